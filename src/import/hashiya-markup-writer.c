// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-markup-writer.h"

#include "hashiya-language.h"
#include "hashiya-run.h"
#include "hashiya-xhtml.h"

#include <string.h>

#define MATHML "http://www.w3.org/1998/Math/MathML"

typedef struct
{
  GString *out;
  gboolean between; /* whether words stand before the next block */
} Writer;

/* What a block stands in. */
typedef struct
{
  const char *language;
  gboolean rtl;
} Setting;

static void write_block (Writer *self, const HashiyaNode *node, Setting setting);

static void
write_attribute (Writer *self, const char *name, const char *value)
{
  g_string_append_printf (self->out, " %s=\"", name);
  hashiya_xhtml_append_escaped (self->out, value, -1);
  g_string_append_c (self->out, '"');
}

static void
write_inline (Writer *self, const HashiyaNode *node)
{
  if (node->text != NULL)
    {
      hashiya_xhtml_append_escaped (self->out, node->text, -1);
      return;
    }
  g_string_append_printf (self->out, "<%s", node->name);
  if (strcmp (node->name, "math") == 0)
    write_attribute (self, "xmlns", MATHML);
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    write_attribute (self, a->name, a->value);
  if (node->first == NULL)
    {
      g_string_append (self->out, "/>");
      if (strcmp (node->name, "br") == 0)
        g_string_append_c (self->out, '\n');
      return;
    }
  g_string_append_c (self->out, '>');
  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    write_inline (self, child);
  g_string_append_printf (self->out, "</%s>", node->name);
}

/* The language and direction that a block's letters have. */
static Setting
find_setting (const HashiyaNode *node, Setting around)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *said = hashiya_node_get (node, "lang");
  const char *guess;
  Setting setting = around;
  gboolean rtl;

  hashiya_node_append_text (node, text);
  guess = hashiya_language_guess (text->str, text->len, &rtl);
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          setting.rtl = rtl;
          break;
        }
    }
  if (said != NULL && hashiya_language_is_rtl (said) == setting.rtl)
    setting.language = said;
  else if (setting.rtl != around.rtl && guess != NULL)
    setting.language = guess;
  return setting;
}

static void
open_tag (Writer *self, const HashiyaNode *node, Setting around, Setting setting)
{
  g_string_append_printf (self->out, "<%s", node->name);
  if (hashiya_node_get (node, "id") != NULL)
    write_attribute (self, "id", hashiya_node_get (node, "id"));
  if (g_strcmp0 (setting.language, around.language) != 0)
    write_attribute (self, "lang", setting.language);
  if (setting.rtl != around.rtl)
    write_attribute (self, "dir", setting.rtl ? "rtl" : "ltr");
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (strcmp (a->name, "id") != 0 && strcmp (a->name, "lang") != 0)
        write_attribute (self, a->name, a->value);
    }
  g_string_append_c (self->out, '>');
}

static gboolean
has_words (const HashiyaNode *node)
{
  for (const HashiyaNode *n = hashiya_node_next (node, node); n != NULL;
       n = hashiya_node_next (n, node))
    {
      if (n->text != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
write_content (Writer *self, const HashiyaNode *node, Setting setting)
{
  gboolean run = hashiya_node_is_run (node);

  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    {
      if (run)
        write_inline (self, child);
      else
        write_block (self, child, setting);
    }
  if (run && has_words (node))
    self->between = TRUE;
}

static void
write_block (Writer *self, const HashiyaNode *node, Setting around)
{
  Setting setting;

  if (hashiya_node_is (node, "hr"))
    {
      g_string_append (self->out, "<hr/>");
      return;
    }
  if (self->between && has_words (node))
    {
      g_string_append_c (self->out, '\n');
      self->between = FALSE;
    }
  if (hashiya_node_is (node, "#run"))
    {
      write_content (self, node, around);
      return;
    }
  setting = find_setting (node, around);
  open_tag (self, node, around, setting);
  write_content (self, node, setting);
  g_string_append_printf (self->out, "</%s>", node->name);
}

GBytes *
hashiya_markup_write (const HashiyaNode *section, const char *language, gboolean rtl)
{
  Setting document = { language, rtl };
  Setting setting = find_setting (section, document);
  Writer self = { .out = g_string_new ("<section xmlns=\"http://www.w3.org/1999/xhtml\"") };

  write_attribute (&self, "id", hashiya_node_get (section, "id"));
  write_attribute (&self, "lang", setting.language != NULL ? setting.language : "");
  write_attribute (&self, "dir", setting.rtl ? "rtl" : "ltr");
  g_string_append_c (self.out, '>');
  write_content (&self, section, setting);
  g_string_append (self.out, "</section>");
  return g_string_free_to_bytes (self.out);
}
