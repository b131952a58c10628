// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-headings.h"

#include "hashiya-candidates.h"
#include "hashiya-heading-words.h"
#include "hashiya-listing.h"
#include "hashiya-shape.h"

#include <string.h>

#define ENOUGH         3    /* points that make a heading */
#define NEVER          (-4) /* points that make it something else */
#define SERIES_GAP     6    /* numbers that a series may miss in a row */
#define SERIES_MIN     5    /* headings before one that ends a series */
#define CENTRED_INDENT 8    /* columns that a centred heading stands further in than the next */
#define MANY           3    /* headings of a family that tell how this text marks them */

typedef struct
{
  HashiyaLines *lines;
  GArray *candidates; /* of HashiyaCandidate, in the order of the text */
  guint good[HASHIYA_N_FAMILIES];
  guint chapters;   /* good keywords that begin before the end, where the licence of a book has its
                       own */
  guint paragraphs; /* chunks of prose */
  guint underlined; /* headings with a rule */
  guint deepest;    /* of # */
} Outline;

static HashiyaCandidate *
candidate (const Outline *self, guint i)
{
  return &g_array_index (self->candidates, HashiyaCandidate, i);
}

/* The order in which headings stand above one another, to tell what has nothing below it. */
static guint
order_of (const HashiyaCandidate *c)
{
  switch ((HashiyaFamily) c->family)
    {
    case HASHIYA_FAMILY_MARKDOWN:
    case HASHIYA_FAMILY_UNDERLINED:
    case HASHIYA_FAMILY_KEYWORD:
      return c->depth;
    case HASHIYA_FAMILY_CAPS:
    case HASHIYA_FAMILY_OUTDENTED:
      return 10;
    case HASHIYA_FAMILY_NUMBER:
      return 20;
    case HASHIYA_FAMILY_NUMBERED:
      return 20 + c->depth;
    case HASHIYA_FAMILY_LABEL:
    case HASHIYA_FAMILY_PLAIN:
      return 30;
    case HASHIYA_N_FAMILIES:
      break;
    }
  g_return_val_if_reached (30);
}

/*
 * Lines that stand apart one after another, with nothing to head between them, are a table of
 * contents, a list or an address; only a higher heading is followed by a lower one, as a part's
 * by its first chapter's. The last of them may head what follows.
 */
static void
weigh_run (Outline *self, guint from, guint to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      HashiyaCandidate *c = candidate (self, i);
      const HashiyaCandidate *next = candidate (self, i + 1);
      const HashiyaLine *line = &self->lines->line[c->line];
      const HashiyaLine *below = &self->lines->line[next->line];
      gboolean higher
          = order_of (c) < order_of (next)
            || (order_of (c) == order_of (next) && line->blanks > below->blanks)
            || (c->centred && c->family != HASHIYA_FAMILY_NUMBERED && next->score >= ENOUGH - 1
                && line->indent > below->indent + CENTRED_INDENT);

      if (c->contents || c->family == HASHIYA_FAMILY_MARKDOWN
          || c->family == HASHIYA_FAMILY_UNDERLINED || (c->first && to - from == 2))
        continue;
      if (i + 4 < to)
        c->score -= 5;
      else if (!higher)
        c->score -= to - from > 2 ? 5 : 2;
    }
}

/* Whether it is so surely no heading that it is something to head. */
static gboolean
is_words (const HashiyaCandidate *c)
{
  return c->aside
         || (c->score <= NEVER
             && (c->wrapped || c->family == HASHIYA_FAMILY_PLAIN
                 || c->family == HASHIYA_FAMILY_LABEL));
}

static void
weigh_runs (Outline *self)
{
  guint n = self->candidates->len;

  for (guint i = 0; i < n;)
    {
      guint end = i + 1;

      while (end < n && !is_words (candidate (self, end)) && !candidate (self, end)->contents
             && candidate (self, end - 1)->next_line == candidate (self, end)->line)
        end++;
      weigh_run (self, i, end);
      i = end;
    }
}

static guint
count_of (GHashTable *counts, const HashiyaCandidate *c)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (c->hash)));
}

/* Which words come next among those that come three times or more; 0 where that changes. */
static GHashTable *
followers (const Outline *self, GHashTable *counts)
{
  GHashTable *after = g_hash_table_new (NULL, NULL);
  guint last = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HashiyaCandidate *c = candidate (self, i);
      gpointer next, key = GUINT_TO_POINTER (last);

      if (count_of (counts, c) < 3 || c->family != HASHIYA_FAMILY_PLAIN)
        continue;
      if (!g_hash_table_lookup_extended (after, key, NULL, &next))
        next = GUINT_TO_POINTER (c->hash);
      g_hash_table_insert (after, key,
                           GUINT_TO_POINTER (c->hash) == next ? next : GUINT_TO_POINTER (0));
      last = c->hash;
    }
  return after;
}

/* Words that come round in the same order again and again part a text of one kind of piece. */
static gboolean
is_refrain_of_parts (GHashTable *after, const HashiyaCandidate *c)
{
  gpointer start = GUINT_TO_POINTER (c->hash), at = start;

  for (guint n = 1; n <= 8; n++)
    {
      at = g_hash_table_lookup (after, at);
      if (at == NULL)
        return FALSE;
      if (at == start)
        return n >= 3;
    }
  return FALSE;
}

/*
 * The same words three times are a speaker, a running head or a refrain; and where most lines in
 * capitals come again, they are a play's, and so are those that come once. Words after the same
 * number again stand in tables of contents before the last time.
 */
static void
weigh_repeats (Outline *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) after = NULL;
  guint capitals = 0, speakers = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HashiyaCandidate *c = candidate (self, i);

      g_hash_table_insert (counts, GUINT_TO_POINTER (c->hash),
                           GUINT_TO_POINTER (count_of (counts, c) + 1));
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HashiyaCandidate *c = candidate (self, i);

      capitals += c->family == HASHIYA_FAMILY_CAPS;
      self->underlined += c->family == HASHIYA_FAMILY_UNDERLINED;
      if (c->family == HASHIYA_FAMILY_MARKDOWN)
        self->deepest = MAX (self->deepest, c->depth);
      speakers += c->family == HASHIYA_FAMILY_CAPS && count_of (counts, c) > 2;
    }
  after = followers (self, counts);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);
      guint count = count_of (counts, c);
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (seen, GUINT_TO_POINTER (c->hash))) + 1;

      g_hash_table_insert (seen, GUINT_TO_POINTER (c->hash), GUINT_TO_POINTER (times));
      if (c->family == HASHIYA_FAMILY_CAPS && !c->known && speakers > 12 && speakers * 2 > capitals)
        c->score -= 5;
      else if (count >= 3 && c->family == HASHIYA_FAMILY_PLAIN && is_refrain_of_parts (after, c))
        c->score += 2;
      else if (count >= 3 && c->family >= HASHIYA_FAMILY_CAPS)
        c->score -= 3;
      else if (c->family == HASHIYA_FAMILY_MARKDOWN && self->deepest < 2
               && self->underlined >= MANY)
        c->score -= 5;
      else if (count > 1 && times < count && c->family == HASHIYA_FAMILY_NUMBERED)
        c->score -= 5;
    }
}

/* Numbers alone, and numbers before words, count where they count up. */
static void
weigh_sequences (Outline *self)
{
  guint last[2][16] = { { 0 } };

  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);
      gboolean bare = c->family == HASHIYA_FAMILY_NUMBER;
      guint *before = &last[bare][MIN (c->depth + 4 * (c->numeral % 4), 15)];

      if (c->family == HASHIYA_FAMILY_KEYWORD)
        memset (last, 0, sizeof last);
      if (!bare && c->family != HASHIYA_FAMILY_NUMBERED)
        continue;
      if (c->depth == 1 && c->value != *before + 1 && !(c->value == 1 || *before == 0))
        c->score -= bare ? 5 : 1;
      else if (c->value == *before + 1)
        c->score += 1;
      *before = c->value;
    }
}

/* A part's heading is followed by its chapter's, and that is enough to head. */
static void
weigh_nesting (Outline *self)
{
  for (guint i = self->candidates->len; i > 1; i--)
    {
      HashiyaCandidate *c = candidate (self, i - 2);
      const HashiyaCandidate *next = candidate (self, i - 1);

      if (c->next_line == next->line && next->score >= ENOUGH && c->score > 0
          && (c->family != next->family || c->depth < next->depth))
        c->score += 2;
    }
}

static void
count_good (Outline *self)
{
  memset (self->good, 0, sizeof self->good);
  self->chapters = 0;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HashiyaCandidate *c = candidate (self, i);
      gboolean good = c->score >= ENOUGH - 1;

      self->good[c->family] += good;
      self->chapters += good && c->family == HASHIYA_FAMILY_KEYWORD
                        && (guint64) c->line * 3 < (guint64) self->lines->n * 2;
    }
}

/* Whether the first line, which may be the title, is one of the family. */
static gboolean
begins_with (const Outline *self, HashiyaFamily family)
{
  return self->candidates->len > 0 && candidate (self, 0)->first
         && candidate (self, 0)->family == family;
}

/* How many points a family gains or loses by the company it is in. */
static int
family_points (const Outline *self, HashiyaFamily family)
{
  const guint *good = self->good;
  guint marked = good[HASHIYA_FAMILY_MARKDOWN] + good[HASHIYA_FAMILY_UNDERLINED];
  guint chapters = self->chapters > 0 ? good[HASHIYA_FAMILY_KEYWORD] : 0;
  int points = good[family] >= MANY ? 1 : 0;

  switch (family)
    {
    case HASHIYA_FAMILY_MARKDOWN:
    case HASHIYA_FAMILY_UNDERLINED:
    case HASHIYA_FAMILY_KEYWORD:
      return points;
    case HASHIYA_FAMILY_NUMBERED:
      return marked >= 2 ? points - 1 : points;
    case HASHIYA_FAMILY_NUMBER:
      return marked >= 2 || chapters >= MANY ? points - 2 : points;
    case HASHIYA_FAMILY_CAPS:
      return marked >= 2 ? points - 1 : points;
    case HASHIYA_FAMILY_OUTDENTED:
      return marked >= 2 ? points - 4 : points;
    case HASHIYA_FAMILY_PLAIN:
    case HASHIYA_FAMILY_LABEL:
      if (marked >= 2)
        return points - 5;
      if (chapters >= MANY)
        points -= chapters * 4 >= good[family] ? 3 : 1;
      if (good[HASHIYA_FAMILY_NUMBERED] >= MANY || good[HASHIYA_FAMILY_CAPS] >= MANY
          || good[HASHIYA_FAMILY_NUMBER] >= MANY)
        points -= 1;
      /* More lines standing apart than there is prose: they head nothing. */
      if (good[family] > self->paragraphs + begins_with (self, family))
        points -= 2;
      return points;
    case HASHIYA_N_FAMILIES:
      break;
    }
  g_return_val_if_reached (0);
}

static void
weigh_families (Outline *self)
{
  int points[HASHIYA_N_FAMILIES];

  count_good (self);
  for (guint i = 0; i < HASHIYA_N_FAMILIES; i++)
    points[i] = family_points (self, i);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);

      /* The first line of a text is its title, and a preface a preface, whatever follows. */
      if ((!c->known && !c->first) || points[c->family] > 0)
        c->score += points[c->family];
      /* Where sections are numbered or underlined, a name above what it means is a term. */
      if (c->hanging && c->family == HASHIYA_FAMILY_CAPS
          && (self->good[HASHIYA_FAMILY_NUMBERED] >= MANY || points[c->family] < 0))
        c->score -= 4;
    }
}

/* Whether both are numbered in the same way, at the same place. */
static gboolean
is_series (const Outline *self, const HashiyaCandidate *a, const HashiyaCandidate *b)
{
  const HashiyaLine *line = self->lines->line;

  return a->family == b->family && a->depth == b->depth && a->numeral == b->numeral
         && ABS ((int) line[a->line].indent - (int) line[b->line].indent) <= 1;
}

/* Whether the candidate after or before place @i that is one number away is wrapped as prose is. */
static gboolean
is_by_item (const Outline *self, guint i, int step)
{
  const HashiyaCandidate *c = candidate (self, i);

  for (int j = 1; j <= SERIES_GAP; j++)
    {
      gint64 at = (gint64) i + step * j;
      const HashiyaCandidate *other;

      if (at < 0 || at >= self->candidates->len)
        return FALSE;
      other = candidate (self, at);
      if (is_series (self, c, other) && (gint64) other->value == (gint64) c->value + step)
        return other->wrapped && other->score <= NEVER;
    }
  return FALSE;
}

/* A number between two whose words run on over lines is an item of their list, as short as it is.
 */
static void
weigh_items (Outline *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);

      if (c->family == HASHIYA_FAMILY_NUMBERED && !c->wrapped && !c->upper && !c->question
          && is_by_item (self, i, 1)
          && (is_by_item (self, i, -1)
              || (c->value == 1 && candidate (self, i + 1)->line == c->next_line)))
        c->score -= 5;
    }
}

/* The next heading that counts on from @c, where @i is its place; NULL where none does. */
static const HashiyaCandidate *
next_of_series (const Outline *self, guint i)
{
  const HashiyaCandidate *c = candidate (self, i);

  for (guint j = i + 1; j < MIN (self->candidates->len, i + 200); j++)
    {
      const HashiyaCandidate *next = candidate (self, j);

      if (next->score >= ENOUGH && is_series (self, c, next))
        return next;
    }
  return NULL;
}

/*
 * A number that is missing between the headings of a series is a heading too, whatever its words
 * look like: a question over three lines, or one that names a function.
 */
static void
fill_series (Outline *self)
{
  const HashiyaCandidate *last = NULL;
  guint in_series = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);
      const HashiyaCandidate *next;
      gboolean after;

      if ((c->family != HASHIYA_FAMILY_NUMBERED && c->family != HASHIYA_FAMILY_NUMBER)
          || c->depth != 1)
        continue;
      after = last != NULL && is_series (self, c, last);
      if (c->score < ENOUGH && after && c->value > last->value && c->value <= last->value + 2)
        {
          next = next_of_series (self, i);
          if (next != NULL ? next->value > c->value && next->value <= c->value + SERIES_GAP
                           : in_series >= SERIES_MIN && in_series * 4 > c->value * 3)
            c->score = ENOUGH;
        }
      if (c->score < ENOUGH)
        continue;
      in_series = after ? in_series + 1 : 1;
      last = c;
    }
}

/* Which level comes before which; several ranks may stay empty. */
static guint
rank_of (const Outline *self, const HashiyaCandidate *c)
{
  gboolean chapters = self->good[HASHIYA_FAMILY_KEYWORD] > 0;

  if (c->first && c->family >= HASHIYA_FAMILY_CAPS)
    return 0;
  /* One number makes no series. */
  if (c->family == HASHIYA_FAMILY_KEYWORD && self->good[HASHIYA_FAMILY_KEYWORD] == 1
      && self->good[HASHIYA_FAMILY_PLAIN] >= MANY)
    return 16;
  switch ((HashiyaFamily) c->family)
    {
    case HASHIYA_FAMILY_MARKDOWN:
    case HASHIYA_FAMILY_UNDERLINED:
      return 1 + c->depth;
    case HASHIYA_FAMILY_KEYWORD:
      return 8 + c->depth;
    case HASHIYA_FAMILY_CAPS:
    case HASHIYA_FAMILY_OUTDENTED:
      return c->known && chapters ? 11 : 13 + MIN (c->depth, 1);
    case HASHIYA_FAMILY_NUMBERED:
      return c->upper ? 13 + c->depth : 15 + c->depth;
    case HASHIYA_FAMILY_NUMBER:
      return 15 + c->depth;
    case HASHIYA_FAMILY_PLAIN:
    case HASHIYA_FAMILY_LABEL:
      if (!c->known)
        return 16;
      return chapters ? 11 : self->good[HASHIYA_FAMILY_CAPS] > 1 ? 13 : 16;
    case HASHIYA_N_FAMILIES:
      break;
    }
  g_return_val_if_reached (16);
}

static void
set_levels (Outline *self)
{
  guint level[32] = { 0 };
  guint next = 1;

  count_good (self);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      if (candidate (self, i)->score >= ENOUGH)
        level[MIN (rank_of (self, candidate (self, i)), 31)] = 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (level); i++)
    {
      if (level[i] > 0)
        {
          level[i] = MIN (next, 6);
          next++;
        }
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      HashiyaCandidate *c = candidate (self, i);

      if (c->score >= ENOUGH)
        self->lines->line[c->line].mark = level[MIN (rank_of (self, c), 31)];
    }
}

static void
mark_lines (Outline *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HashiyaCandidate *c = candidate (self, i);
      HashiyaLine *line = self->lines->line;

      if (c->score < ENOUGH)
        continue;
      line[c->line].kind = HASHIYA_LINE_HEADING;
      for (guint j = 1; j < c->n_lines; j++)
        line[c->line + j].kind = HASHIYA_LINE_CONTINUED;
      if (c->rule_above)
        line[c->line - 1].kind = HASHIYA_LINE_RULE;
      if (c->rule_below)
        line[c->line + c->n_lines].kind = HASHIYA_LINE_RULE;
    }
}

void
hashiya_headings_find (HashiyaLines *lines)
{
  Outline self = { .lines = lines };

  self.candidates = hashiya_candidates_collect (lines, &self.paragraphs);
  weigh_runs (&self);
  weigh_repeats (&self);
  weigh_sequences (&self);
  weigh_families (&self);
  hashiya_listing_weigh (lines, self.candidates, ENOUGH);
  weigh_nesting (&self);
  weigh_items (&self);
  fill_series (&self);
  set_levels (&self);
  mark_lines (&self);
  g_array_unref (self.candidates);
}

/* Whether @n marks stand before the words alone: # and the stars of an outline. */
static gboolean
stands_before (const GString *words, gsize n, gsize end)
{
  return words->str[0] == '#'
         || (words->str[0] == '*' && end == words->len && words->str[n] == ' ');
}

/* Takes # and * before the words off, and rows of one mark on both sides of them. */
static void
strip_marks (GString *words)
{
  char mark = words->str[0];
  gsize n = 0, end;

  while (words->str[n] == mark)
    n++;
  end = words->len;
  while (end > n && words->str[end - 1] == mark)
    end--;
  if (!stands_before (words, n, end)
      && (n < 2 || n != words->len - end || strchr ("*=-~+", mark) == NULL || words->str[n] != ' '))
    return;
  g_string_truncate (words, end);
  g_string_erase (words, 0, n);
}

char *
hashiya_headings_text (const HashiyaLines *lines, guint i)
{
  g_autoptr (GString) words = g_string_new (NULL);

  do
    {
      gsize n;
      const char *line = hashiya_lines_get (lines, i, &n);

      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_len (words, line, n);
      i++;
    }
  while (i < lines->n && lines->line[i].kind == HASHIYA_LINE_CONTINUED);
  strip_marks (words);
  return g_strstrip (g_string_free (g_steal_pointer (&words), FALSE));
}
