// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-charset.h"

#include "hashiya-import.h"
#include "hashiya-magic.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <iconv.h>
#include <string.h>
#include <uchardet.h>

/* How much of a text a charset is guessed from. */
#define GUESS_BYTES (1024 * 1024)
#define REPLACEMENT "\xEF\xBF\xBD"

typedef struct
{
  gsize nul;       /* U+0000 */
  gsize control;   /* other C0 controls that no text has */
  gsize multibyte; /* valid sequences of two bytes and more */
  gsize invalid;   /* bytes that are not UTF-8 */
} Census;

/* Unicode 15, table 3-7: the length of the well-formed sequence at @p, 0 where there is none. */
static guint
utf8_sequence (const guint8 *p, gsize n)
{
  guint8 low = 0x80, high = 0xBF;
  guint length;

  if (p[0] < 0x80)
    return 1;
  if (p[0] < 0xC2 || p[0] > 0xF4)
    return 0;
  length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
  if (p[0] == 0xE0)
    low = 0xA0;
  else if (p[0] == 0xED)
    high = 0x9F;
  else if (p[0] == 0xF0)
    low = 0x90;
  else if (p[0] == 0xF4)
    high = 0x8F;
  if (n < length || p[1] < low || p[1] > high)
    return 0;
  for (guint i = 2; i < length; i++)
    {
      if ((p[i] & 0xC0) != 0x80)
        return 0;
    }
  return length;
}

static Census
take_census (const guint8 *data, gsize n)
{
  Census census = { 0 };

  for (gsize i = 0; i < n;)
    {
      guint length = utf8_sequence (data + i, n - i);

      if (length == 0)
        census.invalid++;
      else if (length > 1)
        census.multibyte++;
      else if (data[i] == 0)
        census.nul++;
      else if (data[i] < 0x20 && strchr ("\b\t\n\v\f\r\033", data[i]) == NULL)
        census.control++;
      i += MAX (length, 1);
    }
  return census;
}

static GBytes *
take_string (GString *text)
{
  return g_string_free_to_bytes (text);
}

/* UTF-8 with its NULs left out and each damaged byte as U+FFFD. */
static GBytes *
repair_utf8 (const guint8 *data, gsize n, gsize *replaced)
{
  GString *text = g_string_sized_new (n + 1);

  for (gsize i = 0; i < n;)
    {
      guint length = utf8_sequence (data + i, n - i);

      if (length == 0)
        {
          g_string_append (text, REPLACEMENT);
          ++*replaced;
        }
      else if (data[i] != 0)
        g_string_append_len (text, (const char *) data + i, length);
      i += MAX (length, 1);
    }
  return take_string (text);
}

static GBytes *
decode_utf16 (const guint8 *data, gsize n, gboolean big_endian, gsize *replaced)
{
  GString *text = g_string_sized_new (n + n / 2 + 1);
  const guint high = big_endian ? 0 : 1;

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      gunichar c = data[i + high] << 8 | data[i + 1 - high];

      if (c >= 0xD800 && c < 0xDC00 && i + 3 < n && (data[i + 2 + high] & 0xFC) == 0xDC)
        {
          gunichar low = data[i + 2 + high] << 8 | data[i + 3 - high];

          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          i += 2;
        }
      if (c >= 0xD800 && c < 0xE000)
        {
          g_string_append (text, REPLACEMENT);
          ++*replaced;
        }
      else if (c != 0)
        g_string_append_unichar (text, c);
    }
  if (n % 2 == 1)
    {
      g_string_append (text, REPLACEMENT);
      ++*replaced;
    }
  return take_string (text);
}

/* Converts with iconv; a byte it does not know becomes U+FFFD. NULL where iconv has no such name.
 */
static GBytes *
decode_with_iconv (const guint8 *data, gsize n, const char *charset, gsize *replaced)
{
  iconv_t converter = iconv_open ("UTF-8", charset);
  g_autoptr (GString) text = NULL;
  char *in = (char *) data;
  gsize n_in = n;

  if (converter == (iconv_t) -1)
    return NULL;
  text = g_string_sized_new (n + n / 2 + 1);
  while (n_in > 0)
    {
      char chunk[4096], *out = chunk;
      gsize n_out = sizeof chunk;
      gsize done = iconv (converter, &in, &n_in, &out, &n_out);

      g_string_append_len (text, chunk, sizeof chunk - n_out);
      if (done != (gsize) -1 || errno == E2BIG)
        continue;
      g_string_append (text, REPLACEMENT);
      ++*replaced;
      in++;
      n_in--;
      iconv (converter, NULL, NULL, NULL, NULL);
    }
  iconv_close (converter);
  return take_string (g_steal_pointer (&text));
}

/*
 * Plain Latin letters and spaces in UTF-16 leave a NUL in every second byte, always on the same
 * side; Arabic ones leave 0x06 there. Anything else with NULs is binary.
 */
static gboolean
looks_like_utf16 (const guint8 *data, gsize n, gboolean *big_endian)
{
  gsize sides[2] = { 0, 0 };
  gsize pairs = MIN (n, GUESS_BYTES) / 2;

  if (n % 2 == 1 || n < 4)
    return FALSE;
  for (gsize i = 0; i < pairs; i++)
    {
      for (guint side = 0; side < 2; side++)
        sides[side] += data[2 * i + side] == 0x00 || data[2 * i + side] == 0x06;
    }
  *big_endian = sides[0] > sides[1];
  return MAX (sides[0], sides[1]) > pairs * 7 / 10 && MIN (sides[0], sides[1]) < pairs / 10;
}

/*
 * Arabic letters of windows-1256 stand side by side, and the accented Latin ones it keeps at
 * 0xE0, 0xE2 and so on are rare, while Cyrillic, Greek and Hebrew charsets have their most common
 * letters just there.
 */
static gboolean
looks_like_windows_1256 (const guint8 *data, gsize n)
{
  static const char arabic[]
      = "\x81\x8A\x8D\x8E\x8F\x90\x98\x9A\x9D\x9E\x9F\xA1\xAA\xBA\xBF\xC0\xC1"
        "\xC2\xC3\xC4\xC5\xC6\xC7\xC8\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD0\xD1\xD2"
        "\xD3\xD4\xD5\xD6\xD8\xD9\xDA\xDB\xDC\xDD\xDE\xDF\xE1\xE3\xE4\xE5\xE6"
        "\xEC\xED\xF0\xF1\xF2\xF3\xF5\xF6\xF8\xFA\xFF";
  gsize high = 0, letters = 0, joined = 0, common = 0;

  n = MIN (n, GUESS_BYTES);
  for (gsize i = 0; i < n; i++)
    {
      if (data[i] < 0x80)
        continue;
      high++;
      letters += strchr (arabic, (char) data[i]) != NULL;
      joined += i > 0 && data[i - 1] >= 0x80;
      /* alef, lam, yeh, waw, noon, meem, reh and the yehs and hehs of Urdu and Persian */
      common += strchr ("\xC7\xE1\xED\xE6\xE4\xE3\xD1\xFF\xC0\x98\xDF", (char) data[i]) != NULL;
    }
  return high > 0 && letters * 100 >= high * 95 && joined * 100 >= high * 55
         && common * 100 >= high * 35;
}

static char *
guess_charset (const guint8 *data, gsize n)
{
  uchardet_t detector;
  g_autofree char *guess = NULL;
  gsize first = 0;

  if (looks_like_windows_1256 (data, n))
    return g_strdup ("WINDOWS-1256");
  /* A book in English may have its first accent late. */
  while (first < n && data[first] < 0x80)
    first++;
  first -= MIN (first, 256);
  detector = uchardet_new ();
  uchardet_handle_data (detector, (const char *) data + first, MIN (n - first, GUESS_BYTES));
  uchardet_data_end (detector);
  guess = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  /* Browsers read ISO-8859-1 as windows-1252 too: it has the quotation marks besides. */
  if (*guess == '\0' || strcmp (guess, "ASCII") == 0 || strcmp (guess, "UTF-8") == 0
      || g_str_has_prefix (guess, "ISO-8859-1"))
    return g_strdup ("WINDOWS-1252");
  return g_steal_pointer (&guess);
}

static GBytes *
decode_legacy (const guint8 *data, gsize n, char **name, gsize *replaced)
{
  g_autofree char *guess = guess_charset (data, n);
  GBytes *text = decode_with_iconv (data, n, guess, replaced);

  if (text == NULL || *replaced * 20 > n)
    {
      g_clear_pointer (&text, g_bytes_unref);
      *replaced = 0;
      *name = g_strdup ("WINDOWS-1252");
      return decode_with_iconv (data, n, "CP1252", replaced);
    }
  *name = g_steal_pointer (&guess);
  return text;
}

static gboolean
refuse_binary (GError **error)
{
  g_set_error_literal (
      error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_BINARY,
      _ ("This file holds data, not text, and nothing was added. Choose a file that holds text."));
  return FALSE;
}

/* Decodes a text without byte order mark. */
static GBytes *
decode_unmarked (
    GBytes *bytes, const guint8 *data, gsize n, char **name, gsize *replaced, GError **error)
{
  Census census = take_census (data, n);
  gboolean big_endian;

  if (census.nul > 0 && looks_like_utf16 (data, n, &big_endian))
    {
      *name = g_strdup (big_endian ? "UTF-16BE" : "UTF-16LE");
      return decode_utf16 (data, n, big_endian, replaced);
    }
  if ((census.nul + census.control) * 50 > n
      || (census.nul > 0 && census.invalid > census.multibyte))
    {
      refuse_binary (error);
      return NULL;
    }
  if (census.invalid > census.multibyte)
    return decode_legacy (data, n, name, replaced);
  *name = g_strdup ("UTF-8");
  if (census.invalid > 0 || census.nul > 0)
    return repair_utf8 (data, n, replaced);
  return g_bytes_new_from_bytes (bytes, data - (const guint8 *) g_bytes_get_data (bytes, NULL), n);
}

GBytes *
hashiya_charset_decode (GBytes *bytes, char **charset, GError **error)
{
  g_autofree char *name = NULL;
  GBytes *text;
  gsize n, replaced = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n);

  g_return_val_if_fail (charset != NULL, NULL);

  if (n == 0)
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY,
                           _ ("This file is empty: there is nothing to read in it."));
      return NULL;
    }
  if (hashiya_magic_refuse (data, n, error))
    return NULL;
  if (n >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    {
      name = g_strdup (data[0] == 0xFE ? "UTF-16BE" : "UTF-16LE");
      text = decode_utf16 (data + 2, n - 2, data[0] == 0xFE, &replaced);
    }
  else
    {
      gsize mark = n >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

      text = decode_unmarked (bytes, data + mark, n - mark, &name, &replaced, error);
    }
  if (text != NULL)
    *charset = replaced > 0 ? g_strdup_printf ("%s; replaced: %" G_GSIZE_FORMAT, name, replaced)
                            : g_steal_pointer (&name);
  return text;
}
