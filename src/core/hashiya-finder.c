// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-finder.h"

#include "hashiya-fold.h"

#include <string.h>
#include <uniwbrk.h>

/* Bytes to either side of a place that tell whether words part there. */
#define REACH 128

struct _HashiyaFinder
{
  GArray *units;  /* of guint32: the folded query, one U+0020 between words */
  guint *borders; /* by how many units matched: the longest border of those, KMP's failure */
  HashiyaFindFlags flags;
  char *case_form;
  char *letter_form;
};

/* Where a unit of the text comes from. */
typedef struct
{
  gsize code_point;
  gsize byte;
} Origin;

/* Capitals and small letters in turn; what they are is compared elsewhere. */
static char *
dup_case_form (const char *utf8, gsize n_bytes)
{
  g_autofree char *decomposed = g_utf8_normalize (utf8, n_bytes, G_NORMALIZE_ALL);
  g_autoptr (GString) form = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || g_unichar_istitle (c))
        g_string_append_c (form, 'U');
      else if (g_unichar_islower (c))
        g_string_append_c (form, 'l');
    }
  return g_string_free (g_steal_pointer (&form), FALSE);
}

/* The letters without their case, in NFC, with one space for any. */
static char *
dup_letter_form (const char *utf8, gsize n_bytes)
{
  g_autofree char *caseless = g_utf8_casefold (utf8, n_bytes);
  g_autofree char *composed = g_utf8_normalize (caseless, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) form = g_string_new (NULL);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = hashiya_fold (c).klass == HASHIYA_FOLD_SPACE;

      if (!space)
        g_string_append_unichar (form, c);
      else if (form->len > 0 && form->str[form->len - 1] != ' ')
        g_string_append_c (form, ' ');
    }
  return g_string_free (g_steal_pointer (&form), FALSE);
}

static GArray *
fold_query (const char *query)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 space = ' ';
  gboolean parted = FALSE;

  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      HashiyaFolded folded = hashiya_fold (g_utf8_get_char (p));

      parted |= folded.klass == HASHIYA_FOLD_SPACE;
      if (folded.n_units == 0)
        continue;
      if (parted && units->len > 0)
        g_array_append_val (units, space);
      parted = FALSE;
      g_array_append_vals (units, folded.units, folded.n_units);
    }
  return units;
}

static guint
advance (HashiyaFinder *self, guint n_matched, guint32 unit)
{
  while (n_matched > 0 && g_array_index (self->units, guint32, n_matched) != unit)
    n_matched = self->borders[n_matched];
  return n_matched + (g_array_index (self->units, guint32, n_matched) == unit);
}

HashiyaFinder *
hashiya_finder_new (const char *query, HashiyaFindFlags flags)
{
  HashiyaFinder *self;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (query != NULL && g_utf8_validate (query, -1, NULL), NULL);

  stripped = g_strstrip (g_strdup (query));
  self = g_new0 (HashiyaFinder, 1);
  self->flags = flags;
  self->units = fold_query (stripped);
  self->borders = g_new0 (guint, self->units->len + 1);
  for (guint i = 1; i < self->units->len; i++)
    self->borders[i + 1]
        = advance (self, self->borders[i], g_array_index (self->units, guint32, i));
  self->case_form = dup_case_form (stripped, strlen (stripped));
  self->letter_form = dup_letter_form (stripped, strlen (stripped));
  return self;
}

void
hashiya_finder_free (HashiyaFinder *self)
{
  g_array_unref (self->units);
  g_free (self->borders);
  g_free (self->case_form);
  g_free (self->letter_form);
  g_free (self);
}

gboolean
hashiya_finder_is_empty (HashiyaFinder *self)
{
  return self->units->len == 0;
}

static gboolean
is_word_edge (const char *utf8, gsize n_bytes, gsize byte)
{
  char breaks[2 * REACH];
  gsize low = byte > REACH ? byte - REACH : 0, high = MIN (n_bytes, byte + REACH);

  if (byte == 0 || byte == n_bytes)
    return TRUE;
  while (low < byte && ((guint8) utf8[low] & 0xC0) == 0x80)
    low++;
  while (high > byte && high < n_bytes && ((guint8) utf8[high] & 0xC0) == 0x80)
    high--;
  u8_wordbreaks ((const uint8_t *) utf8 + low, high - low, breaks);
  return breaks[byte - low];
}

static gboolean
is_exact (HashiyaFinder *self, const char *utf8, gsize n_bytes, const HashiyaFound *found)
{
  const char *words = utf8 + found->start_byte;
  gsize n = found->end_byte - found->start_byte;

  if (self->flags & HASHIYA_FIND_WHOLE_WORDS
      && !(is_word_edge (utf8, n_bytes, found->start_byte)
           && is_word_edge (utf8, n_bytes, found->end_byte)))
    return FALSE;
  if (self->flags & HASHIYA_FIND_MATCH_CASE)
    {
      g_autofree char *form = dup_case_form (words, n);

      if (strcmp (form, self->case_form) != 0)
        return FALSE;
    }
  if (self->flags & HASHIYA_FIND_MATCH_LETTERS)
    {
      g_autofree char *form = dup_letter_form (words, n);

      if (strcmp (form, self->letter_form) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The marks after a letter are found with it. */
static void
take_marks (HashiyaFound *found, const char *utf8, gsize n_bytes)
{
  while (found->end_byte < n_bytes
         && hashiya_fold (g_utf8_get_char (utf8 + found->end_byte)).klass == HASHIYA_FOLD_MARK)
    {
      found->end++;
      found->end_byte += g_utf8_skip[(guint8) utf8[found->end_byte]];
    }
}

typedef struct
{
  HashiyaFinder *finder;
  Origin *origins; /* of the last units, as many as the query has */
  gsize n_read;    /* units */
  guint n_matched;
} Scan;

/* Returns: whether the query ends with @unit; it then began at @from */
static gboolean
scan_unit (Scan *scan, guint32 unit, Origin origin, Origin *from)
{
  guint n = scan->finder->units->len;

  scan->origins[scan->n_read++ % n] = origin;
  if (scan->n_matched == n)
    scan->n_matched = scan->finder->borders[n];
  scan->n_matched = advance (scan->finder, scan->n_matched, unit);
  if (scan->n_matched < n)
    return FALSE;
  *from = scan->origins[scan->n_read % n];
  return TRUE;
}

/* Reads one code point. Returns: whether the query ends with it; it then began at @from */
static gboolean
scan_letter (Scan *scan, HashiyaFolded folded, Origin at, gboolean *spaced, Origin *from)
{
  gboolean ends = FALSE;
  Origin began;

  if (folded.klass == HASHIYA_FOLD_SPACE)
    {
      if (!*spaced)
        scan_unit (scan, ' ', at, &began);
      *spaced = TRUE;
      return FALSE;
    }
  for (guint i = 0; i < folded.n_units; i++)
    {
      *spaced = FALSE;
      if (scan_unit (scan, folded.units[i], at, &began) && !ends)
        {
          *from = began;
          ends = TRUE;
        }
    }
  return ends;
}

GArray *
hashiya_finder_find (HashiyaFinder *self, const char *utf8, gsize n_bytes, guint max)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HashiyaFound));
  g_autofree Origin *origins = g_new (Origin, MAX (self->units->len, 1));
  Scan scan = { self, origins, 0, 0 };
  Origin at = { 0, 0 }, from = at;
  gboolean spaced = FALSE;

  while (at.byte < n_bytes && all->len < max && self->units->len > 0)
    {
      gsize next = at.byte + g_utf8_skip[(guint8) utf8[at.byte]];
      HashiyaFolded folded = hashiya_fold (g_utf8_get_char (utf8 + at.byte));

      if (scan_letter (&scan, folded, at, &spaced, &from))
        {
          HashiyaFound found = { from.code_point, at.code_point + 1, from.byte, next };

          take_marks (&found, utf8, n_bytes);
          if (is_exact (self, utf8, n_bytes, &found))
            {
              g_array_append_val (all, found);
              scan.n_matched = 0;
            }
        }
      at.code_point++;
      at.byte = next;
    }
  return all;
}
