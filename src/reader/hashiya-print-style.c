// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-style.h"

#include <gio/gio.h>
#include <math.h>

#define STYLE_SHEET "/io/github/hashiya/Hashiya/reader/print.css"

/* WebKit lays a print out this much wider than the paper has points, and sets it smaller again. */
#define PIXELS_PER_POINT 1.25

#define PIXELS_PER_MM (PIXELS_PER_POINT * 72 / 25.4)
#define TOP_MM        20
#define BOTTOM_MM     22

/* Less than that is too little for two columns of text. */
#define ROW_MIN_WIDTH 620
#define SIDE_BY_SIDE                                                                               \
  ":root { --row-columns: minmax(0, 1fr) minmax(0, 1fr); --translation-column: 2;"                 \
  " --row-line: 0; }\n"
#define STACKED ":root { --row-columns: minmax(0, 1fr); --translation-column: 1; --row-line: 2; }\n"

void
hashiya_sheet_init (HashiyaSheet *self, GtkPageSetup *setup)
{
  double width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);

  self->width = (int) floor (width * PIXELS_PER_POINT);
  self->height = (int) floor (self->width * height / width);
  self->column_height = self->height - (int) ((TOP_MM + BOTTOM_MM) * PIXELS_PER_MM);
}

/* Shares of the paper's width: the margin where a line begins, the text, and the notes. */
static const struct
{
  const char *selector;
  double start;
  double text;
  double gap;
  double notes;
} layouts[] = {
  { ":root", 0.15, 0.70, 0, 0 },
  { ":root.with-margin", 0.10, 0.57, 0.03, 0.22 },
  { ":root.beside", 0.08, 0.84, 0, 0 },
  { ":root.beside.with-margin", 0.06, 0.67, 0.03, 0.19 },
};

char *
hashiya_print_style_to_css (const HashiyaSheet *sheet, gboolean nastaliq, gboolean sans_serif)
{
  HashiyaStyle style;
  g_autofree char *shared = NULL;
  g_autoptr (GBytes) own
      = g_resources_lookup_data (STYLE_SHEET, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GString *css;

  hashiya_style_init (&style);
  style.line_height = 1.5;
  style.nastaliq = nastaliq;
  style.sans_serif = sans_serif;
  shared = hashiya_style_to_css (&style);
  css = g_string_new (shared);
  g_string_append_printf (
      css, ":root { --page-width: %d; --page-height: %d; --column-height: %d; --top: %d; }\n",
      sheet->width, sheet->height, sheet->column_height, (int) (TOP_MM * PIXELS_PER_MM));
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      int start = (int) (sheet->width * layouts[i].start);
      int text = (int) (sheet->width * layouts[i].text);
      int gap = (int) (sheet->width * layouts[i].gap);
      int notes = (int) (sheet->width * layouts[i].notes);

      g_string_append_printf (css,
                              "%s { --start: %d; --end: %d; --text-width: %d; --margin-gap: %d;"
                              " --margin-width: %d; }\n",
                              layouts[i].selector, start, sheet->width - start - text - gap - notes,
                              text, gap, notes);
    }
  g_string_append (css, sheet->width < ROW_MIN_WIDTH ? STACKED : SIDE_BY_SIDE);
  g_string_append (css, g_bytes_get_data (own, NULL));
  return g_string_free (css, FALSE);
}
