// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-outline-font.h"

#include <math.h>
#include <string.h>

/* Offsets in a set of ligatures have 16 bits. */
#define MAX_SET_SIZE 60000
#define ON_CURVE     0x01
#define OVERLAPS     0x40

typedef struct
{
  int x;
  int y;
  gboolean on_curve;
} Point;

typedef struct
{
  guint glyph;
  guint length;
  guint *components;
} Ligature;

struct _HashiyaOutlineFont
{
  hb_face_t *face;
  GByteArray *glyf;
  GByteArray *loca;
  GByteArray *hmtx;
  guint n_glyphs;
  guint max_points;
  guint max_contours;
  int bounds[4];     /* xMin, yMin, xMax, yMax */
  GTree *characters; /* code point -> glyph, ordered */
  GTree *ligatures;  /* first glyph -> GPtrArray of Ligature */

  /* the glyph that is being drawn */
  GArray *points;
  GArray *ends;
  int origin_x;
  int origin_y;
};

static void
put16 (GByteArray *table, guint value)
{
  const guint16 be = GUINT16_TO_BE ((guint16) value);

  g_byte_array_append (table, (const guint8 *) &be, sizeof be);
}

static void
put32 (GByteArray *table, guint value)
{
  const guint32 be = GUINT32_TO_BE (value);

  g_byte_array_append (table, (const guint8 *) &be, sizeof be);
}

static void
set16 (GByteArray *table, guint at, guint value)
{
  const guint16 be = GUINT16_TO_BE ((guint16) value);

  g_return_if_fail (at + sizeof be <= table->len);
  memcpy (table->data + at, &be, sizeof be);
}

static void
ligature_free (gpointer data)
{
  Ligature *ligature = data;

  g_free (ligature->components);
  g_free (ligature);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint x = GPOINTER_TO_UINT (a);
  const guint y = GPOINTER_TO_UINT (b);

  return (x > y) - (x < y);
}

HashiyaOutlineFont *
hashiya_outline_font_new (hb_face_t *face)
{
  HashiyaOutlineFont *self;

  g_return_val_if_fail (face != NULL, NULL);

  self = g_new0 (HashiyaOutlineFont, 1);
  self->face = hb_face_reference (face);
  self->glyf = g_byte_array_new ();
  self->loca = g_byte_array_new ();
  self->hmtx = g_byte_array_new ();
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->characters = g_tree_new_full (compare_keys, NULL, NULL, NULL);
  self->ligatures = g_tree_new_full (compare_keys, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  /* Glyph 0, for missing characters, has neither outline nor width. */
  put32 (self->loca, 0);
  put32 (self->hmtx, 0);
  self->n_glyphs = 1;
  return self;
}

void
hashiya_outline_font_free (HashiyaOutlineFont *self)
{
  hb_face_destroy (self->face);
  g_byte_array_unref (self->glyf);
  g_byte_array_unref (self->loca);
  g_byte_array_unref (self->hmtx);
  g_array_unref (self->points);
  g_array_unref (self->ends);
  g_tree_unref (self->characters);
  g_tree_unref (self->ligatures);
  g_free (self);
}

static void
add_point (HashiyaOutlineFont *self, float x, float y, gboolean on_curve)
{
  const Point point
      = { self->origin_x + (int) lroundf (x), self->origin_y + (int) lroundf (y), on_curve };

  g_array_append_val (self->points, point);
}

static void
draw_point (
    hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
  add_point (data, x, y, TRUE);
}

static void
draw_curve (hb_draw_funcs_t *funcs,
            void *data,
            hb_draw_state_t *state,
            float control_x,
            float control_y,
            float x,
            float y,
            void *user_data)
{
  add_point (data, control_x, control_y, FALSE);
  add_point (data, x, y, TRUE);
}

static void
draw_close (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user_data)
{
  HashiyaOutlineFont *self = data;

  g_array_append_val (self->ends, self->points->len);
}

/* Returns: (transfer none): callbacks that take outlines down as points */
static hb_draw_funcs_t *
get_draw_funcs (void)
{
  static hb_draw_funcs_t *funcs;
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      funcs = hb_draw_funcs_create ();
      hb_draw_funcs_set_move_to_func (funcs, draw_point, NULL, NULL);
      hb_draw_funcs_set_line_to_func (funcs, draw_point, NULL, NULL);
      hb_draw_funcs_set_quadratic_to_func (funcs, draw_curve, NULL, NULL);
      hb_draw_funcs_set_close_path_func (funcs, draw_close, NULL, NULL);
      hb_draw_funcs_make_immutable (funcs);
      g_once_init_leave (&initialized, 1);
    }
  return funcs;
}

static void
write_coordinates (HashiyaOutlineFont *self)
{
  int x = 0;
  int y = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);
      const guint8 flags = (point->on_curve ? ON_CURVE : 0) | (i == 0 ? OVERLAPS : 0);

      g_byte_array_append (self->glyf, &flags, 1);
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      put16 (self->glyf, (guint) (point->x - x));
      x = point->x;
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      put16 (self->glyf, (guint) (point->y - y));
      y = point->y;
    }
}

/* Writes the points as a simple glyph. Returns: its left edge */
static int
write_outline (HashiyaOutlineFont *self)
{
  int box[4] = { G_MAXINT, G_MAXINT, G_MININT, G_MININT };
  const guint8 zero = 0;

  if (self->points->len == 0)
    return 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      box[0] = MIN (box[0], point->x);
      box[1] = MIN (box[1], point->y);
      box[2] = MAX (box[2], point->x);
      box[3] = MAX (box[3], point->y);
    }
  put16 (self->glyf, self->ends->len);
  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    {
      put16 (self->glyf, (guint) box[i]);
      self->bounds[i] = i < 2 ? MIN (self->bounds[i], box[i]) : MAX (self->bounds[i], box[i]);
    }
  for (guint i = 0; i < self->ends->len; i++)
    put16 (self->glyf, g_array_index (self->ends, guint, i) - 1);
  put16 (self->glyf, 0); /* no instructions */
  write_coordinates (self);
  while (self->glyf->len % 4 != 0)
    g_byte_array_append (self->glyf, &zero, 1);
  self->max_points = MAX (self->max_points, self->points->len);
  self->max_contours = MAX (self->max_contours, self->ends->len);
  return box[0];
}

guint
hashiya_outline_font_add_glyph (HashiyaOutlineFont *self, hb_font_t *font, hb_buffer_t *buffer)
{
  guint length;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (buffer, &length);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (buffer, &length);
  const guint start = self->glyf->len;
  int advance = 0;
  int left;

  if (self->n_glyphs >= G_MAXUINT16)
    return 0;
  g_array_set_size (self->points, 0);
  g_array_set_size (self->ends, 0);
  for (guint i = 0; i < length; i++)
    {
      self->origin_x = advance + positions[i].x_offset;
      self->origin_y = positions[i].y_offset;
#if HB_VERSION_ATLEAST(7, 0, 0)
      hb_font_draw_glyph (font, infos[i].codepoint, get_draw_funcs (), self);
#else
      hb_font_get_glyph_shape (font, infos[i].codepoint, get_draw_funcs (), self);
#endif
      advance += positions[i].x_advance;
    }
  left = write_outline (self);
  put32 (self->loca, start);
  put16 (self->hmtx, (guint) CLAMP (advance, 0, G_MAXUINT16));
  put16 (self->hmtx, (guint) left);
  return self->n_glyphs++;
}

void
hashiya_outline_font_map (HashiyaOutlineFont *self, gunichar character, guint glyph)
{
  g_tree_insert (self->characters, GUINT_TO_POINTER (character), GUINT_TO_POINTER (glyph));
}

guint
hashiya_outline_font_lookup (HashiyaOutlineFont *self, gunichar character)
{
  return GPOINTER_TO_UINT (g_tree_lookup (self->characters, GUINT_TO_POINTER (character)));
}

void
hashiya_outline_font_add_ligature (HashiyaOutlineFont *self,
                                   const gunichar *characters,
                                   guint length,
                                   guint glyph)
{
  Ligature *ligature;
  GPtrArray *set;
  gpointer first;

  g_return_if_fail (length > 0);

  first = GUINT_TO_POINTER (hashiya_outline_font_lookup (self, characters[0]));
  set = g_tree_lookup (self->ligatures, first);
  if (set == NULL)
    {
      set = g_ptr_array_new_with_free_func (ligature_free);
      g_tree_insert (self->ligatures, first, set);
    }
  ligature = g_new0 (Ligature, 1);
  ligature->glyph = glyph;
  ligature->length = length;
  ligature->components = g_new (guint, length);
  for (guint i = 0; i < length; i++)
    ligature->components[i] = hashiya_outline_font_lookup (self, characters[i]);
  g_ptr_array_add (set, ligature);
}

static int
compare_ligatures (gconstpointer a, gconstpointer b)
{
  const Ligature *x = *(const Ligature *const *) a;
  const Ligature *y = *(const Ligature *const *) b;

  return (x->length < y->length) - (x->length > y->length);
}

/* Writes one LigatureSubstFormat1 with ligatures of one first glyph, from @from on as many as fit.
 * Returns: how many */
static guint
write_subtable (GByteArray *table, guint first, GPtrArray *set, guint from)
{
  guint size = 0;
  guint n = 0;
  guint offset;

  while (from + n < set->len)
    {
      const Ligature *ligature = g_ptr_array_index (set, from + n);
      const guint more = 2 + 4 + 2 * (ligature->length - 1);

      if (size + more > MAX_SET_SIZE)
        break;
      size += more;
      n++;
    }
  put16 (table, 1);
  put16 (table, 8); /* the coverage */
  put16 (table, 1);
  put16 (table, 14); /* the only set */
  put16 (table, 1);
  put16 (table, 1);
  put16 (table, first);
  put16 (table, n);
  offset = 2 + 2 * n;
  for (guint i = 0; i < n; i++)
    {
      const Ligature *ligature = g_ptr_array_index (set, from + i);

      put16 (table, offset);
      offset += 4 + 2 * (ligature->length - 1);
    }
  for (guint i = 0; i < n; i++)
    {
      const Ligature *ligature = g_ptr_array_index (set, from + i);

      put16 (table, ligature->glyph);
      put16 (table, ligature->length);
      for (guint j = 1; j < ligature->length; j++)
        put16 (table, ligature->components[j]);
    }
  return n;
}

typedef struct
{
  GByteArray *subtables;
  GArray *starts; /* of each in the subtables */
} Subtables;

static gboolean
write_set (gpointer key, gpointer value, gpointer data)
{
  Subtables *all = data;
  GPtrArray *set = value;

  /* The first that fits is taken, so the longest comes first. */
  g_ptr_array_sort (set, compare_ligatures);
  for (guint i = 0; i < set->len;)
    {
      g_array_append_val (all->starts, all->subtables->len);
      i += write_subtable (all->subtables, GPOINTER_TO_UINT (key), set, i);
    }
  return FALSE;
}

static void
put_tag (GByteArray *table, const char *tag)
{
  g_byte_array_append (table, (const guint8 *) tag, 4);
}

/* Scripts DFLT and arab, one feature, one lookup. */
static void
write_gsub_header (GByteArray *table)
{
  put32 (table, 0x00010000);
  put16 (table, 10); /* scripts */
  put16 (table, 36); /* features */
  put16 (table, 50); /* lookups */

  put16 (table, 2);
  put_tag (table, "DFLT");
  put16 (table, 14);
  put_tag (table, "arab");
  put16 (table, 14);
  put16 (table, 4); /* the script: its default language, no other */
  put16 (table, 0);
  put16 (table, 0);
  put16 (table, 0xffff);
  put16 (table, 1);
  put16 (table, 0);

  put16 (table, 1);
  put_tag (table, "ccmp");
  put16 (table, 8);
  put16 (table, 0);
  put16 (table, 1);
  put16 (table, 0);
}

static GByteArray *
write_gsub (HashiyaOutlineFont *self)
{
  g_autoptr (GByteArray) subtables = g_byte_array_new ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Subtables all = { subtables, starts };
  GByteArray *table = g_byte_array_new ();
  guint n;

  g_tree_foreach (self->ligatures, write_set, &all);
  n = starts->len;
  write_gsub_header (table);
  put16 (table, 1);
  put16 (table, 4);
  put16 (table, 7); /* extension, for offsets of 32 bits */
  put16 (table, 0);
  put16 (table, n);
  for (guint i = 0; i < n; i++)
    put16 (table, 6 + 2 * n + 8 * i);
  for (guint i = 0; i < n; i++)
    {
      put16 (table, 1);
      put16 (table, 4);
      put32 (table, 8 * (n - i) + g_array_index (starts, guint, i));
    }
  g_byte_array_append (table, subtables->data, subtables->len);
  return table;
}

static gboolean
write_group (gpointer key, gpointer value, gpointer data)
{
  put32 (data, GPOINTER_TO_UINT (key));
  put32 (data, GPOINTER_TO_UINT (key));
  put32 (data, GPOINTER_TO_UINT (value));
  return FALSE;
}

static GByteArray *
write_cmap (HashiyaOutlineFont *self)
{
  const guint n = (guint) g_tree_nnodes (self->characters);
  GByteArray *table = g_byte_array_new ();

  put16 (table, 0);
  put16 (table, 1);
  put16 (table, 3); /* Windows, all of Unicode */
  put16 (table, 10);
  put32 (table, 12);
  put16 (table, 12); /* the format */
  put16 (table, 0);
  put32 (table, 16 + 12 * n);
  put32 (table, 0);
  put32 (table, n);
  g_tree_foreach (self->characters, write_group, table);
  return table;
}

static GByteArray *
write_maxp (HashiyaOutlineFont *self)
{
  GByteArray *table = g_byte_array_new ();

  put32 (table, 0x00010000);
  put16 (table, self->n_glyphs);
  put16 (table, self->max_points);
  put16 (table, self->max_contours);
  put32 (table, 0); /* no composite glyphs */
  put16 (table, 1); /* zones */
  for (guint i = 0; i < 8; i++)
    put16 (table, 0);
  return table;
}

static void
add_table (hb_face_t *builder, const char *tag, GByteArray *table)
{
  hb_blob_t *blob = hb_blob_create ((const char *) table->data, table->len,
                                    HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

  hb_face_builder_add_table (builder, hb_tag_from_string (tag, 4), blob);
  hb_blob_destroy (blob);
  g_byte_array_unref (table);
}

static GByteArray *
copy_table (HashiyaOutlineFont *self, const char *tag, guint length)
{
  hb_blob_t *blob = hb_face_reference_table (self->face, hb_tag_from_string (tag, 4));
  GByteArray *table = g_byte_array_new ();
  guint size;
  const char *data = hb_blob_get_data (blob, &size);

  g_byte_array_append (table, (const guint8 *) data, MIN (size, length));
  hb_blob_destroy (blob);
  return table;
}

GBytes *
hashiya_outline_font_to_bytes (HashiyaOutlineFont *self)
{
  hb_face_t *builder = hb_face_builder_create ();
  GByteArray *head = copy_table (self, "head", 54);
  GByteArray *hhea = copy_table (self, "hhea", 36);
  GByteArray *post = copy_table (self, "post", 32);
  hb_blob_t *blob;
  guint size;
  const char *data;

  put32 (self->loca, self->glyf->len);
  for (guint i = 0; i < G_N_ELEMENTS (self->bounds); i++)
    set16 (head, 36 + 2 * i, (guint) self->bounds[i]);
  set16 (head, 50, 1); /* long offsets in loca */
  set16 (hhea, 34, self->n_glyphs);
  set16 (post, 0, 3); /* version 3: no glyph names */
  add_table (builder, "head", head);
  add_table (builder, "hhea", hhea);
  add_table (builder, "post", post);
  add_table (builder, "OS/2", copy_table (self, "OS/2", G_MAXUINT));
  add_table (builder, "name", copy_table (self, "name", G_MAXUINT));
  add_table (builder, "maxp", write_maxp (self));
  add_table (builder, "cmap", write_cmap (self));
  add_table (builder, "GSUB", write_gsub (self));
  add_table (builder, "glyf", g_byte_array_ref (self->glyf));
  add_table (builder, "loca", g_byte_array_ref (self->loca));
  add_table (builder, "hmtx", g_byte_array_ref (self->hmtx));
  blob = hb_face_reference_blob (builder);
  hb_face_destroy (builder);
  data = hb_blob_get_data (blob, &size);
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) hb_blob_destroy, blob);
}
