// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-json.h"

#include <string.h>

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const rows[] = {
    "",
    "   ",
    "\xEF\xBB\xBF",
    "{",
    "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}",
    "{'a':1}",
    "[1,2]",
    "[1 2]",
    "\"\xC3\"",
    deep,
    "{\"a\":1}}",
    "{\"a\":1}{\"b\":2}",
    "{\"a\":01}",
    "{\"a\":1.}",
    "{\"a\":.5}",
    "{\"a\":0x10}",
    "{\"a\":1e}",
    "{\"a\":-}",
    "{\"a\":NaN}",
    "{\"a\":Infinity}",
    "{\"a\":nul}",
    "{\"a\":\"\n\"}",
    "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u12\"}",
    "{\"a\":\"\\",
    "/* a comment */ {}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hashiya_json_parse_object (rows[i], strlen (rows[i]), &error));
      g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON);
    }
}

static void
test_canonical (void)
{
  static const char *const rows[] = {
    "{\"b\":1,\"a\":{\"d\":[{\"z\":null,\"y\":true}],\"c\":\"x\"}}",
    "{ \"a\" : { \"c\":\"x\",\n\"d\":[ {\"y\":true, \"z\":null} ] }, \"b\" : 1 }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonObject) object = hashiya_json_parse_object (rows[i], strlen (rows[i]), NULL);
      g_autofree char *text = hashiya_json_canonical (object);

      g_assert_cmpstr (text, ==, "{\"a\":{\"c\":\"x\",\"d\":[{\"y\":true,\"z\":null}]},\"b\":1}");
    }
}

static void
test_strings_survive (void)
{
  const char *json = "{\"s\":\"\\u0001 \\\"\\\\ \\n \\ud83d\\ude00 حاشیہ\"}";
  g_autoptr (JsonObject) object = hashiya_json_parse_object (json, strlen (json), NULL);
  g_autofree char *text = hashiya_json_canonical (object);
  g_autoptr (JsonObject) again = hashiya_json_parse_object (text, strlen (text), NULL);

  g_assert_cmpstr (hashiya_json_string (object, "s", NULL), ==, "\x01 \"\\ \n 😀 حاشیہ");
  g_assert_cmpstr (hashiya_json_string (again, "s", NULL), ==,
                   hashiya_json_string (object, "s", NULL));
}

/* Another program's record comes back with the same meaning, whatever it holds: each of these is
 * written as it was read. */
static void
test_round_trip (void)
{
  static const char *const rows[] = {
    "null",
    "true",
    "[]",
    "{}",
    "{\"\":\"\"}",
    "0",
    "-0",
    "-1",
    "1.0",
    "-0.0",
    "0.1",
    "12.3",
    "103.33333333333333",
    "1e+22",
    "1.7976931348623157e+308",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "3.14159265358979323846264338327950288",
    "1e400",
    "-1e-400",
    "\"\\u0000\"",
    "\"a\\u0000b\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\ud83dx\"",
    "\"\\ud83d\\n\"",
    "\"\\ud800\\ud800\"",
    "{\"\\u0000\":{\"\\udfff\":1}}",
    "\"\\u0001\\b\\f\\n\\r\\t\\u007f\\\"\\\\/\"",
    "\"\xEF\xB7\x90\"",
    "\"\xEF\xB7\x90"
    "0000\"",
    "\"\xEF\xB7\x90"
    "d800\"",
    "\"\xEF\xB7\x91"
    "12\"",
    "\"\xEF\xB7\x92 \xEF\xBB\xBF \xEF\xBF\xBF\"",
    "\"حاشیہ 😀\"",
    "[1,[2,[3,{\"b\":1,\"a\":[]}]],\"1\",null,false]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = hashiya_json_parse (rows[i], strlen (rows[i]), &error);
      g_autoptr (JsonNode) copy = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      copy = hashiya_json_copy_node (node);
      text = hashiya_json_to_string (copy);
      g_assert_cmpstr (text, ==, rows[i]);
    }
}

static void
test_read_alike (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } rows[] = {
    { "\xEF\xBB\xBF{\"a\":1}", "{\"a\":1}" },
    { "[1.50,1e5,1E+5,1e22,0e9,0.10000000000000000]", "[1.5,100000.0,100000.0,1e+22,0.0,0.1]" },
    { " \t\r\n[ 1 , 2 ]\n", "[1,2]" },
    { "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}" },
    { "\"\\u0061\\/\\u06be\\ud83d\\ude00\\ufdd0\\uFDD1\"", "\"a/ھ😀\xEF\xB7\x90\xEF\xB7\x91\"" },
    { "\"\\uD800\\u0000\"", "\"\\ud800\\u0000\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = hashiya_json_parse (rows[i].json, strlen (rows[i].json), &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = hashiya_json_to_string (node);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < HASHIYA_JSON_MAX_DEPTH; i++)
    g_string_append_c (json, '[');
  for (guint i = 0; i < HASHIYA_JSON_MAX_DEPTH; i++)
    g_string_append_c (json, ']');
  node = hashiya_json_parse (json->str, json->len, &error);
  g_assert_no_error (error);
  text = hashiya_json_to_string (node);
  g_assert_cmpstr (text, ==, json->str);
  g_string_prepend_c (json, '[');
  g_string_append_c (json, ']');
  g_assert_null (hashiya_json_parse (json->str, json->len, &error));
  g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_JSON);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *json;
    gint64 expected;
  } rows[] = {
    { "{\"n\":5}", 5 },
    { "{\"n\":5.0}", 5 },
    { "{\"n\":5.00}", 5 },
    { "{\"n\":5e0}", 5 },
    { "{\"n\":12e2}", 1200 },
    { "{\"n\":-0}", 0 },
    { "{\"n\":5.5}", -1 },
    { "{\"n\":1e400}", -1 },
    { "{\"n\":9223372036854775808}", -1 },
    { "{\"n\":\"5\"}", -1 },
    { "{\"n\":\"\xEF\xB7\x91"
      "5\"}",
      -1 },
    { "{\"n\":null}", -1 },
    { "{\"n\":[5]}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonObject) object
          = hashiya_json_parse_object (rows[i].json, strlen (rows[i].json), NULL);

      g_assert_cmpint (hashiya_json_int (object, "n", -1), ==, rows[i].expected);
    }
  /* A number that is kept as it was written is no string. */
  const char *json = "{\"n\":1e400,\"a\":[1e400,\"s\"]}";
  g_autoptr (JsonObject) object = hashiya_json_parse_object (json, strlen (json), NULL);

  g_assert_null (hashiya_json_string (object, "n", NULL));
  g_assert_null (hashiya_json_element_string (hashiya_json_array (object, "a"), 0));
  g_assert_cmpstr (hashiya_json_element_string (hashiya_json_array (object, "a"), 1), ==, "s");
}

static void
test_typed (void)
{
  const char *json = "{\"s\":\"x\",\"i\":7,\"b\":true,\"o\":{},\"a\":[1,{}],\"n\":null}";
  g_autoptr (JsonObject) object = hashiya_json_parse_object (json, strlen (json), NULL);

  g_assert_cmpstr (hashiya_json_string (object, "i", "no"), ==, "no");
  g_assert_cmpstr (hashiya_json_string (object, "n", "no"), ==, "no");
  g_assert_cmpstr (hashiya_json_string (NULL, "s", "no"), ==, "no");
  g_assert_cmpint (hashiya_json_int (object, "i", -1), ==, 7);
  g_assert_cmpint (hashiya_json_int (object, "s", -1), ==, -1);
  g_assert_true (hashiya_json_boolean (object, "b", FALSE));
  g_assert_false (hashiya_json_boolean (object, "i", FALSE));
  g_assert_null (hashiya_json_object (object, "a"));
  g_assert_null (hashiya_json_array (object, "o"));
  g_assert_null (hashiya_json_element_object (hashiya_json_array (object, "a"), 0));
  g_assert_nonnull (hashiya_json_element_object (hashiya_json_array (object, "a"), 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json/refused", test_refused);
  g_test_add_func ("/core/json/canonical", test_canonical);
  g_test_add_func ("/core/json/strings-survive", test_strings_survive);
  g_test_add_func ("/core/json/round-trip", test_round_trip);
  g_test_add_func ("/core/json/read-alike", test_read_alike);
  g_test_add_func ("/core/json/depth", test_depth);
  g_test_add_func ("/core/json/numbers", test_numbers);
  g_test_add_func ("/core/json/typed", test_typed);
  return g_test_run ();
}
