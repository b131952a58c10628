// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-page-writer.h"

#include "hashiya-language.h"
#include "hashiya-xhtml.h"

#include <string.h>

typedef struct
{
  HashiyaPo *po;
  const char *language;
  gboolean rtl;
  const char *data;
  GString *out;
  GArray *blocks;                /* of HashiyaBlock, gets those that were written */
  gsize read, written;           /* bytes up to where was counted */
  gsize read_text, written_text; /* code points of the text up to there */
} Writer;

/* What is shown where words stand. */
typedef struct
{
  HashiyaBlockState state;
  char *xhtml;          /* NULL: the original */
  const char *language; /* nullable: as around it */
  gboolean rtl;
} Shown;

static void
shown_free (Shown *self)
{
  g_free (self->xhtml);
  g_free (self);
}

HashiyaBlockState
hashiya_block_translate (const HashiyaUnit *unit, HashiyaPo *po, char **xhtml)
{
  const HashiyaPoEntry *entry = hashiya_po_lookup (po, unit->context, unit->source);

  *xhtml = NULL;
  if (entry == NULL || *entry->string == '\0')
    return HASHIYA_BLOCK_UNTRANSLATED;
  if (entry->is_fuzzy)
    return HASHIYA_BLOCK_FUZZY;
  *xhtml = hashiya_unit_translate (unit, entry->string, NULL);
  return *xhtml != NULL ? HASHIYA_BLOCK_TRANSLATED : HASHIYA_BLOCK_DAMAGED;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* A block in letters of another direction says so, as import has it. */
static void
find_direction (Shown *shown, Writer *self)
{
  g_autofree char *whole = g_strconcat ("<b>", shown->xhtml, "</b>", NULL);
  g_autofree char *text = hashiya_xhtml_text (whole, strlen (whole), NULL, NULL);
  const char *guess;
  gboolean rtl;

  shown->rtl = self->rtl;
  if (text == NULL || !has_letters (text))
    return;
  guess = hashiya_language_guess (text, -1, &rtl);
  if (rtl == self->rtl)
    return;
  shown->rtl = rtl;
  shown->language = guess;
}

static Shown *
shown_new (Writer *self, const HashiyaUnit *unit)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->state = hashiya_block_translate (unit, self->po, &shown->xhtml);
  if (shown->xhtml != NULL)
    find_direction (shown, self);
  else
    {
      shown->language = unit->language != NULL ? unit->language : "";
      shown->rtl = unit->rtl;
    }
  return shown;
}

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  hashiya_xhtml_append_escaped (out, value, -1);
  g_string_append_c (out, '"');
}

/* What sets a block apart from the translation around it, nothing where nothing does. */
static void
write_difference (Writer *self, const Shown *shown)
{
  static const char *const names[] = { NULL, "untranslated", "fuzzy", "damaged" };

  if (shown->language != NULL)
    write_attribute (self->out, "lang", shown->language);
  if (shown->rtl != self->rtl)
    write_attribute (self->out, "dir", shown->rtl ? "rtl" : "ltr");
  if (names[shown->state] != NULL)
    write_attribute (self->out, "data-translation", names[shown->state]);
}

/* Writes a tag without what it says of language and direction. */
static void
write_bare_tag (Writer *self, const HashiyaPiece *piece)
{
  const char *p = self->data + piece->start, *end = self->data + piece->end;

  while (p < end && *p != '>' && strncmp (p, "/>", 2) != 0)
    {
      if (g_str_has_prefix (p, " lang=\"") || g_str_has_prefix (p, " dir=\""))
        {
          p = strchr (p, '"') + 1;
          p += strcspn (p, "\"") + 1;
        }
      else if (*p == '"')
        {
          gsize n = strcspn (p + 1, "\"") + 2;

          g_string_append_len (self->out, p, n);
          p += n;
        }
      else
        g_string_append_c (self->out, *p++);
    }
}

static void
write_tag (Writer *self, const HashiyaPiece *piece, const Shown *shown, gboolean is_section)
{
  write_bare_tag (self, piece);
  if (is_section)
    {
      write_attribute (self->out, "lang", self->language);
      write_attribute (self->out, "dir", self->rtl ? "rtl" : "ltr");
    }
  if (shown != NULL)
    write_difference (self, shown);
  g_string_append (self->out, self->data[piece->end - 2] == '/' ? "/>" : ">");
}

/* Notes where the words of @piece, written from @from on, stand in both texts. */
static void
add_block (Writer *self, const HashiyaPiece *piece, const Shown *shown, gsize from)
{
  HashiyaBlock block = { .unit = piece->unit, .state = shown->state };

  self->read_text += hashiya_xhtml_count (self->data + self->read, self->data + piece->start);
  block.start = self->read_text;
  self->read_text += hashiya_xhtml_count (self->data + piece->start, self->data + piece->end);
  block.end = self->read_text;
  self->read = piece->end;

  self->written_text += hashiya_xhtml_count (self->out->str + self->written, self->out->str + from);
  block.translation_start = self->written_text;
  self->written_text
      += hashiya_xhtml_count (self->out->str + from, self->out->str + self->out->len);
  block.translation_end = self->written_text;
  self->written = self->out->len;
  g_array_append_val (self->blocks, block);
}

static void
write_words (Writer *self, const HashiyaPiece *piece, const Shown *shown)
{
  gsize before = self->out->len;
  gboolean is_apart = FALSE;

  /* Where the element holds more than these words, they say themselves what they are. */
  if (piece->partner == NULL)
    {
      g_string_append (self->out, "<span");
      before = self->out->len;
      write_difference (self, shown);
      is_apart = self->out->len > before;
      if (is_apart)
        g_string_append_c (self->out, '>');
      else
        g_string_truncate (self->out, before - strlen ("<span"));
    }
  before = self->out->len;
  if (shown->xhtml != NULL)
    g_string_append (self->out, shown->xhtml);
  else
    g_string_append_len (self->out, self->data + piece->start, piece->end - piece->start);
  add_block (self, piece, shown, before);
  if (is_apart)
    g_string_append (self->out, "</span>");
}

GBytes *
hashiya_page_write (HashiyaSkeleton *skeleton,
                    HashiyaPo *po,
                    const char *language,
                    guint counts[HASHIYA_BLOCK_DAMAGED + 1],
                    char **heading,
                    GArray *blocks)
{
  g_autoptr (GHashTable) all
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) shown_free);
  Writer self = {
    .po = po, .language = language, .rtl = hashiya_language_is_rtl (language), .blocks = blocks
  };
  gsize n_bytes, position = 0;

  self.data = g_bytes_get_data (skeleton->xhtml, &n_bytes);
  self.out = g_string_sized_new (n_bytes);
  *heading = NULL;
  for (guint i = 0; i < skeleton->pieces->len; i++)
    {
      const HashiyaPiece *piece = g_ptr_array_index (skeleton->pieces, i);
      Shown *shown;

      if (piece->unit == NULL)
        continue;
      shown = shown_new (&self, piece->unit);
      g_hash_table_insert (all, (gpointer) piece, shown);
      counts[shown->state]++;
      if (piece->unit->block == 1 && g_strcmp0 (piece->unit->context, "heading") == 0)
        *heading = g_strdup (shown->xhtml);
    }
  for (guint i = 0; i < skeleton->pieces->len; i++)
    {
      const HashiyaPiece *piece = g_ptr_array_index (skeleton->pieces, i);

      g_string_append_len (self.out, self.data + position, piece->start - position);
      if (piece->unit != NULL)
        write_words (&self, piece, g_hash_table_lookup (all, piece));
      else
        write_tag (&self, piece,
                   piece->partner != NULL ? g_hash_table_lookup (all, piece->partner) : NULL,
                   i == 0);
      position = piece->end;
    }
  g_string_append_len (self.out, self.data + position, n_bytes - position);
  return g_string_free_to_bytes (self.out);
}
