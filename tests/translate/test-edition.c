// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-edition.h"
#include "hashiya-template.h"
#include "hashiya-translator.h"
#include "support.h"

#include <string.h>

typedef struct
{
  Setting library;
  HashiyaDocument *original;
} Reading;

static const char *const pages[] = {
  "<section id=\"one\"><h2>One</h2>\n<p>First <b>bold</b> words.</p>\n"
  "<ul><li>bread</li>\n<li>water</li></ul></section>",
  "<section id=\"two\"><h2>Two</h2>\n<p>Last words.</p></section>",
};

/* What is translated; "water" is not. */
static const char *const words[][3] = {
  { "heading", "One", "ایک" },
  { NULL, "First <b>bold</b> words.", "پہلے <b>جلی</b> الفاظ 😀۔" },
  { NULL, "bread", "روٹی" },
  { "heading", "Two", "دو" },
  { NULL, "Last words.", "آخری الفاظ۔" },
};

static HashiyaDocument *
new_document (const char *id)
{
  const char *json = "{\"title\":\"Words\",\"language\":\"en\",\"direction\":\"ltr\",\"sections\":["
                     "{\"id\":\"one\",\"title\":\"One\",\"level\":2,\"file\":\"1\",\"words\":6},"
                     "{\"id\":\"two\",\"title\":\"Two\",\"level\":2,\"file\":\"2\",\"words\":3}]}";
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_ptr_array_add (bytes, g_bytes_new_static (pages[i], strlen (pages[i])));
  document
      = hashiya_document_new (id, "0123456789abcdef", json_node_get_object (node), bytes, &error);
  g_assert_no_error (error);
  return document;
}

static void
set_up (Reading *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (HashiyaPo) po = NULL;
  g_autoptr (GError) error = NULL;

  setting_set_up (&self->library, data);
  id = setting_publish (&self->library, "Words");
  self->original = new_document (id);
  po = hashiya_template_new (self->original);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      HashiyaPoEntry *entry = hashiya_po_lookup (po, words[i][0], words[i][1]);

      g_assert_nonnull (entry);
      g_free (entry->string);
      entry->string = g_strdup (words[i][2]);
    }
  g_assert_true (
      hashiya_translator_add (self->library.library, self->original, "ur", po, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Reading *self, gconstpointer data)
{
  g_clear_object (&self->original);
  setting_tear_down (&self->library, data);
}

static HashiyaEdition *
open_edition (Reading *self, HashiyaEditionKind kind)
{
  g_autoptr (GError) error = NULL;
  HashiyaEdition *edition
      = hashiya_edition_new (self->library.library, self->original, kind, "ur", &error);

  g_assert_no_error (error);
  return edition;
}

static void
translate (Reading *self, const char *context, const char *source, const char *string)
{
  g_autoptr (HashiyaPo) po = hashiya_po_new ();
  HashiyaPoEntry *entry = hashiya_po_entry_new (context, source);
  g_autoptr (GError) error = NULL;

  g_free (entry->string);
  entry->string = g_strdup (string);
  hashiya_po_put (po, entry);
  hashiya_translator_add (self->library.library, self->original, "ur", po, NULL, &error);
  g_assert_no_error (error);
}

static char *
slice (HashiyaDocument *document, gsize start, gsize end)
{
  return hashiya_text_slice (hashiya_document_get_text (document), start, end);
}

static gsize
find (HashiyaDocument *document, const char *needle)
{
  const char *text = hashiya_text_peek (hashiya_document_get_text (document), NULL);
  const char *found = strstr (text, needle);

  g_assert_nonnull (found);
  return g_utf8_strlen (text, found - text);
}

static void
test_rows (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_BESIDE);
  HashiyaDocument *document = hashiya_edition_get_document (edition);

  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   "One\nایک\nFirst bold words.\nپہلے جلی الفاظ 😀۔\nbread\nروٹی\nwater\nwater\n"
                   "Two\nدو\nLast words.\nآخری الفاظ۔");
  g_assert_cmpuint (hashiya_document_get_n_sections (document), ==, 2);
}

/* Each code point of either text is found in the rows, and from there again in its text. */
static void
test_there_and_back (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_BESIDE);
  HashiyaTranslation *translation = hashiya_edition_get_translation (edition);
  HashiyaDocument *document = hashiya_edition_get_document (edition);
  HashiyaDocument *texts[] = { self->original, hashiya_translation_get_document (translation) };
  gsize length = hashiya_text_get_length (hashiya_document_get_text (document));
  gsize n[2] = { 0 };

  for (gsize i = 0; i < length; i++)
    {
      gsize start = i, end = i + 1;
      HashiyaDocument *text = hashiya_edition_resolve (edition, &start, &end);
      g_autofree char *here = slice (document, i, i + 1);
      g_autofree char *there = slice (text, start, start + 1);

      g_assert_true (text == texts[0] || text == texts[1]);
      if (*here == '\n')
        continue;
      g_assert_cmpstr (here, ==, there);
      n[text == texts[1]]++;
    }
  for (guint i = 0; i < 2; i++)
    {
      const char *utf8 = hashiya_text_peek (hashiya_document_get_text (texts[i]), NULL);
      g_auto (GStrv) lines = g_strsplit (utf8, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        n[i] -= g_utf8_strlen (lines[j], -1);
      g_assert_cmpuint (n[i], ==, 0);
    }
}

/* A selection that runs over both columns is of the one that it begins in. */
static void
test_split (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_BESIDE);
  HashiyaDocument *document = hashiya_edition_get_document (edition);
  gsize start = find (document, "جلی"), end = find (document, "water");
  g_autoptr (GArray) ranges = hashiya_edition_split (edition, start, end);
  HashiyaDocument *text = hashiya_edition_resolve (edition, &start, &end);
  g_autofree char *marked = slice (text, start, end);
  const char *pieces[] = { "جلی الفاظ 😀۔\n", "روٹی\n" };

  g_assert_cmpstr (hashiya_document_get_translation (text), ==, "ur");
  g_assert_cmpstr (marked, ==, "جلی الفاظ 😀۔\nروٹی\n");
  g_assert_cmpuint (ranges->len, ==, 2);
  for (guint i = 0; i < ranges->len; i++)
    {
      HashiyaPairRange range = g_array_index (ranges, HashiyaPairRange, i);
      g_autofree char *piece = slice (document, range.start, range.end);

      g_assert_cmpstr (piece, ==, pieces[i]);
    }
}

/* What the reader marks has its place before anything was looked for. */
static void
test_at_once (Reading *self, gconstpointer data)
{
  for (guint kind = HASHIYA_EDITION_ORIGINAL; kind <= HASHIYA_EDITION_BESIDE; kind++)
    {
      g_autoptr (HashiyaEdition) edition = open_edition (self, kind);
      gsize start = 0, end = 2;
      HashiyaDocument *text = hashiya_edition_resolve (edition, &start, &end);
      g_autoptr (JsonObject) record = hashiya_record_for_range (text, start, end, "yellow", NULL);
      HashiyaAnchor anchor;

      g_assert_true (hashiya_edition_peek (edition, record, &anchor));
      g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
      g_assert_cmpuint (anchor.end, ==, 2);
    }
}

static HashiyaAnchor
place (HashiyaEdition *edition, JsonObject *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GError) error = NULL;
  HashiyaAnchor peeked;

  g_ptr_array_add (records, record);
  anchors = hashiya_edition_run (edition, records, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hashiya_edition_peek (edition, record, &peeked));
  g_assert_cmpuint (peeked.start, ==, g_array_index (anchors, HashiyaAnchor, 0).start);
  g_assert_cmpint (peeked.is_aside, ==, g_array_index (anchors, HashiyaAnchor, 0).is_aside);
  return peeked;
}

/* Where marks of both languages stand in each edition. */
static void
test_marks (Reading *self, gconstpointer data)
{
  static const struct
  {
    HashiyaEditionKind kind;
    gboolean is_translated; /* whether it is the mark in the translation */
    gboolean is_aside;
    const char *words;
  } cases[] = {
    { HASHIYA_EDITION_ORIGINAL, FALSE, FALSE, "bold" },
    { HASHIYA_EDITION_ORIGINAL, TRUE, TRUE, "First bold words." },
    { HASHIYA_EDITION_TRANSLATION, FALSE, TRUE, "پہلے جلی الفاظ 😀۔" },
    { HASHIYA_EDITION_TRANSLATION, TRUE, FALSE, "الفاظ 😀" },
    { HASHIYA_EDITION_BESIDE, FALSE, FALSE, "bold" },
    { HASHIYA_EDITION_BESIDE, TRUE, FALSE, "الفاظ 😀" },
  };
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_TRANSLATION);
  HashiyaDocument *translated = hashiya_edition_get_document (edition);
  gsize at[] = { find (self->original, "bold"), find (translated, "الفاظ 😀") };
  g_autoptr (JsonObject) original_mark
      = hashiya_record_for_range (self->original, at[0], at[0] + 4, "yellow", NULL);
  g_autoptr (JsonObject) translated_mark
      = hashiya_record_for_range (translated, at[1], at[1] + 7, "blue", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HashiyaEdition) read = open_edition (self, cases[i].kind);
      HashiyaAnchor anchor = place (read, cases[i].is_translated ? translated_mark : original_mark);
      g_autofree char *found
          = slice (hashiya_edition_get_document (read), anchor.start, anchor.end);

      g_assert_cmpstr (found, ==, cases[i].words);
      g_assert_cmpint (anchor.is_aside, ==, cases[i].is_aside);
      g_assert_false (anchor.is_aside && anchor.doubtful);
    }
}

/* What is translated anew elsewhere with the same words does not draw a mark away from its block.
 */
static void
test_block_first (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_TRANSLATION);
  HashiyaDocument *translated = hashiya_edition_get_document (edition);
  gsize start = find (translated, "روٹی");
  g_autoptr (JsonObject) record
      = hashiya_record_for_range (translated, start, start + 4, "blue", NULL);
  HashiyaAnchor anchor;
  gsize end;

  hashiya_edition_refer (edition, translated, record);
  translate (self, NULL, "First <b>bold</b> words.", "پہلے <b>جلی</b> الفاظ 😀۔ روٹی water");
  translate (self, NULL, "bread", "تازہ روٹی");
  translate (self, NULL, "water", "پانی");
  g_clear_object (&edition);
  edition = open_edition (self, HASHIYA_EDITION_TRANSLATION);
  anchor = place (edition, record);
  hashiya_edition_get_block_range (edition, 2, &start, &end);
  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_MOVED);
  g_assert_cmpuint (anchor.start, ==, start + 5);
  g_assert_cmpuint (anchor.end, ==, end);
  g_assert_false (anchor.doubtful);
}

/* One in a language that is not here is an orphan, wherever it is read. */
static void
test_language_gone (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_BESIDE);
  g_autoptr (JsonObject) record = hashiya_record_for_range (self->original, 0, 3, "yellow", NULL);

  json_object_set_string_member (record, "hashiya:lang", "fa");
  g_assert_cmpint (place (edition, record).state, ==, HASHIYA_ANCHOR_ORPHAN);
}

/* The reader turns from one to the other and stays at the same paragraph. */
static void
test_turn (Reading *self, gconstpointer data)
{
  gsize here = find (self->original, "Last");

  for (guint kind = HASHIYA_EDITION_ORIGINAL; kind <= HASHIYA_EDITION_BESIDE; kind++)
    {
      g_autoptr (HashiyaEdition) edition = open_edition (self, kind);
      gsize there = hashiya_edition_from_original (edition, here);

      g_assert_cmpuint (hashiya_edition_to_original (edition, there), ==, here);
      g_assert_cmpuint (hashiya_document_section_at (hashiya_edition_get_document (edition), there),
                        ==, 1);
    }
}

static void
test_blocks (Reading *self, gconstpointer data)
{
  g_autoptr (HashiyaEdition) edition = open_edition (self, HASHIYA_EDITION_BESIDE);
  HashiyaTranslation *translation = hashiya_edition_get_translation (edition);
  GArray *blocks = hashiya_translation_get_blocks (translation);

  g_assert_cmpuint (blocks->len, ==, 6);
  for (guint i = 0; i < blocks->len; i++)
    {
      const HashiyaBlock *block = &g_array_index (blocks, HashiyaBlock, i);
      g_autofree char *original = slice (self->original, block->start, block->end);
      g_autofree char *translated = slice (hashiya_translation_get_document (translation),
                                           block->translation_start, block->translation_end);
      g_autofree char *shown = NULL;
      gsize start, end;

      hashiya_edition_get_block_range (edition, i, &start, &end);
      shown = slice (hashiya_edition_get_document (edition), start, end);
      g_assert_cmpstr (shown, ==, translated);
      g_assert_cmpint (hashiya_edition_find_block (edition, start), ==, (int) i);
      g_assert_cmpint (hashiya_translation_find_block (translation, FALSE, block->end - 1), ==,
                       (int) i);
      if (i == 1)
        g_assert_cmpstr (original, ==, "First bold words.");
      if (i == 3)
        {
          g_assert_cmpstr (translated, ==, "water");
          g_assert_cmpint (block->state, ==, HASHIYA_BLOCK_UNTRANSLATED);
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  setting_isolate ();
#define ADD(path, test)                                                                            \
  g_test_add ("/translate/edition/" path, Reading, NULL, set_up, test, tear_down)
  ADD ("rows", test_rows);
  ADD ("there-and-back", test_there_and_back);
  ADD ("split", test_split);
  ADD ("at-once", test_at_once);
  ADD ("marks", test_marks);
  ADD ("block-first", test_block_first);
  ADD ("language-gone", test_language_gone);
  ADD ("turn", test_turn);
  ADD ("blocks", test_blocks);
#undef ADD
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
