// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-format.h"
#include "hashiya-import.h"
#include "hashiya-json.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  HashiyaImportOptions options;
  gboolean again;
} Import;

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

static HashiyaContent *
read_content (const char *name, const HashiyaImportOptions *options, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (name, "-") != 0)
    {
      file = g_file_new_for_path (name);
      return hashiya_import_file (file, options, NULL, error);
    }
  bytes = read_standard_input (error);
  return bytes != NULL ? hashiya_import_bytes (bytes, options, NULL, error) : NULL;
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

static HashiyaCliStatus
import_one (HashiyaCli *cli, const Import *import, const char *name)
{
  static const char *const names[] = { "added", "updated", "unchanged" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = read_content (name, &import->options, &error);
  g_autofree char *base = strcmp (name, "-") != 0 ? g_path_get_basename (name) : NULL;
  g_autofree char *id = NULL;
  HashiyaPublishStatus status;

  if (content != NULL)
    id = hashiya_library_publish (cli->library, content, base, import->again, &status, &error);
  if (id == NULL)
    {
      answer (cli, name, "failed", NULL, NULL, error->message);
      return hashiya_cli_fail (name, error->message);
    }
  answer (cli, name, names[status], id, content, NULL);
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_import (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *title = NULL;
  Import import = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_ ("What the files are: auto, text, markdown, html or epub"), N_ ("FORMAT") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &language,
      N_ ("The language they are in, as “ur” or “en”"), N_ ("TAG") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("The document’s title"), N_ ("TITLE") },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &import.options.whole,
      N_ ("Take all of a page, not only its article"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &import.again,
      N_ ("Make a new version even of bytes that are known"), NULL },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, G_MAXUINT);
  HashiyaCliStatus status = HASHIYA_CLI_DONE;

  if (names == NULL
      || !hashiya_cli_is_text ((const char *[]){ format ? format : "", language ? language : "",
                                                 title ? title : "", NULL }))
    return HASHIYA_CLI_USAGE;
  if (!hashiya_format_is_known (format))
    return hashiya_cli_usage (_ ("“%s” is not a format that can be imported"), format);
  import.options.format = format != NULL ? format : "auto";
  import.options.language = language;
  import.options.title = title;
  for (char **name = names; *name != NULL; name++)
    {
      if (import_one (cli, &import, *name) != HASHIYA_CLI_DONE)
        status = HASHIYA_CLI_FAILED;
    }
  return status;
}
