// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchor.h"
#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

#include "build-content.h"

static HashiyaDocument *
build_document (const char *paragraph)
{
  const Row row = { "Heading", paragraph };
  g_autoptr (HashiyaContent) content = build_content (&row, 1);

  hashiya_content_seal (content);
  return hashiya_content_to_document (content, "0123456789abcdef", NULL);
}

/* Where one record stands, by its quote alone or with the old version. */
static HashiyaAnchor
place (HashiyaDocument *now, HashiyaDocument *old, JsonObject *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  anchors = hashiya_anchor_records (now, old, records, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, 1);
  return g_array_index (anchors, HashiyaAnchor, 0);
}

static void
test_states (void)
{
  static const char *const old = "one fish two fish red fish blue fish";
  static const struct
  {
    const char *text;
    HashiyaAnchorState by_quote;
    HashiyaAnchorState by_text;
    gsize start;
  } rows[] = {
    { "one fish two fish red fish blue fish", HASHIYA_ANCHOR_EXACT, HASHIYA_ANCHOR_EXACT, 21 },
    { "one fish two fish red fish grey fish", HASHIYA_ANCHOR_EXACT, HASHIYA_ANCHOR_EXACT, 21 },
    { "some one fish two fish red fish blue fish", HASHIYA_ANCHOR_EXACT, HASHIYA_ANCHOR_EXACT, 26 },
    { "one fish two cats red fish blue fish", HASHIYA_ANCHOR_FUZZY, HASHIYA_ANCHOR_FUZZY, 21 },
    { "one fish two red fish blue fish", HASHIYA_ANCHOR_ORPHAN, HASHIYA_ANCHOR_ORPHAN, 0 },
    { "nothing of it", HASHIYA_ANCHOR_ORPHAN, HASHIYA_ANCHOR_ORPHAN, 0 },
  };
  g_autoptr (HashiyaDocument) before = build_document (old);
  /* "fish" after "two", eight code points of heading before the paragraph. */
  g_autoptr (JsonObject) record = hashiya_record_for_range (before, 21, 25, "blue", NULL);

  g_assert_cmpstr (hashiya_record_get_quote (record, NULL, NULL), ==, "fish");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HashiyaDocument) now = build_document (rows[i].text);
      HashiyaAnchor by_quote = place (now, NULL, record), by_text = place (now, before, record);

      g_test_message ("%s: %s at %zu, %s at %zu", rows[i].text,
                      hashiya_anchor_state_name (by_quote.state), by_quote.start,
                      hashiya_anchor_state_name (by_text.state), by_text.start);
      g_assert_cmpint (by_quote.state, ==, rows[i].by_quote);
      g_assert_cmpint (by_text.state, ==, rows[i].by_text);
      g_assert_cmpuint (by_quote.start, ==, rows[i].start);
      g_assert_cmpuint (by_text.start, ==, rows[i].start);
      g_assert_cmpuint (by_text.end, ==, by_text.start + (rows[i].start > 0 ? 4 : 0));
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *exact;
    const char *prefix;
    const char *suffix;
    guint n_places;
    gsize first;
  } rows[] = {
    { "ہے", NULL, NULL, 2, 11 },     { "ہے", NULL, "۔", 1, 21 },
    { "ہے", "یہ ", NULL, 1, 11 },    { "aa", NULL, NULL, 2, 26 },
    { "absent", NULL, NULL, 0, 0 },  { "", NULL, NULL, 0, 0 },
    { "aaa", NULL, "beyond", 0, 0 }, { "Heading", "x", NULL, 0, 0 },
    { "Heading", NULL, NULL, 1, 0 },
  };
  g_autoptr (HashiyaDocument) document = build_document ("یہ ہے اور وہ ہے۔  aaa");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) places = hashiya_anchor_find_quote (
          hashiya_document_get_text (document), rows[i].exact, rows[i].prefix, rows[i].suffix);

      g_assert_cmpuint (places->len, ==, rows[i].n_places);
      if (places->len > 0)
        g_assert_cmpuint (g_array_index (places, gsize, 0), ==, rows[i].first);
    }
}

static void
test_whole_document (void)
{
  g_autoptr (HashiyaDocument) document = build_document ("words");
  g_autoptr (JsonObject) record = hashiya_record_for_document (document);

  g_assert_cmpint (place (document, NULL, record).state, ==, HASHIYA_ANCHOR_EXACT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anchor/states", test_states);
  g_test_add_func ("/core/anchor/find", test_find);
  g_test_add_func ("/core/anchor/whole-document", test_whole_document);
  return g_test_run ();
}
