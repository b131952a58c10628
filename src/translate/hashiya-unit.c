// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-unit.h"

#include "hashiya-entity.h"
#include "hashiya-sentence.h"
#include "hashiya-translate-error.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

/* A translation on its way to XHTML. */
typedef struct
{
  const HashiyaUnit *unit;
  GString *out;
  GPtrArray *open;  /* of HashiyaUnitTag */
  GPtrArray *used;  /* of HashiyaUnitTag: those that may be used once */
  gboolean space;   /* white space before what comes next */
  gboolean at_edge; /* where no space may stand: at the beginning and after a break */
  gboolean has_words;
} Writer;

void
hashiya_unit_free (HashiyaUnit *self)
{
  g_free (self->source);
  g_ptr_array_unref (self->tags);
  g_free (self->language);
  g_free (self);
}

char *
hashiya_unit_dup_reference (const HashiyaUnit *self, HashiyaDocument *document)
{
  if (self->section == HASHIYA_UNIT_NO_SECTION)
    return g_strdup (self->context);
  return g_strdup_printf (
      "%s:%u", hashiya_section_get_id (hashiya_document_get_section (document, self->section)),
      self->block);
}

static void
set_error (GError **error, char *message)
{
  g_set_error_literal (error, HASHIYA_TRANSLATE_ERROR, HASHIYA_TRANSLATE_ERROR_MARKUP, message);
  g_free (message);
}

static void
write_space (Writer *self)
{
  if (self->space && !self->at_edge)
    g_string_append_c (self->out, ' ');
  self->space = FALSE;
}

static void
write_words (Writer *self, const char *text, gsize n)
{
  gsize i = 0;

  if (self->unit->is_verbatim)
    {
      hashiya_xhtml_append_escaped (self->out, text, n);
      self->has_words = TRUE;
      return;
    }
  while (i < n)
    {
      gsize from = i;

      while (i < n && !g_ascii_isspace (text[i]))
        i++;
      if (i > from)
        {
          write_space (self);
          hashiya_xhtml_append_escaped (self->out, text + from, i - from);
          self->at_edge = FALSE;
          self->has_words = TRUE;
        }
      for (; i < n && g_ascii_isspace (text[i]); i++)
        self->space = TRUE;
    }
}

static const HashiyaUnitTag *
find_tag (const HashiyaUnit *unit, const char *name)
{
  for (guint i = 0; i < unit->tags->len; i++)
    {
      const HashiyaUnitTag *tag = g_ptr_array_index (unit->tags, i);

      if (strcmp (tag->name, name) == 0)
        return tag;
    }
  return NULL;
}

static gboolean
is_open (Writer *self, const HashiyaUnitTag *tag)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      const HashiyaUnitTag *other = g_ptr_array_index (self->open, i);

      /* A link in a link is none, whichever of them it is. */
      if (strcmp (other->closing, tag->closing) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
open_tag (Writer *self, const HashiyaUnitTag *tag, const char *shown, GError **error)
{
  if (tag->closing != NULL && is_open (self, tag))
    {
      /* Translators: the placeholder is a tag, like <em>. */
      set_error (error,
                 /* Translators: %s is a tag, as <b>. */
                 hashiya_sentence (_ ("“%s” stands inside another one of its kind."), shown));
      return FALSE;
    }
  if (strstr (tag->opening, " id=\"") != NULL)
    {
      if (g_ptr_array_find (self->used, tag, NULL))
        {
          /* Translators: the placeholder is a tag, like <a>. */
          set_error (error, hashiya_sentence (
                                /* Translators: %s is a tag, as <a1>. */
                                _ ("“%s” is the target of links and may be used once."), shown));
          return FALSE;
        }
      g_ptr_array_add (self->used, (gpointer) tag);
    }
  if (g_str_has_prefix (tag->opening, "<br"))
    {
      g_string_append_printf (self->out, "%s\n", tag->opening);
      self->space = FALSE;
      self->at_edge = TRUE;
      return TRUE;
    }
  write_space (self);
  g_string_append (self->out, tag->opening);
  if (tag->closing != NULL)
    g_ptr_array_add (self->open, (gpointer) tag);
  else
    self->at_edge = FALSE;
  return TRUE;
}

static gboolean
close_tag (Writer *self, const HashiyaUnitTag *tag, const char *shown, GError **error)
{
  const HashiyaUnitTag *last
      = self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;

  if (tag == last)
    {
      g_string_append (self->out, tag->closing);
      g_ptr_array_set_size (self->open, self->open->len - 1);
      return TRUE;
    }
  if (last == NULL)
    /* Translators: the placeholder is a tag, like </em>. */
    set_error (error, hashiya_sentence (_ ("“%s” closes what was not opened."), shown));
  else
    /* Translators: a tag, like </em>, and the name of a tag, like “a”. */
    set_error (error, hashiya_sentence (_ ("“%s” comes before “</%s>”: tags have to nest."), shown,
                                        last->name));
  return FALSE;
}

/* Whether something that looks like a tag begins at the `<` at @p. */
static gboolean
begins_tag (const char *p)
{
  return g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!' || p[1] == '?';
}

/* Reads the tag at @p. Returns: what follows it, or NULL with an error. */
static const char *
read_tag (Writer *self, const char *p, GError **error)
{
  const char *end = strchr (p, '>');
  gboolean closes = p[1] == '/';
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;
  const HashiyaUnitTag *tag;

  if (end == NULL)
    {
      name = g_strndup (p, 1 + strspn (p + 1, "/!?-abcdefghijklmnopqrstuvwxyz0123456789"));
      /* Translators: the placeholder is a tag that is cut off, like “<em”. */
      set_error (error, hashiya_sentence (_ ("“%s” begins a tag that does not end; “<” itself is "
                                             "written as “&lt;”."),
                                          name));
      return NULL;
    }
  shown = g_strndup (p, end + 1 - p);
  name = g_strndup (p + 1 + closes, end - p - 1 - closes);
  if (!closes && g_str_has_suffix (name, "/"))
    name[strlen (name) - 1] = '\0';
  tag = find_tag (self->unit, g_strstrip (name));
  if (tag == NULL || (closes && tag->closing == NULL)
      || (!closes && tag->closing != NULL && end[-1] == '/'))
    {
      /* Translators: the placeholder is markup that does not belong there, like <script>. */
      set_error (error,
                 /* Translators: %s is a tag, as <b>. */
                 hashiya_sentence (_ ("“%s” is not in the original; only its own tags may be "
                                      "used, as they stand there."),
                                   shown));
      return NULL;
    }
  if (!(closes ? close_tag : open_tag) (self, tag, shown, error))
    return NULL;
  return end + 1;
}

/* Whether characters in @text would turn what stands around it: those that override the direction
 * of letters, and those that begin or end an embedding or isolate (Unicode Standard Annex 9)
 * without their other half. */
static gboolean
check_direction (const char *text, GError **error)
{
  g_autoptr (GByteArray) open = g_byte_array_new ();
  gunichar bad = 0;

  for (const char *p = text; *p != '\0' && bad == 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint8 kind = c == 0x202C ? 'e' : 'i';

      if (c == 0x202D || c == 0x202E)
        bad = c;
      else if (c == 0x202A || c == 0x202B)
        g_byte_array_append (open, (const guint8 *) "e", 1);
      else if (c >= 0x2066 && c <= 0x2068)
        g_byte_array_append (open, (const guint8 *) "i", 1);
      else if (c == 0x202C || c == 0x2069)
        {
          if (open->len == 0 || open->data[open->len - 1] != kind)
            bad = c;
          else
            g_byte_array_set_size (open, open->len - 1);
        }
    }
  if (bad == 0 && open->len > 0)
    bad = open->data[open->len - 1] == 'e' ? 0x202A : 0x2066;
  if (bad == 0)
    return TRUE;
  set_error (error,
             /* Translators: the placeholder is the number of a character, like 202E. */
             hashiya_sentence (_ ("U+%04X stands in it, an invisible character that turns the "
                                  "direction of what comes after it; take it out."),
                               bad));
  return FALSE;
}

static gboolean
write_all (Writer *self, const char *string, GError **error)
{
  const char *p = string;

  while (*p != '\0')
    {
      g_autoptr (GString) text = NULL;
      const char *next = p;

      if (*p == '<' && begins_tag (p))
        {
          p = read_tag (self, p, error);
          if (p == NULL)
            return FALSE;
          continue;
        }
      while (*next != '\0' && !(*next == '<' && begins_tag (next)))
        next++;
      text = hashiya_entities_decode (p, next - p);
      write_words (self, text->str, text->len);
      p = next;
    }
  return TRUE;
}

char *
hashiya_unit_translate (const HashiyaUnit *self, const char *string, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) used = g_ptr_array_new ();
  g_autoptr (GString) text = hashiya_entities_decode (string, strlen (string));
  Writer writer = { .unit = self, .out = out, .open = open, .used = used, .at_edge = TRUE };

  if (!check_direction (text->str, error) || !write_all (&writer, string, error))
    return NULL;
  if (open->len > 0)
    {
      const HashiyaUnitTag *tag = g_ptr_array_index (open, open->len - 1);

      /* Translators: the placeholder is the name of a tag, like “em”. */
      set_error (error, hashiya_sentence (_ ("“<%s>” is not closed."), tag->name));
      return NULL;
    }
  if (!writer.has_words)
    {
      set_error (error, g_strdup (_ ("There is not a word in it.")));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
