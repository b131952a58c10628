// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-address.h"
#include "hashiya-cli.h"
#include "hashiya-fetch-document.h"
#include "hashiya-folder.h"
#include "hashiya-format.h"
#include "hashiya-helper.h"
#include "hashiya-json.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define MAX_JOBS 64
/* So many more files than jobs may be read and wait for the disk: half of what writing takes is
 * waiting. */
#define MAX_WAITING 3
/* A larger one is written before the next is read, so that memory holds few of them. */
#define LARGE_BYTES (4 * 1024 * 1024)

typedef struct
{
  HashiyaCli *cli;
  HashiyaImportOptions options;
  gboolean again;
  GThreadPool *pool;
  guint n_pushed;
  GMutex lock; /* of what is printed, and of @status */
  HashiyaCliStatus status;
  GMutex turn_lock; /* of what follows */
  GCond turn_came;
  guint n_idle;   /* jobs that read nothing */
  guint to_read;  /* whose turn it is to be read */
  guint to_write; /* whose turn it is to be written, where there is one job */
  gboolean in_order;
} Import;

typedef struct
{
  char *name;
  guint turn;
} Item;

/* JSON holds UTF-8 only: a name of other bytes is percent-encoded. */
static char *
json_file_name (const char *name)
{
  if (g_utf8_validate (name, -1, NULL))
    return g_strdup (name);
  return g_uri_escape_bytes ((const guint8 *) name, strlen (name), "/");
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  /* One byte over the limit is enough for import to refuse it. */
  while (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory))
         <= HASHIYA_IMPORT_MAX_BYTES)
    {
      g_autoptr (GBytes) chunk = g_input_stream_read_bytes (input, 1024 * 1024, NULL, error);

      if (chunk == NULL || g_output_stream_write_bytes (memory, chunk, NULL, error) < 0)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        break;
    }
  if (!g_output_stream_close (memory, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

HashiyaContent *
hashiya_cli_read_content (const char *name, const HashiyaImportOptions *options, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (hashiya_address_is_one (name))
    return hashiya_fetch_document (NULL, name, options, NULL, NULL, NULL, error);
  if (strcmp (name, "-") != 0)
    {
      file = g_file_new_for_path (name);
      return hashiya_helper_import_file (file, options, NULL, error);
    }
  bytes = read_standard_input (error);
  return bytes != NULL ? hashiya_helper_import_bytes (bytes, options, NULL, error) : NULL;
}

static void
answer (HashiyaCli *cli,
        const char *name,
        const char *status,
        const char *id,
        HashiyaContent *content,
        const char *error)
{
  g_autofree char *file = json_file_name (name);
  JsonObject *object;

  if (!cli->json)
    {
      g_autofree char *line = NULL;

      if (content == NULL)
        return;
      line = g_strdup_printf ("%s\t%s\t%s", status, id, hashiya_content_get (content, "title"));
      hashiya_cli_print_line (line);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", file);
  json_object_set_string_member (object, "status", status);
  hashiya_json_set_string (object, "id", id);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const keys[] = { "title", "language", "direction" };

      hashiya_json_set_string (object, keys[i],
                               content != NULL ? hashiya_content_get (content, keys[i]) : NULL);
    }
  if (content != NULL)
    json_object_set_int_member (object, "sections", hashiya_content_get_n_sections (content));
  else
    json_object_set_null_member (object, "sections");
  hashiya_json_set_string (object, "error", error);
  hashiya_cli_print_json_object (object);
}

static void
fail (Import *self, const char *name, const char *message)
{
  g_mutex_lock (&self->lock);
  answer (self->cli, name, "failed", NULL, NULL, message);
  self->status = hashiya_cli_fail (name, message);
  g_mutex_unlock (&self->lock);
}

char *
hashiya_cli_dup_origin (const char *name)
{
  if (strcmp (name, "-") == 0)
    return NULL;
  return hashiya_address_is_one (name) ? g_strdup (name) : g_path_get_basename (name);
}

/* Waits for a job that reads nothing; files are begun in their order. */
static void
take_job (Import *self, guint turn)
{
  g_mutex_lock (&self->turn_lock);
  while (self->to_read != turn || self->n_idle == 0)
    g_cond_wait (&self->turn_came, &self->turn_lock);
  self->to_read++;
  self->n_idle--;
  g_cond_broadcast (&self->turn_came);
  g_mutex_unlock (&self->turn_lock);
}

static void
give_job_back (Import *self)
{
  g_mutex_lock (&self->turn_lock);
  self->n_idle++;
  g_cond_broadcast (&self->turn_came);
  g_mutex_unlock (&self->turn_lock);
}

/* One job's files are written in their order too. */
static void
begin_writing (Import *self, guint turn)
{
  g_mutex_lock (&self->turn_lock);
  while (self->in_order && self->to_write != turn)
    g_cond_wait (&self->turn_came, &self->turn_lock);
  g_mutex_unlock (&self->turn_lock);
}

static void
end_writing (Import *self)
{
  g_mutex_lock (&self->turn_lock);
  self->to_write++;
  g_cond_broadcast (&self->turn_came);
  g_mutex_unlock (&self->turn_lock);
}

static gboolean
is_large (HashiyaContent *content)
{
  GHashTableIter iter;
  gpointer bytes;
  gsize n_bytes = 0;

  if (content == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, hashiya_content_get_files (content));
  while (g_hash_table_iter_next (&iter, NULL, &bytes))
    n_bytes += g_bytes_get_size (bytes);
  return n_bytes > LARGE_BYTES;
}

static void
publish (Import *self, const char *name, HashiyaContent *content)
{
  static const char *const names[] = { "added", "updated", "unchanged" };
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = hashiya_cli_dup_origin (name);
  g_autofree char *id = NULL;
  HashiyaPublishStatus status;

  id = hashiya_library_publish (self->cli->library, content, origin, self->again, &status, &error);
  if (id == NULL)
    {
      fail (self, name, error->message);
      return;
    }
  g_mutex_lock (&self->lock);
  answer (self->cli, name, names[status], id, content, NULL);
  if (g_strcmp0 (hashiya_content_get (content, "extraction"), "none") == 0)
    hashiya_cli_remark (name, _ ("No article was found in this page: all of it was taken."));
  g_mutex_unlock (&self->lock);
}

/* Runs in a thread of the pool: one file is read while those before it are written. */
static void
import_one (gpointer data, gpointer user_data)
{
  Import *self = user_data;
  Item *item = data;
  g_autofree char *name = item->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  gboolean large;

  take_job (self, item->turn);
  content = hashiya_cli_read_content (name, &self->options, &error);
  large = is_large (content);
  if (!large)
    give_job_back (self);
  begin_writing (self, item->turn);
  if (content != NULL)
    publish (self, name, content);
  else
    fail (self, name, error->message);
  end_writing (self);
  if (large)
    give_job_back (self);
  g_free (item);
}

static void
push (const char *path, const GError *error, gpointer data)
{
  Import *self = data;
  Item *item;

  if (error != NULL)
    {
      fail (self, path, error->message);
      return;
    }
  item = g_new (Item, 1);
  item->name = g_strdup (path);
  item->turn = self->n_pushed++;
  g_thread_pool_push (self->pool, item, NULL);
}

static void
import_all (Import *self, char **names, int n_jobs)
{
  self->in_order = n_jobs == 1;
  self->n_idle = n_jobs;
  self->pool = g_thread_pool_new (import_one, self, n_jobs + MAX_WAITING, TRUE, NULL);
  for (char **name = names; *name != NULL; name++)
    {
      if (!g_file_test (*name, G_FILE_TEST_IS_DIR))
        push (*name, NULL, self);
      else if (hashiya_folder_list (*name, push, self) == 0)
        fail (self, *name,
              _ ("There is no file in this folder that Hashiya reads. It looks for names that end "
                 "in .html, .epub, .md, .txt and the like."));
    }
  g_thread_pool_free (self->pool, FALSE, TRUE);
}

HashiyaCliStatus
hashiya_command_import (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *title = NULL;
  int n_jobs = 1;
  Import import = { .cli = cli, .status = HASHIYA_CLI_DONE };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_ ("What the files are: auto, text, markdown, html, mhtml, epub, docx or odt"),
      N_ ("FORMAT") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &language,
      N_ ("The language they are in, as “ur” or “en”"), N_ ("TAG") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("The document’s title"), N_ ("TITLE") },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &import.options.whole,
      N_ ("Take all of a page, not only its article"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &import.again,
      N_ ("Make a new version even of bytes that are known"), NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &n_jobs, N_ ("How many to import at a time"),
      /* Translators: stands for a number in the help. */
      N_ ("N") },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, G_MAXUINT);

  if (names == NULL
      || !hashiya_cli_is_text ((const char *[]){ format ? format : "", language ? language : "",
                                                 title ? title : "", NULL }))
    return HASHIYA_CLI_USAGE;
  if (!hashiya_format_is_known (format))
    /* Translators: %s is what was typed. */
    return hashiya_cli_usage (_ ("“%s” is not a format that can be imported"), format);
  if (n_jobs < 1 || n_jobs > MAX_JOBS)
    return hashiya_cli_usage (_ ("--jobs takes a number from 1 to %d"), MAX_JOBS);
  import.options.format = format != NULL ? format : "auto";
  import.options.language = language;
  import.options.title = title;
  import_all (&import, names, n_jobs);
  return import.status;
}
