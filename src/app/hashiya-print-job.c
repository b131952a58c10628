// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-job.h"

#include "hashiya-colour-names.h"
#include "hashiya-pdf.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  HashiyaDocument *document;
  HashiyaDocument *beside;
  GPtrArray *entries;
  HashiyaPrintChoice choice;
  char *colour_names[HASHIYA_N_COLOURS];
  GtkPageSetup *setup;
  gboolean nastaliq;
  gboolean sans_serif;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->document);
  g_clear_object (&job->beside);
  g_ptr_array_unref (job->entries);
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    g_free (job->colour_names[i]);
  g_object_unref (job->setup);
  g_clear_pointer (&job->path, hashiya_print_job_discard);
  g_free (job);
}

void
hashiya_print_job_discard (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

static void
free_entry (gpointer data)
{
  hashiya_print_entry_free (data);
}

/* Side by side, what is marked in one column is in pieces; its note is with the last one. */
static void
add_entries (Job *job, HashiyaMarginModel *model, HashiyaAnnotation *annotation)
{
  HashiyaEdition *edition = hashiya_margin_model_get_edition (model);
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
  const char *const *others
      = hashiya_margin_model_get_conflicts (model, hashiya_annotation_get_id (annotation));
  g_autoptr (GArray) ranges = hashiya_edition_split (edition, anchor.start, anchor.end);
  HashiyaPrintEntry *entry = hashiya_print_entry_new (annotation, others);

  for (guint i = 0; !entry->is_orphan && !entry->is_aside && i < ranges->len; i++)
    {
      const HashiyaPairRange *range = &g_array_index (ranges, HashiyaPairRange, i);
      HashiyaPrintEntry *piece
          = i + 1 < ranges->len ? hashiya_print_entry_new_colour (entry) : entry;

      piece->start = range->start;
      piece->end = range->end;
      if (piece != entry)
        g_ptr_array_add (job->entries, piece);
    }
  g_ptr_array_add (job->entries, entry);
}

static Job *
new_job (HashiyaMarginModel *model, const HashiyaPrintChoice *choice, GtkPageSetup *setup)
{
  HashiyaEdition *edition = hashiya_margin_model_get_edition (model);
  HashiyaColourNames *names = hashiya_colour_names_get_default ();
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  Job *job = g_new0 (Job, 1);

  job->document = g_object_ref (hashiya_margin_model_get_document (model));
  if (hashiya_edition_get_kind (edition) == HASHIYA_EDITION_BESIDE)
    job->beside = g_object_ref (
        hashiya_translation_get_document (hashiya_edition_get_translation (edition)));
  job->choice = *choice;
  job->setup = gtk_page_setup_copy (setup);
  job->nastaliq = g_settings_get_boolean (settings, "nastaliq");
  job->sans_serif = g_settings_get_boolean (settings, "sans-serif");
  job->entries = g_ptr_array_new_full (n, free_entry);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (model), i);

      add_entries (job, model, annotation);
    }
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      const char *name = hashiya_colour_names_get (names, i);

      if (g_strcmp0 (name, hashiya_colour_names_get_original (i)) != 0)
        job->colour_names[i] = g_strdup (name);
    }
  return job;
}

const char *
hashiya_print_job_get_obstacle (HashiyaMarginModel *model, const HashiyaPrintChoice *choice)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (!choice->notes_only || (choice->highlights && n > 0))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (HashiyaPrintEntry) entry = hashiya_print_entry_new (
          annotation,
          hashiya_margin_model_get_conflicts (model, hashiya_annotation_get_id (annotation)));

      if (hashiya_print_entry_says_something (entry))
        return NULL;
    }
  if (n == 0)
    return _ ("The margin of this document is empty: there is nothing to print.");
  return _ ("No mark has a note or a tag, and highlights are left out: there is nothing to print.");
}

static void
build_page (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const HashiyaPrintPage description = {
    .document = job->document,
    .beside = job->beside,
    .entries = job->entries,
    .section = job->choice.section,
    .notes_only = job->choice.notes_only,
    .highlights = job->choice.highlights,
    .notes = job->choice.notes,
    .nastaliq = job->nastaliq,
    .colour_names = (const char *const *) job->colour_names,
  };
  g_autoptr (GError) error = NULL;
  GBytes *page = hashiya_print_page_build (&description, NULL, &error);

  if (page == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, page, (GDestroyNotify) g_bytes_unref);
}

static void
pdf_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  if (hashiya_pdf_make_finish (result, &error) == 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->path),
                           (GDestroyNotify) hashiya_print_job_discard);
}

static void
page_built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *folder = NULL;
  Job *job = g_task_get_task_data (task);
  HashiyaPdf pdf = { job->document, page, job->setup, job->nastaliq, job->sans_serif };

  if (page != NULL)
    folder = g_dir_make_tmp ("hashiya-print-XXXXXX", &error);
  if (folder == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job->path = g_build_filename (folder, "pages.pdf", NULL);
  hashiya_pdf_make_async (&pdf, job->path, g_task_get_cancellable (task), pdf_made_cb,
                          g_object_ref (task));
}

void
hashiya_print_job_run_async (HashiyaMarginModel *model,
                             const HashiyaPrintChoice *choice,
                             GtkPageSetup *setup,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  const char *obstacle = hashiya_print_job_get_obstacle (model, choice);
  g_autoptr (GTask) building = NULL;
  Job *job;

  if (obstacle != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", obstacle);
      g_object_unref (task);
      return;
    }
  job = new_job (model, choice, setup);
  g_task_set_task_data (task, job, job_free);
  building = g_task_new (NULL, cancellable, page_built_cb, task);
  g_task_set_task_data (building, job, NULL);
  g_task_run_in_thread (building, build_page);
}

char *
hashiya_print_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
