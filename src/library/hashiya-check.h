// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"

G_BEGIN_DECLS

/**
 * HashiyaProblem:
 * @document: (nullable): the document's id
 * @file: (nullable): path below the library's folder
 * @line: line of a journal from 1, else 0
 * @kind: `missing`, `hash`, `json`, `schema`, `torn`, `foreign` or `newer`
 */
typedef struct
{
  char *document;
  char *file;
  guint line;
  const char *kind;
  char *message;
  gboolean repaired;
} HashiyaProblem;

void hashiya_problem_free (HashiyaProblem *self);

/**
 * hashiya_check:
 * @repair: put right what can be without losing anything; only one's own journal is ever changed
 * @n_documents: (out): how many documents were looked at
 *
 * Reads every file of the library against what it should be.
 *
 * Returns: (transfer full) (element-type HashiyaProblem): what is wrong, or %NULL with an error
 */
GPtrArray *hashiya_check (HashiyaLibrary *library,
                          gboolean repair,
                          guint *n_documents,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
