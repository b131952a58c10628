// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-core-error.h"
#include "hashiya-link.h"

#include <string.h>

#define DOC "0123456789abcdef"

typedef struct
{
  const char *name;
  const char *uri;
  const char *annotation;
  int offset; /* -1: none, -2: not a link */
} Row;

static const Row rows[] = {
  { "document", "hashiya:" DOC, NULL, -1 },
  { "scheme-in-capitals", "HASHIYA:" DOC, NULL, -1 },
  { "place", "hashiya:" DOC "#char=914", NULL, 914 },
  { "start", "hashiya:" DOC "#char=0", NULL, 0 },
  { "annotation", "hashiya:" DOC "#annotation=urn:uuid:1-2", "urn:uuid:1-2", -1 },
  { "annotation-escaped", "hashiya:" DOC "#annotation=http%3A//x/%231", "http://x/#1", -1 },
  { "nothing", "", NULL, -2 },
  { "other-scheme", "http:" DOC, NULL, -2 },
  { "longer-scheme", "hashiyas:" DOC, NULL, -2 },
  { "no-document", "hashiya:", NULL, -2 },
  { "short-document", "hashiya:0123456789abcde", NULL, -2 },
  { "long-document", "hashiya:" DOC "0", NULL, -2 },
  { "capital-digits", "hashiya:0123456789ABCDEF", NULL, -2 },
  { "slashes", "hashiya://" DOC, NULL, -2 },
  { "path", "hashiya:../../../etc/pass", NULL, -2 },
  { "query", "hashiya:" DOC "?delete=1", NULL, -2 },
  { "command", "hashiya:" DOC "#delete", NULL, -2 },
  { "negative", "hashiya:" DOC "#char=-1", NULL, -2 },
  { "not-a-number", "hashiya:" DOC "#char=1x", NULL, -2 },
  { "no-number", "hashiya:" DOC "#char=", NULL, -2 },
  { "too-far", "hashiya:" DOC "#char=99999999999999999999", NULL, -2 },
  { "no-annotation", "hashiya:" DOC "#annotation=", NULL, -2 },
  { "annotation-with-nul", "hashiya:" DOC "#annotation=a%00b", NULL, -2 },
  { "annotation-not-utf8", "hashiya:" DOC "#annotation=%ff", NULL, -2 },
  { "annotation-half-escape", "hashiya:" DOC "#annotation=a%2", NULL, -2 },
};

static void
test_parse (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaLink) link = hashiya_link_parse (row->uri, &error);

  if (row->offset == -2)
    {
      g_assert_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_LINK);
      g_assert_null (link);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (link->document, ==, DOC);
  g_assert_cmpstr (link->annotation, ==, row->annotation);
  g_assert_cmpint (link->is_placed, ==, row->offset >= 0);
  if (row->offset >= 0)
    g_assert_cmpuint (link->offset, ==, row->offset);
}

static void
test_long_annotation (void)
{
  g_autofree char *id = g_strnfill (2049, 'a');
  g_autofree char *uri = hashiya_link_to_annotation (DOC, id);
  g_autoptr (HashiyaLink) link = NULL;

  g_assert_null (hashiya_link_parse (uri, NULL));
  uri[strlen (uri) - 1] = '\0';
  link = hashiya_link_parse (uri, NULL);
  g_assert_cmpuint (strlen (link->annotation), ==, 2048);
}

static void
test_round_trip (void)
{
  static const char *const ids[] = { "urn:uuid:1-2", "http://x/?a=b&c#d", "حاشیہ 1%", "\"'<>" };
  g_autofree char *place = hashiya_link_to_place (DOC, 7);
  g_autofree char *document = hashiya_link_to_document (DOC);
  g_autoptr (HashiyaLink) to_place = hashiya_link_parse (place, NULL);
  g_autoptr (HashiyaLink) to_document = hashiya_link_parse (document, NULL);

  g_assert_cmpuint (to_place->offset, ==, 7);
  g_assert_false (to_document->is_placed);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *uri = hashiya_link_to_annotation (DOC, ids[i]);
      g_autoptr (HashiyaLink) link = hashiya_link_parse (uri, NULL);

      g_assert_true (g_str_is_ascii (uri));
      g_assert_cmpstr (link->annotation, ==, ids[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/link/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_parse);
    }
  g_test_add_func ("/core/link/long-annotation", test_long_annotation);
  g_test_add_func ("/core/link/round-trip", test_round_trip);
  return g_test_run ();
}
