// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-epub-book.h"

#include "hashiya-cleaner.h"
#include "hashiya-html-charset.h"
#include "hashiya-html-parse.h"
#include "hashiya-import.h"
#include "hashiya-links.h"
#include "hashiya-picture.h"
#include "hashiya-xml.h"

#include <string.h>

struct _HashiyaEpubBook
{
  HashiyaArchive *archive;
  HashiyaEpubPackage *package;
  HashiyaBuilder *builder;
  HashiyaTree *tree;
  HashiyaContent *content;
  HashiyaAssets *assets;
  GHashTable *pages;    /* paths of the reading order */
  GHashTable *pictures; /* path -> its address in a section, or NULL */
  const char *path;     /* of the file that is being added */
  HashiyaTree *raw;     /* holds its markup */
  guint n_added;
};

HashiyaEpubBook *
hashiya_epub_book_new (HashiyaArchive *archive,
                       HashiyaEpubPackage *package,
                       HashiyaBuilder *builder,
                       HashiyaTree *tree,
                       HashiyaContent *content)
{
  HashiyaEpubBook *self = g_new0 (HashiyaEpubBook, 1);

  self->archive = archive;
  self->package = package;
  self->builder = builder;
  self->tree = tree;
  self->content = content;
  self->assets = hashiya_assets_new (content);
  self->pages = g_hash_table_new (g_str_hash, g_str_equal);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < package->spine->len; i++)
    {
      HashiyaEpubItem *item = g_ptr_array_index (package->spine, i);

      g_hash_table_add (self->pages, item->path);
      if (item->stands_for != NULL)
        g_hash_table_add (self->pages, item->stands_for);
    }
  return self;
}

void
hashiya_epub_book_free (HashiyaEpubBook *self)
{
  hashiya_assets_free (self->assets);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

HashiyaNode *
hashiya_epub_parse (HashiyaArchive *archive, const char *path, HashiyaTree *tree, GError **error)
{
  g_autoptr (GBytes) bytes = hashiya_archive_read (archive, path, error);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *charset = NULL;
  const char *data;
  HashiyaNode *root;
  gsize n;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n);
  root = hashiya_xml_parse (data != NULL ? data : "", n, tree, &reason);
  if (root != NULL)
    return root;
  /* A limit that one parser must keep to is the other's too. */
  if (g_error_matches (reason, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (n == 0)
    return hashiya_tree_element (tree, "html");
  text = hashiya_html_decode (bytes, NULL, &charset, error);
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &n);
  return hashiya_html_parse (data, n, tree, error);
}

static gboolean
has_scheme (const char *href)
{
  gsize n = strcspn (href, ":/?#");

  return href[n] == ':';
}

static char *
resolve_link (const char *href, gpointer data)
{
  HashiyaEpubBook *self = data;
  g_autofree char *fragment = NULL;
  g_autofree char *to = NULL;

  if (has_scheme (href))
    return hashiya_links_resolve (href, NULL);
  to = hashiya_epub_resolve (self->path, href, &fragment);
  if (to == NULL || !g_hash_table_contains (self->pages, to))
    return NULL;
  return hashiya_target_key (to, fragment);
}

static char *
read_picture (HashiyaEpubBook *self, const char *path)
{
  g_autoptr (GBytes) bytes = hashiya_archive_read (self->archive, path, NULL);

  if (bytes != NULL)
    return hashiya_assets_add (self->assets, path, bytes);
  hashiya_content_add_dropped (self->content, 1, "missing-picture", path);
  return NULL;
}

/* The address that a picture of the book has in a section. */
static char *
find_picture (HashiyaEpubBook *self, const char *path)
{
  if (!g_hash_table_contains (self->pictures, path))
    g_hash_table_insert (self->pictures, g_strdup (path), read_picture (self, path));
  return g_strdup (g_hash_table_lookup (self->pictures, path));
}

static char *
find_image (const char *source, gpointer data)
{
  HashiyaEpubBook *self = data;
  g_autofree char *path = NULL;

  if (g_ascii_strncasecmp (source, "data:", 5) == 0)
    return hashiya_assets_add_data (self->assets, source);
  path = has_scheme (source) ? NULL : hashiya_epub_resolve (self->path, source, NULL);
  return path != NULL ? find_picture (self, path) : NULL;
}

/* The only thing that a drawing shows, where that is a picture: covers are wrapped so. */
static const HashiyaNode *
find_only_image (const HashiyaNode *svg)
{
  static const char *const silent[] = { "g", "title", "desc", "defs", "metadata", "image", NULL };
  const HashiyaNode *image = NULL;

  for (const HashiyaNode *n = hashiya_node_next (svg, svg); n != NULL;
       n = hashiya_node_next (n, svg))
    {
      if (n->name != NULL && !hashiya_node_is_one_of (n, silent))
        return NULL;
      if (hashiya_node_is (n, "image") && image != NULL)
        return NULL;
      if (hashiya_node_is (n, "image"))
        image = n;
    }
  return image;
}

/* Puts a picture that a drawing names into the drawing, which can show no other file. */
static void
embed (HashiyaEpubBook *self, HashiyaNode *image)
{
  const char *href = hashiya_node_get (image, "href");
  g_autofree char *path = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 width, height;
  const char *kind;

  if (href == NULL || has_scheme (href))
    return;
  path = hashiya_epub_resolve (self->path, href, NULL);
  bytes = path != NULL ? hashiya_archive_read (self->archive, path, NULL) : NULL;
  kind = bytes != NULL ? hashiya_picture_read (bytes, &width, &height) : NULL;
  if (kind == NULL || (guint64) width * height > HASHIYA_PICTURE_MAX_PIXELS)
    return;
  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  address = g_strdup_printf ("data:image/%s;base64,%s", strcmp (kind, "jpg") == 0 ? "jpeg" : kind,
                             base64);
  hashiya_tree_set (self->raw, image, "href", address);
}

static char *
keep_drawing (const HashiyaNode *svg, gpointer data)
{
  HashiyaEpubBook *self = data;
  const HashiyaNode *only = find_only_image (svg);

  if (only != NULL && hashiya_node_get (only, "href") != NULL)
    return find_image (hashiya_node_get (only, "href"), self);
  for (HashiyaNode *n = hashiya_node_next (svg, svg); n != NULL; n = hashiya_node_next (n, svg))
    {
      if (hashiya_node_is (n, "image"))
        embed (self, n);
    }
  return hashiya_assets_add_drawing (self->assets, svg);
}

/* EPUB 3.2, A.2: of a `switch` one case is shown, or the default. */
static void
choose_cases (HashiyaNode *root)
{
  HashiyaNode *next;

  for (HashiyaNode *n = root; n != NULL; n = next)
    {
      const HashiyaNode *shown;

      next = hashiya_node_next (n, root);
      if (!hashiya_node_is (n, "switch") || n->foreign)
        continue;
      shown = hashiya_node_find (n, "math") != NULL ? hashiya_node_find (n, "case") : NULL;
      if (shown == NULL)
        shown = hashiya_node_find (n, "default");
      for (HashiyaNode *child = n->first; child != NULL;)
        {
          HashiyaNode *after = child->next;

          if (child != shown)
            hashiya_node_remove (child);
          child = after;
        }
      next = hashiya_node_next (n, root);
    }
}

static gboolean
shows (HashiyaEpubBook *self, const HashiyaNode *root, const char *path)
{
  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      const char *source = NULL;
      g_autofree char *to = NULL;

      if (hashiya_node_is (n, "img"))
        source = hashiya_node_get (n, "src");
      else if (hashiya_node_is (n, "image"))
        source = hashiya_node_get (n, "href");
      to = source != NULL ? hashiya_epub_resolve (self->path, source, NULL) : NULL;
      if (g_strcmp0 (to, path) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
insert_picture (HashiyaEpubBook *self, const char *path)
{
  g_autofree char *source = find_picture (self, path);
  HashiyaNode *image;

  if (source == NULL)
    return;
  image = hashiya_tree_element (self->tree, "img");
  hashiya_tree_set (self->tree, image, "src", source);
  hashiya_tree_set (self->tree, image, "alt", "");
  hashiya_builder_begin_run (self->builder, "p");
  hashiya_builder_insert (self->builder, image);
  hashiya_builder_end_run (self->builder);
}

static void
add_markup (HashiyaEpubBook *self, HashiyaNode *root)
{
  const HashiyaHost host = { self->path, resolve_link, find_image, keep_drawing, self };
  const char *cover = self->package->cover != NULL ? self->package->cover->path : NULL;

  if (self->n_added == 0 && cover != NULL && !shows (self, root, cover))
    insert_picture (self, cover);
  choose_cases (root);
  hashiya_clean (root, self->builder, self->tree, &host);
  hashiya_builder_end_run (self->builder);
}

static void
call_out (HashiyaEpubBook *self, const char *path)
{
  g_autofree char *key = hashiya_target_key (path, NULL);

  hashiya_builder_target (self->builder, key);
}

gboolean
hashiya_epub_book_add (HashiyaEpubBook *self, const HashiyaEpubItem *item, GError **error)
{
  g_autoptr (HashiyaTree) raw = hashiya_tree_new ();
  HashiyaNode *root;

  self->path = item->path;
  self->raw = raw;
  call_out (self, item->path);
  if (item->stands_for != NULL)
    call_out (self, item->stands_for);
  if (hashiya_epub_is_page (item))
    {
      root = hashiya_epub_parse (self->archive, item->path, raw, error);
      if (root == NULL)
        return FALSE;
      add_markup (self, root);
    }
  else
    insert_picture (self, item->path);
  self->n_added++;
  return TRUE;
}
