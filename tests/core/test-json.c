// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-json.h"

#include <string.h>

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const rows[]
      = { "", "   ", "{", "{\"a\":}", "[1,2]", "\"\xC3\"", deep, "{\"a\":1}}" };

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
  g_test_add_func ("/core/json/typed", test_typed);
  return g_test_run ();
}
