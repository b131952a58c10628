// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-run.h"

#include "hashiya-language.h"

#include <string.h>

static const char *const solid[] = { "img", "math", NULL };

gboolean
hashiya_node_is_run (const HashiyaNode *node)
{
  static const char *const runs[]
      = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "#run", NULL };

  return hashiya_node_is_one_of (node, runs);
}

gboolean
hashiya_run_has_content (const HashiyaNode *node)
{
  for (const HashiyaNode *n = node; n != NULL; n = hashiya_node_next (n, node))
    {
      if ((n->text != NULL && *n->text != '\0') || hashiya_node_is_one_of (n, solid))
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_run_has_words (const HashiyaNode *run)
{
  for (const HashiyaNode *n = run; n != NULL; n = hashiya_node_next (n, run))
    {
      if (n->text != NULL || hashiya_node_is (n, "math"))
        return TRUE;
    }
  return FALSE;
}

const HashiyaNode *
hashiya_run_take_out (const HashiyaNode *run, HashiyaNode *element)
{
  HashiyaNode *place = element, *gap;

  while (place->previous == NULL && place->parent != run)
    place = place->parent;
  gap = place->previous;
  hashiya_node_remove (element);
  if (gap == NULL || (!hashiya_node_is (gap, "br") && g_strcmp0 (gap->text, " ") != 0))
    return NULL;
  hashiya_node_remove (gap);
  return gap;
}

void
hashiya_run_prune (HashiyaNode *run)
{
  HashiyaNode *next;

  for (HashiyaNode *n = hashiya_node_next (run, run); n != NULL; n = next)
    {
      next = hashiya_node_next (n, run);
      while (n != run && n->name != NULL && n->first == NULL && !hashiya_node_is_one_of (n, solid)
             && !hashiya_node_is (n, "br") && !n->foreign)
        {
          HashiyaNode *parent = n->parent;

          next = hashiya_node_next_apart (n, run);
          hashiya_node_remove (n);
          n = parent;
        }
    }
}

void
hashiya_run_trim_verbatim (HashiyaTree *tree, HashiyaNode *run)
{
  g_autoptr (GString) text = g_string_new (NULL);
  HashiyaNode *next;
  gsize lead = 0, keep, at = 0;

  hashiya_node_append_text (run, text);
  for (gsize i = 0; i < text->len && strchr (" \t\n", text->str[i]) != NULL; i++)
    {
      if (text->str[i] == '\n')
        lead = i + 1;
    }
  keep = text->len;
  while (keep > lead && strchr (" \t\n", text->str[keep - 1]) != NULL)
    keep--;
  for (HashiyaNode *n = hashiya_node_next (run, run); n != NULL; n = next)
    {
      gsize n_bytes = n->text != NULL ? strlen (n->text) : 0;
      gsize from = CLAMP (lead, at, at + n_bytes), to = CLAMP (keep, at, at + n_bytes);

      next = hashiya_node_next (n, run);
      if (n->text != NULL && to <= from)
        hashiya_node_remove (n);
      else if (n->text != NULL && to - from < n_bytes)
        n->text = hashiya_tree_text (tree, n->text + (from - at), to - from)->text;
      at += n_bytes;
    }
}

gboolean
hashiya_run_is_blank (const HashiyaNode *run)
{
  for (const HashiyaNode *n = hashiya_node_next (run, run); n != NULL;
       n = hashiya_node_next (n, run))
    {
      if (hashiya_node_is_one_of (n, solid))
        return FALSE;
      for (const char *p = n->text != NULL ? n->text : ""; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
         || c >= 0x10000;
}

gboolean
hashiya_run_read_character (const char *p, GString *out)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\r' && p[1] == '\n')
    return FALSE;
  if (c == '\r' || c == '\f' || c == 0x2028)
    c = '\n';
  if (is_xml_character (c))
    g_string_append_unichar (out, c);
  return c == ' ' || c == '\t' || c == '\n';
}

/* Whether a run carries more than a language that its letters speak against, which is not
 * written. */
static gboolean
carries_attributes (const HashiyaNode *run)
{
  const char *language = hashiya_node_get (run, "lang");
  g_autoptr (GString) text = NULL;
  gboolean rtl = FALSE;

  if (run->attributes == NULL || language == NULL || run->attributes->next != NULL)
    return run->attributes != NULL;
  text = g_string_new (NULL);
  hashiya_node_append_text (run, text);
  hashiya_language_guess (text->str, text->len, &rtl);
  return hashiya_language_is_rtl (language) == rtl;
}

void
hashiya_run_strip (HashiyaTree *tree, HashiyaNode *block)
{
  static const char *const bare[]
      = { "li", "td", "th", "dd", "dt", "figcaption", "caption", "figure", NULL };
  HashiyaNode *run = block->first;

  if (!hashiya_node_is_one_of (block, bare) || !hashiya_node_is (run, "p")
      || carries_attributes (run))
    return;
  for (const HashiyaNode *n = run->next; n != NULL; n = n->next)
    {
      if (hashiya_node_is_run (n) || hashiya_node_is (n, "hr"))
        return;
    }
  hashiya_node_unset (run, "lang");
  run->name = hashiya_tree_element (tree, "#run")->name;
}
