// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HashiyaRecordKind:
 * @HASHIYA_RECORD_UNKNOWN: of a type this program does not know: kept, and of no effect
 * @HASHIYA_RECORD_INVALID: of a known type, without what every such record has
 * @HASHIYA_RECORD_ABSORBED: after it come records taken over from another journal
 * @HASHIYA_RECORD_DROPPED: what compaction took out: its `revs` {seq: hash} of a `device`
 */
typedef enum
{
  HASHIYA_RECORD_UNKNOWN,
  HASHIYA_RECORD_INVALID,
  HASHIYA_RECORD_HEADER,
  HASHIYA_RECORD_DROPPED,
  HASHIYA_RECORD_ABSORBED,
  HASHIYA_RECORD_ANNOTATION,
  HASHIYA_RECORD_TOMBSTONE,
  HASHIYA_RECORD_STATE,
} HashiyaRecordKind;

HashiyaRecordKind hashiya_record_kind (JsonObject *record);

G_END_DECLS
