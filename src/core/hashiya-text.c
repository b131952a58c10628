// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-text.h"

#include <string.h>

/* One checkpoint every so many code points: a lookup walks at most this far,
 * and the table costs 8 bytes for each 64 code points. */
#define STRIDE 64

struct _HashiyaText
{
  char *utf8;
  gsize n_bytes;
  gsize length;       /* code points */
  gsize *checkpoints; /* byte offset of code point i * STRIDE */
  gsize n_checkpoints;
};

HashiyaText *
hashiya_text_new (char *utf8, gsize n_bytes)
{
  HashiyaText *self;
  g_autoptr (GArray) checkpoints = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *p = utf8;

  g_return_val_if_fail (utf8 != NULL, NULL);

  self = g_atomic_rc_box_new0 (HashiyaText);
  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  for (; p < utf8 + n_bytes; p = g_utf8_next_char (p), self->length++)
    {
      if (self->length % STRIDE == 0)
        {
          gsize byte = p - utf8;
          g_array_append_val (checkpoints, byte);
        }
    }
  self->n_checkpoints = checkpoints->len;
  self->checkpoints = (gsize *) g_array_free (g_steal_pointer (&checkpoints), FALSE);
  return self;
}

HashiyaText *
hashiya_text_ref (HashiyaText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_text (gpointer data)
{
  HashiyaText *self = data;

  g_free (self->utf8);
  g_free (self->checkpoints);
}

void
hashiya_text_unref (HashiyaText *self)
{
  g_atomic_rc_box_release_full (self, clear_text);
}

const char *
hashiya_text_peek (HashiyaText *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->utf8;
}

gsize
hashiya_text_get_length (HashiyaText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

gsize
hashiya_text_byte_offset (HashiyaText *self, gsize offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (offset <= self->length, 0);

  if (offset == self->length)
    return self->n_bytes;
  p = self->utf8 + self->checkpoints[offset / STRIDE];
  return g_utf8_offset_to_pointer (p, offset % STRIDE) - self->utf8;
}

gsize
hashiya_text_code_point_offset (HashiyaText *self, gsize byte)
{
  gsize low = 0, high;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (byte <= self->n_bytes, 0);

  if (byte == self->n_bytes)
    return self->length;
  high = self->n_checkpoints;
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;
      if (self->checkpoints[middle] <= byte)
        low = middle;
      else
        high = middle;
    }
  return low * STRIDE
         + g_utf8_pointer_to_offset (self->utf8 + self->checkpoints[low], self->utf8 + byte);
}

char *
hashiya_text_slice (HashiyaText *self, gsize start, gsize end)
{
  gsize from, to;

  g_return_val_if_fail (self != NULL, NULL);

  start = MIN (start, self->length);
  end = CLAMP (end, start, self->length);
  from = hashiya_text_byte_offset (self, start);
  to = hashiya_text_byte_offset (self, end);
  return g_strndup (self->utf8 + from, to - from);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
joins_words (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x200C || c == 0x200D;
}

gsize
hashiya_text_count_words (const char *utf8, gssize n_bytes)
{
  const char *end;
  gsize n_words = 0;
  gboolean inside = FALSE, joined = FALSE;

  g_return_val_if_fail (utf8 != NULL, 0);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_character (c))
        {
          if (!inside && !joined)
            n_words++;
          inside = TRUE;
          joined = FALSE;
        }
      else
        {
          joined = inside && joins_words (c);
          inside = FALSE;
        }
    }
  return n_words;
}
