// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import.h"

#include "hashiya-epub-importer.h"
#include "hashiya-format.h"
#include "hashiya-html-importer.h"
#include "hashiya-markdown-importer.h"
#include "hashiya-mhtml-importer.h"
#include "hashiya-sentence.h"
#include "hashiya-source.h"
#include "hashiya-text-importer.h"

#include <glib/gi18n.h>

void
hashiya_import_set_origin (HashiyaContent *content, const HashiyaImportOptions *options)
{
  if (options == NULL || options->source == NULL)
    return;
  hashiya_content_set (content, "source", options->source);
  hashiya_content_set_option (content, "address", options->address);
}

HashiyaContent *
hashiya_import_named (GBytes *bytes,
                      const char *name,
                      const char *folder,
                      const HashiyaImportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *nick = options != NULL ? options->format : NULL;

  if (!hashiya_source_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  if (!hashiya_format_is_known (nick))
    {
      hashiya_set_error (
          error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNSUPPORTED,
          /* Translators: the placeholder is what was given as --format. */
          _ ("Hashiya does not read the format “%s”. Use “auto”, “text”, “markdown”, "
             "“html”, “mhtml”, “epub”, “docx” or “odt”."),
          nick);
      return NULL;
    }
  switch (hashiya_format_find (nick, name, bytes))
    {
    case HASHIYA_FORMAT_HTML:
      return hashiya_html_import (bytes, folder, options, cancellable, error);
    case HASHIYA_FORMAT_MARKDOWN:
      return hashiya_markdown_import (bytes, folder, options, cancellable, error);
    case HASHIYA_FORMAT_EPUB:
      return hashiya_epub_import (bytes, options, cancellable, error);
    case HASHIYA_FORMAT_MHTML:
      return hashiya_mhtml_import (bytes, options, cancellable, error);
    /* These come here as HTML; what still comes is refused as any archive. */
    case HASHIYA_FORMAT_DOCX:
    case HASHIYA_FORMAT_ODT:
    case HASHIYA_FORMAT_TEXT:
      return hashiya_text_import (bytes, options, cancellable, error);
    }
  g_assert_not_reached ();
}

static HashiyaContent *
seal (HashiyaContent *content)
{
  if (content != NULL)
    hashiya_content_seal (content);
  return content;
}

HashiyaContent *
hashiya_import_file (GFile *file,
                     const HashiyaImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = hashiya_source_read (file, &name, &folder, cancellable, error);
  if (bytes == NULL)
    return NULL;
  return seal (hashiya_import_named (bytes, name, folder, options, cancellable, error));
}

HashiyaContent *
hashiya_import_bytes (GBytes *bytes,
                      const HashiyaImportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return seal (hashiya_import_named (bytes, NULL, NULL, options, cancellable, error));
}
