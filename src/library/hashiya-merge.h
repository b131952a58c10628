// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * hashiya_merge_annotations:
 * @heads: (element-type JsonObject): at least one annotation, newest first
 *
 * Tags unite; the note is the newest there is; each other field is the newest record's that
 * has it.
 *
 * Returns: (transfer full): the only head itself, or a new object
 */
JsonObject *hashiya_merge_annotations (GPtrArray *heads);

G_END_DECLS
