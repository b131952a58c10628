// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-helper.h"

#include "hashiya-frame.h"
#include "hashiya-helper-process.h"
#include "hashiya-intake.h"
#include "hashiya-json.h"
#include "hashiya-office.h"
#include "hashiya-page-files.h"
#include "hashiya-sentence.h"
#include "hashiya-source.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#define MEBIBYTE ((guint64) 1024 * 1024)
/* The processor's time is limited in the helper itself; this is what the clock on the wall may show
 * on a busy machine. */
#define BASE_SECONDS       180
#define SECONDS_A_MEBIBYTE 10
/* What comes out of a file may be larger than the file, but not boundlessly. */
#define BASE_BYTES   (600 * MEBIBYTE)
#define BYTES_FACTOR 4
#define MAX_ASKED    5000

typedef struct
{
  GBytes *bytes;
  GBytes *original;      /* what @bytes were made of, or the same */
  const char *converted; /* the original's extension, or NULL where it is the same */
  const char *name;
  const char *folder;
  const HashiyaImportOptions *options;
  GCancellable *cancellable;
  HashiyaHelperProcess *process;
  HashiyaIntake *intake;
  gint64 deadline;
  guint64 left;    /* bytes that may still come */
  guint asked;     /* files beside the one that is read */
  gboolean ready;  /* whether the helper has begun */
  GError *refused; /* the helper's own sentence */
} Talk;

/* What was asked for, as JSON; the folders stay here. */
static GBytes *
write_request (const Talk *self)
{
  static const HashiyaImportOptions none = { .format = "auto" };
  const HashiyaImportOptions *options = self->options != NULL ? self->options : &none;
  g_autoptr (JsonObject) request = json_object_new ();
  g_autofree char *name = self->name != NULL ? g_utf8_make_valid (self->name, -1) : NULL;
  char *json;

  hashiya_json_set_string (request, "format", options->format);
  hashiya_json_set_string (request, "language", options->language);
  hashiya_json_set_string (request, "title", options->title);
  hashiya_json_set_string (request, "address", options->address);
  hashiya_json_set_string (request, "source", options->source);
  hashiya_json_set_string (request, "charset", options->charset);
  hashiya_json_set_string (request, "name", name);
  hashiya_json_set_string (request, "converted", self->converted);
  json_object_set_boolean_member (request, "whole", options->whole);
  json_object_set_boolean_member (request, "folder", self->folder != NULL);
  json_object_set_boolean_member (request, "pictures", options->pictures != NULL);
  json_object_set_boolean_member (request, "progress", options->progress != NULL);
  json = hashiya_json_canonical (request);
  return g_bytes_new_take (json, strlen (json));
}

static gboolean
say (Talk *self, HashiyaFrameKind kind, const char *name, GBytes *data, GError **error)
{
  return hashiya_frame_write (hashiya_helper_process_get_fd (self->process), kind, name, data,
                              self->deadline, self->cancellable, error);
}

/* Reads what a page has beside it, for the helper: only beneath the folder, and no link. */
static gboolean
answer (Talk *self, const HashiyaFrame *frame, GError **error)
{
  const char *reference = strchr (frame->name, '/');
  const char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (reference == NULL || ++self->asked > MAX_ASKED)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Asks too much");
      return FALSE;
    }
  if (g_str_has_prefix (frame->name, "page/"))
    folder = self->folder;
  else if (g_str_has_prefix (frame->name, "pictures/") && self->options != NULL)
    folder = self->options->pictures;
  else if (g_str_has_prefix (frame->name, "original/") && self->converted != NULL)
    bytes = g_bytes_ref (self->original);
  if (folder != NULL)
    bytes = hashiya_page_files_read (folder, reference + 1, 64 * MEBIBYTE);
  return say (self, HASHIYA_FRAME_ANSWER, bytes != NULL ? "file" : "", bytes, error);
}

static void
keep_sentence (Talk *self, const HashiyaFrame *frame)
{
  gsize n;
  const char *data = g_bytes_get_data (frame->data, &n);
  g_autofree char *sentence = g_utf8_make_valid (data != NULL ? data : "", MIN (n, 2000));
  gint64 code = g_ascii_strtoll (frame->name, NULL, 10);

  for (char *p = sentence; *p != '\0'; p++)
    {
      if ((guchar) *p < ' ')
        *p = ' ';
    }
  g_set_error_literal (&self->refused, HASHIYA_IMPORT_ERROR,
                       CLAMP (code, 0, HASHIYA_IMPORT_ERROR_UNREADABLE), sentence);
}

/* What cannot be is not told: the helper may have been taken over. */
static void
pass_step_on (Talk *self, const char *name)
{
  guint64 step, done, total;
  char *end;

  step = g_ascii_strtoull (name, &end, 10);
  done = g_ascii_strtoull (end, &end, 10);
  total = g_ascii_strtoull (end, &end, 10);
  if (*end == '\0' && step < HASHIYA_IMPORT_STEP_CHECK && done <= total)
    hashiya_import_report (self->options, step, done, total);
}

/* Returns: the content once it is there, %NULL while it goes on or with @error */
static HashiyaContent *
listen (Talk *self, GError **error)
{
  g_autoptr (HashiyaFrame) frame
      = hashiya_frame_read (hashiya_helper_process_get_fd (self->process), self->left,
                            self->deadline, self->cancellable, error);

  if (frame == NULL)
    return NULL;
  self->left -= MIN (self->left, g_bytes_get_size (frame->data));
  switch (frame->kind)
    {
    case HASHIYA_FRAME_READY:
      self->ready = TRUE;
      return NULL;
    case HASHIYA_FRAME_ASK:
      answer (self, frame, error);
      return NULL;
    case HASHIYA_FRAME_STEP:
      pass_step_on (self, frame->name);
      return NULL;
    case HASHIYA_FRAME_FILE:
      hashiya_intake_add (self->intake, frame->name, frame->data, error);
      return NULL;
    case HASHIYA_FRAME_DONE:
      return hashiya_intake_finish (self->intake, self->options, frame->name, frame->data, error);
    case HASHIYA_FRAME_ERROR:
      keep_sentence (self, frame);
      return NULL;
    case HASHIYA_FRAME_REQUEST:
    case HASHIYA_FRAME_BYTES:
    case HASHIYA_FRAME_ANSWER:
      break;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Unknown frame");
  return NULL;
}

static HashiyaContent *
talk (Talk *self, GError **error)
{
  g_autoptr (GBytes) request = write_request (self);
  g_autoptr (GError) reason = NULL;
  HashiyaContent *content = NULL;

  if (!say (self, HASHIYA_FRAME_REQUEST, "", request, error)
      || !say (self, HASHIYA_FRAME_BYTES, "", self->bytes, error))
    return NULL;
  while (content == NULL && reason == NULL && self->refused == NULL)
    content = listen (self, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (content == NULL)
    g_propagate_error (error, g_steal_pointer (&self->refused));
  return content;
}

/* Says in a sentence why the helper gave nothing. */
static void
explain (GError *reason, int number, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) || number == SIGXCPU)
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
                         _ ("Reading this file took too long and was stopped. Nothing was added. "
                            "If the file is a text to read, split it into smaller files."));
  else if (number == -HASHIYA_FRAME_EXIT_MEMORY)
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
                         _ ("Reading this file took too much memory and was stopped. Nothing was "
                            "added. If the file is a text to read, split it into smaller files."));
  else
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                         _ ("The part of Hashiya that reads files broke off at this one, which is "
                            "damaged or made to do harm. Nothing was added."));
  g_info ("hashiya-import: %s (signal %d)", reason->message, number);
}

static gint64
find_deadline (GBytes *bytes)
{
  return g_get_monotonic_time ()
         + (BASE_SECONDS + (gint64) (g_bytes_get_size (bytes) / MEBIBYTE) * SECONDS_A_MEBIBYTE)
               * G_USEC_PER_SEC;
}

/* Returns: whether it is settled; not where the helper left before it took the file */
static gboolean
try (Talk *self, gboolean fresh, HashiyaContent **content, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean left;
  int number;

  self->ready = FALSE;
  self->process = hashiya_helper_process_take (fresh, &reason);
  if (self->process == NULL)
    {
      hashiya_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE,
                         /* Translators: hashiya-import is a program; the placeholder is the
                            system's own message. */
                         _ ("Hashiya could not start hashiya-import, which reads files for it: %s. "
                            "Install Hashiya again."),
                         reason->message);
      return TRUE;
    }
  self->intake
      = hashiya_intake_new (self->original, self->options != NULL && self->options->source != NULL
                                                && self->options->pictures == NULL);
  self->left = BASE_BYTES + g_bytes_get_size (self->bytes) * BYTES_FACTOR;
  self->deadline = find_deadline (self->bytes);
  *content = talk (self, &reason);
  g_clear_pointer (&self->intake, hashiya_intake_free);
  if (reason == NULL || reason->domain == HASHIYA_IMPORT_ERROR)
    {
      hashiya_helper_process_give_back (g_steal_pointer (&self->process));
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      return TRUE;
    }
  left = hashiya_helper_process_was_used (self->process) && !self->ready
         && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED);
  number = hashiya_helper_process_end (g_steal_pointer (&self->process));
  if (!left)
    explain (reason, number, error);
  return !left;
}

static HashiyaContent *
import_as_is (Talk *self, GError **error)
{
  HashiyaContent *content = NULL;

  /* An idle helper may leave just when it is asked: then a new one is. */
  if (!try (self, FALSE, &content, error))
    try (self, TRUE, &content, error);
  return content;
}

/* A word processor's document goes through its converter first. */
static HashiyaContent *
import_converted (Talk *self, HashiyaFormat format, GError **error)
{
  g_autoptr (GBytes) page
      = hashiya_office_convert (self->original, format, self->cancellable, error);

  if (page == NULL)
    return NULL;
  self->bytes = page;
  self->converted = hashiya_format_needs_converter (format);
  return import_as_is (self, error);
}

static HashiyaContent *
import (GBytes *bytes,
        const char *name,
        const char *folder,
        const HashiyaImportOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  Talk self = { .bytes = bytes,
                .original = bytes,
                .name = name,
                .folder = folder,
                .options = options,
                .cancellable = cancellable };
  HashiyaFormat format;

  if (!hashiya_source_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  format = hashiya_format_find (options != NULL ? options->format : NULL, name, bytes);
  if (hashiya_format_needs_converter (format) != NULL)
    return import_converted (&self, format, error);
  return import_as_is (&self, error);
}

HashiyaContent *
hashiya_helper_import_file (GFile *file,
                            const HashiyaImportOptions *options,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = hashiya_source_read (file, &name, &folder, cancellable, error);
  if (bytes == NULL)
    return NULL;
  return import (bytes, name, folder, options, cancellable, error);
}

HashiyaContent *
hashiya_helper_import_bytes (GBytes *bytes,
                             const HashiyaImportOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return import (bytes, NULL, NULL, options, cancellable, error);
}
