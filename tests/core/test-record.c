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
          g_assert_cmpint (hashiya_json_int (hashiya_json_object (record, "body"), "x:k", 0), ==,
                           1);
        }
    }
}

typedef enum
{
  NOTE,
  COLOUR,
  TAG,
  UNTAG,
} Act;

/* Every shape that the model allows comes out of an act with that act's change and no other. */
static void
test_acts_on_foreign (void)
{
#define NOTE_ON                                                                                    \
  "{\"format\":\"text/markdown\",\"purpose\":\"commenting\","                                      \
  "\"textDirection\":\"ltr\",\"type\":\"TextualBody\",\"value\":\"new words\"}"
#define TAG_ON "{\"purpose\":\"tagging\",\"type\":\"TextualBody\",\"value\":\"t\"}"
#define SHEET  "\"stylesheet\":\"urn:hashiya:ns:colours\""
  static const struct
  {
    Act act;
    const char *value;
    const char *before;
    const char *after;
  } acts[] = {
    { NOTE, "new words", "{}", "{\"body\":[" NOTE_ON "],\"motivation\":\"commenting\"}" },
    { NOTE, "new words", "{\"body\":\"http://x/y\",\"motivation\":\"linking\"}",
      "{\"body\":[\"http://x/y\"," NOTE_ON "],\"motivation\":\"linking\"}" },
    { NOTE, "new words", "{\"body\":null,\"motivation\":[\"highlighting\",\"questioning\"]}",
      "{\"body\":[" NOTE_ON "],\"motivation\":[\"highlighting\",\"questioning\"]}" },
    { NOTE, "new words",
      "{\"body\":[7,{\"items\":[1],\"type\":\"Choice\"},{\"value\":\"old\",\"x\":1e999}],"
      "\"motivation\":\"describing\"}",
      "{\"body\":[7,{\"items\":[1],\"type\":\"Choice\"},{\"textDirection\":"
      "\"ltr\","
      "\"value\":\"new words\",\"x\":1e999}],\"motivation\":\"describing\"}" },
    { NOTE, "new words",
      "{\"body\":{\"purpose\":[\"tagging\"],\"value\":\"t\"},\"motivation\":\"highlighting\"}",
      "{\"body\":[{\"purpose\":[\"tagging\"],\"value\":\"t\"}," NOTE_ON
      "],\"motivation\":\"commenting\"}" },
    { NOTE, "new words", "{\"bodyValue\":\"short\",\"motivation\":\"commenting\"}",
      "{\"body\":[{\"format\":\"text/"
      "plain\",\"textDirection\":\"ltr\",\"type\":"
      "\"TextualBody\",\"value\":\"new words\"}],\"motivation\":\"commenting\"}" },
    { NOTE, "", "{\"body\":{\"value\":\"old\"},\"motivation\":\"commenting\"}",
      "{\"motivation\":\"commenting\"}" },
    { NOTE, "", "{\"bodyValue\":\"short\"}", "{}" },
    { NOTE, "same", "{\"body\":{\"language\":[\"fr\"],\"value\":\"same\"},\"motivation\":\"x:y\"}",
      "{\"body\":{\"language\":[\"fr\"],\"value\":\"same\"},\"motivation\":\"x:y\"}" },
    { TAG, "t", "{}", "{\"body\":[" TAG_ON "]}" },
    { TAG, "t", "{\"bodyValue\":\"short\"}",
      "{\"body\":[{\"format\":\"text/plain\",\"type\":\"TextualBody\",\"value\":\"short\"}," TAG_ON
      "]}" },
    { TAG, "t", "{\"body\":{\"purpose\":[\"tagging\"],\"value\":\"t\"}}",
      "{\"body\":{\"purpose\":[\"tagging\"],\"value\":\"t\"}}" },
    { UNTAG, "t", "{\"body\":[" TAG_ON ",\"http://x\"," TAG_ON "]}", "{\"body\":[\"http://x\"]}" },
    { UNTAG, "t", "{\"body\":{\"value\":\"t\"}}", "{\"body\":{\"value\":\"t\"}}" },
    { COLOUR, "pink", "{\"target\":\"http://x/\"}",
      "{" SHEET ",\"target\":{\"source\":\"http://x/\",\"styleClass\":\"pink\",\"type\":"
      "\"SpecificResource\"}}" },
    { COLOUR, "pink", "{\"target\":{\"id\":\"http://x/\",\"type\":\"Text\"}}",
      "{" SHEET ",\"target\":{\"source\":{\"id\":\"http://x/\",\"type\":\"Text\"},\"styleClass\":"
      "\"pink\",\"type\":\"SpecificResource\"}}" },
    { COLOUR, "pink", "{\"target\":[\"http://x/\",{\"selector\":{},\"source\":\"y\"}]}",
      "{" SHEET ",\"target\":[\"http://x/\",{\"selector\":{},\"source\":\"y\",\"styleClass\":"
      "\"pink\"}]}" },
    { COLOUR, "pink", "{\"target\":[\"http://x/\",\"http://y/\"]}",
      "{" SHEET ",\"target\":[{\"source\":\"http://x/\",\"styleClass\":\"pink\",\"type\":"
      "\"SpecificResource\"},\"http://y/\"]}" },
    { COLOUR, "pink",
      "{\"stylesheet\":\"http://"
      "s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\",\"green\",1]}}",
      "{\"stylesheet\":\"http://"
      "s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\",\"pink\",1]}}" },
    { COLOUR, "pink",
      "{\"stylesheet\":\"http://s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\"]}}",
      "{\"stylesheet\":\"http://"
      "s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\",\"pink\"]}}" },
    { COLOUR, NULL,
      "{\"stylesheet\":\"urn:hashiya:ns:colours\",\"target\":{\"source\":\"y\",\"styleClass\":"
      "\"pink\"}}",
      "{\"target\":{\"source\":\"y\"}}" },
    { COLOUR, NULL,
      "{\"stylesheet\":\"http://s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\",\"pink\"]}}",
      "{\"stylesheet\":\"http://s\",\"target\":{\"source\":\"y\",\"styleClass\":[\"a\"]}}" },
    { COLOUR, "pink", "{\"target\":7}", "{\"target\":7}" },
    { COLOUR, "pink", "{\"target\":[]}", "{\"target\":[]}" },
    { COLOUR, "pink", "{}", "{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (JsonObject) record
          = hashiya_json_parse_object (acts[i].before, strlen (acts[i].before), NULL);
      g_autofree char *after = NULL;

      switch (acts[i].act)
        {
        case NOTE:
          hashiya_record_set_note (record, acts[i].value);
          break;
        case COLOUR:
          g_assert_cmpint (hashiya_record_set_colour (record, acts[i].value), ==,
                           strcmp (acts[i].before, acts[i].after) != 0);
          break;
        case TAG:
          hashiya_record_add_tag (record, acts[i].value);
          break;
        case UNTAG:
          hashiya_record_remove_tag (record, acts[i].value);
          break;
        }
      after = hashiya_json_canonical (record);
      g_assert_cmpstr (after, ==, acts[i].after);
    }
}

static void
test_refined_quote (void)
{
  static const struct
  {
    const char *selector;
    const char *quote;
  } selectors[] = {
    { "{\"type\":\"FragmentSelector\",\"value\":\"s\",\"refinedBy\":{\"type\":"
      "\"TextQuoteSelector\","
      "\"exact\":\"inner\"}}",
      "inner" },
    { "[{\"type\":\"x:New\"},{\"type\":\"CssSelector\",\"refinedBy\":[{\"type\":\"XPathSelector\","
      "\"refinedBy\":{\"type\":\"TextQuoteSelector\",\"exact\":\"deep\"}}]}]",
      "deep" },
    { "[{\"type\":\"TextQuoteSelector\",\"exact\":\"outer\"},{\"type\":\"x\",\"refinedBy\":{"
      "\"type\":"
      "\"TextQuoteSelector\",\"exact\":\"inner\"}}]",
      "outer" },
    { "{\"type\":\"FragmentSelector\",\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":1,"
      "\"end\":2}}",
      NULL },
    { "\"http://x/selector\"", NULL },
    { "null", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (selectors); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"target\":{\"selector\":%s}}", selectors[i].selector);
      g_autoptr (JsonObject) record = hashiya_json_parse_object (json, strlen (json), NULL);
      gsize start, end;

      g_assert_cmpstr (hashiya_record_get_quote (record, NULL, NULL), ==, selectors[i].quote);
      g_assert_false (hashiya_record_get_position (record, &start, &end));
    }
}

static void
test_timestamps (void)
{
  g_autofree char *text = hashiya_record_dup_timestamp (1767600600042);
  g_autofree char *first = hashiya_record_dup_timestamp (-1);
  g_autofree char *last = hashiya_record_dup_timestamp (G_MAXINT64);

  g_assert_cmpstr (text, ==, "2026-01-05T08:10:00.042Z");
  g_assert_cmpint (hashiya_record_parse_timestamp (text), ==, 1767600600042);
  g_assert_cmpint (hashiya_record_parse_timestamp ("2026-01-05T13:10:00+05:00"), ==, 1767600600000);
  g_assert_cmpstr (first, ==, "1970-01-01T00:00:00.000Z");
  g_assert_cmpstr (last, ==, "9999-12-31T23:59:59.999Z");
  g_assert_cmpint (hashiya_record_parse_timestamp (last), ==, HASHIYA_RECORD_MAX_TIME);
  g_assert_cmpint (hashiya_record_parse_timestamp ("yesterday"), ==, 0);
  g_assert_cmpint (hashiya_record_parse_timestamp (NULL), ==, 0);
}

static void
add_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_autofree char *note = NULL;

  /* What is told of has happened. */
  g_object_get (object, "note", &note, NULL);
  g_assert_cmpstr (note, ==, "نیا حاشیہ");
  g_hash_table_add (data, (gpointer) pspec->name);
}

static void
assert_names (GHashTable *notified, const char *names)
{
  g_auto (GStrv) expected = g_strsplit (names, " ", -1);

  g_assert_cmpuint (g_hash_table_size (notified), ==, g_strv_length (expected));
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (notified, expected[i]));
  g_hash_table_remove_all (notified);
}

static void
test_observable (void)
{
  g_autoptr (HashiyaDocument) document = build_document ();
  g_autoptr (JsonObject) record = hashiya_record_for_range (document, 0, 3, "pink", NULL);
  g_autoptr (JsonObject) changed = hashiya_json_copy_object (record);
  g_autoptr (HashiyaAnnotation) annotation = NULL;
  g_autoptr (GHashTable) notified = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) tags = NULL;
  g_autofree char *language = NULL;
  gint64 created, modified;
  guint64 start, end;
  int state;

  hashiya_record_set_note (record, "a note");
  hashiya_record_set_note (changed, "نیا حاشیہ");
  hashiya_record_add_tag (changed, "one");
  hashiya_record_add_tag (changed, "two");
  json_object_set_string_member (record, "modified", "2026-01-05T08:10:00.000Z");
  json_object_set_string_member (changed, "modified", "2026-01-05T08:10:00.007Z");
  annotation = hashiya_annotation_new (record);
  g_signal_connect (annotation, "notify", G_CALLBACK (add_notify), notified);
  hashiya_annotation_set_record (annotation, record);
  g_assert_cmpuint (g_hash_table_size (notified), ==, 0);
  hashiya_annotation_set_record (annotation, changed);
  assert_names (notified, "note language tags modified");
  hashiya_annotation_set_anchor (
      annotation, (HashiyaAnchor){ .state = HASHIYA_ANCHOR_MOVED, .start = 0, .end = 9 });
  hashiya_annotation_set_anchor (annotation, hashiya_annotation_get_anchor (annotation));
  assert_names (notified, "state end");

  g_object_get (annotation, "tags", &tags, "language", &language, "created", &created, "modified",
                &modified, "state", &state, "start", &start, "end", &end, NULL);
  g_assert_cmpstrv (tags, ((const char *const[]){ "one", "two", NULL }));
  g_assert_cmpstr (language, ==, "ur");
  g_assert_cmpint (created, >, 0);
  g_assert_cmpint (modified, ==, 1767600600007);
  g_assert_cmpint (state, ==, HASHIYA_ANCHOR_MOVED);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 9);
}

static void
test_points_at (void)
{
  static const char *const names[]
      = { "urn:hashiya:0123456789abcdef", "https://www.example.com/a/b", NULL };
  static const struct
  {
    const char *target;
    gboolean points;
  } cases[] = {
    { "{\"source\":\"urn:hashiya:0123456789abcdef\"}", TRUE },
    { "{\"source\":\"urn:hashiya:fedcba9876543210\"}", FALSE },
    { "{\"source\":\"http://Example.com/a/b/?from=mail#s2\"}", TRUE },
    { "{\"source\":\"https://example.com/a/c\"}", FALSE },
    { "{\"source\":{\"id\":\"https://example.com/a/c\",\"type\":\"Text\"}}", FALSE },
    { "\"https://example.com/a/b#x\"", TRUE },
    { "\"https://other.example/\"", FALSE },
    { "{\"id\":\"https://other.example/\"}", FALSE },
    { "[\"https://other.example/\",\"https://example.com/a/b\"]", TRUE },
    { "[\"https://other.example/\",{\"source\":\"urn:hashiya:00\"}]", FALSE },
    { "\"urn:isbn:9780141036144\"", TRUE },
    { "[]", TRUE },
    { "null", TRUE },
    { "7", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"target\":%s}", cases[i].target);
      g_autoptr (JsonObject) record = hashiya_json_parse_object (json, strlen (json), NULL);

      g_test_message ("%s", json);
      g_assert_cmpint (hashiya_record_points_at (record, names), ==, cases[i].points);
    }
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
  g_test_add_func ("/core/record/acts-on-foreign", test_acts_on_foreign);
  g_test_add_func ("/core/record/refined-quote", test_refined_quote);
  g_test_add_func ("/core/record/points-at", test_points_at);
  g_test_add_func ("/core/record/timestamps", test_timestamps);
  g_test_add_func ("/core/annotation/observable", test_observable);
  return g_test_run ();
}
