// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-keys.h"
#include "hashiya-marks.h"
#include "hashiya-message.h"

static void
test_message (void)
{
  static const struct
  {
    const char *json;
    gboolean good;
  } cases[] = {
    { "{\"page\":1,\"type\":\"ready\"}", TRUE },
    { "{\"page\":1,\"type\":\"shown\",\"more\":[]}", TRUE },
    { "{\"page\":1,\"type\":\"place\",\"offset\":7}", TRUE },
    { "{\"page\":1,\"type\":\"selection\",\"start\":3,\"end\":9,\"x\":1.5,\"y\":-2,\"width\":3,"
      "\"height\":4,\"final\":true}",
      TRUE },
    { "{\"page\":1,\"type\":\"activate\",\"offset\":3,\"caret\":false,\"sign\":true,\"x\":0,\"y\":"
      "0,"
      "\"width\":0,\"height\":0}",
      TRUE },
    { "{\"page\":1,\"type\":\"press\",\"offset\":7}", TRUE },
    { "{\"page\":1,\"type\":\"press\"}", FALSE },
    { "{\"page\":1,\"type\":\"leave\"}", TRUE },
    { "{\"page\":1,\"type\":\"resize\",\"offset\":7,\"end\":true,\"final\":false,\"keys\":false,"
      "\"serial\":0}",
      TRUE },
    { "{\"page\":1,\"type\":\"resize\",\"offset\":7,\"end\":7,\"final\":false,\"keys\":false,"
      "\"serial\":0}",
      FALSE },
    { "{\"page\":1,\"type\":\"resize\",\"offset\":7,\"end\":true,\"final\":false,\"keys\":false}",
      FALSE },
    { "{\"page\":1,\"type\":\"resize\",\"offset\":-7,\"end\":true,\"final\":false,"
      "\"keys\":false,\"serial\":0}",
      FALSE },
    /* no sign */
    { "{\"page\":1,\"type\":\"activate\",\"offset\":3,\"caret\":false,\"x\":0,\"y\":0,\"width\":0,"
      "\"height\":0}",
      FALSE },
    { "", FALSE },
    { "[]", FALSE },
    { "{\"type\":\"ready\"}", FALSE },
    { "{\"page\":-1,\"type\":\"ready\"}", FALSE },
    { "{\"page\":1.5,\"type\":\"ready\"}", FALSE },
    { "{\"page\":\"1\",\"type\":\"ready\"}", FALSE },
    { "{\"page\":4294967296,\"type\":\"ready\"}", FALSE },
    { "{\"page\":1,\"type\":\"launch\"}", FALSE },
    { "{\"page\":1,\"type\":3}", FALSE },
    { "{\"page\":1,\"type\":\"place\"}", FALSE },
    { "{\"page\":1,\"type\":\"place\",\"offset\":-1}", FALSE },
    { "{\"page\":1,\"type\":\"place\",\"offset\":9007199254740993}", FALSE },
    { "{\"page\":1,\"type\":\"place\",\"offset\":true}", FALSE },
    { "{\"page\":1,\"type\":\"place\",\"offset\":{}}", FALSE },
    /* start after end */
    { "{\"page\":1,\"type\":\"selection\",\"start\":9,\"end\":3,\"x\":1,\"y\":2,\"width\":3,"
      "\"height\":4,\"final\":true}",
      FALSE },
    /* no final */
    { "{\"page\":1,\"type\":\"selection\",\"start\":3,\"end\":9,\"x\":1,\"y\":2,\"width\":3,"
      "\"height\":4}",
      FALSE },
    /* a width below nothing, a side beyond every screen */
    { "{\"page\":1,\"type\":\"selection\",\"start\":3,\"end\":9,\"x\":1,\"y\":2,\"width\":-3,"
      "\"height\":4,\"final\":true}",
      FALSE },
    { "{\"page\":1,\"type\":\"selection\",\"start\":3,\"end\":9,\"x\":1e300,\"y\":2,\"width\":3,"
      "\"height\":4,\"final\":true}",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HashiyaMessage message;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (hashiya_message_parse (cases[i].json, &message), ==, cases[i].good);
    }
}

static void
test_message_fields (void)
{
  g_autofree char *padding = g_strnfill (HASHIYA_MESSAGE_MAX_BYTES, ' ');
  g_autofree char *padded = g_strconcat ("{\"page\":1,\"type\":\"ready\"}", padding, NULL);
  HashiyaMessage message;

  g_assert_true (hashiya_message_parse ("{\"page\":4,\"type\":\"selection\",\"start\":3,\"end\":9,"
                                        "\"x\":1.5,\"y\":-2.5,\"width\":3.2,\"height\":4,"
                                        "\"final\":true}",
                                        &message));
  g_assert_cmpint (message.type, ==, HASHIYA_MESSAGE_SELECTION);
  g_assert_cmpuint (message.page, ==, 4);
  g_assert_cmpuint (message.start, ==, 3);
  g_assert_cmpuint (message.end, ==, 9);
  g_assert_true (message.final);
  /* whole pixels that cover 1.5…4.7 and -2.5…1.5 */
  g_assert_cmpint (message.box.x, ==, 1);
  g_assert_cmpint (message.box.width, ==, 4);
  g_assert_cmpint (message.box.y, ==, -3);
  g_assert_cmpint (message.box.height, ==, 5);
  g_assert_false (hashiya_message_parse (padded, &message));
}

static void
test_rectangles (void)
{
  static const char *const bad[]
      = { NULL, "", "{}", "[1]", "[[1,2,3]]", "[[1,2,3,4,5]]", "[[1,2,3,\"4\"]]", "[[1,2,-3,4]]" };
  g_autoptr (GArray) rectangles = hashiya_message_parse_rectangles ("[[1,2,3,4],[5.5,6,7,8]]");

  g_assert_cmpuint (rectangles->len, ==, 2);
  g_assert_cmpint (g_array_index (rectangles, GdkRectangle, 1).x, ==, 5);
  g_assert_cmpint (g_array_index (rectangles, GdkRectangle, 1).width, ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (hashiya_message_parse_rectangles (bad[i]));
}

static void
test_marks (void)
{
  static const HashiyaMark given[] = {
    { "long", 10, 50, 0, FALSE, FALSE },  { "short", 20, 25, 1, TRUE, FALSE },
    { "empty", 22, 22, 1, TRUE, FALSE },  { "middle", 15, 40, 2, TRUE, FALSE },
    { "later", 60, 70, 3, FALSE, FALSE }, { "next", 25, 30, 4, FALSE, FALSE },
    { "aside", 21, 45, 0, TRUE, TRUE },
  };
  static const struct
  {
    gsize offset;
    gboolean at_end;
    gboolean is_aside;
    const char *ids;
  } cases[] = {
    { 9, FALSE, FALSE, "" },
    { 10, FALSE, FALSE, "long" },
    { 22, FALSE, FALSE, "short middle long" },
    { 22, FALSE, TRUE, "aside" },
    { 25, FALSE, FALSE, "next middle long" },
    { 25, TRUE, FALSE, "short next middle long" },
    { 50, FALSE, FALSE, "" },
    { 50, TRUE, FALSE, "long" },
    { 69, FALSE, FALSE, "later" },
  };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (HashiyaMark));
  g_autoptr (GArray) marks = hashiya_marks_new ();
  g_autoptr (JsonObject) object = json_object_new ();
  gsize start, end;

  g_array_append_vals (array, given, G_N_ELEMENTS (given));
  hashiya_marks_set (marks, array);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ids
          = hashiya_marks_at (marks, cases[i].offset, cases[i].at_end, cases[i].is_aside);
      g_autofree char *joined = g_strjoinv (" ", ids);

      g_assert_cmpstr (joined, ==, cases[i].ids);
    }
  /* Whole, though the page holds a part of it; and a block that says the same is not chosen. */
  hashiya_marks_to_json (marks, 40, 61, "long", object);
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (object, "chosen"), 0),
                   ==, 10);
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (object, "chosen"), 1),
                   ==, 50);
  g_assert_true (hashiya_marks_get_range (marks, "later", &start, &end));
  g_assert_false (hashiya_marks_get_range (marks, "aside", &start, &end));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "list")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "signs")), ==, 1);
}

static void
test_keys (void)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    HashiyaKey meaning;
  } cases[] = {
    { GDK_KEY_F7, 0, HASHIYA_KEY_CARET },
    { GDK_KEY_F7, GDK_CONTROL_MASK, HASHIYA_KEY_CARET },
    { GDK_KEY_F7, GDK_LOCK_MASK, HASHIYA_KEY_CARET },
    { GDK_KEY_period, GDK_CONTROL_MASK, HASHIYA_KEY_REFUSED },
    { GDK_KEY_period, GDK_CONTROL_MASK | GDK_LOCK_MASK, HASHIYA_KEY_REFUSED },
    { GDK_KEY_period, 0, HASHIYA_KEY_OTHER },
    { GDK_KEY_semicolon, GDK_CONTROL_MASK, HASHIYA_KEY_REFUSED },
    { GDK_KEY_Menu, 0, HASHIYA_KEY_REFUSED },
    { GDK_KEY_Menu, GDK_SHIFT_MASK, HASHIYA_KEY_REFUSED },
    { GDK_KEY_F10, GDK_SHIFT_MASK, HASHIYA_KEY_REFUSED },
    { GDK_KEY_F10, 0, HASHIYA_KEY_OTHER },
    { GDK_KEY_Left, 0, HASHIYA_KEY_OTHER },
    { GDK_KEY_Left, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND },
    { GDK_KEY_Down, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND },
    { GDK_KEY_a, GDK_CONTROL_MASK, HASHIYA_KEY_OTHER },
    { GDK_KEY_Left, GDK_SHIFT_MASK | GDK_ALT_MASK, HASHIYA_KEY_START },
    { GDK_KEY_Left, GDK_ALT_MASK, HASHIYA_KEY_OTHER },
    { GDK_KEY_Tab, 0, HASHIYA_KEY_NEXT },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, HASHIYA_KEY_PREVIOUS },
    { GDK_KEY_Tab, GDK_CONTROL_MASK, HASHIYA_KEY_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *direction, *granularity;

      g_assert_cmpint (
          hashiya_key_classify (cases[i].key, cases[i].state, &direction, &granularity), ==,
          cases[i].meaning);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/message/fields-are-checked", test_message);
  g_test_add_func ("/reader/message/fields-are-read", test_message_fields);
  g_test_add_func ("/reader/message/rectangles", test_rectangles);
  g_test_add_func ("/reader/marks/at", test_marks);
  g_test_add_func ("/reader/keys/classify", test_keys);
  return g_test_run ();
}
