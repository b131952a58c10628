// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-slices.h"

#include "hashiya-core-error.h"
#include "hashiya-sentence.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

/* An element that is open where the writer stands. */
typedef struct
{
  char *name;
  char *attributes;   /* as written, without id and start: both may stand only once */
  gint64 next_number; /* of the next item, where it is a numbered list */
} Element;

typedef struct
{
  GArray *slices;   /* of HashiyaSlice */
  GPtrArray *open;  /* of Element, the outermost first */
  GString *out;     /* the slice being written */
  gsize n_reopened; /* bytes at its start that only open elements again */
  gsize start;
  gsize offset; /* code points of the section's text so far */
  gsize max_bytes;
  gboolean rows; /* to be cut at each block, whatever its size */
  gboolean due;  /* to be cut before the next element */
} Cutter;

static const char *const blocks[]
    = { "address", "article", "aside", "blockquote", "dd",  "div",   "dl", "dt", "figcaption",
        "figure",  "footer",  "h1",    "h2",         "h3",  "h4",    "h5", "h6", "header",
        "hr",      "li",      "ol",    "p",          "pre", "table", "tr", "ul", NULL };

static void
element_free (gpointer data)
{
  Element *element = data;

  g_free (element->name);
  g_free (element->attributes);
  g_free (element);
}

static void
slice_clear (gpointer data)
{
  HashiyaSlice *slice = data;

  g_clear_pointer (&slice->xhtml, g_bytes_unref);
}

static void
close_slice (Cutter *cutter)
{
  HashiyaSlice slice = { .start = cutter->start, .end = cutter->offset };

  for (guint i = cutter->open->len; i > 0; i--)
    {
      Element *element = g_ptr_array_index (cutter->open, i - 1);

      g_string_append_printf (cutter->out, "</%s>", element->name);
    }
  slice.xhtml = g_string_free_to_bytes (g_steal_pointer (&cutter->out));
  g_array_append_val (cutter->slices, slice);
}

static void
cut (Cutter *cutter)
{
  close_slice (cutter);
  cutter->out = g_string_sized_new (MIN (cutter->max_bytes, 4096));
  cutter->start = cutter->offset;
  for (guint i = 0; i < cutter->open->len; i++)
    {
      Element *element = g_ptr_array_index (cutter->open, i);

      g_string_append_printf (cutter->out, "<%s%s", element->name, element->attributes);
      if (strcmp (element->name, "ol") == 0)
        /* An item that is itself cut goes on under its own number. */
        g_string_append_printf (cutter->out, " start=\"%" G_GINT64_FORMAT "\"",
                                element->next_number - (i + 1 < cutter->open->len));
      g_string_append_c (cutter->out, '>');
    }
  cutter->n_reopened = cutter->out->len;
  cutter->due = FALSE;
}

static gsize
written (Cutter *cutter)
{
  return cutter->out->len - cutter->n_reopened;
}

static void
count_item (Cutter *cutter)
{
  Element *list;

  if (cutter->open->len == 0)
    return;
  list = g_ptr_array_index (cutter->open, cutter->open->len - 1);
  list->next_number++;
}

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Cutter *cutter = data;
  Element *element = g_new0 (Element, 1);
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autoptr (GString) unique = g_string_new (NULL);

  if (cutter->due)
    cut (cutter);
  element->next_number = 1;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean once = strcmp (names[i], "id") == 0 || strcmp (names[i], "start") == 0;
      GString *out = once ? unique : attributes;

      if (strcmp (names[i], "start") == 0)
        element->next_number = g_ascii_strtoll (values[i], NULL, 10);
      g_string_append_printf (out, " %s=\"", names[i]);
      hashiya_xhtml_append_escaped (out, values[i], -1);
      g_string_append_c (out, '"');
    }
  if (strcmp (name, "li") == 0)
    count_item (cutter);
  g_string_append_printf (cutter->out, "<%s%s%s>", name, unique->str, attributes->str);
  element->name = g_strdup (name);
  element->attributes = g_string_free (g_steal_pointer (&attributes), FALSE);
  g_ptr_array_add (cutter->open, element);
}

static gboolean
is_row (const Element *element)
{
  return strstr (element->attributes, " class=\"" HASHIYA_SLICE_ROW "\"") != NULL;
}

/* Whether what is open holds blocks only, so that a cut takes no line apart. */
static gboolean
between_blocks (Cutter *cutter)
{
  static const char *const inlines[] = { "a",      "b",  "em", "i",   "p",   "pre",  "span",
                                         "strong", "td", "th", "sup", "sub", "code", NULL };

  for (guint i = 0; i < cutter->open->len; i++)
    {
      Element *element = g_ptr_array_index (cutter->open, i);

      if (g_strv_contains (inlines, element->name) || is_row (element))
        return FALSE;
    }
  return cutter->open->len > 0;
}

/* Whether a row may end here: in nothing but what goes on in the next row. */
static gboolean
between_rows (Cutter *cutter)
{
  static const char *const containers[]
      = { "article", "blockquote", "div", "dl", "ol", "section", "ul", NULL };

  for (guint i = 0; i < cutter->open->len; i++)
    {
      Element *element = g_ptr_array_index (cutter->open, i);

      if (!g_strv_contains (containers, element->name))
        return FALSE;
    }
  return cutter->open->len > 0;
}

/* Returns: whether the next element, after a block named @name, is to begin another slice */
static gboolean
is_due (Cutter *cutter, const char *name)
{
  if (!g_strv_contains (blocks, name))
    return FALSE;
  if (cutter->rows)
    return cutter->due || between_rows (cutter);
  return written (cutter) >= cutter->max_bytes && between_blocks (cutter);
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Cutter *cutter = data;

  if (g_str_equal (name, "br") || g_str_equal (name, "hr") || g_str_equal (name, "img"))
    {
      /* Written as an empty tag, as it came. */
      g_string_truncate (cutter->out, cutter->out->len - 1);
      g_string_append (cutter->out, "/>");
    }
  else
    g_string_append_printf (cutter->out, "</%s>", name);
  g_ptr_array_remove_index (cutter->open, cutter->open->len - 1);
  cutter->due = is_due (cutter, name);
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  Cutter *cutter = data;
  const char *end = text + n_bytes;
  const char *p = text;

  while (p < end)
    {
      gsize room = 2 * cutter->max_bytes - MIN (2 * cutter->max_bytes, written (cutter));
      const char *stop = end;

      if ((gsize) (end - p) > room)
        {
          stop = g_utf8_find_prev_char (text, p + room + 1);
          if (stop == NULL || stop < p)
            stop = p;
          /* After a space, where one is near. */
          for (const char *q = stop; q > p && stop - q < 4096; q--)
            {
              if (q[-1] == ' ' || q[-1] == '\n')
                {
                  stop = q;
                  break;
                }
            }
        }
      hashiya_xhtml_append_escaped (cutter->out, p, stop - p);
      cutter->offset += g_utf8_strlen (p, stop - p);
      p = stop;
      if (p < end && cutter->open->len > 0)
        cut (cutter);
    }
}

static GArray *
run (GBytes *xhtml, gsize max_bytes, gboolean rows, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Cutter cutter = { .max_bytes = max_bytes, .rows = rows };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GArray) slices = g_array_new (FALSE, TRUE, sizeof (HashiyaSlice));
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (element_free);
  g_autoptr (GError) reason = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (xhtml, &n_bytes);

  g_array_set_clear_func (slices, slice_clear);
  cutter.slices = slices;
  cutter.open = open;
  cutter.out = g_string_sized_new (MIN (n_bytes, max_bytes));
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &cutter, NULL);
  if (!g_markup_parse_context_parse (context, data, n_bytes, &reason)
      || !g_markup_parse_context_end_parse (context, &reason))
    {
      g_string_free (cutter.out, TRUE);
      /* Translators: the placeholder is a parser's own message, in English. */
      hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_XHTML,
                         /* Translators: %s is the parser’s own message. */
                         _ ("This section’s file is damaged: %s"), reason->message);
      return NULL;
    }
  close_slice (&cutter);
  return g_steal_pointer (&slices);
}

GArray *
hashiya_slices_cut (GBytes *xhtml, gsize max_bytes, GError **error)
{
  g_return_val_if_fail (max_bytes >= 16, NULL);

  return run (xhtml, max_bytes, FALSE, error);
}

GArray *
hashiya_slices_cut_rows (GBytes *xhtml, GError **error)
{
  return run (xhtml, G_MAXSIZE / 4, TRUE, error);
}

gboolean
hashiya_slices_is_rows (GBytes *xhtml)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (xhtml, &n_bytes);
  const char *inside = memchr (data, '>', n_bytes);
  const char row[] = "><div class=\"" HASHIYA_SLICE_ROW "\">";

  return inside != NULL && g_str_has_prefix (inside, row);
}
