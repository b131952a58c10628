// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-candidates.h"

#include "hashiya-heading-points.h"
#include "hashiya-heading-words.h"
#include "hashiya-numbering.h"
#include "hashiya-series.h"

#include <string.h>

#define HEADING_COLUMNS        120
#define MARKDOWN_MIN           2 /* headings with # that tell that others are marked so too */
#define STARRED_MIN            2 /* headings with ** that tell an outline of stars from a list */
#define DECORATED_MIN          3
#define OVERLINE_COLUMNS       40
#define HEADING_WORDS          16
#define HEADING_WORDS_NUMBERED 22 /* a question of a list of them may be long */
/* A text where more lines stand apart than this is a list, whatever it looks like. */
#define CANDIDATES_MAX 200000

typedef struct
{
  const HashiyaLines *lines;
  GArray *candidates;
  HashiyaSeries *series;
  guint n_markdown; /* headings with # so far */
  gboolean starred; /* whether headings are marked with * as others are with # */
  guint decorated;  /* how many lines are set off by marks on both sides */
  char rules[8];    /* underline characters in the order they came */
} Collector;

/* A line that is one mark repeated; the mark, or 0. */
static char
rule_mark (const HashiyaLines *lines, guint i, guint *columns)
{
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  if (n < 3 || n > 200 || strchr ("=-~^*\"#_+.", text[0]) == NULL)
    return 0;
  for (gsize j = 1; j < n; j++)
    {
      if (text[j] != text[0])
        return 0;
    }
  *columns = n;
  return text[0];
}

static guint
rule_depth (Collector *self, char mark, gboolean above)
{
  guint i = 0;

  if (above)
    mark |= 0x80;
  while (i < sizeof self->rules - 1 && self->rules[i] != 0 && self->rules[i] != mark)
    i++;
  self->rules[i] = mark;
  return i + 1;
}

static void
add (Collector *self, HashiyaCandidate *c)
{
  g_autofree char *folded = hashiya_lines_fold (self->lines, c->line);

  if (self->candidates->len >= CANDIDATES_MAX)
    return;
  c->hash = g_str_hash (folded);
  c->next_line = MIN (c->line + c->n_lines + c->rule_below, self->lines->n);
  c->first = !self->lines->titled && c->line == c->rule_above;
  g_array_append_val (self->candidates, *c);
}

/* A question of a list of them, whose answer stands below. */
static guint
add_question (Collector *self, guint from, guint to)
{
  HashiyaCandidate c = { .line = from, .score = 5, .family = HASHIYA_FAMILY_UNDERLINED };
  guint n = hashiya_series_question (self->series, self->lines, from, to);

  if (n == 0 || hashiya_heading_points_next (self->lines, from + n) == HASHIYA_NEXT_NONE)
    return 0;
  c.n_lines = n;
  c.depth = rule_depth (self, 'Q', FALSE);
  add (self, &c);
  return n;
}

/* How many times its first mark a line is set off with on both sides, as in *** Words ***. */
static gsize
decoration (const char *text, gsize n)
{
  gsize mark = 0;

  if (n < 7 || strchr ("*=-~#+", text[0]) == NULL)
    return 0;
  while (mark < n && text[mark] == text[0])
    mark++;
  if (mark < 2 || mark * 2 + 2 >= n || text[mark] != ' ' || text[n - mark - 1] != ' ')
    return 0;
  for (gsize i = n - mark; i < n; i++)
    {
      if (text[i] != text[0])
        return 0;
    }
  return mark;
}

/* How many lines are set off so: the notices around a book are, and head nothing. */
static guint
count_decorated (const HashiyaLines *lines)
{
  guint count = 0;

  for (guint i = 0; i < lines->n; i++)
    {
      g_autofree char *folded = NULL;
      gsize n;
      const char *text = hashiya_lines_get (lines, i, &n);

      if (n > HEADING_COLUMNS || decoration (text, n) == 0)
        continue;
      folded = hashiya_lines_fold (lines, i);
      if (hashiya_heading_words_is_other (folded, FALSE))
        return 0;
      count++;
    }
  return count;
}

/* Words between two rows of marks, alone or above their text. */
static gboolean
add_decorated (Collector *self, guint i, guint from)
{
  HashiyaCandidate c = { .line = i, .n_lines = 1, .score = 5, .family = HASHIYA_FAMILY_UNDERLINED };
  gsize n;
  const char *text = hashiya_lines_get (self->lines, i, &n);

  if (self->decorated < DECORATED_MIN || i > from || n > HEADING_COLUMNS
      || decoration (text, n) == 0 || hashiya_lines_shape (self->lines, i).letters < 2)
    return FALSE;
  c.depth = rule_depth (self, text[0], TRUE);
  add (self, &c);
  return TRUE;
}

/* A line right below a long rule with nothing more to its chunk, as Vim's manual has it. */
static gboolean
add_overlined (Collector *self, guint i, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;
  HashiyaCandidate c = { .line = i, .n_lines = 1, .score = 5, .family = HASHIYA_FAMILY_UNDERLINED };
  HashiyaShape shape;
  guint above = 0;
  char mark;

  if (i != from + 1 || to != from + 2)
    return FALSE;
  mark = rule_mark (lines, from, &above);
  shape = hashiya_lines_shape (lines, i);
  if ((mark != '=' && mark != '*' && mark != '#' && mark != '~') || above < OVERLINE_COLUMNS
      || shape.letters == 0 || shape.words > HEADING_WORDS
      || hashiya_shape_ends_sentence (shape.terminal)
      || hashiya_heading_points_next (lines, to) == HASHIYA_NEXT_NONE)
    return FALSE;
  c.rule_above = TRUE;
  c.depth = rule_depth (self, mark, TRUE);
  add (self, &c);
  return TRUE;
}

/* How many times @mark stands before a space and words. */
static guint
marked_depth (const HashiyaLines *lines, guint i, char mark)
{
  gsize n, depth;
  const char *text;

  if (i >= lines->n || lines->line[i].kind != HASHIYA_LINE_TEXT || lines->line[i].indent > 3)
    return 0;
  text = hashiya_lines_get (lines, i, &n);
  for (depth = 0; depth < n && text[depth] == mark;)
    depth++;
  return depth >= 1 && depth <= 6 && depth + 1 < n && text[depth] == ' ' ? depth : 0;
}

/* Whether it is an outline as Org has it: * words, ** words; in a list most stand in a row. */
static gboolean
is_starred (const HashiyaLines *lines)
{
  guint stars = 0, deep = 0, rows = 0, before = 0;

  for (guint i = 0; i < lines->n; i++)
    {
      guint depth = lines->line[i].indent == 0 ? marked_depth (lines, i, '*') : 0;
      HashiyaShape shape = hashiya_lines_shape (lines, i);

      /* A row of stars with words in it or without parts one text from another. */
      if (shape.last == '*' || shape.letters == 0)
        continue;
      stars += depth > 0;
      deep += depth == 2;
      rows += depth > 0 && before > 0;
      before = depth;
    }
  return deep >= STARRED_MIN && stars > deep && rows * 3 < stars;
}

/* # to ######, a space, words; or *. Two in a row of one depth are comments of a script. */
static guint
markdown_depth (const Collector *self, guint i)
{
  guint depth = marked_depth (self->lines, i, '#');

  if (depth == 0 && self->starred && i < self->lines->n && self->lines->line[i].indent == 0)
    depth = marked_depth (self->lines, i, '*');
  return depth;
}

/* A comment of a program stands right above what it is about, often in lower case. */
static gboolean
is_comment (const HashiyaLines *lines, guint i, guint to)
{
  HashiyaShape shape = hashiya_lines_shape (lines, i);

  return i + 1 < to && g_unichar_islower (shape.first_letter);
}

static gboolean
add_markdown (Collector *self, guint i, guint from, guint to)
{
  HashiyaCandidate c = { .line = i, .n_lines = 1, .score = 6, .family = HASHIYA_FAMILY_MARKDOWN };

  c.depth = markdown_depth (self, i);
  if (c.depth == 0 || is_comment (self->lines, i, to)
      || (i > from && markdown_depth (self, i - 1) == c.depth)
      || (i + 1 < to && markdown_depth (self, i + 1) == c.depth))
    return FALSE;
  self->n_markdown++;
  add (self, &c);
  return TRUE;
}

static gboolean
add_underlined (Collector *self, guint i, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;
  HashiyaCandidate c = { .line = i, .n_lines = 1, .score = 5, .family = HASHIYA_FAMILY_UNDERLINED };
  HashiyaShape shape;
  guint below = 0, above = 0;
  char mark;

  if (i + 1 >= to)
    return FALSE;
  mark = rule_mark (lines, i + 1, &below);
  shape = hashiya_lines_shape (lines, i);
  if (mark == 0 || shape.letters + shape.digits == 0 || shape.columns > 100 || shape.gap > 2
      || below * 2 < shape.columns || shape.symbols * 8 > shape.columns
      || (i > from + 1 && lines->line[i].blanks == 0))
    return FALSE;
  if (i > from)
    {
      if (rule_mark (lines, i - 1, &above) != mark)
        return FALSE;
      c.rule_above = TRUE;
    }
  /* A long rule under a sentence parts it from what follows. */
  if (hashiya_shape_ends_sentence (shape.terminal) && below > shape.columns + 8)
    return FALSE;
  if (hashiya_heading_points_is_bullet (lines, i) && below > shape.columns + 2)
    return FALSE;
  c.rule_below = TRUE;
  c.depth = rule_depth (self, mark, c.rule_above);
  add (self, &c);
  return TRUE;
}

/* Whether the next line begins something of its own: another heading, or an item. */
static gboolean
starts_numbered (const HashiyaLines *lines, guint i)
{
  HashiyaNumbering numbering;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  if (hashiya_heading_points_is_bullet (lines, i))
    return TRUE;
  return hashiya_numbering_parse (text, n, &numbering)
         && (numbering.mark != 0 || numbering.keyword > 0
             || numbering.numeral == HASHIYA_NUMERAL_DECIMAL);
}

/* Whether the lines of a short chunk are one heading over several lines. */
static gboolean
is_one_heading (const HashiyaLines *lines, guint from, guint to, const HashiyaCandidate *c)
{
  if (to - from > 3
      || (c->family == HASHIYA_FAMILY_NUMBERED && hashiya_lines_columns (lines, from) < 40))
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      HashiyaShape shape = hashiya_lines_shape (lines, i);
      gboolean chapter = c->family == HASHIYA_FAMILY_KEYWORD && hashiya_shape_is_title_case (&shape)
                         && !hashiya_shape_ends_sentence (shape.terminal);

      if (shape.columns > 70 || (i > from && starts_numbered (lines, i))
          || (i > from && i + 1 < to && strchr (".,;:", (int) MIN (shape.last, 127)) != NULL))
        return FALSE;
      if (!(c->upper && hashiya_shape_is_upper (&shape))
          && !hashiya_heading_points_is_centred (lines, i, shape.columns) && !chapter)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_question (const HashiyaLines *lines, guint i)
{
  HashiyaShape shape = hashiya_lines_shape (lines, i);

  return shape.terminal == '?' || shape.terminal == 0x061F;
}

/* Whether a numbered line and the one it ran over to are written as titles are. */
static gboolean
is_wrapped_title (const HashiyaLines *lines, guint from, const HashiyaCandidate *c)
{
  HashiyaShape shape = hashiya_lines_shape (lines, from);
  HashiyaShape next = hashiya_lines_shape (lines, from + 1);

  if ((c->family != HASHIYA_FAMILY_NUMBERED && c->family != HASHIYA_FAMILY_KEYWORD) || c->lower
      || hashiya_shape_ends_sentence (shape.terminal) || hashiya_shape_ends_sentence (next.terminal)
      || next.last == ':' || next.last == ';' || next.last == ',' || next.columns > shape.columns
      || starts_numbered (lines, from + 1))
    return FALSE;
  shape.long_words += next.long_words;
  shape.capital_words += next.capital_words;
  return hashiya_shape_is_title_case (&shape);
}

/*
 * How many lines at the start of a chunk are the heading: all of a short chunk whose first line
 * is formal or whose lines are all capitals or centred; one where the next line is prose that
 * the first had room for, or that stands further in.
 */
static guint
heading_lines (const HashiyaLines *lines, guint from, guint to, HashiyaCandidate *c)
{
  HashiyaShape next;

  if (to - from == 1)
    return 1;
  if (is_one_heading (lines, from, to, c))
    return to - from;
  if (c->family == HASHIYA_FAMILY_NUMBERED && to - from <= 4 && is_question (lines, to - 1))
    return to - from;
  if (lines->width > 0 && hashiya_lines_is_full (lines, from, lines->width - 10))
    {
      if (to - from == 2 && is_wrapped_title (lines, from, c))
        return 2;
      c->wrapped = c->family == HASHIYA_FAMILY_NUMBERED && to - from <= 4;
      return c->wrapped ? to - from : 0;
    }
  next = hashiya_lines_shape (lines, from + 1);
  c->tight = TRUE;
  if (c->family == HASHIYA_FAMILY_KEYWORD && c->bare)
    return 1;
  if (lines->line[from + 1].indent > lines->line[from].indent + 1
      && lines->line[from].indent <= lines->base_indent && !starts_numbered (lines, from + 1))
    {
      if (c->family >= HASHIYA_FAMILY_LABEL && lines->base_indent > lines->line[from].indent)
        c->family = HASHIYA_FAMILY_OUTDENTED;
      c->hanging = TRUE;
      return c->family == HASHIYA_FAMILY_PLAIN || c->family == HASHIYA_FAMILY_LABEL ? 0 : 1;
    }
  if (c->family != HASHIYA_FAMILY_KEYWORD && c->family != HASHIYA_FAMILY_NUMBERED
      && c->family != HASHIYA_FAMILY_CAPS)
    return 0;
  if (c->upper && to - from <= 3 && hashiya_shape_is_upper (&next))
    return 1;
  return (lines->width > 0 || lines->one_a_line) && next.columns > 45
                 && !starts_numbered (lines, from + 1)
             ? 1
             : 0;
}

/* A number alone takes the title that stands below it, after a blank line, along. */
static void
take_title (const HashiyaLines *lines, HashiyaCandidate *c)
{
  guint i = c->line + c->n_lines, end;
  HashiyaShape shape;

  if (!c->bare || c->tight || i >= lines->n || lines->line[i].kind != HASHIYA_LINE_TEXT
      || (c->family == HASHIYA_FAMILY_NUMBER && c->numeral != HASHIYA_NUMERAL_ROMAN)
      || lines->line[i].blanks > 3)
    return;
  end = hashiya_lines_chunk_end (lines, i);
  shape = hashiya_lines_shape (lines, i);
  if (end - i > 2 || shape.columns > 70 || starts_numbered (lines, i) || shape.letters < 2
      || shape.first == '[' || g_unichar_islower (shape.first_letter)
      || hashiya_heading_points_next (lines, end) == HASHIYA_NEXT_NONE)
    return;
  if (hashiya_shape_is_upper (&shape)
      || (end - i == 1 && !hashiya_shape_ends_sentence (shape.terminal)
          && (hashiya_shape_is_title_case (&shape) || shape.long_words == 0)))
    {
      for (guint j = i; j < end; j++)
        {
          HashiyaShape line = hashiya_lines_shape (lines, j);

          if (line.columns > 70 || (j > i && !hashiya_shape_is_upper (&line)))
            return;
        }
      c->n_lines += end - i;
    }
}

/* How many lines it took from the start of the chunk, 0 where it is no candidate. */
static guint
add_by_place (Collector *self, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;
  HashiyaCandidate c = { .line = from };
  gsize n;
  const char *text = hashiya_lines_get (lines, from, &n);
  HashiyaNumbering numbering;
  HashiyaShape shape;
  int points;

  if (n > HEADING_COLUMNS * 4)
    return 0;
  shape = hashiya_shape (text, n);
  if (shape.columns > HEADING_COLUMNS || shape.letters + shape.digits == 0
      || hashiya_heading_points_is_bullet (lines, from))
    return 0;
  c.family = hashiya_heading_points_family (text, n, &shape, &c);
  if (c.family >= HASHIYA_FAMILY_CAPS && self->n_markdown < MARKDOWN_MIN
      && hashiya_series_has (self->series, text, n, &numbering))
    {
      c.family = HASHIYA_FAMILY_KEYWORD;
      c.depth = numbering.keyword;
      c.value = numbering.value;
      c.numeral = numbering.numeral;
      c.bare = numbering.rest >= n;
    }
  if (shape.words > (c.family == HASHIYA_FAMILY_NUMBERED ? HEADING_WORDS_NUMBERED : HEADING_WORDS))
    return 0;
  c.n_lines = heading_lines (lines, from, to, &c);
  if (c.n_lines == 0)
    return 0;
  c.question = is_question (lines, from + c.n_lines - 1);
  take_title (lines, &c);
  if (c.family == HASHIYA_FAMILY_PLAIN && lines->base_indent > lines->line[from].indent
      && lines->line[from].indent < 3)
    c.family = HASHIYA_FAMILY_OUTDENTED;
  if (c.family == HASHIYA_FAMILY_PLAIN && hashiya_heading_points_is_speech (text, n))
    return c.n_lines;
  points = hashiya_heading_points_sum (lines, &c, &shape);
  c.score = CLAMP (points - (c.wrapped ? 20 : 0), -50, 50);
  if (from == 0 && !lines->titled && c.family >= HASHIYA_FAMILY_CAPS
      && c.family != HASHIYA_FAMILY_LABEL && c.score > -2)
    c.score += 2;
  add (self, &c);
  return c.n_lines;
}

/* Lines inside a chunk that are headings by their own words: Scene II, where no line ran over. */
static void
add_inside (Collector *self, guint from, guint to)
{
  const HashiyaLines *lines = self->lines;

  for (guint i = from + 1; i < to; i++)
    {
      HashiyaNumbering numbering;
      gsize n;
      const char *text = hashiya_lines_get (lines, i, &n);

      if (n < HEADING_COLUMNS && hashiya_numbering_parse (text, n, &numbering)
          && numbering.keyword > 0 && numbering.numeral != HASHIYA_NUMERAL_LETTER
          && (numbering.rest >= n || numbering.mark == ':')
          && (lines->width == 0 || hashiya_lines_ends_sentence (lines, i - 1)))
        add_by_place (self, i, i + 1);
    }
}

/* Adds what a chunk has; where the scan goes on. */
static guint
add_chunk (Collector *self, guint from, guint to)
{
  guint taken = add_question (self, from, to);
  guint at;

  if (taken == 0)
    taken = add_by_place (self, from, to);
  at = from + taken;

  while (taken > 0 && at < to)
    {
      taken = add_by_place (self, at, to);
      at += taken;
    }
  if (at < to)
    add_inside (self, at, to);
  return MAX (at, to);
}

GArray *
hashiya_candidates_collect (const HashiyaLines *lines, guint *paragraphs)
{
  Collector self = { .lines = lines,
                     .starred = is_starred (lines),
                     .decorated = count_decorated (lines),
                     .candidates = g_array_new (FALSE, TRUE, sizeof (HashiyaCandidate)) };

  self.series = hashiya_series_new (lines);
  *paragraphs = 0;
  for (guint i = 0; i < lines->n;)
    {
      guint end = hashiya_lines_chunk_end (lines, i);
      gboolean found = FALSE;

      if (lines->line[i].kind == HASHIYA_LINE_TEXT)
        {
          *paragraphs += hashiya_heading_points_next (lines, i) >= HASHIYA_NEXT_OTHER;
          for (guint j = i; j < end; j++)
            found = add_markdown (&self, j, i, end) || add_underlined (&self, j, i, end)
                    || add_decorated (&self, j, i) || add_overlined (&self, j, i, end) || found;
          if (!found)
            end = add_chunk (&self, i, end);
        }
      i = MAX (end, i + 1);
    }
  hashiya_series_free (self.series);
  return self.candidates;
}
