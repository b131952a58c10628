// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HASHIYA_SLICE_BYTES: from how many bytes on a section is shown in slices */
#define HASHIYA_SLICE_BYTES (1024 * 1024)

/**
 * HashiyaSlice:
 * @xhtml: one `section` element
 * @start: its first code point in the section's text
 * @end: the code point after its last
 */
typedef struct
{
  GBytes *xhtml;
  gsize start;
  gsize end;
} HashiyaSlice;

/**
 * hashiya_slices_cut:
 * @xhtml: a section's XHTML
 * @max_bytes: from how many bytes on a slice ends at the next block
 *
 * Cuts a long section for display, since WebKit's layout ends near 33 million pixels. Cuts fall
 * between blocks, or, in a block that would by itself be twice as long as a slice may be, between
 * words; what is open at a cut is closed and opened again. The texts of the slices joined are the
 * text of the section.
 *
 * Returns: (transfer full) (element-type HashiyaSlice): at least one; %NULL with
 *   %HASHIYA_CORE_ERROR_XHTML
 */
GArray *hashiya_slices_cut (GBytes *xhtml, gsize max_bytes, GError **error);

/** HASHIYA_SLICE_ROW: the class of a `div` that hashiya_slices_cut() does not cut within */
#define HASHIYA_SLICE_ROW "row"

/**
 * hashiya_slices_cut_rows:
 * @xhtml: a section's XHTML
 *
 * Cuts a section at each block that stands in nothing but lists, quotations and the like: what
 * has the same blocks is cut in the same places, whatever its words. Otherwise as
 * hashiya_slices_cut().
 */
GArray *hashiya_slices_cut_rows (GBytes *xhtml, GError **error);

/** hashiya_slices_is_rows: @xhtml: a section's XHTML. Returns: whether it begins with a row, as
 * those of an original beside its translation do */
gboolean hashiya_slices_is_rows (GBytes *xhtml);

G_END_DECLS
