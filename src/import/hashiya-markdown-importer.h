// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"

G_BEGIN_DECLS

/** HASHIYA_MARKDOWN_MAX_BYTES: more is no text that someone marked up by hand */
#define HASHIYA_MARKDOWN_MAX_BYTES (16 * 1024 * 1024)

/**
 * hashiya_markdown_import:
 * @bytes: a text in Markdown, in any charset
 * @folder: (nullable): the folder it stands in, whose pictures it may show
 *
 * Makes content of Markdown as CommonMark 0.29 has it, with the tables, strikethrough, task
 * lists, addresses and footnotes of GitHub's edition, and front matter. Markup in it goes the way
 * of a page's. Headings can be linked to by the name that GitHub makes of their words.
 *
 * Returns: (transfer full): the content, or %NULL with %HASHIYA_IMPORT_ERROR
 */
HashiyaContent *hashiya_markdown_import (GBytes *bytes,
                                         const char *folder,
                                         const HashiyaImportOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
