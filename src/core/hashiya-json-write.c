// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json-private.h"
#include "hashiya-json.h"

#include <math.h>
#include <string.h>

static void write_node (GString *out, JsonNode *node, gboolean sorted);

/* The unit that stands at @at in the tree's own spelling, or -1. */
static int
get_unit (const char *at)
{
  int unit = 0;

  if (!g_str_has_prefix (at, HASHIYA_JSON_UNIT_UTF8))
    return -1;
  at += strlen (HASHIYA_JSON_UNIT_UTF8);
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit == 0 || (unit >= 0xD800 && unit <= 0xDFFF) || unit == HASHIYA_JSON_UNIT
                 || unit == HASHIYA_JSON_NUMBER
             ? unit
             : -1;
}

static void
write_special (GString *out, char c)
{
  static const char names[] = "\"\\bfnrt";
  static const char meanings[] = "\"\\\b\f\n\r\t";
  const char *meaning = strchr (meanings, c);

  g_string_append_c (out, '\\');
  if (meaning != NULL)
    g_string_append_c (out, names[meaning - meanings]);
  else
    g_string_append_printf (out, "u%04x", c);
}

static void
write_string (GString *out, const char *string)
{
  const char *at = string;

  g_string_append_c (out, '"');
  while (*at != '\0')
    {
      const char *run = at;
      int unit;

      while ((guchar) *at >= 0x20 && *at != '"' && *at != '\\' && *at != 0x7f
             && (guchar) *at != 0xEF)
        at++;
      g_string_append_len (out, run, at - run);
      if (*at == '\0')
        break;
      if ((guchar) *at != 0xEF)
        write_special (out, *at++);
      else if ((unit = get_unit (at)) >= 0)
        {
          if (unit == HASHIYA_JSON_UNIT || unit == HASHIYA_JSON_NUMBER)
            g_string_append_unichar (out, unit);
          else
            g_string_append_printf (out, "\\u%04x", unit);
          at += strlen (HASHIYA_JSON_UNIT_UTF8) + 4;
        }
      else
        g_string_append_c (out, *at++);
    }
  g_string_append_c (out, '"');
}

/* JSON has no name for what is no number. */
static void
write_double (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (out, "null");
      return;
    }
  /* The fewest digits that come back as the same double. */
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.16g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  g_string_append (out, text);
  if (strpbrk (text, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
write_value (GString *out, JsonNode *node)
{
  const char *number;

  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else if (json_node_get_value_type (node) != G_TYPE_STRING)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if ((number = hashiya_json_kept_number (node)) != NULL)
    g_string_append (out, number);
  else
    write_string (out, json_node_get_string (node));
}

static void
write_object (GString *out, JsonObject *object, gboolean sorted)
{
  g_autoptr (GList) members = json_object_get_members (object);

  if (sorted)
    members = g_list_sort (members, (GCompareFunc) strcmp);
  g_string_append_c (out, '{');
  for (GList *l = members; l != NULL; l = l->next)
    {
      if (l != members)
        g_string_append_c (out, ',');
      write_string (out, l->data);
      g_string_append_c (out, ':');
      write_node (out, json_object_get_member (object, l->data), sorted);
    }
  g_string_append_c (out, '}');
}

static void
write_array (GString *out, JsonArray *array, gboolean sorted)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_node (out, json_array_get_element (array, i), sorted);
    }
  g_string_append_c (out, ']');
}

static void
write_node (GString *out, JsonNode *node, gboolean sorted)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (out, json_node_get_object (node), sorted);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node), sorted);
  else
    write_value (out, node);
}

char *
hashiya_json_to_string (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (node != NULL, NULL);

  write_node (out, node, FALSE);
  return g_string_free (out, FALSE);
}

char *
hashiya_json_canonical (JsonObject *object)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (object != NULL, NULL);

  write_object (out, object, TRUE);
  return g_string_free (out, FALSE);
}
