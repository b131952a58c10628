// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchorer.h"
#include "hashiya-edit-path.h"
#include "hashiya-fold.h"
#include "hashiya-graphemes.h"
#include "hashiya-tokens.h"

#include <string.h>

static HashiyaText *
text_of (const char *words)
{
  return hashiya_text_new (g_strdup (words), strlen (words));
}

static void
test_fold (void)
{
  /* What a reader takes for the same word, and what not. */
  static const struct
  {
    const char *one;
    const char *other;
    gboolean same;
  } rows[] = {
    { "é", "e\xCC\x81", TRUE }, /* NFC, NFD */
    { "ﬁnd", "find", TRUE },
    { "co\xC2\xADoperate", "cooperate", TRUE }, /* soft hyphen */
    { "“quoted”", "\"quoted\"", TRUE },
    { "a — b", "a - b", TRUE },
    { "Word", "wORD", TRUE },
    { "كي", "کی", TRUE }, /* Arabic, Urdu letters */
    { "ہے", "هے", TRUE },
    { "مُحَبَّت", "محبت", TRUE },
    { "محبـــت", "محبت", TRUE },
    { "کے\xE2\x80\x8Cلئے", "کےلئے", TRUE }, /* ZWNJ */
    { "۱۲۳", "١٢٣", TRUE },
    { "۱۲۳", "123", TRUE },
    { "각", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", TRUE },
    { "word", "ward", FALSE },
    { "کا", "کی", FALSE },
    { "कि", "की", FALSE }, /* vowel signs make words */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) one = hashiya_fold_string (rows[i].one, strlen (rows[i].one));
      g_autoptr (GArray) other = hashiya_fold_string (rows[i].other, strlen (rows[i].other));
      gboolean same = one->len == other->len
                      && memcmp (one->data, other->data, one->len * sizeof (guint32)) == 0;

      g_test_message ("%s %s", rows[i].one, rows[i].other);
      g_assert_cmpint (same, ==, rows[i].same);
    }
}

static void
test_tokens (void)
{
  const char *words = "One, دو‌تین 漢字 ... e\xCC\x81t";
  g_autoptr (HashiyaTokens) tokens = hashiya_tokens_new (words, strlen (words));
  static const struct
  {
    guint32 start;
    guint8 length;
  } rows[] = { { 0, 3 }, { 3, 1 }, { 5, 6 }, { 12, 1 }, { 13, 1 }, { 15, 3 }, { 19, 3 } };

  g_assert_cmpuint (tokens->n, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (tokens->starts[i], ==, rows[i].start);
      g_assert_cmpuint (tokens->lengths[i], ==, rows[i].length);
    }
  g_assert_cmpuint (hashiya_tokens_ending_after (tokens, 3), ==, 1);
  g_assert_cmpuint (hashiya_tokens_starting_from (tokens, 4), ==, 2);
  g_assert_cmpuint (hashiya_tokens_starting_from (tokens, 99), ==, tokens->n);
}

/* The number of edits by the textbook's matrix. */
static guint
count_edits (const guint32 *a, guint n_a, const guint32 *b, guint n_b, gboolean free_ends)
{
  g_autofree guint *row = g_new (guint, n_a + 1);
  guint best = n_a;

  for (guint i = 0; i <= n_a; i++)
    row[i] = i;
  for (guint j = 1; j <= n_b; j++)
    {
      guint diagonal = row[0];

      row[0] = free_ends ? 0 : j;
      for (guint i = 1; i <= n_a; i++)
        {
          guint left = row[i], change = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = left;
          row[i] = MIN (change, MIN (left, row[i - 1]) + 1);
        }
      best = MIN (best, row[n_a]);
    }
  return free_ends ? best : row[n_a];
}

static void
test_edit_path (void)
{
  g_autoptr (HashiyaEditPath) path = hashiya_edit_path_new ();
  guint32 a[200], b[260], map[200];

  for (guint round = 0; round < 400; round++)
    {
      guint n_a = g_test_rand_int_range (0, 200), n_b = g_test_rand_int_range (0, 260);
      gboolean free_ends = round % 2;
      guint edits, n_kept = 0, before = 0;
      gboolean any = FALSE;

      for (guint i = 0; i < n_a; i++)
        a[i] = g_test_rand_int_range (0, 2 + round % 9);
      for (guint j = 0; j < n_b; j++)
        b[j] = j < n_a && g_test_rand_int_range (0, 3) ? a[j]
                                                       : (guint32) g_test_rand_int_range (0, 9);
      edits = hashiya_edit_path_align (path, a, n_a, b, n_b, free_ends, map);
      g_assert_cmpuint (edits, ==, count_edits (a, n_a, b, n_b, free_ends));
      for (guint i = 0; i < n_a; i++)
        {
          if (map[i] == HASHIYA_UNMATCHED)
            continue;
          g_assert_cmpuint (map[i], <, n_b);
          g_assert_cmpuint (a[i], ==, b[map[i]]);
          g_assert_true (!any || map[i] > before);
          before = map[i];
          any = TRUE;
          n_kept++;
        }
      g_assert_cmpuint (n_a - n_kept, <=, edits);
    }
}

/* A mark between the brackets of @old, and the brackets of @now where it belongs; none: orphan. */
typedef struct
{
  const char *old;
  const char *now;
  HashiyaAnchorState with_old;
  HashiyaAnchorState by_quote;
} Story;

static HashiyaText *
read_brackets (const char *story, gsize *start, gsize *end)
{
  g_auto (GStrv) parts = g_strsplit_set (story, "[]", 3);
  g_autofree char *words = g_strjoinv ("", parts);

  *start = g_utf8_strlen (parts[0], -1);
  *end = *start + (parts[1] != NULL ? g_utf8_strlen (parts[1], -1) : 0);
  return text_of (words);
}

static HashiyaAnchor
place_one (HashiyaText *now, HashiyaText *old, const HashiyaQuote *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) anchors
      = hashiya_anchorer_place (now, old, quote, 1, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_array_index (anchors, HashiyaAnchor, 0);
}

static void
assert_place (HashiyaAnchor anchor, HashiyaAnchorState state, gsize start, gsize end)
{
  g_assert_cmpstr (hashiya_anchor_state_name (anchor.state), ==, hashiya_anchor_state_name (state));
  if (state == HASHIYA_ANCHOR_ORPHAN)
    return;
  g_assert_cmpuint (anchor.start, ==, start);
  g_assert_cmpuint (anchor.end, ==, end);
}

static void
test_stories (void)
{
  static const Story stories[] = {
    /* words put in before it */
    { "The minister said that [talks would go on] until the end of the week.",
      "On Monday the minister said that [talks would go on] until the end of the week.",
      HASHIYA_ANCHOR_EXACT, HASHIYA_ANCHOR_EXACT },
    /* a word of it changed, put in, taken out */
    { "The minister said that [talks would go on] until the end of the week.",
      "The minister said that [talks may go on] until the end of the week.", HASHIYA_ANCHOR_FUZZY,
      HASHIYA_ANCHOR_FUZZY },
    { "The minister said that [talks would go on] until the end of the week.",
      "The minister said that [talks would certainly go on] until the end of the week.",
      HASHIYA_ANCHOR_FUZZY, HASHIYA_ANCHOR_FUZZY },
    /* taken out whole: no other copy is it */
    { "We met the envoy. [He smiled.] Then we left the hall. Later the driver came. He smiled. It "
      "rained.",
      "We met the envoy. Then we left the hall. Later the driver came. He smiled. It rained.",
      HASHIYA_ANCHOR_ORPHAN, HASHIYA_ANCHOR_ORPHAN },
    /* the marked copy changed, the other stands */
    { "We met the envoy. [He smiled at us.] Then we left. Later the driver came. He smiled at us. "
      "It rained.",
      "We met the envoy. [He nodded at us.] Then we left. Later the driver came. He smiled at us. "
      "It rained.",
      HASHIYA_ANCHOR_FUZZY, HASHIYA_ANCHOR_FUZZY },
    /* Arabic for Urdu letters, vowel marks, another joiner */
    { "کہا جاتا ہے کہ [یہ کتاب] بہت پرانی اور نایاب ہے۔",
      "کہا جاتا ہے کہ [يہ كِتاب] بہت پرانی اور نایاب ہے۔", HASHIYA_ANCHOR_EXACT,
      HASHIYA_ANCHOR_EXACT },
    /* typesetting: quotes, dashes, ligatures, soft hyphens, line breaks */
    { "He called it \"[the first office] - or final one\" of the firm.",
      "He called it “[the ﬁrst of\xC2\xAD"
      "fice] — or ﬁnal one” of the firm.",
      HASHIYA_ANCHOR_EXACT, HASHIYA_ANCHOR_EXACT },
    /* inside words and clusters */
    { "an un[believ]able thing was seen by all of them",
      "a truly un[believ]able thing was seen by all of them", HASHIYA_ANCHOR_EXACT,
      HASHIYA_ANCHOR_EXACT },
    { "We drank [cafe] in the morning of that day.",
      "We drank [cafe\xCC\x81] in the morning of that day.", HASHIYA_ANCHOR_EXACT,
      HASHIYA_ANCHOR_EXACT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      gsize start, end;
      HashiyaQuote quote = { NULL };
      g_autoptr (HashiyaText) old = read_brackets (stories[i].old, &quote.start, &quote.end);
      g_autoptr (HashiyaText) now = read_brackets (stories[i].now, &start, &end);
      g_autofree char *exact = hashiya_text_slice (old, quote.start, quote.end);
      g_autofree char *prefix
          = hashiya_text_slice (old, quote.start > 32 ? quote.start - 32 : 0, quote.start);
      g_autofree char *suffix = hashiya_text_slice (old, quote.end, quote.end + 32);

      g_test_message ("%s", stories[i].now);
      quote.exact = exact;
      quote.prefix = prefix;
      quote.suffix = suffix;
      quote.has_position = TRUE;
      assert_place (place_one (now, old, &quote), stories[i].with_old, start, end);
      assert_place (place_one (now, NULL, &quote), stories[i].by_quote, start, end);
    }
}

static void
test_moved_paragraph (void)
{
  const char *first = "The first paragraph tells how the harbour was built by three brothers.\n";
  const char *second
      = "Where the second begins, it tells of the storm that took their boats away.\n";
  const char *third
      = "Where the third begins, it tells of the daughter who sailed again at last.\n";
  g_autofree char *before = g_strconcat (first, second, third, NULL);
  g_autofree char *after = g_strconcat (first, third, second, NULL);
  g_autoptr (HashiyaText) old = text_of (before), now = text_of (after);
  gsize length = strlen (second) - 1;
  HashiyaQuote quote = { NULL, NULL, NULL, TRUE, strlen (first), strlen (first) + length, 0, 0 };
  HashiyaAnchor anchor = place_one (now, old, &quote);

  /* "Where the" belongs to either; the paragraph decides. One of the two moved past the other. */
  g_assert_cmpuint (anchor.start, ==, strlen (first) + strlen (third));
  g_assert_cmpuint (anchor.end, ==, anchor.start + length);
  g_assert_cmpint (anchor.state, !=, HASHIYA_ANCHOR_FUZZY);
}

/* Paragraphs that begin alike: the one before was taken out, and what was left keeps its beginning.
 */
static void
test_like_beginnings (void)
{
  const char *first = "It was the keeper who told them of the light that burned all winter long.\n";
  const char *gone = "\"I never saw it,\" said the girl, \"not once in all those years.\"\n";
  const char *last = "\"I never asked,\" said the boy, and he closed the door behind him softly.\n";
  g_autofree char *before = g_strconcat (first, gone, last, NULL);
  g_autofree char *after = g_strconcat (first, last, NULL);
  g_autoptr (HashiyaText) old = text_of (before), now = text_of (after);
  gsize start = strlen (first) + strlen (gone);
  HashiyaQuote quote = { NULL, NULL, NULL, TRUE, start, start + strlen (last) - 1, 0, 0 };
  HashiyaAnchor anchor = place_one (now, old, &quote);

  g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_EXACT);
  g_assert_cmpuint (anchor.start, ==, strlen (first));
  g_assert_cmpuint (anchor.end, ==, strlen (first) + strlen (last) - 1);
}

/* A context that some program cut the white space off does not hide a single word. */
static void
test_trimmed_contexts (void)
{
  g_autoptr (HashiyaText) now = text_of (
      "A new line stands first.\nThe ferry came late that evening, and the cook had gone "
      "home by then, so we ate bread.");
  HashiyaQuote quote
      = { "cook", "came late that evening, and the", "had gone home by then, so we", FALSE, 0, 0, 0,
          0 };
  HashiyaAnchor anchor = place_one (now, NULL, &quote);

  g_assert_cmpint (anchor.state, !=, HASHIYA_ANCHOR_ORPHAN);
  g_assert_cmpuint (anchor.end - anchor.start, ==, 4);
  quote.exact = "gone";
  quote.prefix = "evening, and the cook had";
  quote.suffix = "home by then, so we ate";
  g_assert_cmpint (place_one (now, NULL, &quote).state, !=, HASHIYA_ANCHOR_ORPHAN);
}

static void
test_bad_quotes (void)
{
  g_autofree char *huge = g_strnfill (1 << 20, 'x');
  const HashiyaQuote quotes[] = {
    { NULL },
    { "", NULL, NULL, FALSE, 0, 0, 0, 0 },
    { "", "a", "b", TRUE, 3, 3, 0, 0 },
    { "words", NULL, NULL, TRUE, 9, 2, 0, 0 },
    { "words", NULL, NULL, TRUE, G_MAXSIZE - 1, G_MAXSIZE, G_MAXSIZE, G_MAXSIZE },
    { " \n\xC2\xAD", NULL, NULL, FALSE, 0, 0, 0, 0 },
    { huge, huge, huge, TRUE, 0, 1 << 20, 0, 0 },
    { "absent words", "not", "here", TRUE, 1, 4, 0, 0 },
  };
  const char *const texts[] = { "", " ", "A text of a few words, no more.", "x" };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr (HashiyaText) now = text_of (texts[t]), old = text_of ("another text that was");

      for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
        for (guint with_old = 0; with_old < 2; with_old++)
          {
            HashiyaAnchor anchor = place_one (now, with_old ? old : NULL, &quotes[i]);

            g_assert_cmpuint (anchor.end, <=, hashiya_text_get_length (now));
            g_assert_cmpuint (anchor.start, <=, anchor.end);
            if (quotes[i].exact == NULL || *quotes[i].exact == '\0' || i == 7)
              g_assert_cmpint (anchor.state, ==, HASHIYA_ANCHOR_ORPHAN);
          }
    }
}

static void
test_suggest (void)
{
  g_autoptr (HashiyaText) now
      = text_of ("The old bridge over the river was closed in May. The new bridge over the wide "
                 "river was opened in June, and boats pass under it.");
  HashiyaQuote quote
      = { "the small bridge over the river was closed in spring", NULL, NULL, FALSE, 0, 0, 0, 0 };
  g_autoptr (GArray) anchors = hashiya_anchorer_suggest (now, &quote, 3);

  g_assert_cmpuint (anchors->len, >=, 1);
  g_assert_cmpuint (anchors->len, <=, 3);
  g_assert_cmpuint (g_array_index (anchors, HashiyaAnchor, 0).start, <, 12);
  g_assert_true (g_array_index (anchors, HashiyaAnchor, 0).doubtful);
}

/* A place is offered for its words, though nothing around it is as it was. */
static void
test_suggest_elsewhere (void)
{
  g_autoptr (GString) words = g_string_new ("A preface on a heron that few expected.\n");
  g_autoptr (HashiyaText) now = NULL;
  HashiyaQuote quote = { "a heron that nobody expected",
                         "and wrote 2587 of them down.\nThere stood ",
                         " by the water.",
                         TRUE,
                         900,
                         928,
                         0,
                         0 };
  g_autoptr (GArray) anchors = NULL;

  for (guint i = 1; i < 200; i++)
    g_string_append_printf (words, "On day %u the walkers wrote %u of them down.\n", i, i * 13);
  g_string_append (words, "Nothing stood there.");
  now = text_of (words->str);
  anchors = hashiya_anchorer_suggest (now, &quote, 3);
  g_assert_cmpuint (anchors->len, ==, 1);
  g_assert_cmpuint (g_array_index (anchors, HashiyaAnchor, 0).start, ==, 13);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anchorer/fold", test_fold);
  g_test_add_func ("/core/anchorer/tokens", test_tokens);
  g_test_add_func ("/core/anchorer/edit-path", test_edit_path);
  g_test_add_func ("/core/anchorer/stories", test_stories);
  g_test_add_func ("/core/anchorer/moved-paragraph", test_moved_paragraph);
  g_test_add_func ("/core/anchorer/bad-quotes", test_bad_quotes);
  g_test_add_func ("/core/anchorer/like-beginnings", test_like_beginnings);
  g_test_add_func ("/core/anchorer/trimmed-contexts", test_trimmed_contexts);
  g_test_add_func ("/core/anchorer/suggest", test_suggest);
  g_test_add_func ("/core/anchorer/suggest-elsewhere", test_suggest_elsewhere);
  return g_test_run ();
}
