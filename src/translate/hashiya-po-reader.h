// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-po.h"

G_BEGIN_DECLS

/** HASHIYA_PO_MAX_BYTES: a larger file is no translation of a document */
#define HASHIYA_PO_MAX_BYTES (32 * 1024 * 1024)

/**
 * HashiyaPoProblem:
 * @line: from 1, 0 for the whole file
 * @message: a sentence
 * @is_notice: whether nothing fails by it
 *
 * What is wrong with a PO file or with an entry.
 */
typedef struct
{
  guint line;
  char *message;
  gboolean is_notice;
} HashiyaPoProblem;

void hashiya_po_problem_free (HashiyaPoProblem *self);

/** hashiya_po_problems_new: Returns: (transfer full): an array of problems that owns them */
GPtrArray *hashiya_po_problems_new (void);

/** hashiya_po_problems_add: @message: (transfer full): a sentence. Returns: (transfer none): the
 * problem */
HashiyaPoProblem *hashiya_po_problems_add (GPtrArray *problems, guint line, char *message);

/**
 * hashiya_po_read:
 * @bytes: a PO file
 * @problems: (element-type HashiyaPoProblem): gets what is wrong with it
 *
 * Reads a PO file as gettext's tools would: what they refuse is refused. It has to be UTF-8 and to
 * have a header. Plural forms, which no block has, are refused too.
 *
 * Returns: (transfer full): the file, or %NULL where @problems got any
 */
HashiyaPo *hashiya_po_read (GBytes *bytes, GPtrArray *problems);

G_END_DECLS
