// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-nastaliq.h"

#include "hashiya-outline-font.h"

#include <hb-ot.h>
#include <unictype.h>

typedef struct
{
  hb_face_t *face;
  hb_font_t *font;
  hb_font_t *letters; /* has the same letters, each its own glyph, and no tables */
  hb_buffer_t *buffer;
  HashiyaOutlineFont *made;
  GHashTable *groups; /* UTF-8 of each group that is in the font already */
} Maker;

/* Shapes text into the buffer. Right to left, brackets would be mirrored, and once more when the
 * new font is used. */
static void
shape (Maker *self, hb_font_t *font, const char *text, gsize length, hb_direction_t direction)
{
  hb_buffer_clear_contents (self->buffer);
  hb_buffer_set_content_type (self->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction (self->buffer, direction);
  hb_buffer_set_script (self->buffer, HB_SCRIPT_ARABIC);
  hb_buffer_set_language (self->buffer, hb_language_from_string ("ur", -1));
  hb_buffer_add_utf8 (self->buffer, text, (int) length, 0, (int) length);
  hb_shape (font, self->buffer, NULL, 0);
}

/* Returns: whether the character leads to a glyph in the new font, after trying to add it */
static gboolean
add_character (Maker *self, gunichar character)
{
  char utf8[6];
  hb_codepoint_t nominal;

  if (hashiya_outline_font_lookup (self->made, character) > 0)
    return TRUE;
  if (!hb_font_get_nominal_glyph (self->font, character, &nominal))
    return FALSE;
  shape (self, self->font, utf8, (gsize) g_unichar_to_utf8 (character, utf8), HB_DIRECTION_LTR);
  hashiya_outline_font_map (self->made, character,
                            hashiya_outline_font_add_glyph (self->made, self->font, self->buffer));
  return hashiya_outline_font_lookup (self->made, character) > 0;
}

/* Presentation forms would be taken for letters that join by themselves. */
static hb_bool_t
find_letter (hb_font_t *letters,
             void *font,
             hb_codepoint_t character,
             hb_codepoint_t *glyph,
             void *user_data)
{
  hb_codepoint_t nominal;

  if ((character >= 0xFB50 && character <= 0xFDFF) || (character >= 0xFE70 && character <= 0xFEFC))
    return FALSE;
  *glyph = character;
  return hb_font_get_nominal_glyph (font, character, &nominal);
}

static hb_font_t *
make_letters (hb_font_t *font)
{
  /* hb_face_get_empty() is not shaped with at all. */
  hb_face_t *face = hb_face_create (hb_blob_get_empty (), 0);
  hb_font_t *letters = hb_font_create (face);
  hb_font_funcs_t *funcs = hb_font_funcs_create ();

  hb_font_funcs_set_nominal_glyph_func (funcs, find_letter, NULL, NULL);
  hb_font_set_funcs (letters, funcs, font, NULL);
  hb_font_funcs_destroy (funcs);
  hb_face_destroy (face);
  return letters;
}

/* Whoever shapes with the new font composes letters and orders their marks before it looks for a
 * ligature, in HarfBuzz's own order (shadda before the vowels, hamza before both), which is not
 * Unicode's. Returns: (transfer full): the group as it stands then */
static gunichar *
normalize (Maker *self, const char *group, gsize length, guint *n_characters)
{
  const hb_glyph_info_t *infos;
  gunichar *characters;

  shape (self, self->letters, group, length, HB_DIRECTION_RTL);
  infos = hb_buffer_get_glyph_infos (self->buffer, n_characters);
  characters = g_new (gunichar, *n_characters);
  for (guint i = 0; i < *n_characters; i++)
    characters[i] = infos[*n_characters - 1 - i].codepoint;
  return characters;
}

static void
add_ligature (Maker *self, const char *group, gsize group_length, guint glyph)
{
  guint length;
  g_autofree gunichar *characters = normalize (self, group, group_length, &length);

  for (guint i = 0; i < length; i++)
    {
      if (!add_character (self, characters[i]))
        return;
    }
  hashiya_outline_font_add_ligature (self->made, characters, length, glyph);
}

static void
add_group (Maker *self, const char *text, gsize length)
{
  g_autofree char *group = g_strndup (text, length);
  guint glyph;

  if (g_hash_table_contains (self->groups, group))
    return;
  shape (self, self->font, group, length, HB_DIRECTION_RTL);
  glyph = hashiya_outline_font_add_glyph (self->made, self->font, self->buffer);
  if (glyph > 0)
    add_ligature (self, group, length, glyph);
  g_hash_table_add (self->groups, g_steal_pointer (&group));
}

/* Whether letters of these joining types (Unicode Standard, chapter 9.2) hold together. */
static gboolean
joins (int before, int after)
{
  return (before == UC_JOINING_TYPE_D || before == UC_JOINING_TYPE_C || before == UC_JOINING_TYPE_L)
         && (after == UC_JOINING_TYPE_D || after == UC_JOINING_TYPE_C
             || after == UC_JOINING_TYPE_R);
}

static void
add_text (Maker *self, const char *text, const char *end)
{
  const char *start = NULL;
  int before = UC_JOINING_TYPE_U;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);
      const int type = uc_joining_type (character);
      const gboolean is_letter = g_unichar_isalpha (character)
                                 && g_unichar_get_script (character) == G_UNICODE_SCRIPT_ARABIC;

      if (start != NULL && type == UC_JOINING_TYPE_T && g_unichar_ismark (character))
        continue;
      if (start != NULL && !joins (before, type))
        {
          add_group (self, start, (gsize) (p - start));
          start = NULL;
        }
      if (start == NULL && (is_letter || type == UC_JOINING_TYPE_C))
        start = p;
      if (start == NULL)
        add_character (self, character);
      before = type;
    }
  if (start != NULL)
    add_group (self, start, (gsize) (end - start));
}

static hb_blob_t *
make_blob (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return hb_blob_create (data, (guint) size, HB_MEMORY_MODE_READONLY, g_bytes_ref (bytes),
                         (hb_destroy_func_t) g_bytes_unref);
}

GBytes *
hashiya_nastaliq_build (GBytes *font, int weight, GBytes *text)
{
  const hb_variation_t variation = { HB_OT_TAG_VAR_AXIS_WEIGHT, (float) weight };
  hb_blob_t *blob = make_blob (font);
  Maker self = { .face = hb_face_create (blob, 0) };
  gsize size;
  const char *start = g_bytes_get_data (text, &size);
  const char *end;
  GBytes *made = NULL;

  hb_blob_destroy (blob);
  if (hb_face_get_glyph_count (self.face) > 0)
    {
      self.font = hb_font_create (self.face);
      hb_font_set_scale (self.font, (int) hb_face_get_upem (self.face),
                         (int) hb_face_get_upem (self.face));
      hb_font_set_variations (self.font, &variation, 1);
      self.letters = make_letters (self.font);
      self.buffer = hb_buffer_create ();
      self.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self.made = hashiya_outline_font_new (self.face);
      g_utf8_validate_len (start, size, &end);
      add_text (&self, start, end);
      made = hashiya_outline_font_to_bytes (self.made);
      hashiya_outline_font_free (self.made);
      g_hash_table_unref (self.groups);
      hb_buffer_destroy (self.buffer);
      hb_font_destroy (self.letters);
      hb_font_destroy (self.font);
    }
  hb_face_destroy (self.face);
  return made;
}
