// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-heading-points.h"

#include "hashiya-heading-words.h"
#include "hashiya-numbering.h"

#include <string.h>

#define ASIDES_MAX         3 /* lines of author, date and picture below a heading */
#define ROOM_ABOVE         3 /* blank lines */
#define SET_OFF_BYTES      60
#define VERSE_COLUMNS      50
#define ASIDE_BYTES        100
#define FOOTNOTE_SIGN      0x0602 /* after the number of a note in Urdu */
#define MAX_CASELESS_WORDS 8      /* a heading of a script without capitals */

gboolean
hashiya_heading_points_is_bullet (const HashiyaLines *lines, guint i)
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

/* Who wrote it and when, or a picture: it stands between a heading and its text. */
static gboolean
is_aside (const HashiyaLines *lines, guint i)
{
  g_autofree char *folded = NULL;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  if (n > ASIDE_BYTES || lines->line[i].kind != HASHIYA_LINE_TEXT)
    return FALSE;
  folded = hashiya_lines_fold (lines, i);
  if (text[0] == '[' && text[n - 1] == ']')
    return g_str_has_prefix (folded, "illustration");
  return g_str_has_prefix (folded, "by ") || g_str_has_prefix (folded, "words by ")
         || (i > 0 && hashiya_heading_words_is_date (folded) && is_aside (lines, i - 1));
}

HashiyaNext
hashiya_heading_points_next (const HashiyaLines *lines, guint i)
{
  guint end;
  HashiyaShape shape;

  for (guint aside = 0; aside < ASIDES_MAX && i < lines->n && is_aside (lines, i); aside++)
    i++;
  if (i >= lines->n)
    return HASHIYA_NEXT_NONE;
  if (lines->line[i].kind == HASHIYA_LINE_FENCED)
    return HASHIYA_NEXT_OTHER;
  end = hashiya_lines_chunk_end (lines, i);
  shape = hashiya_lines_shape (lines, i);
  if (hashiya_heading_points_is_bullet (lines, i))
    return HASHIYA_NEXT_OTHER;
  if (end - i > 1)
    return shape.columns >= 45 || hashiya_lines_ends_sentence (lines, end - 1) ? HASHIYA_NEXT_PROSE
                                                                               : HASHIYA_NEXT_OTHER;
  if (shape.columns >= 100
      || (shape.words >= 6
          && (hashiya_lines_ends_sentence (lines, i) || (shape.words >= 8 && shape.last == ':'))))
    return HASHIYA_NEXT_PROSE;
  return HASHIYA_NEXT_SHORT;
}

gboolean
hashiya_heading_points_is_centred (const HashiyaLines *lines, guint i, guint columns)
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
HashiyaFamily
hashiya_heading_points_family (const char *text,
                               gsize n,
                               const HashiyaShape *shape,
                               HashiyaCandidate *c)
{
  HashiyaNumbering numbering;

  c->upper = hashiya_shape_is_upper (shape);
  if (hashiya_numbering_parse (text, n, &numbering))
    {
      gboolean ends = !has_words (text + numbering.rest, n - MIN (n, numbering.rest));
      gboolean capital = g_unichar_isupper (g_utf8_get_char (text)) || numbering.keyword > 0;
      gunichar after = ends ? 0 : g_utf8_get_char (text + numbering.rest);

      c->bare = ends;
      c->lower = g_unichar_islower (after) || after == '-' || after == '=';
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
      if (text[0] == '[')
        return HASHIYA_FAMILY_PLAIN;
      if (numbering.numeral == HASHIYA_NUMERAL_DECIMAL && ends)
        return HASHIYA_FAMILY_NUMBER;
      if (numbering.numeral == HASHIYA_NUMERAL_ROMAN && ends && capital)
        return HASHIYA_FAMILY_NUMBER;
      if (numbering.numeral == HASHIYA_NUMERAL_DECIMAL && numbering.mark != ','
          && numbering.mark != ';'
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
/* Appendix: words. */
static gboolean
is_known_before_colon (const char *text, gsize n)
{
  const char *colon = memchr (text, ':', MIN (n, 40));
  g_autofree char *folded = NULL;

  if (colon == NULL || colon + 1 >= text + n)
    return FALSE;
  folded = hashiya_shape_fold (text, colon - text, 0);
  return hashiya_heading_words_is_part (folded);
}

gboolean
hashiya_heading_points_is_speech (const char *text, gsize n)
{
  const char *colon = memchr (text, ':', MIN (n, 40));
  HashiyaShape name;

  if (colon == NULL || colon + 1 >= text + n || colon == text)
    return FALSE;
  name = hashiya_shape (text, colon - text);
  return hashiya_shape_is_upper (&name) && !is_known_before_colon (text, n);
}

/* Whether verse begins at line @i, or what says who wrote it. */
static gboolean
stands_over_piece (const HashiyaLines *lines, guint i)
{
  if (i >= lines->n)
    return FALSE;
  return is_aside (lines, i)
         || (hashiya_lines_chunk_end (lines, i) > i + 2
             && hashiya_lines_columns (lines, i) < VERSE_COLUMNS
             && hashiya_lines_columns (lines, i + 1) < VERSE_COLUMNS);
}

/* _Words_ alone below room, the whole line in italics; or a title above who wrote it. */
static gboolean
is_set_off (const HashiyaLines *lines, const HashiyaCandidate *c, const HashiyaShape *shape)
{
  gsize n;
  const char *text = hashiya_lines_get (lines, c->line, &n);

  if (c->n_lines == 1 && lines->line[c->line].blanks >= ROOM_ABOVE && n < SET_OFF_BYTES
      && hashiya_shape_is_title_case (shape) && stands_over_piece (lines, c->line + 1))
    return TRUE;
  return c->n_lines == 1 && lines->line[c->line].blanks > 1 && n > 4 && text[0] == '_'
         && text[n - 1] == '_' && memchr (text + 1, '_', n - 2) == NULL;
}

/* ۱۴؂ words: a note at the foot. */
static gboolean
is_note (const HashiyaLines *lines, const HashiyaCandidate *c)
{
  gsize n;
  const char *p = hashiya_lines_get (lines, c->line, &n), *start = p, *end = p + n;

  while (p < end && g_unichar_isdigit (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p > start && p < end && g_utf8_get_char (p) == FOOTNOTE_SIGN;
}

/* What a full stop takes from a line that is marked as a heading in another way. */
static int
stop_points (const HashiyaCandidate *c, const HashiyaShape *shape)
{
  if (c->family == HASHIYA_FAMILY_OUTDENTED)
    return shape->words > 4 ? 5 : 1;
  if (c->family != HASHIYA_FAMILY_NUMBERED)
    return 0;
  if (c->numeral == HASHIYA_NUMERAL_LETTER && !c->upper && !hashiya_shape_is_title_case (shape)
      && shape->words > 6)
    return 4;
  return shape->words <= 6 ? 1 : 2;
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
    points -= c->family == HASHIYA_FAMILY_NUMBERED && c->depth > 1 ? 1 : 3;
  /* Initials under a preface. */
  if (c->family == HASHIYA_FAMILY_CAPS && shape->letters < 4 && shape->terminal == '.')
    points -= 3;
  if (shape->terminal == '.' || shape->terminal == 0x06D4 || shape->terminal == 0x2026)
    points -= formal ? stop_points (c, shape) : is_set_off (lines, c, shape) ? 0 : 5;
  else if (shape->terminal == '!' || shape->terminal == '?' || shape->terminal == 0x061F)
    points -= formal ? 0 : 1;
  if (strchr (",;", (int) MIN (shape->last, 127)) != NULL || shape->last == 0x060C
      || shape->last == 0x061B
      || ((shape->last == '-' || shape->last == 0x2014) && c->n_lines == 1
          && c->family != HASHIYA_FAMILY_KEYWORD))
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
  points -= shape->addresses > 0 || is_note (lines, c) ? 5 : 0;
  points -= shape->number_last
                    && (c->family >= HASHIYA_FAMILY_CAPS || c->family == HASHIYA_FAMILY_NUMBERED)
                ? 5
                : 0;
  points -= shape->gap > 2 && c->family != HASHIYA_FAMILY_NUMBERED ? 3 : 0;
  points -= shape->letters < 2 && c->family == HASHIYA_FAMILY_PLAIN ? 5 : 0;
  points -= shape->digits * 2 > shape->letters && c->family == HASHIYA_FAMILY_PLAIN ? 3 : 0;
  return points;
}

static int
place_points (const HashiyaLines *lines, HashiyaCandidate *c, guint after)
{
  const HashiyaLine *line = &lines->line[c->line];
  guint columns = hashiya_lines_columns (lines, c->line);
  int points = 0;

  switch (hashiya_heading_points_next (lines, after))
    {
    case HASHIYA_NEXT_NONE:
      return -8;
    case HASHIYA_NEXT_SHORT:
      break;
    case HASHIYA_NEXT_OTHER:
      points += c->family == HASHIYA_FAMILY_PLAIN && hashiya_heading_points_is_bullet (lines, after)
                    ? 2
                    : 1;
      break;
    case HASHIYA_NEXT_PROSE:
      points += 2;
      break;
    }
  if (line->blanks >= 2 && line->blanks > lines->line[after].blanks
      && lines->line[after].blanks > 0)
    points += 1;
  c->centred = hashiya_heading_points_is_centred (lines, c->line, columns);
  c->aside = is_aside (lines, c->line);
  if (c->centred)
    points += 1;
  else if (c->family >= HASHIYA_FAMILY_LABEL && line->indent > lines->base_indent + 1)
    points -= 3;
  if (c->line > 0 && lines->line[c->line - 1].kind == HASHIYA_LINE_TEXT)
    {
      HashiyaShape before = hashiya_lines_shape (lines, c->line - 1);

      if (strchr (",:;", (int) MIN (before.last, 127)) != NULL && before.words > 5
          && c->family >= HASHIYA_FAMILY_CAPS)
        points -= 3;
    }
  return points;
}

static int
word_points (const HashiyaLines *lines, const HashiyaShape *shape, HashiyaCandidate *c)
{
  g_autofree char *folded = hashiya_lines_fold (lines, c->line);
  gsize n;
  const char *text = hashiya_lines_get (lines, c->line, &n);

  if (c->family >= HASHIYA_FAMILY_CAPS && is_known_before_colon (text, n))
    {
      c->known = TRUE;
      return 2;
    }
  if (hashiya_heading_words_is_part (folded))
    {
      c->known = TRUE;
      c->contents = hashiya_heading_words_is_contents (folded);
      return (shape->terminal == '.' && c->family == HASHIYA_FAMILY_PLAIN ? 6 : 2)
             + (c->contents ? 2 : 0);
    }
  if (c->family >= HASHIYA_FAMILY_CAPS
      && (hashiya_heading_words_is_other (folded, memchr (text, ':', MIN (n, 24)) != NULL)
          || hashiya_heading_words_is_date (folded)))
    return -5;
  return 0;
}

int
hashiya_heading_points_sum (const HashiyaLines *lines,
                            HashiyaCandidate *c,
                            const HashiyaShape *shape)
{
  guint after = c->line + c->n_lines;
  return form_points (lines, c, shape) + place_points (lines, c, after)
         + word_points (lines, shape, c);
}
