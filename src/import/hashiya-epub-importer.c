// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-epub-importer.h"

#include "hashiya-archive.h"
#include "hashiya-cleaner.h"
#include "hashiya-composer.h"
#include "hashiya-epub-book.h"
#include "hashiya-epub-contents.h"
#include "hashiya-metadata.h"

#include <glib/gi18n.h>
#include <string.h>

#define IMPORTER   "epub/1"
#define ENCRYPTION "META-INF/encryption.xml"

/* Fonts that are garbled so that nobody copies them out of the book; the words are not. */
static gboolean
is_font_algorithm (const char *algorithm)
{
  return algorithm != NULL
         && (strcmp (algorithm, "http://www.idpf.org/2008/embedding") == 0
             || strcmp (algorithm, "http://ns.adobe.com/pdf/enc#RC") == 0);
}

static gboolean
is_locked (const HashiyaNode *root)
{
  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      const HashiyaNode *method;

      if (!hashiya_node_is (n, "EncryptedData"))
        continue;
      method = hashiya_node_find (n, "EncryptionMethod");
      if (method == NULL || !is_font_algorithm (hashiya_node_get (method, "Algorithm")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_unlocked (HashiyaArchive *archive, GError **error)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  const HashiyaNode *root;

  if (!hashiya_archive_has (archive, ENCRYPTION))
    return TRUE;
  root = hashiya_epub_parse (archive, ENCRYPTION, tree, error);
  if (root == NULL)
    return FALSE;
  if (!is_locked (root))
    return TRUE;
  g_set_error_literal (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
                       _ ("This book is locked by the one who sold or lent it, so that only their "
                          "own program can read it. Ask them for an edition without a lock."));
  return FALSE;
}

static GPtrArray *
read_contents (HashiyaArchive *archive, HashiyaEpubItem *item)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  const HashiyaNode *root;

  if (item == NULL)
    return NULL;
  root = hashiya_epub_parse (archive, item->path, tree, NULL);
  return root != NULL ? hashiya_epub_contents_read (root, item->path) : NULL;
}

/* EPUB 3's contents, else EPUB 2's. A book can be read without. */
static GPtrArray *
find_contents (HashiyaArchive *archive, HashiyaEpubPackage *package)
{
  GPtrArray *contents = read_contents (archive, package->navigation);

  if (contents != NULL && contents->len > 0)
    return contents;
  g_clear_pointer (&contents, g_ptr_array_unref);
  return read_contents (archive, package->ncx);
}

/* Has entries for a place that no file has lead to the beginning of the file. */
static void
settle_entries (GPtrArray *contents, GHashTable *targets)
{
  for (guint i = 0; contents != NULL && i < contents->len; i++)
    {
      HashiyaContentsEntry *entry = g_ptr_array_index (contents, i);
      char *bar = strrchr (entry->key, '|');

      if (!g_hash_table_contains (targets, entry->key))
        bar[1] = '\0';
    }
}

static void
set_metadata (const HashiyaEpubPackage *package,
              const HashiyaImportOptions *options,
              HashiyaContent *content)
{
  g_autofree char *identity = NULL;

  hashiya_content_set (content, "title", package->title);
  hashiya_content_set (content, "byline", package->authors);
  hashiya_content_set (content, "publisher", package->publisher);
  if (package->identifier != NULL && package->title != NULL)
    {
      identity = g_strconcat (package->identifier, "\n", package->title, NULL);
      hashiya_content_set (content, "identity", identity);
    }
  hashiya_metadata_set_title (content, options, NULL);
  for (guint i = 0; i < package->missing->len; i++)
    hashiya_content_add_dropped (content, 1, "missing-part", package->missing->pdata[i]);
}

static gboolean
add_all (HashiyaEpubBook *book,
         GPtrArray *spine,
         const HashiyaImportOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  for (guint i = 0; i < spine->len; i++)
    {
      hashiya_import_report (options, HASHIYA_IMPORT_STEP_PARTS, i, spine->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !hashiya_epub_book_add (book, g_ptr_array_index (spine, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compose (HashiyaArchive *archive,
         HashiyaEpubPackage *package,
         const HashiyaImportOptions *options,
         HashiyaContent *content,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  g_autoptr (HashiyaBuilder) builder = hashiya_builder_new (tree);
  g_autoptr (HashiyaEpubBook) book
      = hashiya_epub_book_new (archive, package, builder, tree, content);
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GHashTable) targets = NULL;
  HashiyaComposer composer
      = { .tree = tree, .language = package->language, .rtl = package->rtl, .options = options };

  if (!add_all (book, package->spine, options, cancellable, error))
    return FALSE;
  contents = find_contents (archive, package);
  composer.root = hashiya_builder_finish (builder, &targets);
  settle_entries (contents, targets);
  composer.targets = targets;
  composer.contents = contents;
  return hashiya_compose (&composer, content, cancellable, error);
}

HashiyaContent *
hashiya_epub_import (GBytes *bytes,
                     const HashiyaImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HashiyaArchive) archive = hashiya_archive_open (bytes, error);
  g_autoptr (HashiyaEpubPackage) package = NULL;
  g_autoptr (HashiyaContent) content = NULL;

  if (archive == NULL || !check_unlocked (archive, error))
    return NULL;
  package = hashiya_epub_package_read (archive, error);
  if (package == NULL)
    return NULL;
  content = hashiya_content_new (IMPORTER);
  set_metadata (package, options, content);
  if (!compose (archive, package, options, content, cancellable, error))
    return NULL;
  hashiya_import_set_origin (content, options);
  hashiya_content_set_original (content, "epub", bytes);
  return g_steal_pointer (&content);
}
