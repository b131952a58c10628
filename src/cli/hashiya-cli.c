// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"

#include "hashiya-json.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* One failure is one line, whatever a file is called. */
static char *
one_line (const char *bytes)
{
  g_autofree char *shown = g_filename_display_name (bytes);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (line, "\\n");
      else if (g_unichar_iscntrl (c))
        g_string_append_printf (line, "\\x%02x", c);
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

HashiyaCliStatus
hashiya_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = hashiya_sentence_v (format, arguments);
  va_end (arguments);
  line = one_line (message);
  fprintf (stderr, "hashiya-cli: %s\n", line);
  return HASHIYA_CLI_USAGE;
}

void
hashiya_cli_remark (const char *subject, const char *message)
{
  g_autofree char *name = one_line (subject);

  fprintf (stderr, "hashiya-cli: %s: %s\n", name, message);
}

HashiyaCliStatus
hashiya_cli_fail (const char *subject, const char *message)
{
  g_autofree char *name = one_line (subject);
  g_autofree char *reason = one_line (message);

  fprintf (stderr, "hashiya-cli: %s: %s\n", name, reason);
  return HASHIYA_CLI_FAILED;
}

static GOptionContext *
new_context (HashiyaCli *cli, const GOptionEntry *entries, gboolean takes_json, GStrv *rest)
{
  GOptionContext *context = g_option_context_new (NULL);
  const GOptionEntry shared[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Answer with one JSON value"), NULL },
    { NULL },
  };
  const GOptionEntry *list = takes_json ? shared : NULL;
  const GOptionEntry only_rest[] = { shared[0], { NULL } };

  g_option_context_add_main_entries (context, list != NULL ? list : only_rest, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

GStrv
hashiya_cli_parse (HashiyaCli *cli,
                   int argc,
                   char **argv,
                   const GOptionEntry *entries,
                   gboolean takes_json,
                   guint min,
                   guint max)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GOptionContext) context = new_context (cli, entries, takes_json, &rest);
  g_autoptr (GError) error = NULL;
  guint n_rest;

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      hashiya_cli_usage ("%s: %s", argv[0], error->message);
      return NULL;
    }
  if (rest == NULL)
    rest = g_new0 (char *, 1);
  n_rest = g_strv_length (rest);
  if (n_rest < min)
    {
      /* Translators: the placeholder is a command, like "annotate". */
      hashiya_cli_usage (_ ("%s: something is missing; see “hashiya-cli --help”"), argv[0]);
      return NULL;
    }
  if (n_rest > max)
    {
      /* Translators: a command, like "annotate", and an argument that is one too many. */
      hashiya_cli_usage (_ ("%s: “%s” is too much; see “hashiya-cli --help”"), argv[0], rest[max]);
      return NULL;
    }
  return g_steal_pointer (&rest);
}

gboolean
hashiya_cli_is_text (const char *const *texts)
{
  for (; texts != NULL && *texts != NULL; texts++)
    {
      if (!g_utf8_validate (*texts, -1, NULL))
        {
          /* Translators: %s is what was typed. */
          hashiya_cli_usage (_ ("“%s” is not UTF-8 text"), *texts);
          return FALSE;
        }
    }
  return TRUE;
}

void
hashiya_cli_print (const char *bytes, gsize n_bytes)
{
  fwrite (bytes, 1, n_bytes, stdout);
}

void
hashiya_cli_print_line (const char *text)
{
  hashiya_cli_print (text, strlen (text));
  hashiya_cli_print ("\n", 1);
}

void
hashiya_cli_print_json (JsonNode *node)
{
  g_autofree char *text = hashiya_json_to_string (node);

  hashiya_cli_print_line (text);
  json_node_unref (node);
}

void
hashiya_cli_print_json_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  hashiya_cli_print_json (node);
}

void
hashiya_cli_print_json_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  hashiya_cli_print_json (node);
}

char *
hashiya_cli_find_version (HashiyaCli *cli, const char *id, const char *name, GError **error)
{
  g_autoptr (GPtrArray) versions = hashiya_library_list_versions (cli->library, id, error);
  const char *found = NULL;
  guint n_found = 0;

  if (versions == NULL)
    return NULL;
  for (guint i = 0; i < versions->len; i++)
    {
      HashiyaVersion *version = g_ptr_array_index (versions, i);

      if (*name == '\0' || !g_str_has_prefix (version->version, name))
        continue;
      found = version->version;
      n_found++;
    }
  if (n_found == 1)
    return g_strdup (found);
  hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                     /* Translators: what was typed, and a command. */
                     _ ("“%s” is no version of it; see “hashiya-cli versions”."), name);
  return NULL;
}

HashiyaDocument *
hashiya_cli_open (HashiyaCli *cli, const char *name, const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autofree char *found = NULL;
  HashiyaDocument *document = NULL;

  if (version != NULL && !hashiya_cli_is_text ((const char *[]){ version, NULL }))
    return NULL;
  entry = hashiya_library_find (cli->library, name, &error);
  if (entry != NULL && version != NULL)
    found = hashiya_cli_find_version (cli, hashiya_entry_get_id (entry), version, &error);
  if (error == NULL)
    document
        = hashiya_library_open (cli->library, hashiya_entry_get_id (entry), found, NULL, &error);
  if (document == NULL)
    hashiya_cli_fail (name, error->message);
  return document;
}
