// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-importer.h"

#include "hashiya-helper.h"
#include "hashiya-place.h"
#include "hashiya-record.h"
#include "hashiya-translations.h"
#include "hashiya-view-state.h"

typedef struct
{
  HashiyaOpened *(*run) (GTask *task, GError **error); /* in the thread */
  HashiyaLibrary *library;
  HashiyaDocument *document;
  GFile *file;
  char *id;
  char *version;
  gsize offset;
  HashiyaEditionKind kind; /* of the text to be read; its language where it is a translation */
  char *language;
  HashiyaAnchorProgress progress;
  gpointer user_data;
  double reported; /* of the work, as last told; the thread's */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->library);
  g_clear_object (&job->document);
  g_clear_object (&job->file);
  g_free (job->id);
  g_free (job->version);
  g_free (job->language);
  g_free (job);
}

void
hashiya_opened_free (HashiyaOpened *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->edition);
  g_clear_object (&self->margin);
  g_strfreev (self->languages);
  g_free (self);
}

/* Progress */

typedef struct
{
  GTask *task;
  double done;
} Report;

static void
report_free (Report *self)
{
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
report_cb (gpointer data)
{
  Report *self = data;
  Job *job = g_task_get_task_data (self->task);

  if (!g_task_get_completed (self->task)
      && !g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    job->progress (self->done, job->user_data);
  return G_SOURCE_REMOVE;
}

/* From the thread; every hundredth is enough for a bar. */
static void
report (double done, gpointer task)
{
  Job *job = g_task_get_task_data (task);
  Report *self;

  if (job->progress == NULL || done - job->reported < 0.01)
    return;
  job->reported = done;
  self = g_new0 (Report, 1);
  self->task = g_object_ref (task);
  self->done = done;
  g_idle_add_full (G_PRIORITY_DEFAULT, report_cb, self, (GDestroyNotify) report_free);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : NULL;
}

/* Opening */

static void
count (HashiyaOpened *opened, GArray *anchors)
{
  hashiya_placing_count (anchors, opened->counts);
  opened->n_doubtful = 0;
  for (guint i = 0; i < anchors->len; i++)
    {
      HashiyaAnchor anchor = g_array_index (anchors, HashiyaAnchor, i);

      opened->n_doubtful += anchor.state == HASHIYA_ANCHOR_FUZZY
                            || (anchor.state == HASHIYA_ANCHOR_MOVED && anchor.doubtful);
    }
}

/* In the language in which the reader read it last; in its own where there is no such translation.
 */
static HashiyaEdition *
open_edition (HashiyaLibrary *library, HashiyaDocument *document, HashiyaMargin *margin)
{
  HashiyaEditionKind kind;
  g_autofree char *language = hashiya_view_state_read (margin, &kind);
  g_autoptr (GError) error = NULL;
  HashiyaEdition *edition = hashiya_edition_new (library, document, kind, language, &error);

  if (edition != NULL)
    return edition;
  g_info ("Opened in its own language: %s", error->message);
  return hashiya_edition_new (library, document, HASHIYA_EDITION_ORIGINAL, NULL, NULL);
}

static gboolean
place_in (GTask *task, HashiyaOpened *opened, GError **error)
{
  g_autoptr (GPtrArray) records = hashiya_margin_list (opened->margin);
  g_autoptr (GArray) anchors = hashiya_edition_run (opened->edition, records, report, task,
                                                    g_task_get_cancellable (task), error);

  if (anchors == NULL)
    return FALSE;
  count (opened, anchors);
  opened->languages = hashiya_translations_list_languages (
      hashiya_edition_get_library (opened->edition), hashiya_document_get_id (opened->document));
  return TRUE;
}

/* Finds out where annotations stand in @document, which may not be published yet. */
static HashiyaOpened *
place (GTask *task, HashiyaDocument *document, GError **error)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (HashiyaOpened) opened = g_new0 (HashiyaOpened, 1);

  opened->document = g_object_ref (document);
  opened->margin = hashiya_library_get_margin (job->library, job->id, error);
  if (opened->margin == NULL || !hashiya_margin_refresh (opened->margin, NULL, error))
    return NULL;
  opened->edition = open_edition (job->library, document, opened->margin);
  if (!place_in (task, opened, error))
    return NULL;
  opened->offset = hashiya_edition_from_original (opened->edition,
                                                  hashiya_place_read (document, opened->margin));
  return g_steal_pointer (&opened);
}

static HashiyaOpened *
open_document (GTask *task, GError **error)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (HashiyaDocument) document = hashiya_library_open (
      job->library, job->id, job->version, g_task_get_cancellable (task), error);
  g_autoptr (HashiyaOpened) opened = document != NULL ? place (task, document, error) : NULL;

  if (opened == NULL
      || (job->version != NULL
          && !hashiya_library_set_version (job->library, job->id, job->version, error)))
    return NULL;
  return g_steal_pointer (&opened);
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  HashiyaOpened *opened = job->run (task, &error);

  if (opened == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, opened, (GDestroyNotify) hashiya_opened_free);
}

/* Returns: (transfer none): what the task is to know, which is the caller's to fill before the task
 * runs */
static Job *
give_job (GTask *task, HashiyaLibrary *library, HashiyaAnchorProgress progress, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (library);
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return job;
}

void
hashiya_importer_open_async (HashiyaLibrary *library,
                             const char *id,
                             const char *version,
                             HashiyaAnchorProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = give_job (task, library, progress, user_data);

  job->id = g_strdup (id);
  job->version = g_strdup (version);
  job->run = open_document;
  g_task_run_in_thread (task, run_thread);
}

/* Another language */

static HashiyaOpened *
open_text (GTask *task, GError **error)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (HashiyaOpened) opened = g_new0 (HashiyaOpened, 1);

  opened->document = g_object_ref (job->document);
  opened->margin = hashiya_library_get_margin (job->library, job->id, error);
  if (opened->margin == NULL)
    return NULL;
  opened->edition
      = hashiya_edition_new (job->library, job->document, job->kind, job->language, error);
  if (opened->edition == NULL || !place_in (task, opened, error)
      || !hashiya_view_state_write (opened->margin, job->kind, job->language, error))
    return NULL;
  opened->offset = hashiya_edition_from_original (opened->edition, job->offset);
  return g_steal_pointer (&opened);
}

void
hashiya_importer_open_text_async (HashiyaLibrary *library,
                                  HashiyaDocument *document,
                                  HashiyaEditionKind kind,
                                  const char *language,
                                  gsize offset,
                                  HashiyaAnchorProgress progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = give_job (task, library, progress, user_data);

  job->id = g_strdup (hashiya_document_get_id (document));
  job->document = g_object_ref (document);
  job->kind = kind;
  job->language = g_strdup (language);
  job->offset = offset;
  job->run = open_text;
  g_task_run_in_thread (task, run_thread);
}

HashiyaOpened *
hashiya_importer_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Update */

/* Where the words that the reader is at stand in the new version, in the text that is read. */
static gsize
find_offset (GTask *task, HashiyaOpened *opened)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (HashiyaPlacing) placing = hashiya_placing_new (job->library, opened->document);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GArray) anchors = NULL;
  JsonObject *here = hashiya_record_for_bookmark (job->document, job->offset, NULL);
  HashiyaAnchor *anchor;

  if (here == NULL)
    return opened->offset;
  g_ptr_array_add (records, here);
  anchors = hashiya_placing_run (placing, records, NULL, NULL, NULL, NULL);
  anchor = &g_array_index (anchors, HashiyaAnchor, 0);
  return anchor->state != HASHIYA_ANCHOR_ORPHAN
             ? hashiya_edition_from_original (opened->edition, anchor->start)
             : opened->offset;
}

/* Everything that takes time comes before anything is written. */
static HashiyaOpened *
update (GTask *task, GError **error)
{
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (HashiyaContent) content
      = hashiya_helper_import_file (job->file, NULL, cancellable, error);
  g_autofree char *name = dup_name (job->file);
  g_autoptr (HashiyaDocument) next = NULL;
  g_autoptr (HashiyaOpened) opened = NULL;
  g_autofree char *id = NULL;
  g_autofree char *folder = NULL;
  HashiyaPublishStatus status;

  if (content != NULL)
    next = hashiya_content_to_document (content, job->id, error);
  if (next != NULL)
    opened = place (task, next, error);
  if (opened == NULL)
    return NULL;
  opened->offset = find_offset (task, opened);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  id = hashiya_library_update (job->library, job->id, content, name, &status, error);
  if (id == NULL)
    return NULL;
  folder = hashiya_library_dup_version_folder (job->library, id,
                                               hashiya_content_get_version (content));
  if (g_str_equal (id, job->id) && status == HASHIYA_PUBLISH_UPDATED && folder != NULL)
    {
      hashiya_document_set_folder (next, folder);
      return g_steal_pointer (&opened);
    }
  /* Another document, or a version that these bytes gave before. */
  g_clear_object (&next);
  next = hashiya_library_open (job->library, id, NULL, NULL, error);
  if (next == NULL)
    return NULL;
  g_free (job->id);
  job->id = g_steal_pointer (&id);
  return place (task, next, error);
}

void
hashiya_importer_update_async (HashiyaLibrary *library,
                               HashiyaDocument *document,
                               gsize offset,
                               GFile *file,
                               HashiyaAnchorProgress progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = give_job (task, library, progress, user_data);

  job->id = g_strdup (hashiya_document_get_id (document));
  job->document = g_object_ref (document);
  job->offset = offset;
  job->file = g_object_ref (file);
  job->run = update;
  /* What was published is there, whoever lost patience at the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_thread);
}

HashiyaOpened *
hashiya_importer_update_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
