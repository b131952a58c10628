// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/**
 * HashiyaTargets:
 *
 * Which node of a tree in the making stands where a target of the document was called out. A
 * target waits until a node comes; where the node is taken away again it waits for the next.
 */
typedef struct _HashiyaTargets HashiyaTargets;

HashiyaTargets *hashiya_targets_new (void);
void hashiya_targets_free (HashiyaTargets *self);

/** hashiya_targets_call: Calls out a target; of equal keys the first counts. */
void hashiya_targets_call (HashiyaTargets *self, const char *key);

/** hashiya_targets_settle: All that waits leads to @node. */
void hashiya_targets_settle (HashiyaTargets *self, HashiyaNode *node);

/** hashiya_targets_unsettle: What leads to @node waits again. */
void hashiya_targets_unsettle (HashiyaTargets *self, const HashiyaNode *node);

/** hashiya_targets_move: What leads to @from leads to @to. */
void hashiya_targets_move (HashiyaTargets *self, const HashiyaNode *from, HashiyaNode *to);

/**
 * hashiya_targets_finish:
 *
 * Returns: (transfer full) (element-type utf8 HashiyaNode): nodes by key
 */
GHashTable *hashiya_targets_finish (HashiyaTargets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaTargets, hashiya_targets_free)

G_END_DECLS
