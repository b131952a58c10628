// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Each script has a size and a line height of its own: what is right for one clips or scatters the
 * other. Below these, ink of one line meets the next one's (tests/reader/test-ink.c measures it).
 */
#define HASHIYA_LATIN_HEIGHT_MIN    1.2
#define HASHIYA_NASKH_HEIGHT_MIN    1.5
#define HASHIYA_NASTALIQ_HEIGHT_MIN 2.0
#define HASHIYA_LINE_HEIGHT_MAX     3.5
#define HASHIYA_SCALE_MIN           0.5
#define HASHIYA_SCALE_MAX           3.0

/**
 * HashiyaStyle:
 * @font_scale: size of what is not in Arabic script; 1 is the usual size
 * @arabic_font_scale: size of what is
 * @line_height: of what is not in Arabic script, in ems
 * @naskh_line_height: of Arabic script in Naskh, in ems
 * @nastaliq_line_height: of Urdu in Nastaliq, in ems
 * @text_width: characters in a full line
 * @nastaliq: Urdu in Nastaliq, else in Naskh
 * @sans_serif: Latin text in a face without serifs
 * @justify: paragraphs fill their lines, but for those in Nastaliq, whose words cannot be stretched
 * @dark: light ink on dark paper
 * @high_contrast: the desktop asks for it
 * @zoom: how much larger the desktop wants all text; WebKit enlarges the whole page by it
 *
 * How the page looks.
 */
typedef struct
{
  double font_scale;
  double arabic_font_scale;
  double line_height;
  double naskh_line_height;
  double nastaliq_line_height;
  guint text_width;
  gboolean nastaliq;
  gboolean sans_serif;
  gboolean justify;
  gboolean dark;
  gboolean high_contrast;
  double zoom;
} HashiyaStyle;

/** hashiya_style_init: How a page looks that nobody has set anything for. */
void hashiya_style_init (HashiyaStyle *self);

/** hashiya_style_to_css: Returns: (transfer full): the whole style sheet that the page links to */
char *hashiya_style_to_css (const HashiyaStyle *self);

/** hashiya_style_to_json: Returns: (transfer full): what reader.js changes in a page on show */
JsonNode *hashiya_style_to_json (const HashiyaStyle *self);

/** hashiya_style_to_classes: Returns: (transfer full): the root element's classes */
char *hashiya_style_to_classes (const HashiyaStyle *self);

/** hashiya_style_get_paper: The page's background, for the view before there is a page. */
void hashiya_style_get_paper (const HashiyaStyle *self, GdkRGBA *paper);

G_END_DECLS
