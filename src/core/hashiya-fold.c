// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fold.h"

#include <string.h>

#define PAGE_SIZE 256
#define N_PAGES   (0x110000 / PAGE_SIZE)

/* A page of the table is made the first time one of its letters is met: a text uses few. */
typedef struct
{
  guint8 klass[PAGE_SIZE];
  guint8 n_units[PAGE_SIZE];
  guint32 first[PAGE_SIZE]; /* index into units */
  guint32 *units;
} Page;

static Page *pages[N_PAGES];

/* What Arabic and Urdu keyboards write with different code points, and no decomposition unites. */
static gunichar
fold_arabic (gunichar c)
{
  switch (c)
    {
    case 0x0649: /* alef maksura */
    case 0x064A: /* Arabic yeh */
    case 0x06D0: /* e */
      return 0x06CC;
    case 0x0643: /* Arabic kaf */
    case 0x06AA: /* swash kaf */
      return 0x06A9;
    case 0x0629: /* teh marbuta */
    case 0x0647: /* Arabic heh */
    case 0x06BE: /* heh doachashmee */
    case 0x06C3: /* teh marbuta goal */
    case 0x06D5: /* ae */
      return 0x06C1;
    case 0x0671: /* alef wasla */
      return 0x0627;
    case 0x066B:
    case 0x060C: /* Arabic comma */
      return ',';
    case 0x061B:
      return ';';
    case 0x061F:
      return '?';
    case 0x06D4: /* Urdu full stop */
      return '.';
    case 0x066A:
      return '%';
    default:
      return c;
    }
}

static gunichar
fold_punctuation (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
      return '-';
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2039 || c == 0x203A ? '\'' : '"';
    default:
      break;
    }
  switch (c)
    {
    case '`':
    case 0x00B4:
    case 0x02BC:
    case 0x201A:
    case 0x2032:
      return '\'';
    case 0x201E:
    case 0x2033:
      return '"';
    case 0x2212:
      return '-';
    default:
      return c;
    }
}

/* Vowel signs of Indic scripts (class 0) and viramas and nuktas (7, 9) make another word; what
 * stands above, below or on a letter of the others does not. */
static gboolean
is_dropped_mark (gunichar c)
{
  int combining = g_unichar_combining_class (c);

  return combining >= 10 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200C || c == 0x200D
         || (g_unichar_type (c) == G_UNICODE_ENCLOSING_MARK);
}

static gboolean
is_ideograph (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_format (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || c == 0x0640 || c == 0x034F;
}

static HashiyaFoldClass
classify (gunichar c)
{
  if (g_unichar_isspace (c) || c == 0x85 || c == 0x0B || c == 0x1C)
    return HASHIYA_FOLD_SPACE;
  if (is_dropped_mark (c))
    return HASHIYA_FOLD_MARK;
  if (is_format (c))
    return HASHIYA_FOLD_FORMAT;
  if (is_ideograph (c))
    return HASHIYA_FOLD_IDEOGRAPH;
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
                 || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER
             ? HASHIYA_FOLD_WORD
             : HASHIYA_FOLD_SYMBOL;
}

/* The letters and digits that @c becomes; a symbol becomes one symbol. */
static void
append_folded (GArray *units, gunichar c, HashiyaFoldClass klass)
{
  char utf8[6];
  int n_bytes = g_unichar_to_utf8 (c, utf8);
  g_autofree char *lower = g_utf8_casefold (utf8, n_bytes);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  guint n_before = units->len;

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      guint32 unit = g_utf8_get_char (p);
      HashiyaFoldClass part = classify (unit);
      int digit
          = g_unichar_type (unit) == G_UNICODE_DECIMAL_NUMBER ? g_unichar_digit_value (unit) : -1;

      if (part == HASHIYA_FOLD_SPACE || part == HASHIYA_FOLD_MARK || part == HASHIYA_FOLD_FORMAT
          || (part == HASHIYA_FOLD_SYMBOL && klass != HASHIYA_FOLD_SYMBOL))
        continue;
      /* An ellipsis is as good as its dots, which a text may have written one by one. */
      if (klass == HASHIYA_FOLD_SYMBOL && units->len > n_before)
        break;
      unit = digit >= 0 ? '0' + (guint32) digit : fold_punctuation (fold_arabic (unit));
      g_array_append_val (units, unit);
    }
}

static Page *
new_page (guint index)
{
  Page *page = g_new0 (Page, 1);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < PAGE_SIZE; i++)
    {
      gunichar c = index * PAGE_SIZE + i;

      page->klass[i] = classify (c);
      page->first[i] = units->len;
      if (page->klass[i] <= HASHIYA_FOLD_SYMBOL && g_unichar_validate (c))
        append_folded (units, c, page->klass[i]);
      page->n_units[i] = units->len - page->first[i];
      /* A spacing accent is nothing once its accent is gone. */
      if (page->klass[i] <= HASHIYA_FOLD_SYMBOL && page->n_units[i] == 0)
        page->klass[i] = HASHIYA_FOLD_FORMAT;
    }
  page->units = (guint32 *) g_array_free (units, FALSE);
  return page;
}

static Page *
get_page (guint index)
{
  Page *page = g_atomic_pointer_get (&pages[index]);

  if (G_UNLIKELY (page == NULL))
    {
      page = new_page (index);
      if (!g_atomic_pointer_compare_and_exchange (&pages[index], NULL, page))
        {
          g_free (page->units);
          g_free (page);
          page = g_atomic_pointer_get (&pages[index]);
        }
    }
  return page;
}

HashiyaFolded
hashiya_fold (gunichar c)
{
  HashiyaFolded folded = { HASHIYA_FOLD_FORMAT, 0, NULL };
  Page *page;

  g_return_val_if_fail (c < 0x110000, folded);

  page = get_page (c / PAGE_SIZE);
  folded.klass = page->klass[c % PAGE_SIZE];
  folded.n_units = page->n_units[c % PAGE_SIZE];
  folded.units = page->units + page->first[c % PAGE_SIZE];
  return folded;
}

GArray *
hashiya_fold_string (const char *utf8, gsize n_bytes)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      HashiyaFolded folded = hashiya_fold (g_utf8_get_char (p));

      g_array_append_vals (units, folded.units, folded.n_units);
    }
  return units;
}
