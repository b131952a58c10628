// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-article.h"

#include "hashiya-clutter.h"
#include "hashiya-markup.h"

#include <string.h>

/* So few are an article only where they are a third of the page's words. */
#define FEW_LETTERS 200
/* Fewer than this are none. */
#define MIN_LETTERS 60
/* More than these are no kicker. */
#define KICKER_LETTERS 40

typedef struct
{
  HashiyaNode *body;
  HashiyaNode *region; /* the innermost element that holds all that was kept */
  GHashTable *kept;    /* nodes that stay, and all that hold one */
  const HashiyaExtraction *extraction;
  HashiyaContent *content;
  gsize letters;
} Cut;

static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

static gboolean
is_kept (const Cut *self, const HashiyaNode *node)
{
  return g_hash_table_contains (self->kept, node);
}

static void
keep_ancestors (Cut *self, const HashiyaNode *node)
{
  for (const HashiyaNode *n = node->parent; n != NULL && !is_kept (self, n); n = n->parent)
    g_hash_table_add (self->kept, (gpointer) n);
}

static void
keep_all (Cut *self, const HashiyaNode *node)
{
  for (const HashiyaNode *n = node; n != NULL; n = hashiya_node_next (n, node))
    g_hash_table_add (self->kept, (gpointer) n);
  keep_ancestors (self, node);
}

/* Takes over what Readability kept: a text stays with the run of texts that it stands in. */
static void
take_over (Cut *self)
{
  gboolean run = FALSE;

  for (const HashiyaNode *n = self->body; n != NULL; n = hashiya_node_next (n, self->body))
    {
      gboolean found = g_hash_table_contains (self->extraction->kept, n);

      if (n->text != NULL && n->previous != NULL && n->previous->text != NULL)
        found = run;
      run = n->text != NULL && found;
      if (!found)
        continue;
      g_hash_table_add (self->kept, (gpointer) n);
      keep_ancestors (self, n);
    }
}

/* Readability makes words of links that run a script; their text is new and has no number. */
static void
take_script_links (Cut *self)
{
  for (const HashiyaNode *n = self->body; n != NULL; n = hashiya_node_next (n, self->body))
    {
      const char *href = hashiya_node_is (n, "a") ? hashiya_node_get (n, "href") : NULL;

      if (href != NULL && g_str_has_prefix (href, "javascript:") && is_kept (self, n->parent)
          && g_hash_table_contains (self->extraction->kept, n->parent))
        keep_all (self, n);
    }
}

static HashiyaNode *
find_region (Cut *self)
{
  HashiyaNode *region = self->body;

  for (;;)
    {
      HashiyaNode *only = NULL;
      guint n = 0;

      for (HashiyaNode *child = region->first; child != NULL; child = child->next)
        {
          if (!is_kept (self, child)
              || (child->text != NULL && hashiya_clutter_letters (child) == 0))
            continue;
          n++;
          only = child;
        }
      if (n != 1 || only->name == NULL || g_hash_table_contains (self->extraction->kept, only))
        return region;
      region = only;
    }
}

static gsize
kept_letters (const Cut *self, gboolean links_only)
{
  gsize letters = 0;

  for (const HashiyaNode *n = self->body; n != NULL; n = hashiya_node_next (n, self->body))
    {
      const HashiyaNode *up = n->parent;

      if (n->text == NULL || !is_kept (self, n))
        continue;
      while (links_only && up != NULL && !hashiya_node_is (up, "a"))
        up = up->parent;
      if (up != NULL)
        letters += hashiya_clutter_letters (n);
    }
  return letters;
}

/* An index is links for the most part, a form has hardly a word. */
static gboolean
is_article (Cut *self)
{
  gsize all, links;

  self->letters = kept_letters (self, FALSE);
  links = kept_letters (self, TRUE);
  if (links * 2 > self->letters || self->letters < MIN_LETTERS)
    return FALSE;
  if (self->letters >= FEW_LETTERS)
    return TRUE;
  all = hashiya_clutter_letters (self->body) - hashiya_clutter_link_letters (self->body);
  return self->letters * 3 > all;
}

static gboolean
is_below_clutter (const Cut *self, const HashiyaNode *node)
{
  for (const HashiyaNode *n = node; n != NULL && n != self->region; n = n->parent)
    {
      if (hashiya_clutter_is_named (n) || hashiya_markup_is_hidden (n))
        return TRUE;
    }
  return FALSE;
}

/* Whether it stands in a part of its own, as the teaser of another article does. */
static gboolean
is_in_teaser (const Cut *self, const HashiyaNode *node)
{
  static const char *const parts[] = { "a", "article", "li", NULL };

  for (const HashiyaNode *n = node; n != NULL && n != self->region; n = n->parent)
    {
      if (hashiya_node_is_one_of (n, parts) && !is_kept (self, n))
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_picture (const HashiyaNode *node)
{
  return hashiya_node_find (node, "img") != NULL || hashiya_node_find (node, "svg") != NULL
         || hashiya_node_find (node, "video") != NULL || hashiya_node_find (node, "pre") != NULL
         || hashiya_node_find (node, "table") != NULL;
}

static gboolean
is_pull_quote (const HashiyaNode *node)
{
  const char *name = hashiya_node_get (node, "class");

  return name != NULL
         && (strstr (name, "pullquote") != NULL || strstr (name, "pull-quote") != NULL
             || strstr (name, "pull_quote") != NULL);
}

/* What an article is made of besides paragraphs. */
static gboolean
is_substance (const HashiyaNode *node)
{
  gsize letters;

  if (hashiya_node_is (node, "math") || hashiya_node_is (node, "pre"))
    return TRUE;
  if (hashiya_node_is (node, "figure"))
    return hashiya_node_find (node, "figcaption") != NULL && holds_picture (node);
  if (hashiya_node_is (node, "table"))
    return !hashiya_markup_is_layout_table (node)
           && hashiya_clutter_link_letters (node) * 2 <= hashiya_clutter_letters (node);
  letters = hashiya_clutter_letters (node);
  return (hashiya_node_is (node, "blockquote") || is_pull_quote (node)) && letters > 0
         && hashiya_clutter_link_letters (node) * 2 <= letters;
}

static void
rescue_substance (Cut *self)
{
  const HashiyaNode *next;

  for (const HashiyaNode *n = self->region; n != NULL; n = next)
    {
      next = hashiya_node_next (n, self->region);
      if (n->name == NULL || is_kept (self, n) || !is_substance (n))
        continue;
      next = hashiya_node_next_apart (n, self->region);
      if (!is_below_clutter (self, n) && !is_in_teaser (self, n))
        keep_all (self, n);
    }
}

/* A link as notes have it: a number, a sign, or what says so. */
static gboolean
is_note_link (const HashiyaNode *link)
{
  static const char *const says[] = { "role", "epub:type", "rel", "class" };
  g_autofree char *words = hashiya_node_dup_words (link);

  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      const char *value = hashiya_node_get (link, says[i]);

      if (value != NULL && (strstr (value, "note") != NULL || strstr (value, "cite") != NULL))
        return TRUE;
    }
  for (const HashiyaNode *n = link->parent; n != NULL && n != link->parent->parent; n = n->parent)
    {
      if (hashiya_node_is (n, "sup"))
        return TRUE;
    }
  return *words != '\0' && g_utf8_strlen (words, -1) <= 5
         && strpbrk (words, "0123456789*†‡§") != NULL;
}

/* The block that a note's target stands in. */
static const HashiyaNode *
find_note (const HashiyaNode *target)
{
  static const char *const blocks[]
      = { "li", "dd", "p", "tr", "aside", "div", "blockquote", "section", NULL };
  const HashiyaNode *note = target;

  while (note != NULL && !hashiya_node_is_one_of (note, blocks))
    note = note->parent;
  return note;
}

static GHashTable *
index_ids (const HashiyaNode *root)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      const char *id = hashiya_node_get (n, "id");

      if (id == NULL && hashiya_node_is (n, "a"))
        id = hashiya_node_get (n, "name");
      if (id != NULL && !g_hash_table_contains (ids, id))
        g_hash_table_insert (ids, (gpointer) id, (gpointer) n);
    }
  return ids;
}

static void
rescue_notes (Cut *self)
{
  g_autoptr (GHashTable) ids = index_ids (self->body);

  for (const HashiyaNode *n = self->body; n != NULL; n = hashiya_node_next (n, self->body))
    {
      const char *href = hashiya_node_is (n, "a") ? hashiya_node_get (n, "href") : NULL;
      const HashiyaNode *target, *note;
      g_autofree char *id = NULL;

      if (href == NULL || *href != '#' || !is_kept (self, n) || !is_note_link (n))
        continue;
      id = g_uri_unescape_string (href + 1, NULL);
      target = g_hash_table_lookup (ids, id != NULL ? id : href + 1);
      note = target != NULL ? find_note (target) : NULL;
      /* A note that holds the article is none. */
      if (note != NULL && !is_kept (self, note)
          && hashiya_clutter_letters (note) * 3 <= self->letters)
        keep_all (self, note);
    }
}

/* Whether something stays between a heading and the next one as high. */
static gboolean
heads_kept (const Cut *self, const HashiyaNode *heading)
{
  for (const HashiyaNode *n = hashiya_node_next_apart (heading, self->body); n != NULL;
       n = hashiya_node_next (n, self->body))
    {
      if (hashiya_node_is_one_of (n, headings) && n->name[1] <= heading->name[1])
        return FALSE;
      if (n->text != NULL && is_kept (self, n) && hashiya_clutter_letters (n) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
rescue_headings (Cut *self)
{
  for (const HashiyaNode *n = self->region; n != NULL; n = hashiya_node_next (n, self->region))
    {
      if (hashiya_node_is_one_of (n, headings) && !is_kept (self, n) && !is_below_clutter (self, n)
          && hashiya_clutter_letters (n) > 0 && heads_kept (self, n) && !is_in_teaser (self, n)
          && hashiya_clutter_link_letters (n) * 2 <= hashiya_clutter_letters (n)
          && hashiya_clutter_find_reason (n, self->letters) == NULL)
        keep_all (self, n);
    }
}

static const HashiyaNode *
first_kept_words (const Cut *self)
{
  for (const HashiyaNode *n = self->body; n != NULL; n = hashiya_node_next (n, self->body))
    {
      if (n->text != NULL && is_kept (self, n) && hashiya_clutter_letters (n) > 0)
        return n;
    }
  return NULL;
}

/* Whether @node is a heading that says what the page is called. */
static gboolean
is_title (const Cut *self, const HashiyaNode *node)
{
  const char *title = self->extraction->title;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *called = NULL;

  if (title == NULL || !hashiya_node_is_one_of (node, headings))
    return FALSE;
  words = hashiya_node_dup_words (node);
  folded = g_utf8_casefold (words, -1);
  called = g_utf8_casefold (title, -1);
  return strlen (folded) >= 3
         && (strstr (called, folded) != NULL || strstr (folded, called) != NULL)
         && strlen (folded) * 2 >= strlen (called) && !hashiya_markup_is_hidden (node);
}

/* The article's own heading stands above what Readability calls the article. */
static const HashiyaNode *
find_title (Cut *self, const HashiyaNode *until)
{
  const HashiyaNode *found = NULL;

  for (const HashiyaNode *n = self->body; n != NULL && n != until;
       n = hashiya_node_next (n, self->body))
    {
      if (is_title (self, n))
        found = n;
    }
  return found;
}

/* Between the title and the first paragraph: the picture of the article, the words that lead into
 * it. */
static void
rescue_opening (Cut *self)
{
  const HashiyaNode *until = first_kept_words (self);
  const HashiyaNode *title = until != NULL ? find_title (self, until) : NULL;

  if (title == NULL || is_kept (self, title))
    return;
  for (const HashiyaNode *n = title; n != NULL && n != until; n = hashiya_node_next (n, self->body))
    {
      const char *name = n->name != NULL ? hashiya_node_get (n, "class") : NULL;
      gboolean leads = name != NULL
                       && (strstr (name, "standfirst") != NULL || strstr (name, "subtitle") != NULL
                           || strstr (name, "dek") != NULL || strstr (name, "lede") != NULL);

      if (n->name == NULL || is_kept (self, n) || is_below_clutter (self, n))
        continue;
      if ((hashiya_node_is (n, "figure") && is_substance (n))
          || (leads && hashiya_clutter_letters (n) > 30 && hashiya_clutter_letters (n) < 400
              && hashiya_clutter_link_letters (n) == 0))
        keep_all (self, n);
    }
  keep_all (self, title);
}

static void
drop_words (Cut *self, const HashiyaNode *node, const char *reason)
{
  g_autofree char *words = hashiya_node_dup_words (node);

  if (*words != '\0')
    hashiya_content_add_dropped (self->content, MAX (node->line, 1), reason, words);
}

/* The few words above a title that say under what the site files it. Marked up as a heading they
 * are none: nothing stands below them but the title. */
static HashiyaNode *
find_kicker (Cut *self)
{
  HashiyaNode *kicker = NULL;
  HashiyaNode *next;

  for (HashiyaNode *n = self->body; n != NULL; n = next)
    {
      next = hashiya_node_next (n, self->body);
      if (!is_kept (self, n) || (n->name != NULL && !hashiya_node_is_one_of (n, headings))
          || hashiya_clutter_letters (n) == 0)
        continue;
      if (is_title (self, n))
        return kicker;
      if (kicker != NULL || n->text != NULL || hashiya_clutter_letters (n) > KICKER_LETTERS)
        return NULL;
      kicker = n;
      next = hashiya_node_next_apart (n, self->body);
    }
  return NULL;
}

static void
drop_kicker (Cut *self)
{
  HashiyaNode *kicker = find_kicker (self);

  if (kicker == NULL)
    return;
  drop_words (self, kicker, "kicker");
  hashiya_node_remove (kicker);
}

static void
prune (Cut *self, HashiyaNode *node)
{
  HashiyaNode *next;

  for (HashiyaNode *child = node->first; child != NULL; child = next)
    {
      const char *reason = NULL;

      next = child->next;
      if (!is_kept (self, child))
        {
          hashiya_node_remove (child);
          continue;
        }
      if (child->name == NULL)
        continue;
      if (child != self->region)
        reason = hashiya_clutter_find_reason (child, self->letters);
      if (reason != NULL)
        {
          drop_words (self, child, reason);
          hashiya_node_remove (child);
          continue;
        }
      prune (self, child);
    }
}

gboolean
hashiya_article_cut (HashiyaNode *root,
                     const HashiyaExtraction *extraction,
                     HashiyaContent *content)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  Cut self = { .kept = kept, .extraction = extraction, .content = content };

  self.body = hashiya_node_find (root, "body");
  if (extraction == NULL || self.body == NULL)
    return FALSE;
  take_over (&self);
  take_script_links (&self);
  if (!is_article (&self))
    return FALSE;
  self.region = find_region (&self);
  rescue_notes (&self);
  rescue_substance (&self);
  rescue_headings (&self);
  rescue_opening (&self);
  drop_kicker (&self);
  prune (&self, self.body);
  return TRUE;
}
