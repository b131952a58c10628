// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-style.h"

#include "hashiya-fonts.h"
#include "hashiya-record.h"

#include <gio/gio.h>

#define STYLE_SHEET    "/io/github/hashiya/Hashiya/reader/reader.css"
#define SERIF_FAMILIES "\"Source Serif 4\", \"Source Serif Pro\", \"Noto Serif\""
#define SANS_FAMILIES  "\"Adwaita Sans\", \"Cantarell\", \"Noto Sans\""
#define NASKH_FAMILIES "\"Noto Naskh Arabic\", \"Amiri\", \"Scheherazade New\""
#define DEPTHS         4

/* Letters of Arabic script are small beside Latin ones of the same size. */
#define ARABIC_SIZE 1.1

/* Colours of GNOME's palette, in the order of hashiya_colours: red, green and blue of a wash on
 * light paper and on dark paper, then how opaque each is, for a mark with a note in Nastaliq, and
 * the line below one in other scripts. Washes let ink through, since Nastaliq's leaves its line
 * box and would be painted over by the next line's mark. */
static const struct
{
  const char *light;
  const char *light_opacity;
  const char *light_line;
  const char *dark;
  const char *dark_opacity;
  const char *dark_line;
} palette[] = {
  { "249 215 40", "50%", "#9c6a00", "229 165 10", "42%", "#f8e45c" },  /* yellow */
  { "87 214 131", "45%", "#1b7f4b", "46 194 126", "40%", "#8ff0a4" },  /* green */
  { "108 176 245", "45%", "#1a5fb4", "53 132 228", "48%", "#99c1f1" }, /* blue */
  { "246 130 180", "42%", "#b3195f", "224 62 140", "45%", "#f9a8cf" }, /* pink */
  { "184 128 222", "42%", "#613583", "145 65 172", "58%", "#dc8add" }, /* purple */
};

static void
append_face (GString *css, HashiyaFontStyle style, const char *name, int weight)
{
  /* Signs that Nastaliq lets grow out of the line (U+FDF0 to U+FDFF) and the old presentation
   * forms fall to the next family, a Naskh. */
  if (hashiya_fonts_find_nastaliq (style) != NULL)
    g_string_append_printf (css,
                            "@font-face { font-family: \"Hashiya Nastaliq\"; font-weight: %d;"
                            " src: url(\"%s\"); unicode-range: U+20, U+A0,"
                            " U+600-6FF, U+750-77F, U+8A0-8FF, U+200B-200F, U+202A-202E,"
                            " U+2066-2069, U+25CC; }\n",
                            weight, name);
}

static void
append_colours (GString *css,
                const char *selector,
                guint colour,
                const char *wash,
                const char *opacity,
                const char *line)
{
  g_string_append_printf (css,
                          "%s { --mark-%u-0: rgb(%s / %s); --mark-%u-1: rgb(%s / %s);"
                          " --mark-line-%u: %s; }\n",
                          selector, colour, wash, opacity, colour, wash, opacity, colour, line);
}

/* A mark with a note has a full line below it; without one, one that lies in or across another a
 * dotted line. Where the line runs is the element's to say: WebKit takes colour, style and
 * thickness from a highlight, no offset, and no shorthand. */
static void
append_mark (GString *css, guint colour, guint note, guint depth)
{
  g_string_append_printf (css, "::highlight(mark-%u-%u-%u) { background-color: var(--mark-%u-%u);",
                          colour, note, depth, colour, note);
  if (note > 0 || depth > 0)
    g_string_append_printf (css,
                            " text-decoration-line: var(--mark-line); text-decoration-style: %s;"
                            " text-decoration-color: var(--mark-line-%u);"
                            " text-decoration-thickness: 2px;",
                            note > 0 ? "solid" : "dotted", colour);
  g_string_append (css, " }\n");
}

/* Where a line begins or ends, WebKit draws the letters in pieces, and forgets for each how high
 * Nastaliq had hung it: words would jump. There, a note is told by a stronger wash alone, on dark
 * paper one on which white ink still has a contrast of 4.5 to 1. */
static void
append_nastaliq (GString *css, guint colour)
{
  static const struct
  {
    const char *selector;
    gboolean dark;
    const char *opacity;
    const char *note_opacity;
  } washes[] = {
    { ":root.nastaliq", FALSE, "45%", "85%" },
    { ":root.nastaliq.dark", TRUE, "32%", "52%" },
    { ":root.nastaliq.high-contrast", FALSE, "60%", "100%" },
    { ":root.nastaliq.dark.high-contrast", TRUE, "38%", "60%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (washes); i++)
    {
      const char *wash = washes[i].dark ? palette[colour].dark : palette[colour].light;

      g_string_append_printf (css,
                              "%s :lang(ur) { --mark-line: none; --mark-%u-0: rgb(%s / %s);"
                              " --mark-%u-1: rgb(%s / %s); }\n",
                              washes[i].selector, colour, wash, washes[i].opacity, colour, wash,
                              washes[i].note_opacity);
    }
}

static void
append_marks (GString *css)
{
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      append_colours (css, ":root", i, palette[i].light, palette[i].light_opacity,
                      palette[i].light_line);
      append_colours (css, ":root.dark", i, palette[i].dark, palette[i].dark_opacity,
                      palette[i].dark_line);
      append_colours (css, ":root.high-contrast", i, palette[i].light, "80%",
                      palette[i].light_line);
      append_colours (css, ":root.dark.high-contrast", i, palette[i].dark, "60%",
                      palette[i].dark_line);
      append_nastaliq (css, i);
      for (guint depth = 0; depth < DEPTHS; depth++)
        {
          append_mark (css, i, 0, depth);
          append_mark (css, i, 1, depth);
        }
    }
}

static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

static void
set_number (JsonObject *object, const char *name, double number)
{
  g_autofree char *text = format_number (number);

  json_object_set_string_member (object, name, text);
}

static JsonObject *
variables (const HashiyaStyle *self)
{
  JsonObject *object = json_object_new ();
  const char *latin = self->sans_serif ? SANS_FAMILIES : SERIF_FAMILIES;
  const char *generic = self->sans_serif ? "sans-serif" : "serif";
  g_autofree char *latin_families = g_strdup_printf ("%s, %s", latin, generic);
  g_autofree char *naskh = g_strdup_printf ("%s, %s, %s", latin, NASKH_FAMILIES, generic);
  g_autofree char *nastaliq = g_strdup_printf ("\"Hashiya Nastaliq\", %s", naskh);
  double arabic = self->arabic_font_scale * ARABIC_SIZE;

  set_number (object, "--hashiya-font-scale", self->font_scale);
  set_number (object, "--hashiya-arabic-scale", arabic);
  set_number (object, "--hashiya-to-arabic", arabic / self->font_scale);
  set_number (object, "--hashiya-from-arabic", self->font_scale / arabic);
  set_number (object, "--hashiya-line-height", self->line_height);
  set_number (object, "--hashiya-naskh-line-height", self->naskh_line_height);
  set_number (object, "--hashiya-urdu-line-height",
              self->nastaliq ? self->nastaliq_line_height : self->naskh_line_height);
  set_number (object, "--hashiya-text-width", self->text_width);
  json_object_set_string_member (object, "--hashiya-latin", latin_families);
  json_object_set_string_member (object, "--hashiya-naskh", naskh);
  json_object_set_string_member (object, "--hashiya-urdu", self->nastaliq ? nastaliq : naskh);
  return object;
}

static const struct
{
  const char *name;
  gsize offset;
} classes[] = {
  { "nastaliq", G_STRUCT_OFFSET (HashiyaStyle, nastaliq) },
  { "justify", G_STRUCT_OFFSET (HashiyaStyle, justify) },
  { "dark", G_STRUCT_OFFSET (HashiyaStyle, dark) },
  { "high-contrast", G_STRUCT_OFFSET (HashiyaStyle, high_contrast) },
};

void
hashiya_style_init (HashiyaStyle *self)
{
  *self = (HashiyaStyle){
    .font_scale = 1.0,
    .arabic_font_scale = 1.0,
    .line_height = 1.6,
    .naskh_line_height = 1.8,
    .nastaliq_line_height = 2.3,
    .text_width = 68,
    .nastaliq = TRUE,
    .zoom = 1.0,
  };
}

char *
hashiya_style_to_classes (const HashiyaStyle *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (G_STRUCT_MEMBER (gboolean, self, classes[i].offset))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", classes[i].name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
hashiya_style_to_css (const HashiyaStyle *self)
{
  g_autoptr (GBytes) sheet
      = g_resources_lookup_data (STYLE_SHEET, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) css = g_string_new (NULL);
  g_autoptr (JsonObject) values = variables (self);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  append_face (css, HASHIYA_FONT_REGULAR, "nastaliq-regular", 400);
  append_face (css, HASHIYA_FONT_BOLD, "nastaliq-bold", 700);
  g_string_append (css, ":root {");
  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, &value))
    g_string_append_printf (css, " %s: %s;", name, json_node_get_string (value));
  g_string_append (css, " }\n");
  g_string_append (css, g_bytes_get_data (sheet, NULL));
  append_marks (css);
  return g_string_free (g_steal_pointer (&css), FALSE);
}

JsonNode *
hashiya_style_to_json (const HashiyaStyle *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *on = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    json_object_set_boolean_member (on, classes[i].name,
                                    G_STRUCT_MEMBER (gboolean, self, classes[i].offset));
  json_object_set_object_member (object, "classes", on);
  json_object_set_object_member (object, "variables", variables (self));
  json_object_set_double_member (object, "zoom", self->zoom);
  json_node_take_object (node, object);
  return node;
}

void
hashiya_style_get_paper (const HashiyaStyle *self, GdkRGBA *paper)
{
  gdk_rgba_parse (paper, self->dark ? "#1e1e1e" : "#ffffff");
}
