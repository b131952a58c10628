// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HashiyaStyle:
 * @font_scale: 1 is the usual size
 * @line_height: of Latin text, in ems; Nastaliq's follows and never falls below 2.2
 * @text_width: characters in a full line
 * @nastaliq: Urdu in Nastaliq, else in Naskh
 * @dark: light ink on dark paper
 * @high_contrast: the desktop asks for it
 *
 * How the page looks.
 */
typedef struct
{
  double font_scale;
  double line_height;
  guint text_width;
  gboolean nastaliq;
  gboolean dark;
  gboolean high_contrast;
} HashiyaStyle;

/** hashiya_style_to_css: Returns: (transfer full): the whole style sheet that the page links to */
char *hashiya_style_to_css (const HashiyaStyle *self);

/** hashiya_style_to_json: Returns: (transfer full): what reader.js changes in a page on show */
JsonNode *hashiya_style_to_json (const HashiyaStyle *self);

/** hashiya_style_to_classes: Returns: (transfer full): the root element's classes */
char *hashiya_style_to_classes (const HashiyaStyle *self);

/** hashiya_style_get_paper: The page's background, for the view before there is a page. */
void hashiya_style_get_paper (const HashiyaStyle *self, GdkRGBA *paper);

G_END_DECLS
