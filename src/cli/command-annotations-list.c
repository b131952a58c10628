// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-translator.h"

#include <glib/gi18n.h>
#include <string.h>

/* A range's number, or null where the annotation has no place in the text. */
static void
set_offset (JsonObject *object, const char *key, gboolean placed, gsize offset)
{
  if (placed)
    json_object_set_int_member (object, key, offset);
  else
    json_object_set_null_member (object, key);
}

/* One annotation of the list; its record is looked up when it is printed. */
typedef struct
{
  const char *id;
  HashiyaAnchor anchor;
  gboolean is_whole;  /* about the document, which stands first */
  gboolean is_absent; /* of another language than the one that was asked for */
} Row;

/* Whether it was marked in this very text: the original, or a translation. */
static gboolean
is_in (JsonObject *record, HashiyaDocument *document)
{
  return g_strcmp0 (hashiya_record_get_translation (record),
                    hashiya_document_get_translation (document))
         == 0;
}

static JsonObject *
row_to_json (const Row *row, JsonObject *record, HashiyaDocument *document, HashiyaMargin *margin)
{
  JsonObject *object = json_object_new ();
  HashiyaAnchor anchor = row->anchor;
  gboolean placed = anchor.state != HASHIYA_ANCHOR_ORPHAN && hashiya_record_has_selector (record);
  /* Offsets count in the text that was asked for; its section is the same in every language. */
  gboolean is_here = is_in (record, document);
  g_autoptr (GPtrArray) conflicts = hashiya_margin_get_conflicts (margin, row->id);
  JsonArray *array = json_array_new ();
  const char *section = NULL;

  if (placed && is_here)
    section = hashiya_section_get_id (hashiya_document_get_section (
        document, hashiya_document_section_at (document, anchor.start)));
  else if (placed)
    section = hashiya_record_get_section (record);
  json_object_set_object_member (object, "annotation", json_object_ref (record));
  json_object_set_string_member (object, "state", hashiya_anchor_state_name (anchor.state));
  set_offset (object, "start", placed && is_here, anchor.start);
  set_offset (object, "end", placed && is_here, anchor.end);
  hashiya_json_set_string (object, "section", section);
  json_object_set_double_member (object, "score", anchor.score);
  for (guint i = 0; i < conflicts->len; i++)
    json_array_add_object_element (array, json_object_ref (g_ptr_array_index (conflicts, i)));
  json_object_set_array_member (object, "conflicts", array);
  return object;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;

  if (one->is_whole != other->is_whole)
    return one->is_whole ? -1 : 1;
  if (one->anchor.start != other->anchor.start)
    return one->anchor.start < other->anchor.start ? -1 : 1;
  if (one->anchor.end != other->anchor.end)
    return one->anchor.end < other->anchor.end ? -1 : 1;
  return strcmp (one->id, other->id);
}

typedef struct
{
  HashiyaMargin *margin;
  GStrv ids;
  GArray *rows;
  const char *names[3]; /* what the document is called */
  HashiyaDocument *document;
  guint n_strays;
} Listing;

static JsonObject *
get_record (guint index, gpointer user_data)
{
  Listing *listing = user_data;
  JsonObject *record = hashiya_margin_lookup (listing->margin, listing->ids[index]);
  Row *row;

  if (record == NULL)
    return NULL;
  row = &g_array_index (listing->rows, Row, index);
  /* One in a translation is asked for twice. */
  if (row->id == NULL)
    listing->n_strays += !hashiya_record_points_at (record, listing->names);
  row->id = listing->ids[index];
  /* An original's list is of all there are. */
  row->is_absent = hashiya_document_get_translation (listing->document) != NULL
                   && !is_in (record, listing->document);
  row->is_whole = !hashiya_record_has_selector (record)
                  && strcmp (hashiya_record_get_motivation (record), "bookmarking") != 0;
  return record;
}

static void
say_strays (const char *name, guint n)
{
  g_autofree char *message = hashiya_sentence (
      ngettext ("%u annotation points at another document; it is kept, and shown where its words "
                "are found.",
                "%u annotations point at another document; they are kept, and shown where their "
                "words are found.",
                n),
      n);

  if (n > 0)
    hashiya_cli_fail (name, message);
}

/* Borrows @ids. */
static GArray *
list_rows (
    HashiyaCli *cli, const char *name, HashiyaDocument *document, HashiyaMargin *margin, GStrv ids)
{
  guint n = g_strv_length (ids);
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (Row), n);
  g_autofree char *urn = g_strconcat ("urn:hashiya:", hashiya_document_get_id (document), NULL);
  Listing listing
      = { margin, ids, rows, { urn, hashiya_document_get_source (document) }, document };
  g_autoptr (GArray) anchors = NULL;

  g_array_set_size (rows, n);
  /* Nobody cancels it. */
  anchors = hashiya_translator_place (cli->library, document, n, get_record, &listing, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (rows, Row, i).id = ids[i];
      g_array_index (rows, Row, i).anchor = g_array_index (anchors, HashiyaAnchor, i);
    }
  g_array_sort (rows, compare_rows);
  say_strays (name, listing.n_strays);
  return rows;
}

static void
print_row (const Row *row, JsonObject *record)
{
  const char *quote = hashiya_record_get_quote (record, NULL, NULL);
  const char *note = hashiya_record_get_note (record);
  g_autofree char *line
      = g_strdup_printf ("%s\t%s\t%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT "\t%s\t%s", row->id,
                         hashiya_anchor_state_name (row->anchor.state), row->anchor.start,
                         row->anchor.end, quote != NULL ? quote : "", note != NULL ? note : "");

  hashiya_cli_print_line (g_strdelimit (line, "\n", ' '));
}

/* One at a time: half a million annotations parsed would take gigabytes. */
static void
print_rows (HashiyaCli *cli, GArray *rows, HashiyaDocument *document, HashiyaMargin *margin)
{
  const char *before = "[";

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autoptr (JsonObject) record = hashiya_margin_lookup (margin, row->id);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (record == NULL || row->is_absent)
        continue;
      if (!cli->json)
        {
          print_row (row, record);
          continue;
        }
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, row_to_json (row, record, document, margin));
      text = hashiya_json_to_string (node);
      hashiya_cli_print (before, 1);
      hashiya_cli_print (text, strlen (text));
      before = ",";
    }
  if (cli->json)
    hashiya_cli_print_line (*before == '[' ? "[]" : "]");
}

HashiyaCliStatus
hashiya_command_annotations (HashiyaCli *cli, int argc, char **argv)
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
  g_autoptr (HashiyaMargin) margin = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open_in (cli, names[0], version, language, NULL);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  margin = hashiya_library_get_margin (cli->library, hashiya_document_get_id (document), &error);
  if (margin == NULL)
    return hashiya_cli_fail (names[0], error->message);
  problems = hashiya_margin_get_problems (margin);
  for (guint i = 0; i < problems->len; i++)
    hashiya_cli_fail (names[0], g_ptr_array_index (problems, i));
  ids = hashiya_margin_list_ids (margin);
  rows = list_rows (cli, names[0], document, margin, ids);
  print_rows (cli, rows, document, margin);
  return HASHIYA_CLI_DONE;
}
