// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-fonts.h"
#include "hashiya-nastaliq.h"

#include <hb.h>
#include <string.h>

static hb_font_t *
make_font (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  hb_blob_t *blob = hb_blob_create (data, (guint) size, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
  hb_face_t *face = hb_face_create (blob, 0);
  hb_font_t *font = hb_font_create (face);

  hb_blob_destroy (blob);
  hb_face_destroy (face);
  return font;
}

static hb_buffer_t *
shape (hb_font_t *font, const char *text)
{
  hb_buffer_t *buffer = hb_buffer_create ();

  hb_buffer_add_utf8 (buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties (buffer);
  hb_shape (font, buffer, NULL, 0);
  return buffer;
}

static int
measure (hb_buffer_t *buffer)
{
  guint length;
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (buffer, &length);
  int width = 0;

  for (guint i = 0; i < length; i++)
    width += positions[i].x_advance;
  return width;
}

static GBytes *
find_font (void)
{
  const char *path = hashiya_fonts_find_nastaliq (HASHIYA_FONT_REGULAR);
  g_autoptr (GMappedFile) file = path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

/* Groups of joined letters, and how many of them stand in each text. */
static const struct
{
  const char *text;
  guint n_groups;
} texts[] = {
  { "سے", 1 },      /* two letters that join */
  { "لڑائی", 3 },   /* ڑ and ا do not join to the left */
  { "ہم ہما", 3 },  /* one group begins another; the space counts */
  { "پہلے", 1 },    /* the last letter turns back below the others */
  { "ئ", 1 },       /* one code point */
  { "ی\u0654", 1 }, /* and its two */
  { "تسلیم", 1 },   /* climbs highest */
  { "کُم", 1 },      /* a mark stays with its letter */
  { "اللہ", 2 },    /* a ligature in the font itself */
  /* marks in Unicode's order, in HarfBuzz's, and as they are typed */
  { "م\u064E\u0651د", 1 },
  { "م\u0651\u064Eد", 1 },
  { "ک\u0650\u0651\u0654ب", 1 },
  { "ی\u064E\u0654ں", 1 },
  { "ل\u0651\u0670ہ", 1 },
  { "ق\u0670\u064Eص\u064B\u0651", 1 },
};

static void
test_groups (void)
{
  g_autoptr (GBytes) source = find_font ();
  hb_font_t *source_font;

  if (source == NULL)
    {
      g_test_skip ("Noto Nastaliq Urdu is not installed");
      return;
    }
  source_font = make_font (source);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_autoptr (GBytes) made = hashiya_nastaliq_build (source, 400, text);
      hb_font_t *font = make_font (made);
      hb_buffer_t *buffer = shape (font, texts[i].text);
      guint length;
      const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (buffer, &length);
      const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (buffer, &length);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (length, ==, texts[i].n_groups);
      for (guint j = 0; j < length; j++)
        {
          g_assert_cmpuint (infos[j].codepoint, !=, 0);
          g_assert_cmpint (positions[j].y_offset, ==, 0);
          g_assert_cmpint (positions[j].x_offset, ==, 0);
        }
      if (texts[i].n_groups == 1)
        {
          hb_buffer_t *wanted = shape (source_font, texts[i].text);
          hb_glyph_extents_t extents;

          g_assert_cmpint (measure (buffer), ==, measure (wanted));
          g_assert_true (hb_font_get_glyph_extents (font, infos[0].codepoint, &extents));
          g_assert_cmpint (extents.height, !=, 0);
          hb_buffer_destroy (wanted);
        }
      hb_buffer_destroy (buffer);
      hb_font_destroy (font);
    }
  hb_font_destroy (source_font);
}

/* Letters that hang from one another reach higher than any of them alone on the baseline. */
static void
test_heights (void)
{
  static const char word[] = "تسلیم";
  g_autoptr (GBytes) source = find_font ();
  g_autoptr (GBytes) text = g_bytes_new_static (word, strlen (word));
  g_autoptr (GBytes) made = NULL;
  hb_font_t *source_font;
  hb_font_t *font;
  hb_buffer_t *wanted;
  hb_buffer_t *buffer;
  hb_glyph_extents_t extents;
  guint length;
  int top = G_MININT;

  if (source == NULL)
    {
      g_test_skip ("Noto Nastaliq Urdu is not installed");
      return;
    }
  made = hashiya_nastaliq_build (source, 400, text);
  source_font = make_font (source);
  font = make_font (made);
  wanted = shape (source_font, word);
  buffer = shape (font, word);
  for (guint i = 0; i < hb_buffer_get_length (wanted); i++)
    {
      const guint glyph = hb_buffer_get_glyph_infos (wanted, &length)[i].codepoint;
      const int offset = hb_buffer_get_glyph_positions (wanted, &length)[i].y_offset;

      if (hb_font_get_glyph_extents (source_font, glyph, &extents) && extents.height != 0)
        top = MAX (top, offset + extents.y_bearing);
    }
  g_assert_true (hb_font_get_glyph_extents (
      font, hb_buffer_get_glyph_infos (buffer, &length)[0].codepoint, &extents));
  g_assert_cmpint (ABS (extents.y_bearing - top), <=, 2); /* rounding */
  hb_buffer_destroy (buffer);
  hb_buffer_destroy (wanted);
  hb_font_destroy (font);
  hb_font_destroy (source_font);
}

static void
test_no_font (void)
{
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("no font", 7);
  g_autoptr (GBytes) text = g_bytes_new_static ("ا", 2);

  g_assert_null (hashiya_nastaliq_build (rubbish, 400, text));
}

/* Markup, no Arabic at all, broken UTF-8 and nothing still make a font. */
static void
test_other_text (void)
{
  static const char *const others[] = { "", "Latin only", "<p>سے</p>", "سے\xff سے", "کِتاب مُحَمَّد" };
  g_autoptr (GBytes) source = find_font ();

  if (source == NULL)
    {
      g_test_skip ("Noto Nastaliq Urdu is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (others[i], strlen (others[i]));
      g_autoptr (GBytes) made = hashiya_nastaliq_build (source, 400, text);
      hb_font_t *font = make_font (made);

      g_assert_cmpuint (hb_face_get_glyph_count (hb_font_get_face (font)), >, 0);
      hb_font_destroy (font);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/nastaliq/groups", test_groups);
  g_test_add_func ("/reader/nastaliq/heights", test_heights);
  g_test_add_func ("/reader/nastaliq/no-font", test_no_font);
  g_test_add_func ("/reader/nastaliq/other-text", test_other_text);
  return g_test_run ();
}
