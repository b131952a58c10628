// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-view-state.h"

#include "hashiya-json.h"

#define KEY "view"

char *
hashiya_view_state_read (HashiyaMargin *margin, HashiyaEditionKind *kind)
{
  g_autoptr (JsonNode) node = hashiya_margin_get_state (margin, KEY);
  JsonObject *value;
  const char *language;

  *kind = HASHIYA_EDITION_ORIGINAL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  value = json_node_get_object (node);
  language = hashiya_json_string (value, "language", NULL);
  if (language != NULL)
    *kind = hashiya_edition_kind_parse (hashiya_json_string (value, "text", ""));
  return *kind != HASHIYA_EDITION_ORIGINAL ? g_strdup (language) : NULL;
}

gboolean
hashiya_view_state_write (HashiyaMargin *margin,
                          HashiyaEditionKind kind,
                          const char *language,
                          GError **error)
{
  HashiyaEditionKind before_kind;
  g_autofree char *before = hashiya_view_state_read (margin, &before_kind);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *value;

  if (before_kind == kind && g_strcmp0 (before, language) == 0)
    return TRUE;
  value = json_object_new ();
  json_object_set_string_member (value, "text", hashiya_edition_kind_name (kind));
  hashiya_json_set_string (value, "language", language);
  json_node_take_object (node, value);
  return hashiya_margin_set_state (margin, KEY, node, error);
}
