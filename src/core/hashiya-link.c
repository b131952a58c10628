// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-link.h"

#include "hashiya-core-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_LENGTH        16
#define PLACE            "char="
#define ANNOTATION       "annotation="
#define ANNOTATION_BYTES 2048 /* more than any program's ids have */

static gboolean
is_document (const char *id)
{
  return strspn (id, "0123456789abcdef") == ID_LENGTH && id[ID_LENGTH] == '\0';
}

static gboolean
parse_fragment (HashiyaLink *self, const char *fragment)
{
  guint64 offset;

  if (g_str_has_prefix (fragment, PLACE))
    {
      if (!g_ascii_string_to_unsigned (fragment + strlen (PLACE), 10, 0, G_MAXUINT32, &offset,
                                       NULL))
        return FALSE;
      self->is_placed = TRUE;
      self->offset = offset;
      return TRUE;
    }
  if (!g_str_has_prefix (fragment, ANNOTATION))
    return FALSE;
  self->annotation = g_uri_unescape_string (fragment + strlen (ANNOTATION), NULL);
  return self->annotation != NULL && *self->annotation != '\0'
         && strlen (self->annotation) <= ANNOTATION_BYTES
         && g_utf8_validate (self->annotation, -1, NULL);
}

HashiyaLink *
hashiya_link_parse (const char *uri, GError **error)
{
  g_autoptr (HashiyaLink) self = g_new0 (HashiyaLink, 1);
  const char *rest, *hash;

  if (g_ascii_strncasecmp (uri, HASHIYA_LINK_SCHEME ":", strlen (HASHIYA_LINK_SCHEME ":")) == 0)
    {
      rest = uri + strlen (HASHIYA_LINK_SCHEME ":");
      hash = strchrnul (rest, '#');
      self->document = g_strndup (rest, hash - rest);
      if (is_document (self->document) && (*hash == '\0' || parse_fragment (self, hash + 1)))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_LINK,
                       _ ("This link names no document as Hashiya’s links do. It may have been cut "
                          "short; copy it again from where it came."));
  return NULL;
}

HashiyaLink *
hashiya_link_copy (const HashiyaLink *self)
{
  HashiyaLink *copy = g_memdup2 (self, sizeof *self);

  copy->document = g_strdup (self->document);
  copy->annotation = g_strdup (self->annotation);
  return copy;
}

void
hashiya_link_free (HashiyaLink *self)
{
  g_free (self->document);
  g_free (self->annotation);
  g_free (self);
}

char *
hashiya_link_to_document (const char *document)
{
  return g_strconcat (HASHIYA_LINK_SCHEME ":", document, NULL);
}

char *
hashiya_link_to_place (const char *document, gsize offset)
{
  return g_strdup_printf (HASHIYA_LINK_SCHEME ":%s#" PLACE "%" G_GSIZE_FORMAT, document, offset);
}

char *
hashiya_link_to_annotation (const char *document, const char *annotation)
{
  g_autofree char *escaped = g_uri_escape_string (annotation, ":", FALSE);

  return g_strconcat (HASHIYA_LINK_SCHEME ":", document, "#" ANNOTATION, escaped, NULL);
}
