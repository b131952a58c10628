// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-skeleton.h"

#include "hashiya-unit-source.h"

#include <string.h>

/* An element that is open while a section is read. */
typedef struct
{
  const char *name; /* interned */
  HashiyaPiece *tag;
  HashiyaPiece *run;   /* the words in it, where there is one run and nothing else yet */
  gboolean is_shared;  /* whether it holds other blocks or several runs */
  const char *context; /* nullable */
  gboolean is_verbatim;
  char *language;
  gboolean rtl;
} Block;

typedef struct
{
  HashiyaDocument *document;
  HashiyaSkeleton *skeleton;
  guint section;
  guint n_units;
  GArray *blocks; /* of Block: those that are open */
  const char *data;
  const char *run; /* where the run under way begins, or NULL */
  guint depth;     /* of inline elements in it */
} Reader;

static const struct
{
  const char *name;
  const char *context;
} block_names[] = {
  { "aside", NULL },
  { "blockquote", NULL },
  { "caption", "caption" },
  { "dd", NULL },
  { "div", NULL },
  { "dl", NULL },
  { "dt", "term" },
  { "figcaption", "caption" },
  { "figure", NULL },
  { "h1", "heading" },
  { "h2", "heading" },
  { "h3", "heading" },
  { "h4", "heading" },
  { "h5", "heading" },
  { "h6", "heading" },
  { "hr", NULL },
  { "li", NULL },
  { "ol", NULL },
  { "p", NULL },
  { "pre", NULL },
  { "section", NULL },
  { "table", NULL },
  { "tbody", NULL },
  { "td", "cell" },
  { "tfoot", NULL },
  { "th", "cell" },
  { "thead", NULL },
  { "tr", NULL },
  { "ul", NULL },
};

/* Returns: where the element of that name stands in the list of blocks, or -1. */
static int
find_block_name (const char *name, gsize n)
{
  for (guint i = 0; i < G_N_ELEMENTS (block_names); i++)
    {
      if (strlen (block_names[i].name) == n && strncmp (block_names[i].name, name, n) == 0)
        return i;
    }
  return -1;
}

static void
piece_free (HashiyaPiece *self)
{
  g_clear_pointer (&self->unit, hashiya_unit_free);
  g_free (self);
}

static HashiyaPiece *
add_piece (Reader *self, const char *start, const char *end)
{
  HashiyaPiece *piece = g_new0 (HashiyaPiece, 1);

  piece->start = start - self->data;
  piece->end = end - self->data;
  g_ptr_array_add (self->skeleton->pieces, piece);
  return piece;
}

static Block *
top (Reader *self)
{
  return self->blocks->len > 0 ? &g_array_index (self->blocks, Block, self->blocks->len - 1) : NULL;
}

static void
block_clear (Block *self)
{
  g_free (self->language);
}

/* What a start tag says of @name, or NULL. */
static char *
dup_attribute (const char *tag, const char *end, const char *name)
{
  g_autofree char *text = g_strndup (tag, end - tag);
  g_autofree char *pattern = g_strdup_printf (" %s=\"", name);
  const char *found = strstr (text, pattern);
  const char *value;

  if (found == NULL)
    return NULL;
  value = found + strlen (pattern);
  return g_strndup (value, strcspn (value, "\""));
}

static void
push_block (Reader *self, int kind, const char *tag, const char *end)
{
  const Block *around = top (self);
  g_autofree char *direction = dup_attribute (tag, end, "dir");
  Block block = { .name = block_names[kind].name, .context = block_names[kind].context };

  block.tag = add_piece (self, tag, end);
  block.is_verbatim = strcmp (block.name, "pre") == 0 || (around != NULL && around->is_verbatim);
  block.language = dup_attribute (tag, end, "lang");
  if (block.language == NULL || *block.language == '\0')
    {
      g_free (block.language);
      block.language = g_strdup (around != NULL ? around->language
                                                : hashiya_document_get_language (self->document));
    }
  if (direction != NULL)
    block.rtl = strcmp (direction, "rtl") == 0;
  else
    block.rtl = around != NULL ? around->rtl : hashiya_document_is_rtl (self->document);
  /* A paragraph in a cell is of the cell. */
  if (block.context == NULL && around != NULL)
    block.context = around->context;
  g_array_append_val (self->blocks, block);
}

static void
end_run (Reader *self, const char *end)
{
  const char *start = g_steal_pointer (&self->run);
  Block *block = top (self);
  HashiyaUnit *unit;

  if (start == NULL || block == NULL)
    return;
  while (!block->is_verbatim && end > start && g_ascii_isspace (end[-1]))
    end--;
  /* Elements that cross a block's edge are none that import writes: they stay as they are. */
  unit = self->depth == 0 ? hashiya_unit_source_read (start, end, block->is_verbatim) : NULL;
  self->depth = 0;
  block->is_shared |= block->run != NULL;
  if (unit == NULL)
    {
      block->is_shared = TRUE;
      return;
    }
  unit->section = self->section;
  unit->block = ++self->n_units;
  unit->context = block->context;
  unit->language = g_strdup (block->language);
  unit->rtl = block->rtl;
  block->run = add_piece (self, start, end);
  block->run->unit = unit;
}

static void
pop_block (Reader *self)
{
  Block *block = top (self);

  if (block == NULL)
    return;
  if (block->run != NULL && !block->is_shared)
    {
      block->run->partner = block->tag;
      block->tag->partner = block->run;
    }
  g_array_set_size (self->blocks, self->blocks->len - 1);
}

static void
read_tag (Reader *self, const char *tag, const char *end)
{
  gboolean closes = tag[1] == '/';
  gboolean is_void = end[-2] == '/';
  const char *name = tag + (closes ? 2 : 1);
  int kind = find_block_name (name, strcspn (name, " />\t\n\r"));

  if (kind < 0)
    {
      if (self->run == NULL)
        self->run = tag;
      if (!is_void)
        self->depth += closes ? -1 : 1;
      return;
    }
  end_run (self, tag);
  if (closes)
    pop_block (self);
  else
    {
      if (top (self) != NULL)
        top (self)->is_shared = TRUE;
      push_block (self, kind, tag, end);
      if (is_void)
        pop_block (self);
    }
}

static void
read_text (Reader *self, const char *text, const char *end)
{
  if (self->run != NULL || top (self) == NULL)
    return;
  if (!top (self)->is_verbatim)
    {
      while (text < end && g_ascii_isspace (*text))
        text++;
    }
  if (text < end)
    self->run = text;
}

HashiyaSkeleton *
hashiya_skeleton_new (HashiyaDocument *document, guint index)
{
  HashiyaSkeleton *skeleton = g_new0 (HashiyaSkeleton, 1);
  Reader self = { .document = document, .skeleton = skeleton, .section = index };
  const char *p, *end;
  gsize n_bytes;

  skeleton->xhtml = g_bytes_ref (hashiya_document_get_xhtml (document, index));
  skeleton->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  self.data = g_bytes_get_data (skeleton->xhtml, &n_bytes);
  self.blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  g_array_set_clear_func (self.blocks, (GDestroyNotify) block_clear);
  p = self.data;
  end = p + n_bytes;
  while (p < end)
    {
      const char *next = hashiya_unit_source_next (p, end);

      if (*p == '<')
        read_tag (&self, p, next);
      else
        read_text (&self, p, next);
      p = next;
    }
  g_array_unref (self.blocks);
  return skeleton;
}

void
hashiya_skeleton_free (HashiyaSkeleton *self)
{
  g_bytes_unref (self->xhtml);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static void
add_unit (GPtrArray *units, HashiyaDocument *document, const char *context, const char *text)
{
  HashiyaUnit *unit;

  if (text == NULL || *text == '\0')
    return;
  unit = hashiya_unit_source_from_text (text);
  unit->section = HASHIYA_UNIT_NO_SECTION;
  unit->context = context;
  unit->language = g_strdup (hashiya_document_get_language (document));
  unit->rtl = hashiya_document_is_rtl (document);
  g_ptr_array_add (units, unit);
}

GPtrArray *
hashiya_units_of_document (HashiyaDocument *document)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_unit_free);

  add_unit (units, document, "title", hashiya_document_get_title (document));
  add_unit (units, document, "byline", hashiya_document_get_byline (document));
  return units;
}
