// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-import.h"
#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaContentsEntry:
 * @key: the target it leads to
 * @title: its words
 * @level: from 1
 *
 * An entry of a table of contents.
 */
typedef struct
{
  char *key;
  char *title;
  guint level;
} HashiyaContentsEntry;

void hashiya_contents_entry_free (HashiyaContentsEntry *self);

/**
 * HashiyaComposer:
 * @root: what a builder made
 * @targets: (element-type utf8 HashiyaNode): the builder's
 * @contents: (nullable) (element-type HashiyaContentsEntry): the document's own outline
 * @language: (nullable): what the document says its language is
 * @rtl: whether the document says it runs from right to left
 * @options: (nullable): the import's
 */
typedef struct
{
  HashiyaTree *tree;
  HashiyaNode *root;
  GHashTable *targets;
  GPtrArray *contents;
  const char *language;
  gboolean rtl;
  const HashiyaImportOptions *options;
} HashiyaComposer;

/**
 * hashiya_compose:
 * @content: gets `language`, `direction` and the sections
 *
 * Cuts clean markup into sections, one from each heading and each entry of the contents to the
 * next, repairs skipped levels, and has links lead to where their targets came to stand. The
 * language said counts as far as the letters agree with it.
 *
 * Returns: %FALSE with %HASHIYA_IMPORT_ERROR_EMPTY where nothing is left to read
 */
gboolean hashiya_compose (const HashiyaComposer *self,
                          HashiyaContent *content,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
