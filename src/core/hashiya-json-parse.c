// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-json-private.h"
#include "hashiya-json.h"
#include "hashiya-sentence.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/*
 * json-glib's own parser takes more than JSON, keeps integers in 64 bits and ends a string at
 * U+0000, so that another program's annotation would not come back as it was. This one reads
 * RFC 8259 and nothing else, into json-glib's tree; hashiya-json-private.h says how what that
 * tree has no room for is kept.
 */

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  int depth;
  gboolean is_too_deep;
} Reader;

static JsonNode *read_value (Reader *self);

static void
skip_space (Reader *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* Takes @c and the white space before it. */
static gboolean
take (Reader *self, char c)
{
  skip_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_word (Reader *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Takes the four digits of a \u escape; -1 where they are not there. */
static int
take_unit (Reader *self)
{
  int unit = 0;

  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  self->at += 4;
  return unit;
}

static void
append_character (GString *string, gunichar c)
{
  if (c == 0 || (c >= 0xD800 && c <= 0xDFFF) || c == HASHIYA_JSON_UNIT || c == HASHIYA_JSON_NUMBER)
    {
      g_string_append_unichar (string, HASHIYA_JSON_UNIT);
      g_string_append_printf (string, "%04x", c);
    }
  else
    g_string_append_unichar (string, c);
}

static gboolean
read_unit (Reader *self, GString *string)
{
  int high = take_unit (self);
  int low;

  if (high < 0)
    return FALSE;
  if (high >= 0xD800 && high < 0xDC00 && self->end - self->at >= 6 && self->at[0] == '\\'
      && self->at[1] == 'u')
    {
      const char *before = self->at;

      self->at += 2;
      low = take_unit (self);
      if (low >= 0xDC00 && low <= 0xDFFF)
        {
          append_character (string, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
          return TRUE;
        }
      self->at = before;
    }
  append_character (string, high);
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *string)
{
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (self->at == self->end || *self->at == '\0')
    return FALSE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unit (self, string);
    }
  name = strchr (names, *self->at);
  if (name == NULL)
    return FALSE;
  g_string_append_c (string, meanings[name - names]);
  self->at++;
  return TRUE;
}

/* Both are three bytes, EF B7 90 and EF B7 91. */
static gboolean
is_reserved (const Reader *self)
{
  return (guchar) self->at[0] == 0xEF && self->end - self->at >= 3 && (guchar) self->at[1] == 0xB7
         && ((guchar) self->at[2] == 0x90 || (guchar) self->at[2] == 0x91);
}

/* What stands after the opening quotation mark. */
static char *
read_string (Reader *self)
{
  g_autoptr (GString) string = g_string_new (NULL);

  while (self->at < self->end && *self->at != '"')
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\'
             && (guchar) *self->at >= 0x20 && (guchar) *self->at != 0xEF)
        self->at++;
      g_string_append_len (string, run, self->at - run);
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return NULL;
      if (*self->at == '\\')
        {
          self->at++;
          if (!read_escape (self, string))
            return NULL;
        }
      else if (*self->at != '"')
        {
          gsize length = is_reserved (self) ? 3 : 1;

          if (length == 3)
            append_character (string, g_utf8_get_char (self->at));
          else
            g_string_append_c (string, *self->at);
          self->at += length;
        }
    }
  if (self->at == self->end)
    return NULL;
  self->at++;
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

const char *
hashiya_json_skip_number (const char *at, const char *end)
{
  const char *digits;

  if (at < end && *at == '-')
    at++;
  digits = at;
  at = skip_digits (at, end);
  if (at == digits || (*digits == '0' && at > digits + 1))
    return NULL;
  if (at < end && *at == '.')
    {
      digits = ++at;
      at = skip_digits (at, end);
      if (at == digits)
        return NULL;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (at < end && (*at == '+' || *at == '-'))
        at++;
      digits = at;
      at = skip_digits (at, end);
      if (at == digits)
        return NULL;
    }
  return at;
}

static int
count_significant (const char *number)
{
  int n = 0;

  for (; *number != '\0' && *number != 'e' && *number != 'E'; number++)
    n += g_ascii_isdigit (*number) && (n > 0 || *number != '0');
  return n;
}

/* Whether the double that @number names says all of it: 17 digits tell every double from the
 * next. */
static gboolean
fits_double (const char *number, double value)
{
  return isfinite (value) && count_significant (number) <= 17
         && (value != 0 || count_significant (number) == 0);
}

static JsonNode *
read_number (Reader *self)
{
  const char *end = hashiya_json_skip_number (self->at, self->end);
  g_autofree char *number = NULL;
  g_autofree char *kept = NULL;
  gint64 integer;
  double value;

  if (end == NULL)
    return NULL;
  number = g_strndup (self->at, end - self->at);
  self->at = end;
  if (strpbrk (number, ".eE") != NULL)
    {
      value = g_ascii_strtod (number, NULL);
      if (fits_double (number, value))
        return json_node_init_double (json_node_alloc (), value);
    }
  else if (strcmp (number, "-0") != 0)
    {
      errno = 0;
      integer = g_ascii_strtoll (number, NULL, 10);
      if (errno == 0)
        return json_node_init_int (json_node_alloc (), integer);
    }
  kept = g_strconcat (HASHIYA_JSON_NUMBER_UTF8, number, NULL);
  return json_node_init_string (json_node_alloc (), kept);
}

static JsonNode *
read_array (Reader *self)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (!take (self, ']'))
    {
      do
        {
          JsonNode *element = read_value (self);

          if (element == NULL)
            return NULL;
          json_array_add_element (array, element);
        }
      while (take (self, ','));
      if (!take (self, ']'))
        return NULL;
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
read_object (Reader *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (!take (self, '}'))
    {
      do
        {
          g_autofree char *key = take (self, '"') ? read_string (self) : NULL;
          JsonNode *value = key != NULL && take (self, ':') ? read_value (self) : NULL;

          if (value == NULL)
            return NULL;
          json_object_set_member (object, key, value);
        }
      while (take (self, ','));
      if (!take (self, '}'))
        return NULL;
    }
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
read_nested (Reader *self, JsonNode *(*read) (Reader *self))
{
  JsonNode *node;

  if (self->depth == HASHIYA_JSON_MAX_DEPTH)
    {
      self->is_too_deep = TRUE;
      return NULL;
    }
  self->at++;
  self->depth++;
  node = read (self);
  self->depth--;
  return node;
}

static JsonNode *
read_value (Reader *self)
{
  skip_space (self);
  if (self->at == self->end)
    return NULL;
  switch (*self->at)
    {
    case '{':
      return read_nested (self, read_object);
    case '[':
      return read_nested (self, read_array);
    case '"':
      {
        g_autofree char *string = (self->at++, read_string (self));

        return string != NULL ? json_node_init_string (json_node_alloc (), string) : NULL;
      }
    case 't':
      return take_word (self, "true") ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL;
    case 'f':
      return take_word (self, "false") ? json_node_init_boolean (json_node_alloc (), FALSE) : NULL;
    case 'n':
      return take_word (self, "null") ? json_node_init_null (json_node_alloc ()) : NULL;
    default:
      return read_number (self);
    }
}

static void
set_error (const Reader *self, GError **error)
{
  if (self->is_too_deep)
    g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                         _ ("This JSON nests too deeply."));
  else
    hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                       /* Translators: a count of bytes from the file's beginning. */
                       _ ("This is not JSON: it goes wrong at byte %zu."),
                       (gsize) (self->at - self->start));
}

JsonNode *
hashiya_json_parse (const char *data, gsize n_bytes, GError **error)
{
  Reader reader = { data, data, data + n_bytes, 0, FALSE };
  g_autoptr (JsonNode) root = NULL;

  /* A byte order mark may be ignored (RFC 8259, section 8.1). */
  if (n_bytes >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    reader.at += 3;
  skip_space (&reader);
  if (reader.at == reader.end)
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("There is nothing here to read."));
      return NULL;
    }
  if (!g_utf8_validate_len (data, n_bytes, NULL))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("This is not UTF-8 text."));
      return NULL;
    }
  root = read_value (&reader);
  skip_space (&reader);
  if (root == NULL || reader.at < reader.end)
    {
      set_error (&reader, error);
      return NULL;
    }
  return g_steal_pointer (&root);
}

JsonObject *
hashiya_json_parse_object (const char *data, gsize n_bytes, GError **error)
{
  g_autoptr (JsonNode) node = hashiya_json_parse (data, n_bytes, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON,
                           _ ("This JSON is not an object."));
      return NULL;
    }
  return json_node_dup_object (node);
}
