// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-pair.h"

#include "hashiya-json.h"
#include "hashiya-slices.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define ROOT_OPEN  "<section"
#define ROOT_CLOSE "</section>"

/* A part of one of the two texts, where it stands in the text of the pair. */
typedef struct
{
  gsize pair;
  gsize own;
  gsize length;
} Part;

struct _HashiyaPair
{
  GObject parent_instance;

  HashiyaDocument *document;
  GArray *parts[2]; /* of Part: of the original, of the translation; both by place */
};

G_DEFINE_FINAL_TYPE (HashiyaPair, hashiya_pair, G_TYPE_OBJECT)

static void
hashiya_pair_finalize (GObject *object)
{
  HashiyaPair *self = HASHIYA_PAIR (object);

  g_clear_object (&self->document);
  g_array_unref (self->parts[0]);
  g_array_unref (self->parts[1]);
  G_OBJECT_CLASS (hashiya_pair_parent_class)->finalize (object);
}

static void
hashiya_pair_class_init (HashiyaPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_pair_finalize;
}

static void
hashiya_pair_init (HashiyaPair *self)
{
  for (guint i = 0; i < 2; i++)
    self->parts[i] = g_array_new (FALSE, FALSE, sizeof (Part));
}

/* The rows of a section; where the two texts do not have the same ones, each is one row. */
static gboolean
cut_section (GBytes *pages[2], GArray *rows[2], GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      rows[i] = hashiya_slices_cut_rows (pages[i], error);
      if (rows[i] == NULL)
        return FALSE;
    }
  if (rows[0]->len == rows[1]->len)
    return TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (rows[i]);
      rows[i] = hashiya_slices_cut (pages[i], G_MAXSIZE / 4, error);
      if (rows[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Writes a row's half: the slice's root as a `div`, which says language and direction. */
static void
write_cell (GString *out, const HashiyaSlice *slice, HashiyaDocument *document, const char *class)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (slice->xhtml, &n_bytes);
  const char *inside = memchr (data, '>', n_bytes);
  const char *language = hashiya_document_get_language (document);

  g_string_append_printf (out, "<div class=\"%s\" lang=\"", class);
  hashiya_xhtml_append_escaped (out, language != NULL ? language : "", -1);
  g_string_append_printf (out, "\" dir=\"%s\">",
                          hashiya_document_is_rtl (document) ? "rtl" : "ltr");
  g_string_append_len (out, inside + 1, data + n_bytes - strlen (ROOT_CLOSE) - inside - 1);
  g_string_append (out, "</div>");
}

static gboolean
ends_with_newline (const HashiyaSlice *slice, HashiyaText *text, gsize section_start)
{
  g_autofree char *last = NULL;

  if (slice->start == slice->end)
    return FALSE;
  last = hashiya_text_slice (text, section_start + slice->end - 1, section_start + slice->end);
  return *last == '\n';
}

typedef struct
{
  HashiyaPair *self;
  HashiyaDocument *documents[2];
  gsize starts[2]; /* of the section under way, in each text */
  gsize written;   /* code points of the pair's text so far */
} Builder;

static void
write_row (Builder *builder, GString *out, GArray *rows[2], guint row)
{
  static const char *const classes[] = { "original", "translation" };

  g_string_append (out, "<div class=\"" HASHIYA_SLICE_ROW "\">");
  for (guint i = 0; i < 2; i++)
    {
      const HashiyaSlice *slice = &g_array_index (rows[i], HashiyaSlice, row);
      HashiyaText *text = hashiya_document_get_text (builder->documents[i]);
      Part part
          = { builder->written, builder->starts[i] + slice->start, slice->end - slice->start };

      g_array_append_val (builder->self->parts[i], part);
      write_cell (out, slice, builder->documents[i], classes[i]);
      builder->written += part.length;
      /* One U+000A stands between blocks; behind the section's last one there is none. */
      if (!ends_with_newline (slice, text, builder->starts[i])
          && (i == 0 || row + 1 < rows[1]->len))
        {
          g_string_append_c (out, '\n');
          builder->written++;
        }
    }
  g_string_append (out, "</div>");
}

static GBytes *
write_section (Builder *builder, guint index, GError **error)
{
  GBytes *pages[2];
  GArray *rows[2] = { NULL, NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  const char *data, *end;
  gboolean ok;

  for (guint i = 0; i < 2; i++)
    {
      pages[i] = hashiya_document_get_xhtml (builder->documents[i], index);
      builder->starts[i]
          = hashiya_section_get_start (hashiya_document_get_section (builder->documents[i], index));
    }
  ok = cut_section (pages, rows, error);
  if (ok)
    {
      data = g_bytes_get_data (pages[0], NULL);
      end = strchr (data, '>');
      g_string_append_len (out, data, end + 1 - data);
      for (guint row = 0; row < rows[0]->len; row++)
        write_row (builder, out, rows, row);
      g_string_append (out, ROOT_CLOSE);
      builder->written++; /* what joins the sections */
    }
  g_clear_pointer (&rows[0], g_array_unref);
  g_clear_pointer (&rows[1], g_array_unref);
  return ok ? g_string_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static JsonObject *
describe (HashiyaDocument *original)
{
  JsonObject *description = json_object_new ();
  JsonArray *sections = json_array_new ();

  json_object_set_string_member (description, "title", hashiya_document_get_title (original));
  hashiya_json_set_string (description, "byline", hashiya_document_get_byline (original));
  hashiya_json_set_string (description, "publisher", hashiya_document_get_publisher (original));
  hashiya_json_set_string (description, "source", hashiya_document_get_source (original));
  hashiya_json_set_string (description, "language", hashiya_document_get_language (original));
  json_object_set_string_member (description, "direction",
                                 hashiya_document_is_rtl (original) ? "rtl" : "ltr");
  for (guint i = 0; i < hashiya_document_get_n_sections (original); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (original, i);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "id", hashiya_section_get_id (section));
      hashiya_json_set_string (entry, "title", hashiya_section_get_title (section));
      json_object_set_int_member (entry, "level", hashiya_section_get_level (section));
      json_object_set_string_member (entry, "file", hashiya_section_get_file (section));
      json_object_set_int_member (entry, "words", hashiya_section_get_n_words (section));
      json_array_add_object_element (sections, entry);
    }
  json_object_set_array_member (description, "sections", sections);
  return description;
}

HashiyaPair *
hashiya_pair_new (HashiyaTranslation *translation, GError **error)
{
  g_autoptr (HashiyaPair) self = g_object_new (HASHIYA_TYPE_PAIR, NULL);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  HashiyaDocument *original, *translated;
  g_autoptr (JsonObject) description = NULL;
  g_autofree char *version = NULL;
  Builder builder = { .self = self };

  g_return_val_if_fail (HASHIYA_IS_TRANSLATION (translation), NULL);

  builder.documents[0] = original = hashiya_translation_get_original (translation);
  builder.documents[1] = translated = hashiya_translation_get_document (translation);
  for (guint i = 0; i < hashiya_document_get_n_sections (original); i++)
    {
      GBytes *page = write_section (&builder, i, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (pages, page);
    }
  description = describe (original);
  version = g_strdup_printf ("%s-%s", hashiya_document_get_version (original),
                             hashiya_document_get_version (translated));
  self->document = hashiya_document_new (hashiya_document_get_id (original), version, description,
                                         pages, error);
  if (self->document == NULL)
    return NULL;
  hashiya_document_set_folder (self->document, hashiya_document_get_folder (original));
  return g_steal_pointer (&self);
}

HashiyaDocument *
hashiya_pair_get_document (HashiyaPair *self)
{
  g_return_val_if_fail (HASHIYA_IS_PAIR (self), NULL);

  return self->document;
}

/* Returns: (nullable): the last part that starts at or before @offset, by its place in the pair or
 * in its own text */
static const Part *
find_part (GArray *parts, gsize offset, gboolean in_pair)
{
  guint low = 0, high = parts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const Part *part = &g_array_index (parts, Part, middle);

      if ((in_pair ? part->pair : part->own) <= offset)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (parts, Part, low);
}

gsize
hashiya_pair_place (HashiyaPair *self, gboolean is_translated, gsize offset)
{
  const Part *part;

  g_return_val_if_fail (HASHIYA_IS_PAIR (self), 0);

  part = find_part (self->parts[is_translated ? 1 : 0], offset, FALSE);
  return part->pair + MIN (offset - MIN (offset, part->own), part->length);
}

gboolean
hashiya_pair_is_translated (HashiyaPair *self, gsize offset)
{
  const Part *original, *translation;

  g_return_val_if_fail (HASHIYA_IS_PAIR (self), FALSE);

  /* The one that begins last holds it; a translation begins behind its original. */
  original = find_part (self->parts[0], offset, TRUE);
  translation = find_part (self->parts[1], offset, TRUE);
  return translation->pair <= offset && translation->pair >= original->pair;
}

gsize
hashiya_pair_resolve (HashiyaPair *self, gboolean is_translated, gsize offset)
{
  const Part *part;

  g_return_val_if_fail (HASHIYA_IS_PAIR (self), 0);

  part = find_part (self->parts[is_translated ? 1 : 0], offset, TRUE);
  return part->own + MIN (offset - MIN (offset, part->pair), part->length);
}

GArray *
hashiya_pair_split (HashiyaPair *self, gboolean is_translated, gsize start, gsize end)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HashiyaPairRange));
  GArray *parts;
  const Part *part, *last;

  g_return_val_if_fail (HASHIYA_IS_PAIR (self), ranges);

  parts = self->parts[is_translated ? 1 : 0];
  last = &g_array_index (parts, Part, parts->len - 1);
  for (part = find_part (parts, start, FALSE); part <= last && part->own < end; part++)
    {
      gsize from = MAX (start, part->own), to = MIN (end, part->own + part->length);
      HashiyaPairRange range = { part->pair + from - part->own, part->pair + to - part->own };

      if (from < to)
        g_array_append_val (ranges, range);
    }
  return ranges;
}
