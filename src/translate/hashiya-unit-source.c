// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-unit-source.h"

#include "hashiya-entity.h"

#include <string.h>

const char *
hashiya_unit_source_next (const char *p, const char *end)
{
  char quote = '\0';

  if (*p != '<')
    {
      p = memchr (p, '<', end - p);
      return p != NULL ? p : end;
    }
  for (; p < end; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return p + 1;
    }
  return end;
}

static void
unit_tag_free (HashiyaUnitTag *self)
{
  g_free (self->name);
  g_free (self->opening);
  g_free (self->closing);
  g_free (self);
}

static HashiyaUnit *
unit_new (void)
{
  HashiyaUnit *unit = g_new0 (HashiyaUnit, 1);

  unit->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_tag_free);
  return unit;
}

static gboolean
has_name (const HashiyaUnit *unit, const char *name)
{
  for (guint i = 0; i < unit->tags->len; i++)
    {
      if (strcmp (((HashiyaUnitTag *) g_ptr_array_index (unit->tags, i))->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The tag that stands for @opening: the second link of a unit is `a2`. */
static const HashiyaUnitTag *
need_tag (HashiyaUnit *unit, const char *element, const char *opening, gboolean is_void)
{
  HashiyaUnitTag *tag;

  for (guint i = 0; i < unit->tags->len; i++)
    {
      tag = g_ptr_array_index (unit->tags, i);
      if (strcmp (tag->opening, opening) == 0)
        return tag;
    }
  tag = g_new0 (HashiyaUnitTag, 1);
  tag->name = g_strdup (element);
  for (guint n = 2; has_name (unit, tag->name); n++)
    {
      g_free (tag->name);
      tag->name = g_strdup_printf ("%s%u", element, n);
    }
  tag->opening = g_strdup (opening);
  tag->closing = is_void ? NULL : g_strdup_printf ("</%s>", element);
  g_ptr_array_add (unit->tags, tag);
  return tag;
}

/* The end of the element whose start tag is at @tag. */
static const char *
find_element_end (const char *tag, const char *end)
{
  guint depth = 0;

  for (const char *p = tag; p < end;)
    {
      const char *next = hashiya_unit_source_next (p, end);

      if (*p == '<' && p[1] == '/')
        depth--;
      else if (*p == '<' && next[-2] != '/')
        depth++;
      p = next;
      if (depth == 0)
        return p;
    }
  return end;
}

/* Returns: where to read on. */
static const char *
read_tag (HashiyaUnit *unit, GString *source, GPtrArray *open, const char *p, const char *end)
{
  const char *next = hashiya_unit_source_next (p, end);
  g_autofree char *element = g_strndup (p + 1, strcspn (p + 1, " />\t\n\r"));
  g_autofree char *opening = NULL;
  const HashiyaUnitTag *tag;
  gboolean is_void = next[-2] == '/';

  if (p[1] == '/')
    {
      if (open->len > 0)
        {
          tag = g_ptr_array_steal_index (open, open->len - 1);
          g_string_append_printf (source, "</%s>", tag->name);
        }
      return next;
    }
  /* A formula is no language. */
  if (!is_void && strcmp (element, "math") == 0)
    {
      next = find_element_end (p, end);
      is_void = TRUE;
    }
  opening = g_strndup (p, next - p);
  tag = need_tag (unit, element, opening, is_void);
  g_string_append_printf (source, "<%s%s>", tag->name, is_void ? "/" : "");
  if (!is_void)
    g_ptr_array_add (open, (gpointer) tag);
  /* The U+000A of a break is in its tag. */
  if (strcmp (element, "br") == 0 && next < end && *next == '\n')
    next++;
  return next;
}

static void
append_source (GString *source, const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (text[i] == '&')
        g_string_append (source, "&amp;");
      else if (text[i] == '<')
        g_string_append (source, "&lt;");
      else
        g_string_append_c (source, text[i]);
    }
}

static gboolean
has_words (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

HashiyaUnit *
hashiya_unit_source_read (const char *xhtml, const char *end, gboolean is_verbatim)
{
  HashiyaUnit *unit = unit_new ();
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (const char *p = xhtml; p < end;)
    {
      const char *next = hashiya_unit_source_next (p, end);

      if (*p == '<')
        next = read_tag (unit, source, open, p, end);
      else
        {
          g_autoptr (GString) text = hashiya_entities_decode (p, next - p);

          append_source (source, text->str, text->len);
          g_string_append_len (words, text->str, text->len);
        }
      p = next;
    }
  if (!has_words (words->str))
    {
      hashiya_unit_free (unit);
      return NULL;
    }
  unit->is_verbatim = is_verbatim;
  unit->source = g_string_free (g_steal_pointer (&source), FALSE);
  return unit;
}

HashiyaUnit *
hashiya_unit_source_from_text (const char *text)
{
  HashiyaUnit *unit = unit_new ();
  GString *source = g_string_new (NULL);

  append_source (source, text, strlen (text));
  unit->source = g_string_free (source, FALSE);
  return unit;
}
