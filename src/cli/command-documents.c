// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

static JsonObject *
entry_to_json (HashiyaEntry *entry)
{
  JsonObject *object = json_object_new ();
  gint64 imported = hashiya_entry_get_imported (entry);
  g_autofree char *when = imported > 0 ? hashiya_record_dup_timestamp (imported) : NULL;
  gboolean missing = hashiya_entry_is_missing (entry);

  json_object_set_string_member (object, "id", hashiya_entry_get_id (entry));
  hashiya_json_set_string (object, "title", hashiya_entry_get_title (entry));
  hashiya_json_set_string (object, "byline", hashiya_entry_get_byline (entry));
  hashiya_json_set_string (object, "publisher", hashiya_entry_get_publisher (entry));
  hashiya_json_set_string (object, "language", hashiya_entry_get_language (entry));
  hashiya_json_set_string (object, "direction",
                           missing                        ? NULL
                           : hashiya_entry_is_rtl (entry) ? "rtl"
                                                          : "ltr");
  hashiya_json_set_string (object, "source", hashiya_entry_get_source (entry));
  if (missing)
    {
      json_object_set_null_member (object, "sections");
      json_object_set_null_member (object, "words");
    }
  else
    {
      json_object_set_int_member (object, "sections", hashiya_entry_get_n_sections (entry));
      json_object_set_int_member (object, "words", hashiya_entry_get_n_words (entry));
    }
  json_object_set_int_member (object, "annotations", hashiya_entry_get_n_annotations (entry));
  hashiya_json_set_string (object, "imported", when);
  return object;
}

HashiyaCliStatus
hashiya_command_list (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) none = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  JsonArray *array;

  if (none == NULL)
    return HASHIYA_CLI_USAGE;
  entries = hashiya_library_list (cli->library, NULL, &error);
  if (entries == NULL)
    return hashiya_cli_fail (hashiya_library_get_folder (cli->library), error->message);
  array = json_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      HashiyaEntry *entry = g_ptr_array_index (entries, i);

      if (hashiya_entry_is_trashed (entry))
        continue;
      if (cli->json)
        json_array_add_object_element (array, entry_to_json (entry));
      else
        {
          const char *title = hashiya_entry_get_title (entry);
          g_autofree char *line = g_strdup_printf ("%s\t%s", hashiya_entry_get_id (entry),
                                                   title != NULL ? title : "");

          hashiya_cli_print_line (line);
        }
    }
  if (cli->json)
    hashiya_cli_print_json_array (array);
  else
    json_array_unref (array);
  return HASHIYA_CLI_DONE;
}

static JsonObject *
section_to_json (HashiyaSection *section)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", hashiya_section_get_id (section));
  hashiya_json_set_string (object, "title", hashiya_section_get_title (section));
  json_object_set_int_member (object, "level", hashiya_section_get_level (section));
  json_object_set_int_member (object, "start", hashiya_section_get_start (section));
  json_object_set_int_member (object, "end", hashiya_section_get_end (section));
  json_object_set_int_member (object, "words", hashiya_section_get_n_words (section));
  return object;
}

HashiyaCliStatus
hashiya_command_outline (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *version = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    HASHIYA_CLI_VERSION_OPTION (&version),
    HASHIYA_CLI_LANGUAGE_OPTION (&language),
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, 1);
  g_autoptr (HashiyaDocument) document = NULL;
  JsonArray *array;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open_in (cli, names[0], version, language, NULL);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  array = json_array_new ();
  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (document, i);
      const char *title = hashiya_section_get_title (section);

      if (cli->json)
        json_array_add_object_element (array, section_to_json (section));
      else
        {
          g_autofree char *line
              = g_strdup_printf ("%*s%s\t%s", 2 * ((int) hashiya_section_get_level (section) - 1),
                                 "", title != NULL ? title : "", hashiya_section_get_id (section));

          hashiya_cli_print_line (line);
        }
    }
  if (cli->json)
    hashiya_cli_print_json_array (array);
  else
    json_array_unref (array);
  return HASHIYA_CLI_DONE;
}

/* Opens the document named and, where one is named, finds the section; says why where it cannot.
 * @index is -1 for the whole document. */
static HashiyaCliStatus
open_section (HashiyaCli *cli, int argc, char **argv, HashiyaDocument **opened, int *index)
{
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    HASHIYA_CLI_VERSION_OPTION (&version),
    HASHIYA_CLI_LANGUAGE_OPTION (&language),
    { "section", 0, 0, G_OPTION_ARG_FILENAME, &id, N_ ("Only this section"), N_ ("ID") },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, FALSE, 1, 1);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autofree char *message = NULL;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open_in (cli, names[0], version, language, NULL);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  *index = id != NULL ? hashiya_document_find_section (document, id) : -1;
  if (id != NULL && *index < 0)
    {
      /* Translators: %s is what was typed. */
      message = hashiya_sentence (_ ("There is no section “%s”; see “hashiya-cli outline”."), id);
      hashiya_cli_fail (names[0], message);
      return HASHIYA_CLI_FAILED;
    }
  *opened = g_steal_pointer (&document);
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_text (HashiyaCli *cli, int argc, char **argv)
{
  g_autoptr (HashiyaDocument) document = NULL;
  HashiyaText *text;
  gsize n_bytes, from = 0;
  const char *utf8;
  HashiyaCliStatus status;
  int index;

  status = open_section (cli, argc, argv, &document, &index);
  if (status != HASHIYA_CLI_DONE)
    return status;
  text = hashiya_document_get_text (document);
  utf8 = hashiya_text_peek (text, &n_bytes);
  if (index >= 0)
    {
      HashiyaSection *section = hashiya_document_get_section (document, index);

      from = hashiya_text_byte_offset (text, hashiya_section_get_start (section));
      n_bytes = hashiya_text_byte_offset (text, hashiya_section_get_end (section));
    }
  hashiya_cli_print (utf8 + from, n_bytes - from);
  return HASHIYA_CLI_DONE;
}

static void
print_xhtml (HashiyaDocument *document, guint index)
{
  gsize n_bytes;
  const char *xhtml = g_bytes_get_data (hashiya_document_get_xhtml (document, index), &n_bytes);

  hashiya_cli_print (xhtml, n_bytes);
}

static void
print_page (HashiyaDocument *document)
{
  const char *language = hashiya_document_get_language (document);
  g_autofree char *head = g_markup_printf_escaped (
      "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\" "
      "dir=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>%s</title>\n</head>\n<body>",
      language != NULL ? language : "", language != NULL ? language : "",
      hashiya_document_is_rtl (document) ? "rtl" : "ltr", hashiya_document_get_title (document));

  hashiya_cli_print_line (head);
  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      print_xhtml (document, i);
      hashiya_cli_print ("\n", 1);
    }
  hashiya_cli_print_line ("</body>\n</html>");
}

HashiyaCliStatus
hashiya_command_html (HashiyaCli *cli, int argc, char **argv)
{
  g_autoptr (HashiyaDocument) document = NULL;
  HashiyaCliStatus status;
  int index;

  status = open_section (cli, argc, argv, &document, &index);
  if (status != HASHIYA_CLI_DONE)
    return status;
  if (index >= 0)
    print_xhtml (document, index);
  else
    print_page (document);
  return HASHIYA_CLI_DONE;
}

static HashiyaCliStatus
set_trashed (HashiyaCli *cli, const char *name, gboolean trashed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaEntry) entry = hashiya_library_find (cli->library, name, &error);
  JsonObject *object;

  if (entry == NULL
      || !hashiya_library_set_trashed (cli->library, hashiya_entry_get_id (entry), trashed, &error))
    return hashiya_cli_fail (name, error->message);
  if (cli->json)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "id", hashiya_entry_get_id (entry));
      json_object_set_string_member (object, "status", trashed ? "trashed" : "restored");
      hashiya_cli_print_json_object (object);
    }
  else
    hashiya_cli_print_line (hashiya_entry_get_id (entry));
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_remove (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 1, 1);

  return names != NULL ? set_trashed (cli, names[0], TRUE) : HASHIYA_CLI_USAGE;
}

/* restore DOC ID brings an annotation back, restore DOC the document. */
static HashiyaCliStatus
restore_annotation (HashiyaCli *cli, const char *name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaEntry) entry = hashiya_library_find (cli->library, name, &error);
  g_autoptr (HashiyaMargin) margin = NULL;
  JsonObject *record = NULL;

  if (entry != NULL)
    margin = hashiya_library_get_margin (cli->library, hashiya_entry_get_id (entry), &error);
  if (margin != NULL)
    record = hashiya_margin_restore (margin, id, &error);
  if (record == NULL)
    return hashiya_cli_fail (name, error->message);
  if (cli->json)
    hashiya_cli_print_json_object (record);
  else
    {
      hashiya_cli_print_line (hashiya_record_get_id (record));
      json_object_unref (record);
    }
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_restore (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 1, 2);

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  return names[1] != NULL ? restore_annotation (cli, names[0], names[1])
                          : set_trashed (cli, names[0], FALSE);
}
