// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* To places of the document: where the reader was, where an annotation stands. */

#include "hashiya-reading-page-private.h"
#include "hashiya-view.h"

static HashiyaDocument *
get_document (HashiyaReadingPage *self)
{
  return hashiya_margin_model_get_document (self->model);
}

void
hashiya_reading_page_show_place (HashiyaReadingPage *self, gsize offset)
{
  guint section;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  offset = hashiya_edition_from_original (hashiya_margin_model_get_edition (self->model), offset);
  section = hashiya_document_section_at (get_document (self), offset);
  if (section != self->section)
    {
      hashiya_reading_page_show_section (self, section, offset);
      return;
    }
  self->place = offset;
  hashiya_view_scroll_to (HASHIYA_VIEW (self->view), offset, TRUE);
}

static void
flash (HashiyaReadingPage *self, const char *id)
{
  HashiyaAnnotation *annotation = hashiya_margin_model_lookup (self->model, id);
  HashiyaAnchor anchor;

  if (annotation == NULL)
    return;
  anchor = hashiya_annotation_get_anchor (annotation);
  if (anchor.end > anchor.start)
    hashiya_view_flash (HASHIYA_VIEW (self->view), anchor.start, anchor.end);
}

void
hashiya_reading_places_shown_cb (HashiyaReadingPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->flash_id);

  if (id != NULL)
    flash (self, id);
  if (self->flash_end > self->flash_start)
    hashiya_view_flash (HASHIYA_VIEW (self->view), self->flash_start, self->flash_end);
  self->flash_start = self->flash_end = 0;
}

/* Returns: the section an annotation stands in, or -1 where it stands in none */
static int
find_section_of (HashiyaReadingPage *self, HashiyaAnnotation *annotation)
{
  HashiyaAnchor anchor;

  if (annotation == NULL || hashiya_annotation_get_kind (annotation) == HASHIYA_ANNOTATION_DOCUMENT)
    return -1;
  anchor = hashiya_annotation_get_anchor (annotation);
  if (anchor.state == HASHIYA_ANCHOR_ORPHAN)
    return -1;
  return (int) hashiya_document_section_at (get_document (self), anchor.start);
}

void
hashiya_reading_page_show_annotation (HashiyaReadingPage *self, const char *id)
{
  HashiyaAnnotation *annotation;
  int section;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  annotation = hashiya_margin_model_lookup (self->model, id);
  section = find_section_of (self, annotation);
  hashiya_margin_panel_show_annotation (self->margin, id);
  if (section < 0)
    return;
  hashiya_reading_page_leave (self);
  if ((guint) section == self->section)
    {
      hashiya_view_scroll_to (HASHIYA_VIEW (self->view),
                              hashiya_annotation_get_anchor (annotation).start, TRUE);
      flash (self, id);
      return;
    }
  g_free (self->flash_id);
  self->flash_id = g_strdup (id);
  hashiya_reading_page_show_section (self, (guint) section,
                                     hashiya_annotation_get_anchor (annotation).start);
}

void
hashiya_reading_page_show_range (HashiyaReadingPage *self, gsize start, gsize end)
{
  guint section = hashiya_document_section_at (get_document (self), start);

  if (section == self->section)
    {
      hashiya_view_scroll_to (HASHIYA_VIEW (self->view), start, TRUE);
      hashiya_view_flash (HASHIYA_VIEW (self->view), start, end);
      return;
    }
  self->flash_start = start;
  self->flash_end = end;
  hashiya_reading_page_show_section (self, section, start);
}

void
hashiya_reading_page_show_section_of (HashiyaReadingPage *self, const char *id)
{
  int section;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  section = find_section_of (self, hashiya_margin_model_lookup (self->model, id));
  if (section >= 0 && (guint) section != self->section)
    hashiya_reading_page_show_annotation (self, id);
}

void
hashiya_reading_places_activated_cb (HashiyaReadingPage *self, HashiyaAnnotation *annotation)
{
  if (adw_flap_get_folded (self->margin_flap))
    adw_flap_set_reveal_flap (self->margin_flap, FALSE);
  if (hashiya_annotation_get_anchor (annotation).is_aside)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-words", "s",
                                  hashiya_annotation_get_id (annotation));
      return;
    }
  hashiya_reading_page_show_annotation (self, hashiya_annotation_get_id (annotation));
}
