// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchor.h"

#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

static gboolean
stands_before (const char *text, const char *place, const char *prefix)
{
  gsize n_bytes = prefix != NULL ? strlen (prefix) : 0;

  return (gsize) (place - text) >= n_bytes && memcmp (place - n_bytes, prefix, n_bytes) == 0;
}

static gboolean
stands_after (const char *end, const char *place, const char *suffix)
{
  gsize n_bytes = suffix != NULL ? strlen (suffix) : 0;

  return (gsize) (end - place) >= n_bytes && memcmp (place, suffix, n_bytes) == 0;
}

GArray *
hashiya_anchor_find_quote (HashiyaText *text,
                           const char *exact,
                           const char *prefix,
                           const char *suffix)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize n_bytes, n_exact = strlen (exact);
  const char *utf8 = hashiya_text_peek (text, &n_bytes);
  const char *end = utf8 + n_bytes;

  if (n_exact == 0)
    return places;
  for (const char *p = utf8; (p = memmem (p, end - p, exact, n_exact)) != NULL;
       p = g_utf8_next_char (p))
    {
      gsize offset;

      if ((prefix != NULL && !stands_before (utf8, p, prefix))
          || (suffix != NULL && !stands_after (end, p + n_exact, suffix)))
        continue;
      offset = hashiya_text_code_point_offset (text, p - utf8);
      g_array_append_val (places, offset);
    }
  return places;
}

static gboolean
stands_at (HashiyaText *text, gsize start, gsize end, const char *exact)
{
  g_autofree char *words = NULL;

  if (start >= end || end > hashiya_text_get_length (text))
    return FALSE;
  if (exact == NULL)
    return TRUE;
  words = hashiya_text_slice (text, start, end);
  return strcmp (words, exact) == 0;
}

HashiyaAnchor
hashiya_anchor_record (HashiyaDocument *document, JsonObject *record)
{
  HashiyaText *text = hashiya_document_get_text (document);
  const char *prefix, *suffix;
  const char *exact = hashiya_record_get_quote (record, &prefix, &suffix);
  HashiyaAnchor anchor = { HASHIYA_ANCHOR_EXACT, 0, 0, 1, FALSE };
  g_autoptr (GArray) places = NULL;

  if (!hashiya_record_has_selector (record))
    return anchor;
  if (hashiya_record_get_position (record, &anchor.start, &anchor.end)
      && stands_at (text, anchor.start, anchor.end, exact))
    return anchor;
  if (exact != NULL)
    {
      places = hashiya_anchor_find_quote (text, exact, prefix, suffix);
      if (places->len == 1)
        {
          anchor.state = HASHIYA_ANCHOR_MOVED;
          anchor.start = g_array_index (places, gsize, 0);
          anchor.end = anchor.start + g_utf8_strlen (exact, -1);
          return anchor;
        }
    }
  return (HashiyaAnchor){ HASHIYA_ANCHOR_ORPHAN, 0, 0, 0, FALSE };
}

GArray *
hashiya_anchor_records (HashiyaDocument *document,
                        HashiyaDocument *old,
                        GPtrArray *records,
                        HashiyaAnchorProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (HashiyaAnchor));

  for (guint i = 0; i < records->len; i++)
    {
      HashiyaAnchor anchor = hashiya_anchor_record (document, records->pdata[i]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_array_append_val (anchors, anchor);
      if (progress != NULL)
        progress ((i + 1.0) / records->len, user_data);
    }
  return g_steal_pointer (&anchors);
}

GArray *
hashiya_anchor_candidates (HashiyaDocument *document, JsonObject *record, guint n_max)
{
  HashiyaText *text = hashiya_document_get_text (document);
  const char *exact = hashiya_record_get_quote (record, NULL, NULL);
  g_autoptr (GArray) places
      = hashiya_anchor_find_quote (text, exact != NULL ? exact : "", NULL, NULL);
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (HashiyaAnchor));

  for (guint i = 0; i < MIN (places->len, n_max); i++)
    {
      HashiyaAnchor anchor = { HASHIYA_ANCHOR_MOVED, g_array_index (places, gsize, i), 0, 1, TRUE };

      anchor.end = anchor.start + g_utf8_strlen (exact, -1);
      g_array_append_val (anchors, anchor);
    }
  return anchors;
}
