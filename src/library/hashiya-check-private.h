// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-check.h"

G_BEGIN_DECLS

/**
 * HashiyaChecking:
 *
 * A check under way: what it looks at, and what it has found.
 */
typedef struct
{
  const char *library;  /* the folder */
  const char *document; /* (nullable): the id */
  GStrv names;          /* (nullable): what annotations call it */
  GPtrArray *folders;   /* (nullable): the document's */
  gboolean repair;
  GPtrArray *problems; /* of HashiyaProblem */
} HashiyaChecking;

/**
 * hashiya_checking_add:
 * @path: an absolute path in the library
 * @line: from 1, 0 where it is no line
 * @message: (transfer full): a sentence
 */
HashiyaProblem *hashiya_checking_add (
    HashiyaChecking *self, const char *path, guint line, const char *kind, char *message);

/** hashiya_checking_add_foreign: @path is nothing that Hashiya put there. */
void hashiya_checking_add_foreign (HashiyaChecking *self, const char *path);

/** hashiya_check_journals: Looks at every journal in @folder, which need not be there. */
void hashiya_check_journals (HashiyaChecking *self, const char *folder);

/**
 * hashiya_check_sweep:
 * @folder: where the leftover is
 *
 * Removes, when repairing, what a killed program left half written: a folder or file of this
 * device that none of its programs is writing now.
 */
void hashiya_check_sweep (HashiyaChecking *self, const char *folder, const char *name);

/** hashiya_check_version: Looks at every file of a version's folder. */
void hashiya_check_version (HashiyaChecking *self, const char *folder);

G_END_DECLS
