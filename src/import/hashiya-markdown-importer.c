// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-markdown-importer.h"

#include "hashiya-charset.h"
#include "hashiya-front-matter.h"
#include "hashiya-html-importer.h"
#include "hashiya-metadata.h"
#include "hashiya-sentence.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define IMPORTER    "markdown/1"
#define OPTIONS     (CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES)
#define TITLE_BYTES 100

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_parser, cmark_parser_free)

static cmark_parser *
new_parser (void)
{
  static const char *const names[] = { "table", "strikethrough", "tasklist", "autolink" };
  cmark_parser *parser;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (OPTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (names[i]));
  return parser;
}

/* The words below @node, without marks. */
static char *
dup_words (cmark_node *node)
{
  g_autoptr (cmark_iter) iter = cmark_iter_new (node);
  GString *words = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (at);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (words, cmark_node_get_literal (at));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (words, ' ');
    }
  return g_string_free (words, FALSE);
}

/* GitHub's rule: small letters, spaces as hyphens, no punctuation, `-n` for repeats. */
static char *
make_anchor (const char *words, GHashTable *taken)
{
  g_autofree char *lower = g_utf8_strdown (words, -1);
  g_autoptr (GString) anchor = g_string_new (NULL);
  guint n;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        g_string_append_c (anchor, '-');
      else if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_')
        g_string_append_unichar (anchor, c);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, anchor->str));
  g_hash_table_insert (taken, g_strdup (anchor->str), GUINT_TO_POINTER (n + 1));
  if (n > 0)
    g_string_append_printf (anchor, "-%u", n);
  return g_string_free (g_steal_pointer (&anchor), FALSE);
}

static void
prepend (cmark_node *parent, cmark_node_type type, const char *literal)
{
  cmark_node *node = cmark_node_new (type);

  cmark_node_set_literal (node, literal);
  if (!cmark_node_prepend_child (parent, node))
    cmark_node_free (node);
}

static void
name_heading (cmark_node *heading, GHashTable *taken)
{
  g_autofree char *words = dup_words (heading);
  g_autofree char *anchor = make_anchor (words, taken);
  g_autofree char *tag = g_strdup_printf ("<a id=\"%s\"></a>", anchor);

  /* Letters, digits and hyphens need no escaping. */
  if (*anchor != '\0')
    prepend (heading, CMARK_NODE_HTML_INLINE, tag);
}

/* A box is an input to pages, and drops out with the others; a sign for it stays. */
static void
show_box (cmark_node *item)
{
  cmark_node *first = cmark_node_first_child (item);

  if (first != NULL && cmark_node_get_type (first) == CMARK_NODE_PARAGRAPH)
    prepend (first, CMARK_NODE_TEXT,
             cmark_gfm_extensions_get_tasklist_item_checked (item) ? "☑ " : "☐ ");
}

static void
prepare (cmark_node *root)
{
  g_autoptr (cmark_iter) iter = cmark_iter_new (root);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_EXIT)
        continue;
      if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        name_heading (node, taken);
      else if (strcmp (cmark_node_get_type_string (node), "tasklist") == 0)
        show_box (node);
    }
}

/* For a text that no heading of the first level names: its first heading, else its first words. */
static char *
dup_title (cmark_node *root)
{
  cmark_node *found = NULL;
  g_autofree char *words = NULL;
  char *end;

  for (cmark_node *n = cmark_node_first_child (root); n != NULL; n = cmark_node_next (n))
    {
      cmark_node_type type = cmark_node_get_type (n);

      if (type == CMARK_NODE_HEADING || (type == CMARK_NODE_PARAGRAPH && found == NULL))
        found = n;
      if (type == CMARK_NODE_HEADING)
        break;
    }
  if (found == NULL)
    return NULL;
  words = g_strstrip (dup_words (found));
  if (strlen (words) <= TITLE_BYTES)
    return g_steal_pointer (&words);
  end = g_utf8_find_prev_char (words, words + TITLE_BYTES);
  *end = '\0';
  end = strrchr (words, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (words, "…", NULL);
}

/* Returns: a page in HTML */
static char *
render (const char *text, const HashiyaFrontMatter *front, char **title)
{
  g_autoptr (cmark_parser) parser = new_parser ();
  g_autoptr (cmark_node) root = NULL;
  char *body;
  char *page;

  cmark_parser_feed (parser, text, strlen (text));
  root = cmark_parser_finish (parser);
  *title = front->title != NULL ? g_strdup (front->title) : dup_title (root);
  prepare (root);
  body = cmark_render_html (root, OPTIONS, cmark_parser_get_syntax_extensions (parser));
  page = g_strdup_printf ("<html lang=\"%s\"><body>%s",
                          front->language != NULL ? front->language : "", body);
  free (body);
  return page;
}

static gboolean
compose (const char *text,
         const char *folder,
         const HashiyaImportOptions *options,
         HashiyaContent *content,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (HashiyaFrontMatter) front = { NULL };
  g_autofree char *title = NULL;
  g_autofree char *page = NULL;

  hashiya_front_matter_read (text, &front);
  page = render (text + front.n_bytes, &front, &title);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !hashiya_html_compose (page, strlen (page), folder, options, content, cancellable, error))
    return FALSE;
  hashiya_content_set (content, "byline", front.author);
  if (front.title != NULL)
    hashiya_content_set (content, "title", front.title);
  hashiya_metadata_set_title (content, options, title);
  return TRUE;
}

HashiyaContent *
hashiya_markdown_import (GBytes *bytes,
                         const char *folder,
                         const HashiyaImportOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *markdown = NULL;

  if (g_bytes_get_size (bytes) > HASHIYA_MARKDOWN_MAX_BYTES)
    {
      hashiya_set_error (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
          /* Translators: the placeholder is a number of mebibytes. */
          _ ("This Markdown file is larger than %d MiB. Split it into smaller files, or "
             "add it as plain text."),
          HASHIYA_MARKDOWN_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  text = hashiya_charset_decode (bytes, &charset, error);
  if (text == NULL)
    return NULL;
  content = hashiya_content_new (IMPORTER);
  hashiya_content_set (content, "charset", charset);
  markdown = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  if (!compose (markdown, folder, options, content, cancellable, error))
    return NULL;
  hashiya_content_set_original (content, "md", bytes);
  return g_steal_pointer (&content);
}
