// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-record-kind.h"

#include "hashiya-json.h"
#include "hashiya-record.h"

static gboolean
has_revision (JsonObject *record)
{
  JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

  return hashiya_json_string (rev, "device", NULL) != NULL && hashiya_json_int (rev, "seq", 0) > 0;
}

HashiyaRecordKind
hashiya_record_kind (JsonObject *record)
{
  const char *type = hashiya_json_string (record, "type", NULL);

  if (g_strcmp0 (type, "hashiya:Journal") == 0)
    return hashiya_json_int (record, "format", 0) > 0
                   && hashiya_json_string (record, "device", NULL) != NULL
               ? HASHIYA_RECORD_HEADER
               : HASHIYA_RECORD_INVALID;
  if (g_strcmp0 (type, "hashiya:Absorbed") == 0)
    return HASHIYA_RECORD_ABSORBED;
  if (g_strcmp0 (type, "hashiya:Dropped") == 0)
    return hashiya_json_string (record, "device", NULL) != NULL
                   && hashiya_json_object (record, "revs") != NULL
               ? HASHIYA_RECORD_DROPPED
               : HASHIYA_RECORD_INVALID;
  if (g_strcmp0 (type, "hashiya:State") == 0)
    return has_revision (record) && hashiya_json_string (record, "key", NULL) != NULL
                   && json_object_has_member (record, "value")
               ? HASHIYA_RECORD_STATE
               : HASHIYA_RECORD_INVALID;
  if (g_strcmp0 (type, "hashiya:Tombstone") == 0)
    return has_revision (record) && hashiya_record_get_id (record) != NULL
               ? HASHIYA_RECORD_TOMBSTONE
               : HASHIYA_RECORD_INVALID;
  if (hashiya_record_is_annotation (record))
    return has_revision (record) ? HASHIYA_RECORD_ANNOTATION : HASHIYA_RECORD_INVALID;
  return g_strcmp0 (type, "Annotation") == 0 ? HASHIYA_RECORD_INVALID : HASHIYA_RECORD_UNKNOWN;
}
