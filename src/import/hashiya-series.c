// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-series.h"

#include "hashiya-heading-words.h"

#include <string.h>

#define LINE_BYTES     120
#define QUESTIONS_MIN  3
#define QUESTION_LINES 6
#define STEPS_MIN      4 /* as many times does a word count up that numbers parts */
#define NUMBERED_MIN   6 /* as many short lines begin with a word and a number, as releases do */
#define NUMBERED_BYTES 60
#define RANK           4 /* below chapters and acts */

/* A word with numbers after it. */
typedef struct
{
  guint last;
  guint steps; /* times that it counted on by one */
  guint lines; /* short ones that stand apart and begin with it and any number */
} Word;

struct _HashiyaSeries
{
  GHashTable *words; /* hash → Word */
  guint questions;   /* how many blocks begin with Q: */
};

static gboolean
starts_with_label (const char *text, gsize n, const char *const *labels)
{
  for (; *labels != NULL; labels++)
    {
      gsize length = strlen (*labels);

      if (n > length + 1 && memcmp (text, *labels, length) == 0
          && (text[length] == ':' || (text[length] == '.' && length == 1))
          && g_ascii_isspace (text[length + 1]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_question_start (const char *text, gsize n)
{
  static const char *const labels[] = { "Q", "Question", "سوال", "س", NULL };

  return starts_with_label (text, n, labels);
}

static gboolean
is_answer_start (const char *text, gsize n)
{
  static const char *const labels[] = { "A", "Answer", "جواب", "ج", NULL };

  return starts_with_label (text, n, labels);
}

/* How long the capitalised word is that a line begins with, where a space and a digit follow it. */
static gsize
word_before_digit (const char *text, gsize n)
{
  gsize i = 0;

  if (!g_unichar_isupper (g_utf8_get_char (text)))
    return 0;
  while (i < n && g_unichar_isalpha (g_utf8_get_char (text + i)))
    i = g_utf8_next_char (text + i) - text;
  return i > 2 && i + 1 < n && text[i] == ' ' && g_ascii_isdigit (text[i + 1]) ? i : 0;
}

/* The hash of the first word of Version 1.49 (20-Jun-97): and the like; 0 where it is none, or that
 * of a day. */
static guint
released_word (const char *text, gsize n)
{
  gsize word = word_before_digit (text, n);
  g_autofree char *folded = NULL;
  g_autofree char *day = NULL;

  if (word == 0 || n > NUMBERED_BYTES
      || hashiya_shape_ends_sentence (hashiya_shape_terminal (text, n)))
    return 0;
  day = hashiya_shape_fold (text, word + 2, 0);
  if (hashiya_heading_words_is_date (day))
    return 0;
  folded = hashiya_shape_fold (text, word, 0);
  return g_str_hash (folded);
}

static Word *
ensure_word (HashiyaSeries *self, guint hash)
{
  Word *word = g_hash_table_lookup (self->words, GUINT_TO_POINTER (hash));

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      g_hash_table_insert (self->words, GUINT_TO_POINTER (hash), word);
    }
  return word;
}

/* The hash of a first word with a number after it and a full stop, colon or nothing; 0 where there
 * is none. */
static guint
numbered_word (const char *text, gsize n, HashiyaNumbering *numbering)
{
  g_autofree char *word = NULL;
  gsize i = 0;

  if (n > LINE_BYTES || !g_unichar_isupper (g_utf8_get_char (text)))
    return 0;
  while (i < n && g_unichar_isalpha (g_utf8_get_char (text + i)))
    i = g_utf8_next_char (text + i) - text;
  if (i < 3 || i + 1 >= n || text[i] != ' '
      || !hashiya_numbering_parse (text + i + 1, n - i - 1, numbering) || numbering->keyword > 0
      || numbering->depth != 1
      || (numbering->numeral != HASHIYA_NUMERAL_ROMAN
          && numbering->numeral != HASHIYA_NUMERAL_DECIMAL)
      || (numbering->mark != '.' && numbering->mark != ':' && numbering->rest < n - i - 1))
    return 0;
  numbering->rest += i + 1;
  word = hashiya_shape_fold (text, i, 0);
  return g_str_hash (word);
}

HashiyaSeries *
hashiya_series_new (const HashiyaLines *lines)
{
  HashiyaSeries *self = g_new0 (HashiyaSeries, 1);

  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < lines->n; i++)
    {
      HashiyaNumbering numbering;
      g_autofree char *folded = NULL;
      gsize n;
      const char *text = hashiya_lines_get (lines, i, &n);
      Word *word;
      guint hash, released;

      if (i > 0 && lines->line[i].blanks == 0)
        continue;
      self->questions += is_question_start (text, n);
      hash = numbered_word (text, n, &numbering);
      released = released_word (text, n);
      if (hash == 0 && released == 0)
        continue;
      folded = hashiya_lines_fold (lines, i);
      if (released != 0 && !hashiya_heading_words_is_other (folded, FALSE))
        ensure_word (self, released)->lines++;
      if (hash == 0 || hashiya_heading_words_is_other (folded, TRUE))
        continue;
      word = ensure_word (self, hash);
      word->steps += numbering.value == word->last + 1;
      word->last = numbering.value;
    }
  return self;
}

void
hashiya_series_free (HashiyaSeries *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

gboolean
hashiya_series_has (const HashiyaSeries *self,
                    const char *text,
                    gsize n,
                    HashiyaNumbering *numbering)
{
  guint hash = numbered_word (text, n, numbering);
  guint released = released_word (text, n);
  const Word *word = g_hash_table_lookup (self->words, GUINT_TO_POINTER (MAX (hash, released)));

  if (word == NULL || hash + released == 0)
    return FALSE;
  if (hash == 0 || word->steps < STEPS_MIN)
    {
      if (released == 0 || word->lines < NUMBERED_MIN)
        return FALSE;
      *numbering = (HashiyaNumbering){ .rest = word_before_digit (text, n) + 1 };
    }
  numbering->keyword = RANK;
  return TRUE;
}

guint
hashiya_series_question (const HashiyaSeries *self, const HashiyaLines *lines, guint from, guint to)
{
  gsize n;
  const char *text = hashiya_lines_get (lines, from, &n);
  guint end = from + 1;

  if (self->questions < QUESTIONS_MIN || !is_question_start (text, n))
    return 0;
  for (; end < to; end++)
    {
      text = hashiya_lines_get (lines, end, &n);
      /* A riddle with its answer right below is a piece of its own. */
      if (is_answer_start (text, n))
        return 0;
    }
  return end - from <= QUESTION_LINES ? end - from : 0;
}
