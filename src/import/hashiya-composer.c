// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-composer.h"

#include "hashiya-language.h"
#include "hashiya-markup-writer.h"
#include "hashiya-markup.h"
#include "hashiya-outliner.h"
#include "hashiya-run.h"

#include <glib/gi18n.h>
#include <string.h>

#define LANGUAGE_BYTES (256 * 1024)

void
hashiya_contents_entry_free (HashiyaContentsEntry *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

/* The words of a document's beginning, to tell its language from. */
static char *
dup_sample (const HashiyaNode *root)
{
  GString *text = g_string_new (NULL);

  for (const HashiyaNode *n = root; n != NULL && text->len < LANGUAGE_BYTES;
       n = hashiya_node_next (n, root))
    {
      /* How words are cut into nodes says nothing. */
      if (n->text != NULL)
        g_string_append (text, n->text);
      else if (hashiya_node_is_run (n) || hashiya_node_is (n, "br"))
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
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

/* Whether the letters speak against the language that the document says it is in. */
static gboolean
is_wrong (const char *said, const char *guess, gboolean rtl)
{
  if (hashiya_language_is_rtl (said) != rtl)
    return TRUE;
  if (guess == NULL)
    return FALSE;
  /* Urdu's own letters and English's small words are sure; the rest is told by the script only. */
  return (strcmp (guess, "ur") == 0
          && (g_str_has_prefix (said, "ar") || g_str_has_prefix (said, "fa")))
         || (strcmp (guess, "en") == 0 && !g_str_has_prefix (said, "en"));
}

static void
set_language (const HashiyaComposer *self, HashiyaContent *content)
{
  g_autofree char *sample = dup_sample (self->root);
  gboolean rtl;
  const char *guess = hashiya_language_guess (sample, -1, &rtl);
  const char *language = self->language;

  if (!has_letters (sample))
    rtl = self->rtl;
  else if (language == NULL || is_wrong (language, guess, rtl))
    language = guess;
  if (self->options != NULL && self->options->language != NULL && *self->options->language != '\0')
    {
      language = self->options->language;
      hashiya_content_set_option (content, "language", language);
    }
  hashiya_content_set (content, "language", language);
  hashiya_content_set (content, "direction", rtl ? "rtl" : "ltr");
}

/* The language that a block stands in. */
static const char *
language_around (const HashiyaNode *node, const char *language)
{
  for (const HashiyaNode *n = node->parent; n != NULL; n = n->parent)
    {
      if (hashiya_node_get (n, "lang") != NULL)
        return hashiya_node_get (n, "lang");
    }
  return language;
}

/* Whether the letters of a block run the other way than its language does. */
static gboolean
speaks_against (const HashiyaNode *node, const char *language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean rtl;

  hashiya_node_append_text (node, text);
  if (!has_letters (text->str))
    return FALSE;
  hashiya_language_guess (text->str, text->len, &rtl);
  return hashiya_language_is_rtl (language) != rtl;
}

/* Only now is it known which blocks say no other language than what they stand in. */
static void
drop_said_languages (const HashiyaComposer *self, const char *language)
{
  static const char *const inlines[] = { "span", "bdi", "bdo", NULL };

  for (HashiyaNode *n = self->root->first; n != NULL; n = hashiya_node_next (n, self->root))
    {
      const char *said = n->name != NULL && !hashiya_node_is_one_of (n, inlines)
                             ? hashiya_node_get (n, "lang")
                             : NULL;

      if (said == NULL
          || (g_strcmp0 (said, language_around (n, language)) != 0 && !speaks_against (n, said)))
        continue;
      hashiya_node_unset (n, "lang");
      if (n->previous == NULL)
        hashiya_run_strip (self->tree, n->parent);
    }
}

/* The element that can carry an id for a target, and its section. */
static HashiyaNode *
find_carrier (HashiyaNode *target, HashiyaNode **section)
{
  HashiyaNode *carrier = target;

  if (hashiya_node_is (carrier, "#run"))
    carrier = carrier->parent;
  *section = carrier;
  while (!hashiya_node_is (*section, "section"))
    *section = (*section)->parent;
  return carrier;
}

/* Gives what is linked to an id. A section's first block is the section itself. */
static void
mark_targets (const HashiyaComposer *self)
{
  for (HashiyaNode *n = self->root; n != NULL; n = hashiya_node_next (n, self->root))
    {
      const char *href = hashiya_node_is (n, "a") ? hashiya_node_get (n, "href") : NULL;
      HashiyaNode *section, *carrier;

      if (href == NULL || *href != '#')
        continue;
      carrier = find_carrier (g_hash_table_lookup (self->targets, href), &section);
      if (carrier != section && carrier != section->first)
        hashiya_tree_set (self->tree, carrier, "id", "");
    }
}

static void
number_targets (const HashiyaComposer *self)
{
  guint number = 0;

  for (HashiyaNode *n = self->root; n != NULL; n = hashiya_node_next (n, self->root))
    {
      const char *id = n->name != NULL ? hashiya_node_get (n, "id") : NULL;
      g_autofree char *name = NULL;

      if (id == NULL || *id != '\0')
        continue;
      /* No section's id has a full stop, so none is like it. */
      name = g_strdup_printf ("to.%u", ++number);
      hashiya_tree_set (self->tree, n, "id", name);
    }
}

/* Links to where nothing is become words before the outline looks at them. */
static void
drop_dead_links (const HashiyaComposer *self)
{
  HashiyaNode *next;

  for (HashiyaNode *n = self->root; n != NULL; n = next)
    {
      const char *href = hashiya_node_is (n, "a") ? hashiya_node_get (n, "href") : NULL;

      next = hashiya_node_next (n, self->root);
      if (href != NULL && *href == '#' && !g_hash_table_contains (self->targets, href))
        hashiya_node_unwrap (n);
    }
}

static void
resolve_links (const HashiyaComposer *self)
{
  mark_targets (self);
  number_targets (self);
  for (HashiyaNode *n = self->root; n != NULL; n = hashiya_node_next (n, self->root))
    {
      const char *href = hashiya_node_is (n, "a") ? hashiya_node_get (n, "href") : NULL;
      HashiyaNode *section, *carrier;
      g_autofree char *to = NULL;

      if (href == NULL || *href != '#')
        continue;
      carrier = find_carrier (g_hash_table_lookup (self->targets, href), &section);
      if (carrier == section->first)
        carrier = section;
      to = g_strconcat ("#", hashiya_node_get (carrier, "id"), NULL);
      hashiya_tree_set (self->tree, n, "href", to);
    }
}

static gboolean
add_section (const HashiyaOutlined *outlined, HashiyaContent *content, GError **error)
{
  const char *language = hashiya_content_get (content, "language");
  gboolean rtl = g_strcmp0 (hashiya_content_get (content, "direction"), "rtl") == 0;
  g_autoptr (GBytes) page = hashiya_markup_write (outlined->node, language, rtl);

  return hashiya_content_add_section (content, hashiya_node_get (outlined->node, "id"),
                                      outlined->title, outlined->level, page, error);
}

gboolean
hashiya_compose (const HashiyaComposer *self,
                 HashiyaContent *content,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) sections = NULL;

  if (!hashiya_run_has_content (self->root))
    {
      g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY,
                           _ ("Nothing in this file can be read: it holds no words. If its text "
                              "comes by script, save the page from the browser, then add that."));
      return FALSE;
    }
  set_language (self, content);
  drop_said_languages (self, hashiya_content_get (content, "language"));
  drop_dead_links (self);
  sections = hashiya_outline (self->tree, self->root, self->targets, self->contents);
  for (guint i = 0; i < sections->len; i++)
    {
      HashiyaOutlined *outlined = g_ptr_array_index (sections, i);
      g_autofree char *id = hashiya_content_make_id (content, outlined->title);

      hashiya_tree_set (self->tree, outlined->node, "id", id);
    }
  resolve_links (self);
  for (guint i = 0; i < sections->len; i++)
    {
      hashiya_import_report (self->options, HASHIYA_IMPORT_STEP_SECTIONS, i, sections->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_section (g_ptr_array_index (sections, i), content, error))
        return FALSE;
    }
  return TRUE;
}
