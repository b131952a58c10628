// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-picture.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize n;
} Data;

static gboolean
has (Data d, gsize at, const char *bytes, gsize n)
{
  return d.n >= at + n && memcmp (d.data + at, bytes, n) == 0;
}

static guint32
big (Data d, gsize at, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | (at + i < d.n ? d.data[at + i] : 0);
  return value;
}

static guint32
little (Data d, gsize at, guint n)
{
  guint32 value = 0;

  for (guint i = n; i > 0; i--)
    value = value << 8 | (at + i - 1 < d.n ? d.data[at + i - 1] : 0);
  return value;
}

/* ITU T.81, B.2.2: the frame header is the first segment whose marker is SOF. */
static void
read_jpeg (Data d, guint32 *width, guint32 *height)
{
  gsize at = 2;

  while (at + 9 < d.n && d.data[at] == 0xFF)
    {
      guint8 marker = d.data[at + 1];

      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
        {
          *height = big (d, at + 5, 2);
          *width = big (d, at + 7, 2);
          return;
        }
      at += marker == 0xFF ? 1 : 2 + big (d, at + 2, 2);
    }
}

/* RFC 9649: lossy, lossless and extended files keep their size in different places. */
static void
read_webp (Data d, guint32 *width, guint32 *height)
{
  if (has (d, 12, "VP8X", 4))
    {
      *width = little (d, 24, 3) + 1;
      *height = little (d, 27, 3) + 1;
    }
  else if (has (d, 12, "VP8L", 4))
    {
      guint32 bits = little (d, 21, 4);

      *width = (bits & 0x3FFF) + 1;
      *height = (bits >> 14 & 0x3FFF) + 1;
    }
  else if (has (d, 12, "VP8 ", 4))
    {
      *width = little (d, 26, 2) & 0x3FFF;
      *height = little (d, 28, 2) & 0x3FFF;
    }
}

/* ISO/IEC 23008-12, 6.5.3: the largest `ispe` box is the picture's. */
static void
read_avif (Data d, guint32 *width, guint32 *height)
{
  const guint8 *p = d.data, *end = d.data + MIN (d.n, 64 * 1024);

  while ((p = memmem (p, end - p, "ispe", 4)) != NULL)
    {
      *width = MAX (*width, big (d, p + 8 - d.data, 4));
      *height = MAX (*height, big (d, p + 12 - d.data, 4));
      p += 4;
    }
}

const char *
hashiya_picture_read (GBytes *bytes, guint32 *width, guint32 *height)
{
  Data d;

  d.data = g_bytes_get_data (bytes, &d.n);
  *width = *height = 0;
  if (has (d, 0, "\211PNG\r\n\032\n", 8))
    {
      *width = big (d, 16, 4);
      *height = big (d, 20, 4);
      return "png";
    }
  if (has (d, 0, "\377\330\377", 3))
    {
      read_jpeg (d, width, height);
      return "jpg";
    }
  if (has (d, 0, "GIF87a", 6) || has (d, 0, "GIF89a", 6))
    {
      *width = little (d, 6, 2);
      *height = little (d, 8, 2);
      return "gif";
    }
  if (has (d, 0, "RIFF", 4) && has (d, 8, "WEBP", 4))
    {
      read_webp (d, width, height);
      return "webp";
    }
  if (has (d, 0, "BM", 2) && d.n > 26)
    {
      *width = little (d, 18, 4);
      *height = little (d, 22, 4) & 0x7FFFFFFF;
      return "bmp";
    }
  if (has (d, 4, "ftypavif", 8) || has (d, 4, "ftypavis", 8))
    {
      read_avif (d, width, height);
      return "avif";
    }
  return NULL;
}
