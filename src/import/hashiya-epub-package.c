// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-epub-package.h"

#include "hashiya-import.h"
#include "hashiya-markup.h"
#include "hashiya-xml.h"

#include <glib/gi18n.h>
#include <string.h>

#define CONTAINER   "META-INF/container.xml"
#define FIELD_BYTES 500
#define FALLBACKS   16

static void
item_free (gpointer data)
{
  HashiyaEpubItem *self = data;

  g_free (self->path);
  g_free (self->type);
  g_free (self->properties);
  g_free (self->fallback);
  g_free (self->stands_for);
  g_free (self);
}

void
hashiya_epub_package_free (HashiyaEpubPackage *self)
{
  g_clear_pointer (&self->spine, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->authors);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->identifier);
  g_free (self);
}

gboolean
hashiya_epub_has_word (const char *words, const char *word)
{
  g_auto (GStrv) parts = words != NULL ? g_strsplit_set (words, " \t\r\n", -1) : NULL;

  return parts != NULL && g_strv_contains ((const char *const *) parts, word);
}

/* Joins the parts of a path; %NULL where it climbs above the archive's root. */
static char *
normalise (const char *folder, const char *path)
{
  g_autofree char *joined = *path == '/' ? g_strdup (path) : g_strconcat (folder, "/", path, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0)
        {
          if (kept->len == 0)
            return NULL;
          g_ptr_array_set_size (kept, kept->len - 1);
        }
      else if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0)
        g_ptr_array_add (kept, parts[i]);
    }
  if (kept->len == 0)
    return NULL;
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static char *
unescape (const char *text)
{
  char *plain = g_uri_unescape_string (text, NULL);

  return plain != NULL ? plain : g_strdup (text);
}

char *
hashiya_epub_resolve (const char *base, const char *href, char **fragment)
{
  g_autofree char *stripped = g_strstrip (g_strdup (href));
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *folder = NULL;
  const char *mark = strchr (stripped, '#');

  if (fragment != NULL)
    *fragment = mark != NULL && mark[1] != '\0' ? unescape (mark + 1) : NULL;
  path = g_strndup (stripped, strcspn (stripped, "?#"));
  if (strchr (path, ':') != NULL || g_str_has_prefix (path, "//"))
    return NULL;
  if (*path == '\0')
    return g_strdup (base);
  plain = unescape (path);
  folder
      = strchr (base, '/') != NULL ? g_strndup (base, strrchr (base, '/') - base) : g_strdup ("");
  return normalise (folder, plain);
}

gboolean
hashiya_epub_is_page (const HashiyaEpubItem *item)
{
  static const char *const types[]
      = { "application/xhtml+xml", "image/svg+xml", "text/html", "text/x-oeb1-document", NULL };

  return g_strv_contains (types, item->type);
}

static HashiyaNode *
parse (HashiyaArchive *archive, const char *path, HashiyaTree *tree, GError **error)
{
  g_autoptr (GBytes) bytes = hashiya_archive_read (archive, path, error);
  const char *data;
  gsize n;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n);
  return hashiya_xml_parse (data != NULL ? data : "", n, tree, error);
}

/* OCF 3.3, 4.2.6.3.1: the first package that the container names is the one to show. */
static char *
find_package (HashiyaArchive *archive, GError **error)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  const HashiyaNode *root = parse (archive, CONTAINER, tree, error);
  char *path = NULL;

  if (root == NULL)
    return NULL;
  for (const HashiyaNode *n = root; n != NULL && path == NULL; n = hashiya_node_next (n, root))
    {
      const char *full = hashiya_node_is (n, "rootfile") ? hashiya_node_get (n, "full-path") : NULL;

      if (full != NULL)
        path = normalise ("", full);
    }
  if (path == NULL)
    g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                         _ ("This is no EPUB that can be read: it does not say where its contents "
                            "are. Get the book again from where it is from."));
  return path;
}

static void
read_item (HashiyaEpubPackage *self, const HashiyaNode *node, const char *base)
{
  const char *id = hashiya_node_get (node, "id");
  const char *href = hashiya_node_get (node, "href");
  const char *type = hashiya_node_get (node, "media-type");
  g_autofree char *path = href != NULL ? hashiya_epub_resolve (base, href, NULL) : NULL;
  HashiyaEpubItem *item;

  if (id == NULL || path == NULL || g_hash_table_contains (self->items, id))
    return;
  item = g_new0 (HashiyaEpubItem, 1);
  item->path = g_steal_pointer (&path);
  item->type = g_ascii_strdown (type != NULL ? type : "", -1);
  item->properties = g_strdup (hashiya_node_get (node, "properties"));
  item->fallback = g_strdup (hashiya_node_get (node, "fallback"));
  g_hash_table_insert (self->items, g_strdup (id), item);
  if (hashiya_epub_has_word (item->properties, "nav") && self->navigation == NULL)
    self->navigation = item;
  if (hashiya_epub_has_word (item->properties, "cover-image") && self->cover == NULL)
    self->cover = item;
}

static void
read_manifest (HashiyaEpubPackage *self, const HashiyaNode *root, const char *base)
{
  const HashiyaNode *manifest = hashiya_node_find (root, "manifest");

  for (const HashiyaNode *n = manifest != NULL ? manifest->first : NULL; n != NULL; n = n->next)
    {
      if (hashiya_node_is (n, "item"))
        read_item (self, n, base);
    }
}

/* Whether several items have one stand-in, which then says nothing of what each of them shows. */
static gboolean
is_shared (HashiyaEpubPackage *self, const char *fallback)
{
  GHashTableIter iter;
  gpointer item;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    n += g_strcmp0 (((HashiyaEpubItem *) item)->fallback, fallback) == 0;
  return n > 1;
}

/* The first of an item and its fallbacks that can be shown; a chain may lead back to itself. */
static HashiyaEpubItem *
find_shown (HashiyaEpubPackage *self, HashiyaEpubItem *item)
{
  HashiyaEpubItem *first = item;

  if (g_str_has_prefix (item->type, "image/") && item->fallback != NULL
      && is_shared (self, item->fallback))
    return item;
  for (guint i = 0; item != NULL && i < FALLBACKS; i++)
    {
      if (hashiya_epub_is_page (item))
        {
          if (item != first && item->stands_for == NULL)
            item->stands_for = g_strdup (first->path);
          return item;
        }
      item = item->fallback != NULL ? g_hash_table_lookup (self->items, item->fallback) : NULL;
    }
  return first;
}

static void
read_spine (HashiyaEpubPackage *self, const HashiyaNode *root)
{
  const HashiyaNode *spine = hashiya_node_find (root, "spine");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) aside = g_ptr_array_new ();
  gboolean begun = FALSE;

  for (const HashiyaNode *n = spine != NULL ? spine->first : NULL; n != NULL; n = n->next)
    {
      const char *id = hashiya_node_is (n, "itemref") ? hashiya_node_get (n, "idref") : NULL;
      gboolean linear = g_strcmp0 (hashiya_node_get (n, "linear"), "no") != 0;
      HashiyaEpubItem *item;

      if (id == NULL)
        continue;
      item = g_hash_table_lookup (self->items, id);
      if (item == NULL)
        {
          g_ptr_array_add (self->missing, g_strdup (id));
          continue;
        }
      begun = begun || linear;
      item = find_shown (self, item);
      if (g_hash_table_add (seen, item->path))
        g_ptr_array_add (begun && !linear ? aside : self->spine, item);
    }
  for (guint i = 0; i < aside->len; i++)
    g_ptr_array_add (self->spine, g_ptr_array_index (aside, i));
  if (spine == NULL)
    return;
  self->rtl = g_strcmp0 (hashiya_node_get (spine, "page-progression-direction"), "rtl") == 0;
  if (hashiya_node_get (spine, "toc") != NULL)
    self->ncx = g_hash_table_lookup (self->items, hashiya_node_get (spine, "toc"));
}

/* Books that do not say which file the old contents are in have one of that type. */
static void
find_ncx (HashiyaEpubPackage *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (self->ncx == NULL && g_hash_table_iter_next (&iter, NULL, &item))
    {
      if (strcmp (((HashiyaEpubItem *) item)->type, "application/x-dtbncx+xml") == 0)
        self->ncx = item;
    }
}

/* What `meta` says of the element with an id: EPUB 3.3, 5.5.4. */
static const char *
find_refinement (const HashiyaNode *metadata, const HashiyaNode *node, const char *property)
{
  const char *id = hashiya_node_get (node, "id");

  for (const HashiyaNode *n = metadata->first; id != NULL && n != NULL; n = n->next)
    {
      const char *refines = hashiya_node_is (n, "meta") ? hashiya_node_get (n, "refines") : NULL;

      if (refines != NULL && *refines == '#' && strcmp (refines + 1, id) == 0
          && g_strcmp0 (hashiya_node_get (n, "property"), property) == 0 && n->first != NULL)
        return n->first->text;
    }
  return NULL;
}

static char *
dup_field (const HashiyaNode *node)
{
  g_autofree char *text = hashiya_node_dup_words (node);
  g_autofree char *words = hashiya_markup_dup_clean_words (text);

  return *words != '\0' && strlen (words) <= FIELD_BYTES ? g_steal_pointer (&words) : NULL;
}

static void
take_title (HashiyaEpubPackage *self, const HashiyaNode *metadata, const HashiyaNode *node)
{
  const char *kind = find_refinement (metadata, node, "title-type");

  if (self->title != NULL && g_strcmp0 (kind, "main") != 0)
    return;
  g_free (self->title);
  self->title = dup_field (node);
}

/* Writers, not those who drew, translated or scanned. */
static gboolean
is_author (const HashiyaNode *metadata, const HashiyaNode *node)
{
  const char *role = hashiya_node_get (node, "role");

  if (role == NULL)
    role = find_refinement (metadata, node, "role");
  return role == NULL || strcmp (role, "aut") == 0;
}

static void
take_author (HashiyaEpubPackage *self, const HashiyaNode *node)
{
  g_autofree char *name = dup_field (node);
  char *joined;

  if (name == NULL)
    return;
  joined = self->authors != NULL ? g_strconcat (self->authors, ", ", name, NULL)
                                 : g_steal_pointer (&name);
  g_free (self->authors);
  self->authors = joined;
}

static void
take_language (HashiyaEpubPackage *self, const HashiyaNode *node)
{
  g_autofree char *tag = dup_field (node);

  if (tag == NULL || self->language != NULL)
    return;
  g_strdelimit (tag, "_", '-');
  if (hashiya_markup_is_language (tag))
    self->language = g_steal_pointer (&tag);
}

static void
read_metadata (HashiyaEpubPackage *self, const HashiyaNode *root)
{
  const HashiyaNode *metadata = hashiya_node_find (root, "metadata");
  const char *unique = hashiya_node_get (root, "unique-identifier");

  /* OEBPS 1 puts Dublin Core one level deeper. */
  for (const HashiyaNode *n = metadata; n != NULL; n = hashiya_node_next (n, metadata))
    {
      if (hashiya_node_is (n, "title"))
        take_title (self, metadata, n);
      else if (hashiya_node_is (n, "creator") && is_author (metadata, n))
        take_author (self, n);
      else if (hashiya_node_is (n, "publisher") && self->publisher == NULL)
        self->publisher = dup_field (n);
      else if (hashiya_node_is (n, "language"))
        take_language (self, n);
      else if (hashiya_node_is (n, "identifier") && self->identifier == NULL
               && g_strcmp0 (hashiya_node_get (n, "id"), unique) == 0)
        self->identifier = dup_field (n);
      else if (hashiya_node_is (n, "meta") && self->cover == NULL
               && g_strcmp0 (hashiya_node_get (n, "name"), "cover") == 0
               && hashiya_node_get (n, "content") != NULL)
        self->cover = g_hash_table_lookup (self->items, hashiya_node_get (n, "content"));
    }
}

HashiyaEpubPackage *
hashiya_epub_package_read (HashiyaArchive *archive, GError **error)
{
  g_autofree char *path = find_package (archive, error);
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  g_autoptr (HashiyaEpubPackage) self = NULL;
  const HashiyaNode *root = path != NULL ? parse (archive, path, tree, error) : NULL;

  if (root == NULL)
    return NULL;
  self = g_new0 (HashiyaEpubPackage, 1);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  self->spine = g_ptr_array_new ();
  self->missing = g_ptr_array_new_with_free_func (g_free);
  read_manifest (self, root, path);
  read_spine (self, root);
  find_ncx (self);
  read_metadata (self, root);
  if (self->spine->len > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                       _ ("This book lists nothing to read: its reading order is empty. Get the "
                          "book again from where it is from."));
  return NULL;
}
