// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-assets.h"

#include "hashiya-picture.h"
#include "hashiya-svg.h"
#include "hashiya-xml.h"

#include <string.h>

#define NAME_BYTES 200

struct _HashiyaAssets
{
  HashiyaContent *content;
  GHashTable *known; /* path of an asset */
  gsize n_bytes;
};

HashiyaAssets *
hashiya_assets_new (HashiyaContent *content)
{
  HashiyaAssets *self = g_new0 (HashiyaAssets, 1);

  self->content = content;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
hashiya_assets_free (HashiyaAssets *self)
{
  g_hash_table_unref (self->known);
  g_free (self);
}

static char *
refuse (HashiyaAssets *self, const char *reason, const char *name)
{
  g_autofree char *head = g_strndup (name, NAME_BYTES);
  g_autofree char *valid = g_utf8_make_valid (head, -1);

  hashiya_content_add_dropped (self->content, 1, reason, valid);
  return NULL;
}

static char *
keep (HashiyaAssets *self, const char *name, const char *extension, GBytes *bytes)
{
  g_autofree char *path = NULL;

  if (self->n_bytes + g_bytes_get_size (bytes) > HASHIYA_ASSETS_MAX_BYTES
      || g_hash_table_size (self->known) >= HASHIYA_ASSETS_MAX_FILES)
    return refuse (self, "too-many-pictures", name);
  path = hashiya_content_add_asset (self->content, extension, bytes);
  if (g_hash_table_add (self->known, g_strdup (path)))
    self->n_bytes += g_bytes_get_size (bytes);
  /* Sections stand in a folder beside that of the assets. */
  return g_strconcat ("../", path, NULL);
}

static gboolean
looks_like_svg (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  n = MIN (n, 4096);
  return n > 0 && (*data == '<' || (guint8) *data == 0xEF || g_ascii_isspace (*data))
         && memmem (data, n, "<svg", 4) != NULL;
}

static char *
add_svg (HashiyaAssets *self, const char *name, GBytes *bytes)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  HashiyaNode *root = hashiya_xml_parse (data, n, tree, NULL);

  if (!hashiya_node_is (root, "svg"))
    return refuse (self, "unknown-picture", name);
  return hashiya_assets_add_drawing (self, root);
}

char *
hashiya_assets_add (HashiyaAssets *self, const char *name, GBytes *bytes)
{
  guint32 width, height;
  const char *extension = hashiya_picture_read (bytes, &width, &height);

  if (extension == NULL && looks_like_svg (bytes))
    return add_svg (self, name, bytes);
  if (extension == NULL)
    return refuse (self, "unknown-picture", name);
  if ((guint64) width * height > HASHIYA_PICTURE_MAX_PIXELS)
    return refuse (self, "huge-picture", name);
  return keep (self, name, extension, bytes);
}

char *
hashiya_assets_add_drawing (HashiyaAssets *self, const HashiyaNode *svg)
{
  g_autoptr (GBytes) bytes = hashiya_svg_clean (svg);

  return keep (self, "svg", "svg", bytes);
}

char *
hashiya_assets_add_data (HashiyaAssets *self, const char *uri)
{
  const char *comma = strchr (uri, ',');
  g_autoptr (GBytes) bytes = NULL;
  gsize n;

  if (comma == NULL || g_ascii_strncasecmp (uri, "data:image/", strlen ("data:image/")) != 0)
    return NULL;
  if (comma - uri >= 7 && g_ascii_strncasecmp (comma - 7, ";base64", 7) == 0)
    {
      g_autofree char *unescaped = g_uri_unescape_string (comma + 1, NULL);
      guchar *data = g_base64_decode (unescaped != NULL ? unescaped : comma + 1, &n);

      bytes = g_bytes_new_take (data, n);
    }
  else
    {
      bytes = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
      if (bytes == NULL)
        return NULL;
    }
  return hashiya_assets_add (self, "data:", bytes);
}
