// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-pages.h"

#include "hashiya-numbering.h"

#include <string.h>

#define LINE_BYTES  240
#define STEP_MAX    4 /* pages from one line of a kind to the next */
#define MEMBERS_MIN 3
#define BUCKETS     (1 << 20)
#define GAP         3 /* spaces between a page's words and its number */

/* Lines with the same words, numbers aside: as far as they go, candidates for one kind of page
 * line. */
typedef struct
{
  guint last;  /* the number on the one before */
  guint n;     /* how many there are */
  guint steps; /* how many count on from the one before */
  guint cuts;  /* how many stand inside a sentence, or beside a form feed */
  gboolean numbered;
  gboolean page; /* whether its words say that it is a page's number */
  gboolean bare; /* whether it is just a number */
  gboolean gap;  /* whether the number stands apart from the words */
} Kind;

typedef struct
{
  const HashiyaLines *lines;
  guint *hash;       /* of each line's words, 0 where it cannot be a page's */
  GHashTable *kinds; /* hash → Kind, of those that repeat */
} Pages;

static gboolean
has_form_feed (const HashiyaLines *lines, guint i)
{
  return i < lines->n && lines->line[i].mark != 0;
}

gboolean
hashiya_pages_continues (const HashiyaLines *lines, guint before, guint after)
{
  HashiyaShape last = hashiya_lines_shape (lines, before);
  HashiyaShape next = hashiya_lines_shape (lines, after);

  if (last.letters == 0 || next.letters == 0 || hashiya_shape_ends_sentence (last.terminal)
      || last.last == ':' || lines->line[before].kind != HASHIYA_LINE_TEXT
      || lines->line[after].kind != HASHIYA_LINE_TEXT || hashiya_shape_is_upper (&last))
    return FALSE;
  if (g_unichar_islower (next.first) || g_unichar_islower (next.first_letter))
    return g_unichar_isalnum (next.first) || next.first == '"' || next.first == '(';
  /* A name, or a script without case: the line before was filled to its end. */
  return lines->width > 0 && lines->line[before].indent <= lines->line[after].indent + 1
         && lines->line[after].indent <= lines->line[before].indent + 1
         && last.columns + lines->line[before].indent + 8 >= lines->width
         && (next.upper + next.lower == 0 || last.last == ',');
}

/* The last run of digits in @text, or a whole line that is a Roman number; 0 where there is none.
 */
static guint
read_number (const char *text, gsize n, gboolean *bare, gboolean *gap)
{
  HashiyaNumbering numbering;
  const char *end = text + n, *p = end, *from;
  guint value = 0, digits = 0;

  *bare = FALSE;
  *gap = FALSE;
  if (hashiya_numbering_parse (text, n, &numbering) && numbering.keyword == 0 && numbering.rest >= n
      && numbering.mark == 0
      && (numbering.numeral == HASHIYA_NUMERAL_ROMAN
          || numbering.numeral == HASHIYA_NUMERAL_DECIMAL))
    {
      *bare = numbering.depth == 1;
      return *bare ? numbering.value : 0;
    }
  while (p > text && !g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  if (p == text)
    return 0;
  from = p;
  while (from > text && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (from))))
    from = g_utf8_prev_char (from);
  if (from - text > 5 && memcmp (from - 4, " of ", 4) == 0 && g_ascii_isdigit (from[-5]))
    return read_number (text, from - 4 - text, bare, gap);
  /* The number is the line's last word or its first. */
  if (end - p > 2)
    {
      from = text;
      for (p = text; p < end && g_unichar_isdigit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
    }
  for (const char *q = from; q < p && digits < 6; q = g_utf8_next_char (q), digits++)
    value = value * 10 + g_unichar_digit_value (g_utf8_get_char (q));
  if (digits == 0 || digits > 5)
    return 0;
  *gap = (from - text >= GAP && strspn (from - GAP, " ") >= GAP)
         || (end - p >= GAP && strspn (p, " ") >= GAP);
  *bare = from - text <= 4 && end - p <= 4;
  for (const char *q = text; q < end && *bare; q = g_utf8_next_char (q))
    *bare = (q >= from && q < p) || !g_unichar_isalnum (g_utf8_get_char (q));
  return value;
}

/* `Page 3`, `[Page 3]`, `Page 3 of 12`, صفحہ ۳, at the line's start or end. */
static gboolean
says_page (const char *folded)
{
  static const char *const words[] = { "page #", "صفحہ #", "صفحہ نمبر #", "p #", "seite #", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (folded, words[i]) || g_str_has_suffix (folded, words[i]))
        return strlen (folded) <= strlen (words[i]) + strlen (" of #")
               || g_str_has_suffix (folded, words[i]);
    }
  return FALSE;
}

/* Its words in one case with # for each number. */
static char *
fold_numbers (const char *text, gsize n)
{
  g_autofree char *folded = hashiya_shape_fold (text, n, '#');
  GString *key = g_string_sized_new (n);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != '#' || key->len == 0 || key->str[key->len - 1] != '#')
        g_string_append_c (key, *p);
    }
  return g_string_free (key, FALSE);
}

static gboolean
is_chapter (const char *text, gsize n)
{
  HashiyaNumbering numbering;

  return hashiya_numbering_parse (text, n, &numbering) && numbering.keyword > 0;
}

/* Whether the page it stands at the edge of parts a sentence there. */
static gboolean
is_cut (const HashiyaLines *lines, guint i)
{
  if (has_form_feed (lines, i) || has_form_feed (lines, i + 1))
    return TRUE;
  if (i == 0 || i + 1 >= lines->n)
    return FALSE;
  /* A page may have both a foot and a head. */
  return hashiya_pages_continues (lines, i - 1, i + 1)
         || (i + 2 < lines->n && hashiya_pages_continues (lines, i - 1, i + 2))
         || (i > 1 && hashiya_pages_continues (lines, i - 2, i + 1));
}

/* A line that could be a page's stands at the edge of a block. */
static guint
hash_line (const HashiyaLines *lines, guint i)
{
  g_autofree char *folded = NULL;
  gboolean bare, gap;
  guint hash;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);

  if (n > LINE_BYTES
      || (lines->line[i].blanks == 0 && !has_form_feed (lines, i)
          && (i + 1 >= lines->n || lines->line[i + 1].blanks == 0))
      || is_chapter (text, n))
    return 0;
  read_number (text, n, &bare, &gap);
  folded = bare ? g_strdup ("#") : fold_numbers (text, n);
  hash = g_str_hash (folded);
  return *folded != '\0' ? MAX (hash, 1) : 0;
}

static Kind *
kind_of (Pages *self, guint i)
{
  return self->hash[i] != 0 ? g_hash_table_lookup (self->kinds, GUINT_TO_POINTER (self->hash[i]))
                            : NULL;
}

static Kind *
new_kind (Pages *self, guint i)
{
  Kind *kind = g_new0 (Kind, 1);
  gsize n;
  const char *text = hashiya_lines_get (self->lines, i, &n);
  g_autofree char *folded = fold_numbers (text, n);

  kind->numbered = read_number (text, n, &kind->bare, &kind->gap) > 0;
  kind->page = says_page (folded);
  g_hash_table_insert (self->kinds, GUINT_TO_POINTER (self->hash[i]), kind);
  return kind;
}

/* What each kind of line that repeats is like; lines that do not are not kept, there may be
 * millions. */
static void
collect_kinds (Pages *self)
{
  g_autofree guint8 *times = g_new0 (guint8, BUCKETS);

  for (guint i = 0; i < self->lines->n; i++)
    {
      guint8 *count = &times[(self->hash[i] = hash_line (self->lines, i)) % BUCKETS];

      *count = MIN (*count + 1, MEMBERS_MIN);
    }
  for (guint i = 0; i < self->lines->n; i++)
    {
      gboolean bare, gap;
      guint number;
      gsize n;
      const char *text = hashiya_lines_get (self->lines, i, &n);
      Kind *kind = kind_of (self, i);

      if (self->hash[i] == 0 || times[self->hash[i] % BUCKETS] < MEMBERS_MIN)
        continue;
      kind = kind != NULL ? kind : new_kind (self, i);
      number = read_number (text, n, &bare, &gap);
      kind->steps += kind->n > 0 && number > kind->last && number - kind->last <= STEP_MAX;
      kind->cuts += is_cut (self->lines, i);
      kind->gap = gap;
      kind->last = number;
      kind->n++;
    }
}

/* A kind that counts the pages. */
static gboolean
counts_pages (const Kind *kind)
{
  if (!kind->numbered)
    return FALSE;
  if (kind->page)
    return kind->steps * 2 >= kind->n;
  if (kind->n < MEMBERS_MIN || kind->steps * 4 < (kind->n - 1) * 3)
    return FALSE;
  return kind->gap && !kind->bare ? kind->cuts * 5 >= kind->n : kind->cuts * 2 >= kind->n;
}

/* The same words beside a page's number or a form feed, page after page. */
static void
find_heads (Pages *self, guint8 *found)
{
  const HashiyaLines *lines = self->lines;
  g_autoptr (GHashTable) beside = g_hash_table_new (NULL, NULL);

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < lines->n; i++)
        {
          Kind *kind = kind_of (self, i);
          guint times;

          if (kind == NULL || found[i] != HASHIYA_PAGE_LINE_NONE || kind->n < MEMBERS_MIN
              || !((i > 0 && found[i - 1] != HASHIYA_PAGE_LINE_NONE) || has_form_feed (lines, i)
                   || (i + 1 < lines->n && found[i + 1] != HASHIYA_PAGE_LINE_NONE)
                   || has_form_feed (lines, i + 1)))
            continue;
          times = GPOINTER_TO_UINT (g_hash_table_lookup (beside, kind));
          if (pass == 0)
            g_hash_table_insert (beside, kind, GUINT_TO_POINTER (times + 1));
          else if (times >= MEMBERS_MIN && times * 4 >= kind->n * 3)
            found[i] = HASHIYA_PAGE_LINE_HEAD;
        }
    }
}

guint8 *
hashiya_pages_find (const HashiyaLines *lines)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree guint *hash = g_new0 (guint, lines->n);
  g_autofree guint8 *found = NULL;
  Pages self = { .lines = lines, .hash = hash, .kinds = kinds };
  gboolean any = FALSE;

  collect_kinds (&self);
  if (g_hash_table_size (kinds) == 0)
    return NULL;
  found = g_new0 (guint8, lines->n);
  for (guint i = 0; i < lines->n; i++)
    {
      const Kind *kind = kind_of (&self, i);

      if (kind == NULL || !counts_pages (kind))
        continue;
      found[i] = kind->bare || kind->page ? HASHIYA_PAGE_LINE_NUMBER : HASHIYA_PAGE_LINE_HEAD;
    }
  find_heads (&self, found);
  for (guint i = 0; i < lines->n && !any; i++)
    any = found[i] != HASHIYA_PAGE_LINE_NONE;
  return any ? g_steal_pointer (&found) : NULL;
}
