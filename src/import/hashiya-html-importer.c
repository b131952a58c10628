// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-html-importer.h"

#include "hashiya-article.h"
#include "hashiya-assets.h"
#include "hashiya-cleaner.h"
#include "hashiya-composer.h"
#include "hashiya-html-charset.h"
#include "hashiya-html-parse.h"
#include "hashiya-links.h"
#include "hashiya-markup.h"
#include "hashiya-metadata.h"
#include "hashiya-page-files.h"

#include <string.h>

#define IMPORTER      "html/1"
#define BYLINE_BYTES  200
#define PICTURE_BYTES (64 * 1024 * 1024)

typedef struct
{
  HashiyaTree *tree;
  HashiyaAssets *assets;
  HashiyaContent *content;
  const HashiyaImportOptions *options; /* may be NULL */
  const char *folder;                  /* may be NULL */
  const HashiyaPageParts *parts;       /* may be NULL */
  char *base;                          /* may be NULL */
} Page;

/* The part of an address before its fragment. */
static gboolean
is_same_page (const char *to, const char *base)
{
  gsize n = strcspn (base, "#");

  return strncmp (to, base, n) == 0 && to[n] == '#';
}

static char *
resolve_link (const char *href, gpointer data)
{
  Page *self = data;
  g_autofree char *to = NULL;
  g_autofree char *id = NULL;
  const char *fragment = NULL;

  href += strspn (href, " \t\r\n\f");
  if (*href == '#')
    fragment = href;
  else
    {
      to = hashiya_links_resolve (href, self->base);
      if (to != NULL && self->base != NULL && is_same_page (to, self->base))
        fragment = strchr (to, '#');
    }
  if (fragment == NULL)
    return g_steal_pointer (&to);
  if (fragment[1] == '\0')
    return NULL;
  id = g_uri_unescape_string (fragment + 1, NULL);
  return hashiya_target_key ("", id != NULL ? id : fragment + 1);
}

/* A picture of a page from the web: from among those that were fetched for it, or the wish. */
static char *
find_fetched (Page *self, const char *source)
{
  const char *folder = self->options->pictures;
  g_autofree char *address = hashiya_links_resolve (source, self->base);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (address == NULL || g_str_has_prefix (address, "mailto:"))
    return NULL;
  address[strcspn (address, "#")] = '\0';
  name = hashiya_import_picture_name (address);
  bytes = folder != NULL ? hashiya_page_files_read (folder, name, PICTURE_BYTES) : NULL;
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    return hashiya_assets_add (self->assets, address, bytes);
  if (bytes != NULL)
    hashiya_content_add_dropped (self->content, 1, "missing-picture", address);
  if (folder != NULL)
    return NULL;
  hashiya_content_add_dropped (self->content, 1, HASHIYA_IMPORT_WANTED, address);
  /* It takes its place, so that no smaller edition of it is wished for too. */
  return g_strconcat ("../", name, NULL);
}

char *
hashiya_html_part_address (const char *reference, const char *location)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  char *address = g_uri_resolve_relative (location, reference, flags, NULL);

  if (address == NULL)
    address = g_strdup (reference);
  address[strcspn (address, "#")] = '\0';
  return address;
}

static char *
find_part (Page *self, const char *source)
{
  const char *base = self->base != NULL ? self->base : self->parts->location;
  g_autofree char *address = hashiya_html_part_address (source, base);
  g_autoptr (GBytes) bytes = self->parts->find (address, self->parts->data);

  return bytes != NULL ? hashiya_assets_add (self->assets, source, bytes) : NULL;
}

static char *
find_image (const char *source, gpointer data)
{
  Page *self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_ascii_strncasecmp (source, "data:", 5) == 0)
    return hashiya_assets_add_data (self->assets, source);
  if (self->parts != NULL)
    return find_part (self, source);
  if (self->options != NULL && self->options->source != NULL)
    return find_fetched (self, source);
  if (self->folder == NULL)
    return NULL;
  bytes = hashiya_page_files_read (self->folder, source, PICTURE_BYTES);
  return bytes != NULL ? hashiya_assets_add (self->assets, source, bytes) : NULL;
}

static char *
keep_drawing (const HashiyaNode *svg, gpointer data)
{
  Page *self = data;

  return hashiya_assets_add_drawing (self->assets, svg);
}

static gboolean
compose (Page *self,
         const HashiyaNode *root,
         const HashiyaImportOptions *options,
         HashiyaContent *content,
         GCancellable *cancellable,
         GError **error)
{
  const HashiyaHost host = { "", resolve_link, find_image, keep_drawing, self };
  g_autoptr (HashiyaBuilder) builder = hashiya_builder_new (self->tree);
  g_autoptr (GHashTable) targets = NULL;
  g_autofree char *language = NULL;
  HashiyaComposer composer = { .tree = self->tree, .options = options };

  language = hashiya_metadata_dup_language (root, &composer.rtl);
  composer.language = language;
  hashiya_import_report (options, HASHIYA_IMPORT_STEP_CLEAN, 0, 0);
  hashiya_clean (root, builder, self->tree, &host);
  composer.root = hashiya_builder_finish (builder, &targets);
  composer.targets = targets;
  return hashiya_compose (&composer, content, cancellable, error);
}

/* Leaves the article of a page where it holds one, unless all of it was asked for. */
static void
find_article (HashiyaNode *root, const HashiyaImportOptions *options, HashiyaContent *content)
{
  g_autoptr (HashiyaExtraction) extraction = NULL;
  g_autofree char *byline = NULL;

  if (options != NULL && options->whole)
    {
      hashiya_content_set_option (content, "whole", "yes");
      return;
    }
  hashiya_import_report (options, HASHIYA_IMPORT_STEP_ARTICLE, 0, 0);
  extraction = hashiya_extract (root);
  if (!hashiya_article_cut (root, extraction, content))
    {
      hashiya_content_set (content, "extraction", "none");
      return;
    }
  hashiya_content_set (content, "extraction", "article");
  if (extraction->byline != NULL)
    byline = hashiya_markup_dup_clean_words (extraction->byline);
  if (hashiya_content_get (content, "byline") == NULL && byline != NULL && *byline != '\0'
      && strlen (byline) < BYLINE_BYTES)
    hashiya_content_set (content, "byline", byline);
}

/* The address that a page's references start from. */
static char *
dup_base (const Page *self, const HashiyaNode *root)
{
  const HashiyaImportOptions from
      = { .source = self->parts != NULL ? self->parts->location : NULL };

  return hashiya_metadata_dup_base (root, from.source != NULL ? &from : self->options);
}

static gboolean
compose_page (Page *self,
              const char *html,
              gsize n_bytes,
              gboolean extract,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  g_autoptr (HashiyaAssets) assets = hashiya_assets_new (self->content);
  HashiyaNode *root = hashiya_html_parse (html, n_bytes, tree, error);
  gboolean done;

  if (root == NULL)
    return FALSE;
  self->tree = tree;
  self->assets = assets;
  hashiya_metadata_read (root, self->options, self->content);
  self->base = dup_base (self, root);
  if (extract)
    find_article (root, self->options, self->content);
  done = compose (self, root, self->options, self->content, cancellable, error);
  g_free (self->base);
  return done;
}

gboolean
hashiya_html_compose (const char *html,
                      gsize n_bytes,
                      const char *folder,
                      const HashiyaImportOptions *options,
                      HashiyaContent *content,
                      GCancellable *cancellable,
                      GError **error)
{
  Page page = { .content = content, .options = options, .folder = folder };

  return compose_page (&page, html, n_bytes, FALSE, cancellable, error);
}

/* Returns: whether @page's content has everything but its original */
static gboolean
import_page (Page *page, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *said = page->options != NULL ? page->options->charset : NULL;
  g_autofree char *charset = NULL;
  g_autoptr (GBytes) text = hashiya_html_decode (bytes, said, &charset, error);
  const char *html;
  gsize n;

  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  hashiya_content_set (page->content, "charset", charset);
  html = g_bytes_get_data (text, &n);
  if (!compose_page (page, html, n, TRUE, cancellable, error))
    return FALSE;
  hashiya_metadata_set_title (page->content, page->options, NULL);
  return TRUE;
}

HashiyaContent *
hashiya_html_import (GBytes *bytes,
                     const char *folder,
                     const HashiyaImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new (IMPORTER);
  Page page = { .content = content, .options = options, .folder = folder };

  if (!import_page (&page, bytes, cancellable, error))
    return NULL;
  hashiya_content_set_original (content, "html", bytes);
  return g_steal_pointer (&content);
}

HashiyaContent *
hashiya_html_import_parts (GBytes *html,
                           GBytes *original,
                           const HashiyaPageParts *parts,
                           const HashiyaImportOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new (parts->importer);
  g_autofree char *source = NULL;
  Page page = { .content = content, .options = options, .parts = parts };

  if (!import_page (&page, html, cancellable, error))
    return NULL;
  if (parts->location != NULL && hashiya_content_get (content, "source") == NULL)
    source = hashiya_links_resolve (parts->location, NULL);
  if (source != NULL && !g_str_has_prefix (source, "mailto:"))
    hashiya_content_set (content, "source", source);
  hashiya_content_set_original (content, parts->extension, original);
  return g_steal_pointer (&content);
}
