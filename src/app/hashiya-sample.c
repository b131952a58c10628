// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-sample.h"

#include "hashiya-helper.h"
#include "hashiya-locale.h"
#include "hashiya-translator.h"
#include "hashiya-view-state.h"

#define TEXT     "hashiya-sample.en.txt"
#define LANGUAGE "ur"
#define PO       "hashiya-sample.ur.po"

/* The documents that these bytes are. Before the sample was one document in two languages, Urdu was
 * one of its own. */
#define ENGLISH_ID "a144281a2e9b9799"
#define URDU_ID    "665387e9b50a8205"

typedef struct
{
  HashiyaLibrary *library;
  GSettings *settings;
  gboolean was_imported;
  void (*done) (gpointer data);
  gpointer data;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->library);
  g_object_unref (job->settings);
  g_free (job);
}

static char *
dup_path (const char *name)
{
  const char *folder = g_getenv ("HASHIYA_DATADIR");

  return g_build_filename (folder != NULL ? folder : PKGDATADIR, "sample", name, NULL);
}

static gboolean
import_text (HashiyaLibrary *library, GError **error)
{
  g_autofree char *path = dup_path (TEXT);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HashiyaContent) content = hashiya_helper_import_file (file, NULL, NULL, error);
  g_autofree char *id = NULL;
  HashiyaPublishStatus status;

  if (content != NULL)
    id = hashiya_library_publish (library, content, TEXT, FALSE, &status, error);
  return id != NULL;
}

static HashiyaDocument *
add_translation (HashiyaLibrary *library, GError **error)
{
  g_autofree char *path = dup_path (PO);
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (HashiyaDocument) document
      = hashiya_library_open (library, ENGLISH_ID, NULL, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HashiyaPo) po = NULL;
  char *data;
  gsize n_bytes;

  if (document == NULL || !g_file_get_contents (path, &data, &n_bytes, error))
    return NULL;
  bytes = g_bytes_new_take (data, n_bytes);
  po = hashiya_po_read (bytes, problems);
  g_return_val_if_fail (po != NULL, NULL);
  return hashiya_translator_add (library, document, LANGUAGE, po, NULL, error)
             ? g_steal_pointer (&document)
             : NULL;
}

/* Who reads the program's Urdu begins with the sample's, under its Urdu name. */
static gboolean
begin_in_urdu (HashiyaLibrary *library, HashiyaDocument *document, GError **error)
{
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (library, ENGLISH_ID, error);
  g_autoptr (HashiyaTranslation) translation
      = margin != NULL ? hashiya_translator_open (library, document, LANGUAGE, error) : NULL;
  g_autoptr (JsonNode) title = NULL;

  if (translation == NULL
      || !hashiya_view_state_write (margin, HASHIYA_EDITION_TRANSLATION, LANGUAGE, error))
    return FALSE;
  title = json_node_init_string (
      json_node_alloc (),
      hashiya_document_get_title (hashiya_translation_get_document (translation)));
  return hashiya_margin_set_state (margin, "title", title, error);
}

static gboolean
import_all (HashiyaLibrary *library, GError **error)
{
  g_autoptr (HashiyaDocument) document = NULL;

  if (!import_text (library, error))
    return FALSE;
  document = add_translation (library, error);
  return document != NULL
         && (g_strcmp0 (hashiya_locale_get_language (), LANGUAGE) != 0
             || begin_in_urdu (library, document, error));
}

/* A library from before: its English sample gets the translation, unless it was removed; its Urdu
 * one goes, unless it bears a mark. */
static gboolean
bring_up_to_date (HashiyaLibrary *library, GError **error)
{
  g_autoptr (HashiyaEntry) english = hashiya_library_get_entry (library, ENGLISH_ID, NULL);
  g_autoptr (HashiyaEntry) urdu = hashiya_library_get_entry (library, URDU_ID, NULL);
  g_autoptr (HashiyaDocument) document = NULL;

  if (english == NULL || hashiya_entry_is_trashed (english) || hashiya_entry_is_missing (english))
    return TRUE;
  document = add_translation (library, error);
  if (document == NULL)
    return FALSE;
  return urdu == NULL || hashiya_entry_is_trashed (urdu)
         || hashiya_entry_get_n_annotations (urdu) > 0
         || hashiya_library_set_trashed (library, URDU_ID, TRUE, error);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done = job->was_imported ? bring_up_to_date (job->library, &error)
                                    : import_all (job->library, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_settings_set_boolean (job->settings, "sample-imported", TRUE);
      g_settings_set_boolean (job->settings, "sample-translated", TRUE);
    }
  else
    g_info ("The sample could not be imported: %s", error->message);
  job->done (job->data);
}

void
hashiya_sample_import (HashiyaLibrary *library,
                       GSettings *settings,
                       void (*done) (gpointer data),
                       gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (g_settings_get_boolean (settings, "sample-translated"))
    return;
  task = g_task_new (NULL, NULL, imported_cb, NULL);
  job = g_new0 (Job, 1);
  job->library = g_object_ref (library);
  job->settings = g_object_ref (settings);
  job->was_imported = g_settings_get_boolean (settings, "sample-imported");
  job->done = done;
  job->data = data;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, import_thread);
}
