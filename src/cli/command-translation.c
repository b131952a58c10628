// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-template.h"
#include "hashiya-translator.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

HashiyaDocument *
hashiya_cli_open_in (HashiyaCli *cli,
                     const char *name,
                     const char *version,
                     const char *language,
                     HashiyaTranslation **translation)
{
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaTranslation) found = NULL;
  g_autofree char *tag = NULL;
  g_autoptr (GError) error = NULL;

  if (translation != NULL)
    *translation = NULL;
  if (language != NULL)
    tag = hashiya_translator_dup_language (language);
  if (language != NULL && tag == NULL)
    {
      /* Translators: %s is what was typed. */
      hashiya_cli_usage (_ ("“%s” is no language; write a short name like “ur” or “en”"), language);
      return NULL;
    }
  document = hashiya_cli_open (cli, name, version);
  if (document == NULL || tag == NULL
      || g_strcmp0 (tag, hashiya_document_get_language (document)) == 0)
    return g_steal_pointer (&document);
  found = hashiya_translator_open (cli->library, document, tag, &error);
  if (found == NULL)
    {
      hashiya_cli_fail (name, error->message);
      return NULL;
    }
  g_set_object (&document, hashiya_translation_get_document (found));
  if (translation != NULL)
    *translation = g_steal_pointer (&found);
  return g_steal_pointer (&document);
}

static void
print_po (HashiyaPo *po)
{
  g_autoptr (GBytes) bytes = hashiya_po_write (po);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  hashiya_cli_print (data, n_bytes);
}

HashiyaCliStatus
hashiya_command_template (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *version = NULL;
  const GOptionEntry entries[] = {
    HASHIYA_CLI_VERSION_OPTION (&version),
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, FALSE, 1, 1);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaPo) template = NULL;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open (cli, names[0], version);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  template = hashiya_template_new (document);
  print_po (template);
  return HASHIYA_CLI_DONE;
}

/* Reads a file that is not too large to be a translation. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (file, NULL, error));

  if (input == NULL)
    return NULL;
  /* One byte over the limit is enough for the reader to refuse it. */
  return g_input_stream_read_bytes (input, HASHIYA_PO_MAX_BYTES + 1, NULL, error);
}

static void
print_problems (const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const HashiyaPoProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place
          = problem->line > 0 ? g_strdup_printf ("%s:%u", path, problem->line) : g_strdup (path);

      hashiya_cli_fail (place, problem->message);
    }
}

static JsonArray *
problems_to_json (GPtrArray *problems)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const HashiyaPoProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *object = json_object_new ();

      if (problem->line > 0)
        json_object_set_int_member (object, "line", problem->line);
      else
        json_object_set_null_member (object, "line");
      json_object_set_string_member (object, "message", problem->message);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* How far the translation is, with what was just added to it. */
static void
answer (HashiyaCli *cli, HashiyaTranslation *translation, guint n_changed, GPtrArray *problems)
{
  static const char *const names[] = { "translated", "untranslated", "fuzzy", "damaged" };
  HashiyaDocument *original = hashiya_translation_get_original (translation);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GString) line = g_string_new (hashiya_document_get_id (original));
  guint counts[HASHIYA_BLOCK_DAMAGED + 1];

  hashiya_translation_count_all (translation, counts);
  json_object_set_string_member (object, "id", hashiya_document_get_id (original));
  json_object_set_string_member (object, "language",
                                 hashiya_translation_get_language (translation));
  json_object_set_int_member (object, "changed", n_changed);
  g_string_append_printf (line, "\t%s\tchanged %u", hashiya_translation_get_language (translation),
                          n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      json_object_set_int_member (object, names[i], counts[i]);
      g_string_append_printf (line, "\t%s %u", names[i], counts[i]);
    }
  json_object_set_array_member (object, "problems", problems_to_json (problems));
  if (cli->json)
    hashiya_cli_print_json_object (g_steal_pointer (&object));
  else
    hashiya_cli_print_line (line->str);
}

/* Reads and checks a file; says what is wrong with it. */
static HashiyaPo *
read_po (const char *path, HashiyaDocument *document, const char *language, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (path, &error);
  g_autoptr (HashiyaPo) po = NULL;

  if (bytes == NULL)
    {
      hashiya_cli_fail (path, error->message);
      return NULL;
    }
  po = hashiya_po_read (bytes, problems);
  if (po != NULL && !hashiya_translator_check (document, language, po, problems))
    g_clear_pointer (&po, hashiya_po_free);
  print_problems (path, problems);
  return g_steal_pointer (&po);
}

HashiyaCliStatus
hashiya_command_translation (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 3, 3);
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaTranslation) translation = NULL;
  g_autofree char *language = NULL;
  g_autoptr (HashiyaPo) po = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  language = hashiya_translator_dup_language (names[1]);
  if (language == NULL)
    return hashiya_cli_usage (_ ("“%s” is no language; write a short name like “ur” or “en”"),
                              names[1]);
  document = hashiya_cli_open (cli, names[0], NULL);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  if (g_strcmp0 (language, hashiya_document_get_language (document)) == 0)
    return hashiya_cli_fail (names[0], _ ("The document itself is in this language."));
  po = read_po (names[2], document, language, problems);
  if (po == NULL)
    return HASHIYA_CLI_FAILED;
  if (hashiya_translator_add (cli->library, document, language, po, &n_changed, &error))
    translation = hashiya_translator_open (cli->library, document, language, &error);
  if (translation == NULL)
    return hashiya_cli_fail (names[0], error->message);
  answer (cli, translation, n_changed, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      if (!((HashiyaPoProblem *) g_ptr_array_index (problems, i))->is_notice)
        return HASHIYA_CLI_FAILED;
    }
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_translation_export (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *version = NULL;
  const GOptionEntry entries[] = {
    HASHIYA_CLI_VERSION_OPTION (&version),
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, FALSE, 2, 2);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaTranslation) translation = NULL;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open_in (cli, names[0], version, names[1], &translation);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  if (translation == NULL)
    return hashiya_cli_fail (names[0], _ ("The document itself is in this language."));
  print_po (hashiya_translation_get_po (translation));
  return HASHIYA_CLI_DONE;
}
