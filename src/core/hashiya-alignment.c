// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-alignment.h"

#include "hashiya-common-runs.h"

#include <string.h>

/* The phrases that the whole text is hung on, and what a block must have in common to have moved.
 */
#define PHRASE 8
#define MOVED  8

/* Among what nothing has claimed, shorter phrases are proof enough. */
#define LEFT_PHRASE 4
#define LEFT_MOVED  5

/* At a jump from one block to another, how far beyond the words in question to look. */
#define REACH 24

/* Gaps of up to so many pairs of words are small enough to weigh every way through. */
#define WEIGHED 1024

/* A phrase in common may reach so many words into a line that it has no more in common with. */
#define LINE_START 16

/* In a gap longer than this, fewer words in common than one in five is chance. */
#define LONG_GAP 12

typedef struct
{
  const HashiyaTokens *tokens; /* of a */
  const guint32 *a;
  const guint32 *b;
  guint n_a;
  guint n_b;
  guint32 *map;
  guint32 *claimed; /* a bit for each token of b */
  guint32 *moved;   /* a bit for each token of a */
  HashiyaEditPath *path;
} Alignment;

static gboolean
is_claimed (const Alignment *self, guint b)
{
  return (self->claimed[b / 32] >> (b % 32)) & 1;
}

static void
pair (Alignment *self, guint a, guint b)
{
  self->map[a] = b;
  self->claimed[b / 32] |= 1u << (b % 32);
}

static void
pair_moved (Alignment *self, guint a, guint b)
{
  pair (self, a, b);
  self->moved[a / 32] |= 1u << (a % 32);
}

/* A stretch of a that nothing is known of, against tokens of b that are free: b_at says where
 * each of b_ids stands. */
typedef struct
{
  guint a;
  guint n_a;
  const guint32 *b_ids;
  const guint32 *b_at;
  guint n_b;
} Gap;

static void align_gap (Alignment *self, Gap gap, guint k);

static void
trim_gap (Alignment *self, Gap *gap)
{
  const guint32 *a = self->a + gap->a;

  while (gap->n_a > 0 && gap->n_b > 0 && a[gap->n_a - 1] == gap->b_ids[gap->n_b - 1])
    pair (self, gap->a + --gap->n_a, gap->b_at[--gap->n_b]);
  while (gap->n_a > 0 && gap->n_b > 0 && self->a[gap->a] == gap->b_ids[0])
    {
      pair (self, gap->a++, gap->b_at[0]);
      gap->n_a--;
      gap->n_b--;
      gap->b_ids++;
      gap->b_at++;
    }
}

/* Among the alignments with few edits, one that keeps more words: a word that was kept is likelier
 * than another put in by chance. Edits cost 7, kept words gain 12. */
static void
align_by_weight (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint32 *map)
{
  g_autofree int *costs = g_new (int, (n_a + 1) * (n_b + 1));
  guint width = n_b + 1, i, j;

  for (j = 0; j <= n_b; j++)
    costs[j] = 7 * j;
  for (i = 1; i <= n_a; i++)
    {
      int *row = costs + i * width;

      row[0] = 7 * i;
      for (j = 1; j <= n_b; j++)
        {
          int change = row[(int) j - 1 - (int) width] + (a[i - 1] == b[j - 1] ? -12 : 7);

          row[j] = MIN (change, MIN (row[j - 1], row[(int) j - (int) width]) + 7);
        }
    }
  for (i = n_a, j = n_b; i > 0 && j > 0;)
    {
      int cost = costs[i * width + j];

      if (a[i - 1] == b[j - 1] && cost == costs[(i - 1) * width + j - 1] - 12)
        map[--i] = --j;
      else if (cost == costs[(i - 1) * width + j] + 7)
        i--;
      else if (cost == costs[i * width + j - 1] + 7)
        j--;
      else
        {
          i--;
          j--;
        }
    }
}

static void
align_short_gap (Alignment *self, const Gap *gap)
{
  g_autofree guint32 *map = g_new (guint32, gap->n_a);
  const guint32 *a = self->a + gap->a;
  guint n_matched = 0;

  memset (map, 0xFF, gap->n_a * sizeof (guint32));
  if ((guint64) gap->n_a * gap->n_b <= WEIGHED)
    align_by_weight (a, gap->n_a, gap->b_ids, gap->n_b, map);
  else
    hashiya_edit_path_align (self->path, a, gap->n_a, gap->b_ids, gap->n_b, FALSE, map);
  for (guint i = 0; i < gap->n_a; i++)
    n_matched += map[i] != HASHIYA_UNMATCHED;
  if (MIN (gap->n_a, gap->n_b) > LONG_GAP && n_matched * 5 < MIN (gap->n_a, gap->n_b))
    return;
  for (guint i = 0; i < gap->n_a; i++)
    if (map[i] != HASHIYA_UNMATCHED)
      pair (self, gap->a + i, gap->b_at[map[i]]);
}

/* Hangs a long gap on the shorter phrases that stand once within it. */
static void
divide_gap (Alignment *self, const Gap *gap, guint k)
{
  g_autoptr (GArray) runs
      = hashiya_common_runs (self->a + gap->a, gap->n_a, gap->b_ids, gap->n_b, k);
  guint a = 0, b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      HashiyaRun run = g_array_index (runs, HashiyaRun, i);

      if (!run.in_order || run.b + run.n <= b)
        continue;
      if (run.b < b)
        {
          run.a += b - run.b;
          run.n -= b - run.b;
          run.b = b;
        }
      for (guint j = 0; j < run.n; j++)
        pair (self, gap->a + run.a + j, gap->b_at[run.b + j]);
      align_gap (self, (Gap){ gap->a + a, run.a - a, gap->b_ids + b, gap->b_at + b, run.b - b },
                 k / 2);
      a = run.a + run.n;
      b = run.b + run.n;
    }
  align_gap (self, (Gap){ gap->a + a, gap->n_a - a, gap->b_ids + b, gap->b_at + b, gap->n_b - b },
             k / 2);
}

static void
align_gap (Alignment *self, Gap gap, guint k)
{
  trim_gap (self, &gap);
  if (gap.n_a == 0 || gap.n_b == 0)
    return;
  /* With phrases left to try, only what costs next to nothing is done at once. */
  if (hashiya_edit_path_fits (gap.n_a, gap.n_b) && (k == 0 || (guint64) gap.n_a * gap.n_b <= 16384))
    align_short_gap (self, &gap);
  else if (k > 0)
    divide_gap (self, &gap, k);
}

/* Aligns the stretch of a from @start to @end with what is free in b from @low to @high. */
static void
align_stretch (Alignment *self, guint start, guint end, GArray *ids, GArray *at, guint k)
{
  align_gap (
      self,
      (Gap){ start, end - start, (const guint32 *) ids->data, (const guint32 *) at->data, at->len },
      k);
}

static void
append_free (Alignment *self, GArray *ids, GArray *at, guint low, guint high)
{
  for (guint32 b = low; b < high; b++)
    if (!is_claimed (self, b))
      {
        g_array_append_val (ids, self->b[b]);
        g_array_append_val (at, b);
      }
}

/* What is free right after @left and right before @right, where the blocks on either side of a
 * stretch went to different places. */
static void
append_both_ends (Alignment *self, GArray *ids, GArray *at, guint left, guint right, guint n)
{
  guint reach = n + REACH, end = left, start = right;

  while (end < self->n_b && end - left < reach && !is_claimed (self, end))
    end++;
  while (start > 0 && right - start < reach && !is_claimed (self, start - 1))
    start--;
  append_free (self, ids, at, left, end);
  if (start >= end || right <= left)
    append_free (self, ids, at, start, right);
}

static void
align_between (Alignment *self, guint start, guint end, GArray *ids, GArray *at)
{
  guint left = start > 0 ? self->map[start - 1] + 1 : 0;
  guint right = end < self->n_a ? self->map[end] : self->n_b;

  g_array_set_size (ids, 0);
  g_array_set_size (at, 0);
  if (left <= right && right - left <= 4 * (end - start) + 4 * REACH)
    append_free (self, ids, at, left, right);
  else
    append_both_ends (self, ids, at, left, right, end - start);
  if (at->len > 0)
    align_stretch (self, start, end, ids, at, LEFT_PHRASE);
}

static void
fill_gaps (Alignment *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->n_a; i++)
    {
      guint start = i;

      while (i < self->n_a && self->map[i] == HASHIYA_UNMATCHED)
        i++;
      if (i > start)
        align_between (self, start, i, ids, at);
    }
}

/* Lines that begin alike would let the words before a line that was taken out run on into it, and
 * leave the next line without its beginning. What follows decides whose it is. */
static void
give_back_line (const Alignment *self, HashiyaRun *run)
{
  guint end = run->a + run->n;

  if (end == self->n_a || hashiya_tokens_begins_line (self->tokens, end))
    return;
  for (guint n = 1; n <= LINE_START && n + PHRASE <= run->n; n++)
    if (hashiya_tokens_begins_line (self->tokens, end - n))
      {
        run->n -= n;
        return;
      }
}

static void
claim_run (Alignment *self, const HashiyaRun *run)
{
  for (guint j = 0; j < run->n; j++)
    if (!is_claimed (self, run->b + j))
      pair (self, run->a + j, run->b + j);
}

/* The longest piece of a run out of order that nothing in order has claimed. */
static void
claim_moved (Alignment *self, const HashiyaRun *run)
{
  HashiyaRun piece = *run;

  while (piece.n > 0 && is_claimed (self, piece.b))
    piece = (HashiyaRun){ piece.a + 1, piece.b + 1, piece.n - 1, FALSE };
  for (guint j = 0; j < piece.n; j++)
    if (is_claimed (self, piece.b + j))
      piece.n = j;
  for (guint j = 0; piece.n >= MOVED && j < piece.n; j++)
    pair_moved (self, piece.a + j, piece.b + j);
}

static void
claim_phrases (Alignment *self)
{
  g_autoptr (GArray) runs = hashiya_common_runs (self->a, self->n_a, self->b, self->n_b, PHRASE);

  for (guint i = 0; i < runs->len; i++)
    give_back_line (self, &g_array_index (runs, HashiyaRun, i));
  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, HashiyaRun, i).in_order)
      claim_run (self, &g_array_index (runs, HashiyaRun, i));
  for (guint i = 0; i < runs->len; i++)
    if (!g_array_index (runs, HashiyaRun, i).in_order)
      claim_moved (self, &g_array_index (runs, HashiyaRun, i));
}

/* The tokens of one text that the other has no part in, stretch after stretch. A border that no
 * phrase can span stands between two stretches. */
static void
collect_left (const Alignment *self, gboolean of_a, GArray *ids, GArray *at)
{
  const guint32 *tokens = of_a ? self->a : self->b;
  guint n = of_a ? self->n_a : self->n_b;
  const guint32 border = of_a ? 0xA0A0A0A0u : 0x0B0B0B0Bu, nowhere = HASHIYA_UNMATCHED;

  for (guint32 i = 0, length = 0; i <= n; i++)
    {
      gboolean left = i < n && !(of_a ? self->map[i] != HASHIYA_UNMATCHED : is_claimed (self, i));

      if (left)
        {
          g_array_append_val (ids, tokens[i]);
          g_array_append_val (at, i);
          length++;
          continue;
        }
      if (length > 0 && length < LEFT_PHRASE)
        {
          g_array_set_size (ids, ids->len - length);
          g_array_set_size (at, at->len - length);
        }
      else if (length > 0)
        {
          g_array_append_val (ids, border);
          g_array_append_val (at, nowhere);
        }
      length = 0;
    }
}

/* What was taken out here and put in there. */
static gboolean
claim_left (Alignment *self)
{
  g_autoptr (GArray) ids_a = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) at_a = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) ids_b = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) at_b = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) runs = NULL;
  gboolean claimed = FALSE;

  collect_left (self, TRUE, ids_a, at_a);
  collect_left (self, FALSE, ids_b, at_b);
  runs = hashiya_common_runs ((const guint32 *) ids_a->data, ids_a->len,
                              (const guint32 *) ids_b->data, ids_b->len, LEFT_PHRASE);
  for (guint i = 0; i < runs->len; i++)
    {
      const HashiyaRun *run = &g_array_index (runs, HashiyaRun, i);

      for (guint j = 0; run->n >= LEFT_MOVED && j < run->n; j++)
        {
          guint32 a = g_array_index (at_a, guint32, run->a + j);
          guint32 b = g_array_index (at_b, guint32, run->b + j);

          if (!is_claimed (self, b))
            {
              pair_moved (self, a, b);
              claimed = TRUE;
            }
        }
    }
  return claimed;
}

/* How good a place to cut the old text at: before a line, after a sentence, anywhere. */
static guint
cut_quality (const Alignment *self, guint i)
{
  return hashiya_tokens_begins_line (self->tokens, i) ? 2 : self->tokens->lengths[i - 1] == 1;
}

/* Where one block ends and another begins, words that both could end or begin with may belong to
 * either: of all the places to cut, the one where a paragraph begins is right. */
static void
slide_cut (Alignment *self, guint cut)
{
  guint best = cut, quality = cut_quality (self, cut), i = cut;

  for (guint32 b = self->map[cut]; quality < 2 && i > 1; b--)
    {
      if (b == 0 || self->map[i - 1] == HASHIYA_UNMATCHED || self->a[i - 1] != self->b[b - 1]
          || is_claimed (self, b - 1) || self->map[i - 1] + (cut - i) != self->map[cut - 1])
        break;
      i--;
      if (cut_quality (self, i) > quality)
        {
          best = i;
          quality = cut_quality (self, i);
        }
    }
  for (i = cut; i > best; i--)
    {
      guint32 old = self->map[i - 1];

      self->claimed[old / 32] &= ~(1u << (old % 32));
      pair (self, i - 1, self->map[i] - 1);
      if ((self->moved[i / 32] >> (i % 32)) & 1)
        self->moved[(i - 1) / 32] |= 1u << ((i - 1) % 32);
      else
        self->moved[(i - 1) / 32] &= ~(1u << ((i - 1) % 32));
    }
}

static void
slide_cuts (Alignment *self)
{
  for (guint i = 2; i < self->n_a; i++)
    if (self->map[i] != HASHIYA_UNMATCHED && self->map[i - 1] != HASHIYA_UNMATCHED
        && self->map[i] != self->map[i - 1] + 1)
      slide_cut (self, i);
}

HashiyaAlignment *
hashiya_alignment_new (const HashiyaTokens *a, const HashiyaTokens *b, HashiyaEditPath *path)
{
  HashiyaAlignment *alignment = g_new (HashiyaAlignment, 1);
  g_autofree guint32 *claimed = g_new0 (guint32, b->n / 32 + 1);
  Alignment self = { a, a->ids, b->ids, a->n, b->n, NULL, claimed, NULL, path };

  alignment->map = self.map = g_new (guint32, a->n + 1);
  alignment->moved = self.moved = g_new0 (guint32, a->n / 32 + 1);
  memset (self.map, 0xFF, (a->n + 1) * sizeof (guint32));
  claim_phrases (&self);
  slide_cuts (&self);
  fill_gaps (&self);
  if (claim_left (&self))
    {
      slide_cuts (&self);
      fill_gaps (&self);
    }
  return alignment;
}

void
hashiya_alignment_free (HashiyaAlignment *self)
{
  g_free (self->map);
  g_free (self->moved);
  g_free (self);
}

void
hashiya_alignment_fit (const guint32 *pattern,
                       guint n_pattern,
                       const guint32 *text,
                       guint n_text,
                       HashiyaEditPath *path,
                       guint32 *map)
{
  g_autofree guint32 *at = NULL;
  g_autofree guint32 *claimed = NULL;
  Alignment self = { NULL, pattern, text, n_pattern, n_text, map, NULL, NULL, path };

  if (hashiya_edit_path_fits (n_pattern, n_text))
    {
      hashiya_edit_path_align (path, pattern, n_pattern, text, n_text, TRUE, map);
      return;
    }
  at = g_new (guint32, n_text);
  self.claimed = claimed = g_new0 (guint32, n_text / 32 + 1);
  for (guint i = 0; i < n_text; i++)
    at[i] = i;
  memset (map, 0xFF, n_pattern * sizeof (guint32));
  align_gap (&self, (Gap){ 0, n_pattern, text, at, n_text }, PHRASE);
}
