// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-metadata.h"

#include "hashiya-links.h"
#include "hashiya-markup.h"
#include "hashiya-page-title.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIELD_BYTES 500

/* The content of the first `meta` called @name, by either attribute. */
static char *
dup_meta (const HashiyaNode *root, const char *name)
{
  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      const char *called, *content;
      g_autofree char *words = NULL;

      if (!hashiya_node_is (n, "meta"))
        continue;
      called = hashiya_node_get (n, "name");
      if (called == NULL)
        called = hashiya_node_get (n, "property");
      content = hashiya_node_get (n, "content");
      if (called == NULL || content == NULL || g_ascii_strcasecmp (called, name) != 0)
        continue;
      words = hashiya_markup_dup_clean_words (content);
      if (*words != '\0' && strlen (words) <= FIELD_BYTES)
        return g_steal_pointer (&words);
    }
  return NULL;
}

static gboolean
is_web_address (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);

  return parsed != NULL && g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0'
         && (strcmp (g_uri_get_scheme (parsed), "http") == 0
             || strcmp (g_uri_get_scheme (parsed), "https") == 0);
}

static char *
dup_canonical (const HashiyaNode *root)
{
  g_autofree char *address = NULL;

  for (const HashiyaNode *n = root; n != NULL; n = hashiya_node_next (n, root))
    {
      const char *rel = hashiya_node_is (n, "link") ? hashiya_node_get (n, "rel") : NULL;
      const char *href = rel != NULL ? hashiya_node_get (n, "href") : NULL;

      if (href != NULL && g_ascii_strcasecmp (rel, "canonical") == 0 && is_web_address (href))
        return g_strdup (href);
    }
  address = dup_meta (root, "og:url");
  return address != NULL && is_web_address (address) ? g_steal_pointer (&address) : NULL;
}

/* Whether a page may say that it is known by another address: one of the same host, and not of its
 * front page, which sloppy sites give for all their pages. */
static gboolean
is_of_site (const char *canonical, const char *address)
{
  g_autoptr (GUri) named = g_uri_parse (canonical, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) asked = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return named != NULL && asked != NULL && strlen (g_uri_get_path (named)) > 1
         && g_ascii_strcasecmp (g_uri_get_host (named), g_uri_get_host (asked)) == 0;
}

/* The title without the site's name, which most pages put behind it. */
static void
set_title (const HashiyaNode *root, HashiyaContent *content)
{
  const HashiyaNode *element = hashiya_node_find (root, "title");
  const HashiyaNode *heading = hashiya_node_find (root, "h1");
  g_autofree char *og = dup_meta (root, "og:title");
  g_autofree char *words = element != NULL ? hashiya_node_dup_words (element) : NULL;
  g_autofree char *line = words != NULL ? hashiya_markup_dup_clean_words (words) : NULL;
  g_autofree char *first = heading != NULL ? hashiya_node_dup_words (heading) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *site = NULL;

  if (line != NULL && *line != '\0'
      && hashiya_page_title_split (line, first != NULL && *first != '\0' ? first : og, FALSE,
                                   &title, &site))
    {
      hashiya_content_set (content, "title", title);
      hashiya_content_set (content, "publisher", site);
    }
  else if (og != NULL)
    hashiya_content_set (content, "title", og);
  else if (line != NULL && *line != '\0')
    hashiya_content_set (content, "title", line);
  else if (first != NULL && *first != '\0')
    hashiya_content_set (content, "title", first);
}

void
hashiya_metadata_read (const HashiyaNode *root,
                       const HashiyaImportOptions *options,
                       HashiyaContent *content)
{
  static const char *const authors[]
      = { "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author" };
  g_autofree char *publisher = dup_meta (root, "og:site_name");
  g_autofree char *canonical = dup_canonical (root);

  set_title (root, content);
  for (guint i = 0; i < G_N_ELEMENTS (authors); i++)
    {
      g_autofree char *author = dup_meta (root, authors[i]);

      if (author != NULL && !is_web_address (author))
        {
          hashiya_content_set (content, "byline", author);
          break;
        }
    }
  if (publisher != NULL)
    hashiya_content_set (content, "publisher", publisher);
  hashiya_content_set (content, "source", canonical);
  hashiya_import_set_origin (content, options);
  if (options != NULL && options->address != NULL && canonical != NULL
      && is_of_site (canonical, options->address))
    hashiya_content_set_option (content, "address", canonical);
}

char *
hashiya_metadata_dup_language (const HashiyaNode *root, gboolean *rtl)
{
  const HashiyaNode *body = hashiya_node_find (root, "body");
  const HashiyaNode *places[] = { root, body };
  g_autofree char *language = NULL;

  *rtl = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *lang = places[i] != NULL ? hashiya_node_get (places[i], "lang") : NULL;
      const char *dir = places[i] != NULL ? hashiya_node_get (places[i], "dir") : NULL;

      if (language == NULL && lang != NULL)
        language = g_strstrip (g_strdup (lang));
      *rtl = *rtl || (dir != NULL && g_ascii_strcasecmp (dir, "rtl") == 0);
    }
  if (language == NULL)
    language = dup_meta (root, "og:locale");
  if (language == NULL)
    return NULL;
  g_strdelimit (language, "_", '-');
  return hashiya_markup_is_language (language) ? g_steal_pointer (&language) : NULL;
}

char *
hashiya_metadata_dup_base (const HashiyaNode *root, const HashiyaImportOptions *options)
{
  const HashiyaNode *base = hashiya_node_find (root, "base");
  const char *href = base != NULL ? hashiya_node_get (base, "href") : NULL;

  if (options != NULL && options->source != NULL)
    {
      char *resolved = href != NULL ? hashiya_links_resolve (href, options->source) : NULL;

      return resolved != NULL ? resolved : g_strdup (options->source);
    }
  if (href != NULL && is_web_address (href))
    return g_strdup (href);
  return dup_canonical (root);
}

void
hashiya_metadata_set_title (HashiyaContent *content,
                            const HashiyaImportOptions *options,
                            const char *fallback)
{
  if (options != NULL && options->title != NULL && *options->title != '\0')
    {
      hashiya_content_set (content, "title", options->title);
      hashiya_content_set_option (content, "title", options->title);
    }
  else if (hashiya_content_get (content, "title") == NULL)
    hashiya_content_set (content, "title",
                         fallback != NULL && *fallback != '\0'
                             ? fallback
                             /* Translators: the title of a document that has no words to make
                                one of. */
                             : _ ("Untitled"));
}
