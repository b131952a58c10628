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

static void
add_section (HashiyaDocument *document, JsonObject *record, HashiyaQuote *mark)
{
  const char *id = hashiya_record_get_section (record);
  int index = id != NULL ? hashiya_document_find_section (document, id) : -1;

  if (index >= 0)
    {
      HashiyaSection *section = hashiya_document_get_section (document, index);

      mark->section_start = hashiya_section_get_start (section);
      mark->section_end = hashiya_section_get_end (section);
    }
}

HashiyaQuote
hashiya_anchor_read_quote (HashiyaDocument *document, JsonObject *record)
{
  HashiyaQuote mark = { NULL };

  mark.exact = hashiya_record_get_quote (record, &mark.prefix, &mark.suffix);
  mark.has_position = hashiya_record_get_position (record, &mark.start, &mark.end);
  add_section (document, record, &mark);
  return mark;
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
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HashiyaQuote));
  GArray *anchors;

  for (guint i = 0; i < records->len; i++)
    {
      HashiyaQuote mark = hashiya_anchor_read_quote (document, records->pdata[i]);

      g_array_append_val (marks, mark);
    }
  anchors = hashiya_anchorer_place (
      hashiya_document_get_text (document), old != NULL ? hashiya_document_get_text (old) : NULL,
      (const HashiyaQuote *) marks->data, marks->len, progress, user_data, cancellable, error);
  /* A note on the whole document stands wherever the document does. */
  for (guint i = 0; anchors != NULL && i < records->len; i++)
    if (!hashiya_record_has_selector (records->pdata[i]))
      g_array_index (anchors, HashiyaAnchor, i)
          = (HashiyaAnchor){ HASHIYA_ANCHOR_EXACT, 0, 0, 1, FALSE };
  return anchors;
}

GArray *
hashiya_anchor_candidates (HashiyaDocument *document, JsonObject *record, guint n_max)
{
  HashiyaQuote mark = hashiya_anchor_read_quote (document, record);

  return hashiya_anchorer_suggest (hashiya_document_get_text (document), &mark, n_max);
}
