// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translating.h"

#include "hashiya-sentence.h"
#include "hashiya-template.h"
#include "hashiya-translate-error.h"
#include "hashiya-translator.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as a reader reads. */
#define MAX_PROBLEMS 20

typedef struct Job Job;

struct Job
{
  gboolean (*run) (Job *job, GCancellable *cancellable, GError **error); /* in the thread */
  HashiyaLibrary *library;
  HashiyaDocument *document;
  char *language;
  GFile *file;
  HashiyaPoEntry *entry;
  char *problems;
};

static void
job_free (Job *job)
{
  g_object_unref (job->library);
  g_object_unref (job->document);
  g_clear_object (&job->file);
  g_clear_pointer (&job->entry, hashiya_po_entry_free);
  g_free (job->language);
  g_free (job->problems);
  g_free (job);
}

static GTask *
new_task (gboolean (*run) (Job *, GCancellable *, GError **),
          HashiyaLibrary *library,
          HashiyaDocument *document,
          const char *language,
          GFile *file,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->library = g_object_ref (library);
  job->document = g_object_ref (document);
  job->language = g_strdup (language);
  if (file != NULL)
    job->file = g_object_ref (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (file, cancellable, error));

  if (input == NULL)
    return NULL;
  /* One byte over the limit is enough for the reader to refuse it. */
  return g_input_stream_read_bytes (input, HASHIYA_PO_MAX_BYTES + 1, cancellable, error);
}

static char *
join_problems (GPtrArray *problems)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      const HashiyaPoProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *line
          = problem->line > 0
                /* Translators: a line's number in a file, and a sentence on what is wrong there. */
                ? hashiya_sentence (_ ("Line %u: %s"), problem->line, problem->message)
                : g_strdup (problem->message);

      g_strv_builder_add (lines, line);
    }
  if (problems->len > MAX_PROBLEMS)
    {
      guint n = problems->len - MAX_PROBLEMS;
      /* Translators: so many more things are wrong with a file. */
      g_autofree char *line = hashiya_sentence (ngettext ("And %u more", "And %u more", n), n);

      g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  return all[0] != NULL ? g_strjoinv ("\n", all) : NULL;
}

/* What a translation begins with: a template that says its language. */
static HashiyaPo *
begin (HashiyaDocument *document, const char *language)
{
  HashiyaPo *po = hashiya_template_new (document);
  HashiyaPoEntry *header = hashiya_po_lookup (po, NULL, "");
  g_auto (GStrv) lines = g_strsplit (header->string, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], "Language:"))
        continue;
      g_free (lines[i]);
      lines[i] = g_strdup_printf ("Language: %s", language);
    }
  g_free (header->string);
  header->string = g_strjoinv ("\n", lines);
  return po;
}

static HashiyaPo *
read_po (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (GBytes) bytes = read_file (job->file, cancellable, error);
  g_autoptr (HashiyaPo) po = NULL;

  if (bytes == NULL)
    return NULL;
  po = hashiya_po_read (bytes, problems);
  if (po != NULL && !hashiya_translator_check (job->document, job->language, po, problems))
    g_clear_pointer (&po, hashiya_po_free);
  job->problems = join_problems (problems);
  if (po == NULL)
    g_set_error_literal (error, HASHIYA_TRANSLATE_ERROR, HASHIYA_TRANSLATE_ERROR_PO,
                         _ ("The file is no translation of this document."));
  return g_steal_pointer (&po);
}

static gboolean
add (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (HashiyaPo) po = NULL;

  if (g_strcmp0 (job->language, hashiya_document_get_language (job->document)) == 0)
    {
      g_set_error_literal (error, HASHIYA_TRANSLATE_ERROR, HASHIYA_TRANSLATE_ERROR_LANGUAGE,
                           _ ("The document itself is in this language."));
      return FALSE;
    }
  po = job->file != NULL ? read_po (job, cancellable, error) : begin (job->document, job->language);
  return po != NULL
         && hashiya_translator_add (job->library, job->document, job->language, po, NULL, error);
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->run (job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hashiya_translating_add_async (HashiyaLibrary *library,
                               HashiyaDocument *document,
                               const char *language,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task
      = new_task (add, library, document, language, file, cancellable, callback, user_data);

  g_task_run_in_thread (task, run_thread);
}

static gboolean
put (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (HashiyaPo) po = hashiya_po_new ();

  hashiya_po_put (po, g_steal_pointer (&job->entry));
  return hashiya_translator_add (job->library, job->document, job->language, po, NULL, error);
}

void
hashiya_translating_put_async (HashiyaLibrary *library,
                               HashiyaDocument *document,
                               const char *language,
                               HashiyaPoEntry *entry,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task
      = new_task (put, library, document, language, NULL, NULL, callback, user_data);

  ((Job *) g_task_get_task_data (task))->entry = entry;
  g_task_run_in_thread (task, run_thread);
}

static gboolean
write_file (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (HashiyaTranslation) translation = NULL;
  g_autoptr (HashiyaPo) template = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HashiyaPo *po;
  gsize n_bytes;
  const char *data;

  if (job->language != NULL)
    {
      translation = hashiya_translator_open (job->library, job->document, job->language, error);
      if (translation == NULL)
        return FALSE;
      po = hashiya_translation_get_po (translation);
    }
  else
    po = template = hashiya_template_new (job->document);
  bytes = hashiya_po_write (po);
  data = g_bytes_get_data (bytes, &n_bytes);
  return g_file_replace_contents (job->file, data, n_bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}

void
hashiya_translating_write_async (HashiyaLibrary *library,
                                 HashiyaDocument *document,
                                 const char *language,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task
      = new_task (write_file, library, document, language, file, cancellable, callback, user_data);

  g_task_run_in_thread (task, run_thread);
}

gboolean
hashiya_translating_finish (GAsyncResult *result, char **problems, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&job->problems);
  return g_task_propagate_boolean (G_TASK (result), error);
}
