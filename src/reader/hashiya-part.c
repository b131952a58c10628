// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-part.h"

#include "hashiya-page.h"
#include "hashiya-slices.h"

HashiyaPart *
hashiya_part_new (HashiyaDocument *document, guint section)
{
  HashiyaPart *self = g_new0 (HashiyaPart, 1);
  GBytes *xhtml = hashiya_document_get_xhtml (document, section);

  self->document = g_object_ref (document);
  self->section = section;
  if (g_bytes_get_size (xhtml) > HASHIYA_SLICE_BYTES)
    self->slices = hashiya_slices_cut (xhtml, HASHIYA_SLICE_BYTES, NULL);
  hashiya_part_turn_to (self, 0);
  return self;
}

void
hashiya_part_free (HashiyaPart *self)
{
  g_object_unref (self->document);
  g_clear_pointer (&self->slices, g_array_unref);
  g_free (self);
}

guint
hashiya_part_slice_at (HashiyaPart *self, gsize offset)
{
  gsize start
      = hashiya_section_get_start (hashiya_document_get_section (self->document, self->section));
  gsize within = offset > start ? offset - start : 0;

  for (guint i = 0; self->slices != NULL && i + 1 < self->slices->len; i++)
    {
      if (within < g_array_index (self->slices, HashiyaSlice, i).end)
        return i;
    }
  return self->slices != NULL ? self->slices->len - 1 : 0;
}

void
hashiya_part_turn_to (HashiyaPart *self, guint slice)
{
  HashiyaSection *section = hashiya_document_get_section (self->document, self->section);

  self->slice = slice;
  self->start = hashiya_section_get_start (section);
  self->end = hashiya_section_get_end (section);
  if (self->slices != NULL)
    {
      const HashiyaSlice *cut = &g_array_index (self->slices, HashiyaSlice, slice);

      self->end = self->start + cut->end;
      self->start += cut->start;
    }
}

GBytes *
hashiya_part_build_page (HashiyaPart *self, gsize place, const HashiyaStyle *style)
{
  HashiyaPage page = {
    .document = self->document,
    .section = self->section,
    .xhtml = hashiya_document_get_xhtml (self->document, self->section),
    .slice = self->slice,
    .n_slices = 1,
    .placing = place > self->start,
  };

  if (self->slices != NULL)
    {
      page.xhtml = g_array_index (self->slices, HashiyaSlice, self->slice).xhtml;
      page.n_slices = self->slices->len;
    }
  return hashiya_page_build (&page, style);
}
