// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-candidates.h"

#include "hashiya-heading-words.h"
#include "hashiya-numbering.h"
#include "hashiya-shape.h"

#include <string.h>

#define MAX_CASELESS_WORDS 8 /* a heading of a script without capitals */
#define HEADING_COLUMNS    120
#define HEADING_WORDS      16
/* A text where more lines stand apart than this is a list, whatever it looks like. */
#define CANDIDATES_MAX 200000

typedef enum
{
  NEXT_NONE,  /* the text ends */
  NEXT_SHORT, /* one short line */
  NEXT_OTHER, /* verse, a list, a table */
  NEXT_PROSE,
} Next;

typedef struct
{
  const HashiyaLines *lines;
  GArray *candidates;
  char rules[8]; /* underline characters in the order they came */
} Collector;

static HashiyaShape
shape_of (const HashiyaLines *lines, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  return hashiya_shape (text, n);
}

static char *
fold_of (const HashiyaLines *lines, guint i)
{
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  return hashiya_shape_fold (text, MIN (n, HASHIYA_SHAPE_BYTES), 0);
}

/* The next line after @i that is text, jumping over what was dropped. */
static guint
skip_dropped (const HashiyaLines *lines, guint i)
{
  while (i < lines->n && lines->line[i].kind == HASHIYA_LINE_DROPPED)
    i++;
  return i;
}

static gboolean
starts_list_item (const HashiyaLines *lines, guint i)
{
  static const gunichar bullets[] = { '-', '*', '+', 0x2022, 0x2013, 0x2014, 0x25CF, 0x25AA, 0xB7 };
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);
  gunichar c = g_utf8_get_char (text);
  gsize length = g_utf8_next_char (text) - text;

  for (guint j = 0; j < G_N_ELEMENTS (bullets); j++)
    {
      if (c == bullets[j])
        return length < n && (text[length] == ' ' || text[length] == '\t');
    }
  return FALSE;
}

static Next
look_at (const HashiyaLines *lines, guint i)
{
  guint end;
  HashiyaShape shape;

  if (i >= lines->n)
    return NEXT_NONE;
  if (lines->line[i].kind == HASHIYA_LINE_FENCED)
    return NEXT_OTHER;
  end = hashiya_lines_chunk_end (lines, i);
  shape = shape_of (lines, i);
  if (starts_list_item (lines, i))
    return NEXT_OTHER;
  if (end - i > 1)
    return shape.columns >= 45 || hashiya_lines_ends_sentence (lines, end - 1) ? NEXT_PROSE
                                                                               : NEXT_OTHER;
  if (shape.columns >= 100
      || (shape.words >= 6
          && (hashiya_lines_ends_sentence (lines, i) || (shape.words >= 8 && shape.last == ':'))))
    return NEXT_PROSE;
  return NEXT_SHORT;
}

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
  g_autofree char *folded = fold_of (self->lines, c->line);

  if (self->candidates->len >= CANDIDATES_MAX)
    return;
  c->hash = g_str_hash (folded);
  c->next_line
      = skip_dropped (self->lines, MIN (c->line + c->n_lines + c->rule_below, self->lines->n));
  c->first = c->line == c->rule_above;
  g_array_append_val (self->candidates, *c);
}

/* # to ######, a space, words. Two in a row of one depth are comments of a script. */
static guint
markdown_depth (const HashiyaLines *lines, guint i)
{
  gsize n, depth;
  const char *text;

  if (i >= lines->n || lines->line[i].kind != HASHIYA_LINE_TEXT || lines->line[i].indent > 3)
    return 0;
  text = hashiya_lines_get (lines, i, &n);
  for (depth = 0; depth < n && text[depth] == '#';)
    depth++;
  return depth >= 1 && depth <= 6 && depth + 1 < n && text[depth] == ' ' ? depth : 0;
}

/* A comment of a program stands right above what it is about, often in lower case. */
static gboolean
is_comment (const HashiyaLines *lines, guint i, guint to)
{
  HashiyaShape shape = shape_of (lines, i);

  return i + 1 < to && g_unichar_islower (shape.first_letter);
}

static gboolean
add_markdown (Collector *self, guint i, guint from, guint to)
{
  HashiyaCandidate c = { .line = i, .n_lines = 1, .score = 6, .family = HASHIYA_FAMILY_MARKDOWN };

  c.depth = markdown_depth (self->lines, i);
  if (c.depth == 0 || is_comment (self->lines, i, to)
      || (i > from && markdown_depth (self->lines, i - 1) == c.depth)
      || (i + 1 < to && markdown_depth (self->lines, i + 1) == c.depth))
    return FALSE;
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
  shape = shape_of (lines, i);
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
  if (starts_list_item (lines, i) && below > shape.columns + 2)
    return FALSE;
  c.rule_below = TRUE;
  c.depth = rule_depth (self, mark, c.rule_above);
  add (self, &c);
  return TRUE;
}

static gboolean
is_centred (const HashiyaLines *lines, guint i, guint columns)
{
  guint width = lines->width > 0 ? lines->width : 72;
  guint indent = lines->line[i].indent;

  return indent > lines->base_indent + 5 && indent + columns < width + 8
         && ABS ((int) (indent * 2 + columns) - (int) width) < 12;
}

static gboolean
has_words (const char *text, gsize n)
{
  for (const char *p = text; p < text + n; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* What kind of line @i is by its own words. */
static HashiyaFamily
tell_family (const char *text, gsize n, const HashiyaShape *shape, HashiyaCandidate *c)
{
  HashiyaNumbering numbering;

  c->upper = hashiya_shape_is_upper (shape);
  if (hashiya_numbering_parse (text, n, &numbering))
    {
      gboolean ends = !has_words (text + numbering.rest, n - MIN (n, numbering.rest));
      gboolean capital = g_unichar_isupper (g_utf8_get_char (text)) || numbering.keyword > 0;
      gunichar after = ends ? 0 : g_utf8_get_char (text + numbering.rest);

      c->bare = ends;
      c->lower = g_unichar_islower (after);
      c->value = numbering.value;
      c->numeral = numbering.numeral;
      if (numbering.keyword > 0
          && (numbering.numeral != HASHIYA_NUMERAL_LETTER || ends || numbering.mark != 0)
          && (ends || numbering.mark != 0 || c->upper || !g_unichar_islower (after)))
        {
          c->depth = numbering.keyword;
          return HASHIYA_FAMILY_KEYWORD;
        }
      c->depth = numbering.depth;
      if (numbering.numeral == HASHIYA_NUMERAL_DECIMAL && ends)
        return HASHIYA_FAMILY_NUMBER;
      if (numbering.numeral == HASHIYA_NUMERAL_ROMAN && ends && capital)
        return HASHIYA_FAMILY_NUMBER;
      if (numbering.numeral == HASHIYA_NUMERAL_DECIMAL
          && (numbering.mark != 0 || numbering.depth > 1
              || (shape->words > 1 && numbering.value < 100)))
        return HASHIYA_FAMILY_NUMBERED;
      if (!ends
          && ((numbering.mark == '.' && capital)
              || (numbering.mark == ')' && text[0] == '(' && !g_ascii_isupper (text[1]))))
        return HASHIYA_FAMILY_NUMBERED;
    }
  if (c->upper)
    return HASHIYA_FAMILY_CAPS;
  if (shape->last == ':')
    return HASHIYA_FAMILY_LABEL;
  return HASHIYA_FAMILY_PLAIN;
}

/* NAME: words, as a play has it. */
static gboolean
is_speech (const char *text, gsize n)
{
  const char *colon = memchr (text, ':', MIN (n, 40));
  HashiyaShape name;

  if (colon == NULL || colon + 1 >= text + n || colon == text)
    return FALSE;
  name = hashiya_shape (text, colon - text);
  return hashiya_shape_is_upper (&name);
}

static int
form_points (const HashiyaLines *lines, const HashiyaCandidate *c, const HashiyaShape *shape)
{
  static const int base[HASHIYA_N_FAMILIES] = { 6, 5, 3, 1, 0, 2, 2, -1, 0 };
  gboolean formal = c->family != HASHIYA_FAMILY_PLAIN && c->family != HASHIYA_FAMILY_LABEL;
  int points = base[c->family];

  if (hashiya_shape_is_title_case (shape) || (c->upper && c->family == HASHIYA_FAMILY_NUMBERED))
    points += c->family == HASHIYA_FAMILY_CAPS ? 0 : 1;
  /* A script without case cannot say it by capitals; being short is what is left. */
  else if (c->family == HASHIYA_FAMILY_PLAIN && shape->upper + shape->lower == 0
           && shape->words <= MAX_CASELESS_WORDS && shape->letters > 1)
    points += 1;
  if (c->family == HASHIYA_FAMILY_NUMBERED ? c->lower : g_unichar_islower (shape->first_letter))
    points -= 3;
  /* Initials under a preface. */
  if (c->family == HASHIYA_FAMILY_CAPS && shape->letters < 4 && shape->terminal == '.')
    points -= 3;
  if (shape->terminal == '.' || shape->terminal == 0x06D4 || shape->terminal == 0x2026)
    points -= formal ? (c->family != HASHIYA_FAMILY_NUMBERED ? 0 : shape->words <= 6 ? 1 : 2) : 5;
  else if (shape->terminal == '!' || shape->terminal == '?' || shape->terminal == 0x061F)
    points -= formal ? 0 : 1;
  if (strchr (",;", (int) MIN (shape->last, 127)) != NULL || shape->last == 0x060C
      || shape->last == 0x061B || shape->last == '-' || shape->last == 0x2014)
    points -= 5;
  if (shape->first == '"' || shape->first == 0x201C || shape->first == 0x2018
      || shape->first == 0xAB || shape->first == '\'' || shape->first == 0x2014)
    points -= 3;
  else if (!g_unichar_isalnum (shape->first) && shape->first != 0xA7
           && c->family != HASHIYA_FAMILY_NUMBERED)
    points -= 4;
  if (c->family == HASHIYA_FAMILY_LABEL && shape->long_words == 0 && shape->words <= 8)
    points += 1;
  points -= c->family == HASHIYA_FAMILY_LABEL && shape->words > 8 ? 2 : 0;
  points -= c->family == HASHIYA_FAMILY_PLAIN && shape->last == ')' ? 1 : 0;
  points -= shape->words > 12 ? 1 : 0;
  points -= shape->columns > 90 ? 1 : 0;
  points -= shape->symbols > 1 && shape->symbols * 8 > shape->columns ? 4 : 0;
  points -= shape->gap > 2 && c->family != HASHIYA_FAMILY_NUMBERED ? 3 : 0;
  points -= shape->letters < 2 && c->family == HASHIYA_FAMILY_PLAIN ? 5 : 0;
  points -= shape->digits * 2 > shape->letters && c->family == HASHIYA_FAMILY_PLAIN ? 3 : 0;
  return points;
}

static int
place_points (const HashiyaLines *lines, const HashiyaCandidate *c, guint after)
{
  const HashiyaLine *line = &lines->line[c->line];
  guint columns = hashiya_lines_columns (lines, c->line);
  int points = 0;

  switch (look_at (lines, after))
    {
    case NEXT_NONE:
      return -8;
    case NEXT_SHORT:
      break;
    case NEXT_OTHER:
      points += 1;
      break;
    case NEXT_PROSE:
      points += 2;
      break;
    }
  if (line->blanks >= 2 && line->blanks > lines->line[after].blanks
      && lines->line[after].blanks > 0)
    points += 1;
  if (is_centred (lines, c->line, columns))
    points += 1;
  else if (c->family >= HASHIYA_FAMILY_LABEL && line->indent > lines->base_indent + 1)
    points -= 3;
  if (c->line > 0 && lines->line[c->line - 1].kind == HASHIYA_LINE_TEXT)
    {
      HashiyaShape before = shape_of (lines, c->line - 1);

      if (strchr (",:;", (int) MIN (before.last, 127)) != NULL && before.words > 5
          && c->family >= HASHIYA_FAMILY_CAPS)
        points -= 3;
    }
  return points;
}

static void
word_points (const HashiyaLines *lines, const HashiyaShape *shape, HashiyaCandidate *c)
{
  g_autofree char *folded = fold_of (lines, c->line);
  gsize n;
  const char *text = hashiya_lines_get (lines, c->line, &n);

  if (hashiya_heading_words_is_part (folded))
    {
      c->known = TRUE;
      c->score += shape->terminal == '.' && c->family == HASHIYA_FAMILY_PLAIN ? 6 : 2;
      c->contents = hashiya_heading_words_is_contents (folded);
      c->score += c->contents ? 2 : 0;
    }
  else if (c->family >= HASHIYA_FAMILY_CAPS
           && (hashiya_heading_words_is_other (folded, memchr (text, ':', MIN (n, 24)) != NULL)
               || hashiya_heading_words_is_date (folded)))
    c->score -= 5;
}

/* Whether the next line begins something of its own: another heading, or an item. */
static gboolean
starts_numbered (const HashiyaLines *lines, guint i)
{
  HashiyaNumbering numbering;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  if (starts_list_item (lines, i))
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
      HashiyaShape shape = shape_of (lines, i);
      gboolean chapter = c->family == HASHIYA_FAMILY_KEYWORD && hashiya_shape_is_title_case (&shape)
                         && !hashiya_shape_ends_sentence (shape.terminal);

      if (shape.columns > 70 || (i > from && starts_numbered (lines, i))
          || (i > from && i + 1 < to && strchr (".,;:", (int) MIN (shape.last, 127)) != NULL))
        return FALSE;
      if (!(c->upper && hashiya_shape_is_upper (&shape)) && !is_centred (lines, i, shape.columns)
          && !chapter)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_question (const HashiyaLines *lines, guint i)
{
  HashiyaShape shape = shape_of (lines, i);

  return shape.terminal == '?' || shape.terminal == 0x061F;
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
      c->wrapped = c->family == HASHIYA_FAMILY_NUMBERED && to - from <= 4;
      return c->wrapped ? to - from : 0;
    }
  next = shape_of (lines, from + 1);
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
  shape = shape_of (lines, i);
  if (end - i > 2 || shape.columns > 70 || starts_numbered (lines, i) || shape.letters < 2
      || g_unichar_islower (shape.first_letter) || look_at (lines, end) == NEXT_NONE)
    return;
  if (hashiya_shape_is_upper (&shape)
      || (end - i == 1 && !hashiya_shape_ends_sentence (shape.terminal)
          && (hashiya_shape_is_title_case (&shape) || shape.long_words == 0)))
    {
      for (guint j = i; j < end; j++)
        {
          HashiyaShape line = shape_of (lines, j);

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
  HashiyaShape shape;
  int points;

  if (n > HEADING_COLUMNS * 4)
    return 0;
  shape = hashiya_shape (text, n);
  if (shape.columns > HEADING_COLUMNS || shape.words > HEADING_WORDS
      || shape.letters + shape.digits == 0 || starts_list_item (lines, from))
    return 0;
  c.family = tell_family (text, n, &shape, &c);
  c.n_lines = heading_lines (lines, from, to, &c);
  if (c.n_lines == 0)
    return 0;
  take_title (lines, &c);
  if (c.family == HASHIYA_FAMILY_PLAIN && lines->base_indent > lines->line[from].indent
      && lines->line[from].indent < 3)
    c.family = HASHIYA_FAMILY_OUTDENTED;
  if (c.family == HASHIYA_FAMILY_PLAIN && is_speech (text, n))
    return c.n_lines;
  points = form_points (lines, &c, &shape)
           + place_points (lines, &c, skip_dropped (lines, from + c.n_lines));
  c.score = CLAMP (points - (c.wrapped ? 20 : 0), -50, 50);
  word_points (lines, &shape, &c);
  if (from == 0 && c.family >= HASHIYA_FAMILY_CAPS && c.family != HASHIYA_FAMILY_LABEL
      && c.score > -2)
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
  guint taken = add_by_place (self, from, to);
  guint at = from + taken;

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
  Collector self
      = { .lines = lines, .candidates = g_array_new (FALSE, TRUE, sizeof (HashiyaCandidate)) };

  *paragraphs = 0;
  for (guint i = 0; i < lines->n;)
    {
      guint end = hashiya_lines_chunk_end (lines, i);
      gboolean found = FALSE;

      if (lines->line[i].kind == HASHIYA_LINE_TEXT)
        {
          *paragraphs += look_at (lines, i) >= NEXT_OTHER;
          for (guint j = i; j < end; j++)
            found = add_markdown (&self, j, i, end) || add_underlined (&self, j, i, end) || found;
          if (!found)
            end = add_chunk (&self, i, end);
        }
      i = MAX (end, i + 1);
    }
  return self.candidates;
}
