// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <hb.h>

G_BEGIN_DECLS

/**
 * HashiyaOutlineFont:
 *
 * A TrueType font in the making: glyphs with outlines, the characters that lead to them, and
 * ligatures. Tables as in the OpenType specification 1.9. Not for several threads at a time.
 */
typedef struct _HashiyaOutlineFont HashiyaOutlineFont;

/** hashiya_outline_font_new: @face: whose names and vertical metrics it takes over */
HashiyaOutlineFont *hashiya_outline_font_new (hb_face_t *face);
void hashiya_outline_font_free (HashiyaOutlineFont *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaOutlineFont, hashiya_outline_font_free)

/**
 * hashiya_outline_font_add_glyph:
 * @font: where the outlines come from; its scale must be its face's units per em
 * @buffer: shaped with @font, drawn into the one new glyph
 *
 * Returns: the new glyph's index, or 0 (the glyph for missing characters) when the font is full
 */
guint
hashiya_outline_font_add_glyph (HashiyaOutlineFont *self, hb_font_t *font, hb_buffer_t *buffer);

/** hashiya_outline_font_map: Leads from a character to a glyph. */
void hashiya_outline_font_map (HashiyaOutlineFont *self, gunichar character, guint glyph);

/** hashiya_outline_font_lookup: Returns: the glyph a character leads to, or 0 */
guint hashiya_outline_font_lookup (HashiyaOutlineFont *self, gunichar character);

/**
 * hashiya_outline_font_add_ligature:
 * @characters: (array length=length): each of them mapped
 * @length: at least 1
 * @glyph: what is drawn in their place
 */
void hashiya_outline_font_add_ligature (HashiyaOutlineFont *self,
                                        const gunichar *characters,
                                        guint length,
                                        guint glyph);

/** hashiya_outline_font_to_bytes: Returns: (transfer full): the font file */
GBytes *hashiya_outline_font_to_bytes (HashiyaOutlineFont *self);

G_END_DECLS
