// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-annotation.h"
#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

#include "build-content.h"

static const Row rows[] = {
  { NULL, "A first line 😀 with words" },
  { "حصہ", "یہ جملہ یہاں ہے۔" },
};

static HashiyaDocument *
build_document (void)
{
  g_autoptr (HashiyaContent) content = build_content (rows, G_N_ELEMENTS (rows));

  hashiya_content_seal (content);
  return hashiya_content_to_document (content, "0123456789abcdef", NULL);
}

static void
test_range (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) record = hashiya_record_for_range (document, 13, 19, "blue", &error);
  const char *prefix, *suffix;
  gsize start, end;

  g_assert_no_error (error);
  g_assert_true (hashiya_record_is_annotation (record));
  g_assert_true (g_str_has_prefix (hashiya_record_get_id (record), "urn:uuid:"));
  g_assert_cmpstr (hashiya_record_get_quote (record, &prefix, &suffix), ==, "😀 with");
  g_assert_cmpstr (prefix, ==, "A first line ");
  g_assert_cmpstr (suffix, ==, " words\nحصہ\nیہ جملہ یہاں ہے۔");
  g_assert_true (hashiya_record_get_position (record, &start, &end));
  g_assert_cmpuint (start, ==, 13);
  g_assert_cmpuint (end, ==, 19);
  g_assert_cmpstr (hashiya_record_get_section (record), ==, "s");
  g_assert_cmpstr (hashiya_record_get_colour (record), ==, "blue");
  g_assert_cmpstr (hashiya_record_get_motivation (record), ==, "highlighting");
  g_assert_false (json_object_has_member (record, "body"));
}

static void
test_range_refused (void)
{
  static const gsize ranges[][2] = { { 5, 5 }, { 6, 5 }, { 0, 1000 }, { 1000, 1001 } };
  g_autoptr (HashiyaDocument) document = build_document ();

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          hashiya_record_for_range (document, ranges[i][0], ranges[i][1], "blue", &error));
      g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE);
    }
}

static void
test_note (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (JsonObject) record = hashiya_record_for_range (document, 0, 7, "green", NULL);
  JsonObject *body;

  hashiya_record_add_tag (record, "trade");
  hashiya_record_set_note (record, "یہ دیکھیے");
  g_assert_cmpstr (hashiya_record_get_note (record), ==, "یہ دیکھیے");
  g_assert_cmpstr (hashiya_record_get_motivation (record), ==, "commenting");
  body = json_array_get_object_element (json_object_get_array_member (record, "body"), 1);
  g_assert_cmpstr (hashiya_json_string (body, "language", NULL), ==, "ur");
  g_assert_cmpstr (hashiya_json_string (body, "textDirection", NULL), ==, "rtl");

  hashiya_record_set_note (record, "and this is in the other language");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "body")), ==, 2);
  g_assert_cmpstr (hashiya_json_string (body, "textDirection", NULL), ==, "ltr");

  hashiya_record_set_note (record, "");
  g_assert_null (hashiya_record_get_note (record));
  g_assert_cmpstr (hashiya_record_get_motivation (record), ==, "highlighting");
  hashiya_record_remove_tag (record, "trade");
  g_assert_false (json_object_has_member (record, "body"));
}

static void
test_tags (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (JsonObject) record = hashiya_record_for_document (document);
  g_auto (GStrv) tags = NULL;

  hashiya_record_set_note (record, "note");
  hashiya_record_add_tag (record, "one");
  hashiya_record_add_tag (record, "two");
  hashiya_record_add_tag (record, "one");
  hashiya_record_remove_tag (record, "three");
  tags = hashiya_record_get_tags (record);
  g_assert_cmpstrv (tags, ((const char *const[]){ "one", "two", NULL }));
  g_assert_cmpstr (hashiya_record_get_note (record), ==, "note");
}

static void
test_kinds (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (JsonObject) section = hashiya_record_for_section (document, 1);
  g_autoptr (JsonObject) whole = hashiya_record_for_document (document);
  g_autoptr (JsonObject) bookmark = hashiya_record_for_bookmark (document, 2, NULL);
  g_autoptr (JsonObject) highlight = hashiya_record_for_range (document, 0, 3, "pink", NULL);
  const struct
  {
    JsonObject *record;
    HashiyaAnnotationKind kind;
    const char *quote;
  } kinds[] = {
    { section, HASHIYA_ANNOTATION_SECTION, "حصہ" },
    { whole, HASHIYA_ANNOTATION_DOCUMENT, NULL },
    { bookmark, HASHIYA_ANNOTATION_BOOKMARK, "first line 😀 with words\nحصہ\nیہ جملہ یہاں ہے۔" },
    { highlight, HASHIYA_ANNOTATION_HIGHLIGHT, "A f" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = hashiya_annotation_new (kinds[i].record);

      g_assert_cmpint (hashiya_annotation_get_kind (annotation), ==, kinds[i].kind);
      g_assert_cmpstr (hashiya_annotation_get_quote (annotation), ==, kinds[i].quote);
    }
  hashiya_record_set_note (highlight, "with a note");
  {
    g_autoptr (HashiyaAnnotation) annotation = hashiya_annotation_new (highlight);

    g_assert_cmpint (hashiya_annotation_get_kind (annotation), ==, HASHIYA_ANNOTATION_HIGHLIGHT);
  }
}

/* Records of other programs: one body, one selector, several targets, wrong types. */
static void
test_foreign (void)
{
  static const char *const json[] = {
    "{\"id\":\"a\",\"type\":[\"Annotation\",\"x:Y\"],\"motivation\":[\"x:z\",\"commenting\"],"
    "\"body\":{\"type\":\"TextualBody\",\"value\":\"theirs\",\"x:k\":1},"
    "\"target\":[\"http://example.org/\",{\"selector\":{\"type\":\"TextPositionSelector\","
    "\"start\":3,\"end\":5}}]}",
    "{\"id\":\"b\",\"type\":\"Annotation\",\"body\":\"http://example.org/body\",\"target\":7}",
    "{\"id\":\"c\",\"type\":\"Annotation\",\"body\":[1,null,[]],\"target\":{\"selector\":"
    "[null,{\"type\":\"TextPositionSelector\",\"start\":-3,\"end\":\"5\"}]}}",
  };
  static const char *const notes[] = { "theirs", NULL, NULL };
  gsize start, end;

  for (guint i = 0; i < G_N_ELEMENTS (json); i++)
    {
      g_autoptr (JsonObject) record = hashiya_json_parse_object (json[i], strlen (json[i]), NULL);

      g_assert_true (hashiya_record_is_annotation (record));
      g_assert_cmpstr (hashiya_record_get_note (record), ==, notes[i]);
      g_assert_cmpint (hashiya_record_get_position (record, &start, &end), ==, i == 0);
      g_assert_null (hashiya_record_get_quote (record, NULL, NULL));
      if (i == 0)
        {
          hashiya_record_set_note (record, "ours");
          g_assert_cmpint (
              json_object_get_int_member (
                  json_array_get_object_element (json_object_get_array_member (record, "body"), 0),
                  "x:k"),
              ==, 1);
        }
    }
}

static void
test_timestamps (void)
{
  g_autofree char *text = hashiya_record_dup_timestamp (1767600600042);

  g_assert_cmpstr (text, ==, "2026-01-05T08:10:00.042Z");
  g_assert_cmpint (hashiya_record_parse_timestamp (text), ==, 1767600600042);
  g_assert_cmpint (hashiya_record_parse_timestamp ("2026-01-05T13:10:00+05:00"), ==, 1767600600000);
  g_assert_cmpint (hashiya_record_parse_timestamp ("yesterday"), ==, 0);
  g_assert_cmpint (hashiya_record_parse_timestamp (NULL), ==, 0);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *) data += 1;
}

static void
test_observable (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (JsonObject) record = hashiya_record_for_range (document, 0, 3, "pink", NULL);
  g_autoptr (JsonObject) changed = hashiya_json_copy_object (record);
  g_autoptr (HashiyaAnnotation) annotation = hashiya_annotation_new (record);
  guint n_note = 0, n_colour = 0;

  g_signal_connect (annotation, "notify::note", G_CALLBACK (count_notify), &n_note);
  g_signal_connect (annotation, "notify::colour", G_CALLBACK (count_notify), &n_colour);
  hashiya_record_set_note (changed, "new");
  hashiya_annotation_set_record (annotation, changed);
  g_assert_cmpuint (n_note, ==, 1);
  g_assert_cmpuint (n_colour, ==, 0);
  g_assert_cmpstr (hashiya_annotation_get_note (annotation), ==, "new");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/range", test_range);
  g_test_add_func ("/core/record/range-refused", test_range_refused);
  g_test_add_func ("/core/record/note", test_note);
  g_test_add_func ("/core/record/tags", test_tags);
  g_test_add_func ("/core/record/kinds", test_kinds);
  g_test_add_func ("/core/record/foreign", test_foreign);
  g_test_add_func ("/core/record/timestamps", test_timestamps);
  g_test_add_func ("/core/annotation/observable", test_observable);
  return g_test_run ();
}
