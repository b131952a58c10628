// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-marks.h"

#include "hashiya-record.h"
#include "hashiya-view.h"

static void
clear_mark (gpointer mark)
{
  hashiya_mark_clear (mark);
}

/* Side by side, a mark over several blocks stands in several pieces. */
static void
add_pieces (GArray *marks, HashiyaEdition *edition, HashiyaAnchor anchor, const HashiyaMark *mark)
{
  g_autoptr (GArray) ranges = hashiya_edition_split (edition, anchor.start, anchor.end);

  for (guint i = 0; i < ranges->len; i++)
    {
      const HashiyaPairRange *range = &g_array_index (ranges, HashiyaPairRange, i);
      HashiyaMark piece = *mark;

      piece.id = g_strdup (mark->id);
      piece.start = range->start;
      piece.end = range->end;
      g_array_append_val (marks, piece);
    }
}

GArray *
hashiya_margin_marks_new (HashiyaMarginModel *model)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HashiyaMark));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  g_array_set_clear_func (marks, clear_mark);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (model), i);
      HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
      const char *colour = hashiya_annotation_get_colour (annotation);
      HashiyaMark mark = { .id = (char *) hashiya_annotation_get_id (annotation) };

      if (anchor.state == HASHIYA_ANCHOR_ORPHAN || anchor.start >= anchor.end
          || (hashiya_annotation_get_kind (annotation) != HASHIYA_ANNOTATION_HIGHLIGHT
              && !anchor.is_aside))
        continue;
      mark.colour = colour != NULL ? (guint) MAX (hashiya_colour_index (colour), 0) : 0;
      mark.has_note = hashiya_annotation_get_note (annotation)[0] != '\0';
      mark.is_aside = anchor.is_aside;
      add_pieces (marks, hashiya_margin_model_get_edition (model), anchor, &mark);
    }
  return marks;
}

GArray *
hashiya_margin_marks_count (HashiyaMarginModel *model)
{
  HashiyaDocument *document = hashiya_margin_model_get_document (model);
  guint n_sections = hashiya_document_get_n_sections (document);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  GArray *counts = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_sections);

  g_array_set_size (counts, n_sections);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (model), i);
      HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);

      if (anchor.state != HASHIYA_ANCHOR_ORPHAN
          && hashiya_annotation_get_kind (annotation) != HASHIYA_ANNOTATION_DOCUMENT)
        g_array_index (counts, guint, hashiya_document_section_at (document, anchor.start))++;
    }
  return counts;
}
