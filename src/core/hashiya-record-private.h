// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-record.h"

G_BEGIN_DECLS

/** hashiya_record_get_target: Returns: (transfer none) (nullable): the target that is read: the
 * first that selects something, else the first that is an object */
JsonObject *hashiya_record_get_target (JsonObject *record);

/** hashiya_record_ensure_target: Returns: (transfer none) (nullable): the same to be changed; one
 * that is only named becomes a SpecificResource */
JsonObject *hashiya_record_ensure_target (JsonObject *record);

/** hashiya_record_add_selectors: Puts selectors of a range into the only target of @record. */
void hashiya_record_add_selectors (JsonObject *record,
                                   HashiyaDocument *document,
                                   gsize start,
                                   gsize end);

/** hashiya_record_check_range: Returns: %FALSE with %HASHIYA_CORE_ERROR_RANGE where a range is
 * empty or leaves the text */
gboolean
hashiya_record_check_range (HashiyaDocument *document, gsize start, gsize end, GError **error);

G_END_DECLS
