// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import-job.h"

#include "hashiya-fetch-document.h"
#include "hashiya-helper.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

#define REPORT_PAUSE_US (50 * 1000)

/* Beside the steps of fetching: those of importing, and the last. */
#define STEP_IMPORT (HASHIYA_FETCH_STEP_PICTURES + 1)
#define STEP_SAVE   (STEP_IMPORT + HASHIYA_IMPORT_N_STEPS)

struct _HashiyaImportJob
{
  GObject parent_instance;

  GFile *file;   /* or NULL */
  char *address; /* or NULL */
  GBytes *bytes; /* or NULL */
  char *name;
  const char *format;

  HashiyaImportState state;
  GCancellable *cancellable; /* of what runs, or NULL */
  char *step;
  double fraction;
  char *id;
  gboolean no_article; /* all of a page was taken, since no article was found in it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaImportJob, hashiya_import_job, G_TYPE_OBJECT)

static void
hashiya_import_job_finalize (GObject *object)
{
  HashiyaImportJob *self = HASHIYA_IMPORT_JOB (object);

  g_clear_object (&self->file);
  g_free (self->address);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_clear_object (&self->cancellable);
  g_free (self->step);
  g_free (self->id);
  G_OBJECT_CLASS (hashiya_import_job_parent_class)->finalize (object);
}

static void
hashiya_import_job_class_init (HashiyaImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_import_job_finalize;
  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
set_state (HashiyaImportJob *self, HashiyaImportState state, const char *step)
{
  guint before = self->state;

  self->state = state;
  self->fraction = -1;
  g_free (self->step);
  self->step = g_strdup (step);
  g_signal_emit (self, signals[CHANGED], 0, before);
}

static void
hashiya_import_job_init (HashiyaImportJob *self)
{
  set_state (self, HASHIYA_IMPORT_STATE_WAITING, _ ("Waiting"));
}

/* Progress */

typedef struct
{
  HashiyaImportJob *job;
  GCancellable *cancellable; /* tells this run from the next */
  gint64 reported;           /* the thread's */
  guint step;
  guint64 done;
  guint64 total;
} Report;

static void
report_free (Report *self)
{
  g_object_unref (self->job);
  g_object_unref (self->cancellable);
  g_free (self);
}

static char *
dup_step (const Report *self)
{
  g_autofree char *size = NULL;

  switch (self->step)
    {
    case HASHIYA_FETCH_STEP_PAGE:
      if (self->done == 0)
        return g_strdup (_ ("Connecting"));
      size = hashiya_size (self->done, G_FORMAT_SIZE_DEFAULT);
      /* Translators: a page comes from the web; the placeholder is a size as “1.2 MB”. */
      return hashiya_sentence (_ ("Fetching the page: %s"), size);
    case HASHIYA_FETCH_STEP_PICTURES:
      /* Translators: pictures of a page come from the web, this one of so many. */
      return hashiya_sentence (_ ("Fetching picture %u of %u"), (guint) self->done + 1,
                               (guint) MAX (self->total, self->done + 1));
    case STEP_IMPORT + HASHIYA_IMPORT_STEP_PARTS:
      /* Translators: a book is being read, this file in it of so many. */
      return hashiya_sentence (_ ("Reading part %u of %u"), (guint) self->done + 1,
                               (guint) self->total);
    case STEP_IMPORT + HASHIYA_IMPORT_STEP_ARTICLE:
      return g_strdup (_ ("Finding the article"));
    case STEP_IMPORT + HASHIYA_IMPORT_STEP_CLEAN:
      /* Translators: what is no text to read is taken out of a page. */
      return g_strdup (_ ("Cleaning the page"));
    case STEP_IMPORT + HASHIYA_IMPORT_STEP_SECTIONS:
      /* Translators: a document is being added, this section of so many. */
      return hashiya_sentence (_ ("Writing section %u of %u"), (guint) self->done + 1,
                               (guint) self->total);
    case STEP_IMPORT + HASHIYA_IMPORT_STEP_CHECK:
      /* Translators: a document is being added, this section of so many. */
      return hashiya_sentence (_ ("Checking section %u of %u"), (guint) self->done + 1,
                               (guint) self->total);
    case STEP_SAVE:
      return g_strdup (_ ("Saving"));
    default:
      return g_strdup (_ ("Reading"));
    }
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  HashiyaImportJob *self = report->job;

  if (self->cancellable != report->cancellable || self->state != HASHIYA_IMPORT_STATE_RUNNING)
    return G_SOURCE_REMOVE;
  g_free (self->step);
  self->step = dup_step (report);
  self->fraction = report->total > 0 ? (double) report->done / (double) report->total : -1;
  g_signal_emit (self, signals[CHANGED], 0, (guint) self->state);
  return G_SOURCE_REMOVE;
}

/* From the thread. A step's beginning is always told, the rest now and then. */
static void
report (guint step, guint64 done, guint64 total, gpointer data)
{
  Report *last = data;
  gint64 now = g_get_monotonic_time ();
  Report *next;

  if (step == last->step && now - last->reported < REPORT_PAUSE_US)
    return;
  last->step = step;
  last->reported = now;
  next = g_new0 (Report, 1);
  next->job = g_object_ref (last->job);
  next->cancellable = g_object_ref (last->cancellable);
  next->step = step;
  next->done = done;
  next->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT, report_cb, next, (GDestroyNotify) report_free);
}

static void
report_fetch (HashiyaFetchStep step, guint64 done, guint64 total, gpointer data)
{
  report (step, done, total, data);
}

static void
report_import (HashiyaImportStep step, guint64 done, guint64 total, gpointer data)
{
  report (STEP_IMPORT + step, done, total, data);
}

/* Running */

static HashiyaContent *
read_content (HashiyaImportJob *self, Report *last, GCancellable *cancellable, GError **error)
{
  const HashiyaImportOptions options = { .format = self->format != NULL ? self->format : "auto",
                                         .whole = self->bytes != NULL,
                                         .progress = report_import,
                                         .progress_data = last };

  if (self->address != NULL)
    return hashiya_fetch_document (NULL, self->address, &options, report_fetch, last, cancellable,
                                   error);
  report (HASHIYA_FETCH_STEP_READ, 0, 0, last);
  if (self->file != NULL)
    return hashiya_helper_import_file (self->file, &options, cancellable, error);
  return hashiya_helper_import_bytes (self->bytes, &options, cancellable, error);
}

/* What the journal says a document came from. */
static char *
dup_origin (HashiyaImportJob *self)
{
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  if (self->address != NULL)
    return g_strdup (self->address);
  return base != NULL ? g_filename_display_name (base) : NULL;
}

static void
import_thread (GTask *task, gpointer source, gpointer library, GCancellable *cancellable)
{
  HashiyaImportJob *self = source;
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = dup_origin (self);
  g_autoptr (HashiyaContent) content = NULL;
  Report last = { .job = self, .cancellable = cancellable, .step = G_MAXUINT };
  HashiyaPublishStatus status;
  char *id = NULL;

  content = read_content (self, &last, cancellable, &error);
  if (content != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      report (STEP_SAVE, 0, 0, &last);
      id = hashiya_library_publish (library, content, origin, FALSE, &status, &error);
    }
  if (id != NULL)
    self->no_article = g_strcmp0 (hashiya_content_get (content, "extraction"), "none") == 0;
  if (id == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, id, g_free);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HashiyaImportJob *self = HASHIYA_IMPORT_JOB (source);
  g_autoptr (GError) error = NULL;

  g_free (self->id);
  self->id = g_task_propagate_pointer (G_TASK (result), &error);
  g_clear_object (&self->cancellable);
  if (self->id != NULL)
    set_state (self, HASHIYA_IMPORT_STATE_DONE,
               self->no_article ? _ ("Added whole: no article was found in this page")
                                : _ ("Added"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, HASHIYA_IMPORT_STATE_CANCELLED, _ ("Cancelled"));
  else
    set_state (self, HASHIYA_IMPORT_STATE_FAILED, error->message);
}

void
hashiya_import_job_start (HashiyaImportJob *self, HashiyaLibrary *library)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HASHIYA_IS_IMPORT_JOB (self));
  g_return_if_fail (HASHIYA_IS_LIBRARY (library));
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  set_state (self, HASHIYA_IMPORT_STATE_RUNNING, _ ("Reading"));
  task = g_task_new (self, self->cancellable, imported_cb, NULL);
  g_task_set_task_data (task, g_object_ref (library), g_object_unref);
  /* What was published is there, whoever lost patience at the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, import_thread);
}

void
hashiya_import_job_cancel (HashiyaImportJob *self)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_JOB (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else if (self->state == HASHIYA_IMPORT_STATE_WAITING)
    set_state (self, HASHIYA_IMPORT_STATE_CANCELLED, _ ("Cancelled"));
}

void
hashiya_import_job_wait (HashiyaImportJob *self)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_JOB (self));

  if (self->cancellable == NULL)
    set_state (self, HASHIYA_IMPORT_STATE_WAITING, _ ("Waiting"));
}

HashiyaImportJob *
hashiya_import_job_new_for_file (GFile *file)
{
  HashiyaImportJob *self;
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (HASHIYA_TYPE_IMPORT_JOB, NULL);
  base = g_file_get_basename (file);
  self->file = g_object_ref (file);
  self->name = base != NULL ? g_filename_display_name (base) : g_strdup ("");
  return self;
}

HashiyaImportJob *
hashiya_import_job_new_for_address (const char *address)
{
  HashiyaImportJob *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_IMPORT_JOB, NULL);
  self->address = g_strstrip (g_strdup (address));
  self->name = g_utf8_make_valid (self->address, -1);
  return self;
}

HashiyaImportJob *
hashiya_import_job_new_for_bytes (const char *name, GBytes *bytes, const char *format)
{
  HashiyaImportJob *self;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_IMPORT_JOB, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->format = g_intern_string (format);
  return self;
}

HashiyaImportState
hashiya_import_job_get_state (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), HASHIYA_IMPORT_STATE_FAILED);

  return self->state;
}

GFile *
hashiya_import_job_get_file (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), NULL);

  return self->file;
}

const char *
hashiya_import_job_get_name (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), NULL);

  return self->name;
}

const char *
hashiya_import_job_get_step (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), NULL);

  return self->step;
}

double
hashiya_import_job_get_fraction (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), -1);

  return self->fraction;
}

const char *
hashiya_import_job_get_id (HashiyaImportJob *self)
{
  g_return_val_if_fail (HASHIYA_IS_IMPORT_JOB (self), NULL);

  return self->id;
}
