// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-annotation-filter.h"
#include "hashiya-json.h"
#include "hashiya-record.h"
#include "support.h"

enum
{
  YELLOW = 1 << 0,
  GREEN = 1 << 1,
};

/* What is in the margin: (y)ellow with a note, (g)reen without one, a (b)ookmark. */
typedef struct
{
  HashiyaAnnotation *yellow;
  HashiyaAnnotation *green;
  HashiyaAnnotation *bookmark;
  HashiyaAnnotationFilter *filter;
} Margin;

static HashiyaAnnotation *
new_mark (Reading *reading, gsize start, gsize end, const char *colour)
{
  g_autoptr (JsonObject) record
      = hashiya_record_for_range (reading->document, start, end, colour, NULL);

  g_assert_nonnull (record);
  return hashiya_annotation_new (record);
}

static char *
shown (Margin *margin)
{
  GtkFilter *filter = GTK_FILTER (margin->filter);
  GString *names = g_string_new (NULL);

  if (gtk_filter_match (filter, margin->yellow))
    g_string_append_c (names, 'y');
  if (gtk_filter_match (filter, margin->green))
    g_string_append_c (names, 'g');
  if (gtk_filter_match (filter, margin->bookmark))
    g_string_append_c (names, 'b');
  return g_string_free (names, FALSE);
}

static const struct
{
  const char *words;
  HashiyaFindFlags flags;
  guint colours;
  HashiyaAnnotationTraits traits;
  const char *shown;
} rows[] = {
  { "", 0, 0, 0, "ygb" },
  { "   ", 0, 0, 0, "ygb" },
  { "كتاب", 0, 0, 0, "y" }, /* its note, from another keyboard */
  { "كتاب", HASHIYA_FIND_MATCH_LETTERS, 0, 0, "" },
  { "تحقیق کتاب", 0, 0, 0, "y" }, /* tag and note */
  { "yellow", 0, 0, 0, "y" },     /* the name of its colour */
  { "YEL", HASHIYA_FIND_MATCH_CASE, 0, 0, "" },
  { "", 0, GREEN, 0, "g" },
  { "", 0, YELLOW | GREEN, 0, "yg" },
  { "", 0, 0, HASHIYA_ANNOTATION_NOTED, "y" },
  { "", 0, 0, HASHIYA_ANNOTATION_PLACE, "b" },
  { "", 0, 0, HASHIYA_ANNOTATION_NOTED | HASHIYA_ANNOTATION_PLACE, "yb" },
  { "", 0, GREEN, HASHIYA_ANNOTATION_NOTED, "" },
  { "کتاب", 0, YELLOW, HASHIYA_ANNOTATION_NOTED, "y" },
};

static void
test_rows (Reading *reading, gconstpointer data)
{
  g_autoptr (HashiyaAnnotation) yellow = new_mark (reading, 0, 5, "yellow");
  g_autoptr (HashiyaAnnotation) green = new_mark (reading, 2, 7, "green");
  g_autoptr (JsonObject) place = hashiya_record_for_bookmark (reading->document, 3, NULL);
  g_autoptr (HashiyaAnnotation) bookmark = hashiya_annotation_new (place);
  g_autoptr (HashiyaAnnotationFilter) filter = hashiya_annotation_filter_new ();
  g_autoptr (JsonObject) noted = hashiya_json_copy_object (hashiya_annotation_get_record (yellow));
  Margin margin = { yellow, green, bookmark, filter };

  hashiya_record_set_note (noted, "ایک کِتاب");
  hashiya_record_add_tag (noted, "تحقیق");
  hashiya_annotation_set_record (yellow, noted);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = NULL;

      hashiya_annotation_filter_set (filter, rows[i].words, rows[i].flags, rows[i].colours,
                                     rows[i].traits);
      names = shown (&margin);
      g_test_message ("row %u, “%s”", i, rows[i].words);
      g_assert_cmpstr (names, ==, rows[i].shown);
      g_assert_cmpint (hashiya_annotation_filter_is_empty (filter), ==, i < 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/app/annotation-filter/rows", Reading, NULL, reading_set_up, test_rows,
              reading_tear_down);
  return g_test_run ();
}
