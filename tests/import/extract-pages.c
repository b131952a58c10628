// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* extract-pages FILE…: finds the article of each page, as the importer does before it cleans, and
 * prints a JSON object a line with its words and the milliseconds that parsing and finding took. */

#include "hashiya-extractor.h"
#include "hashiya-html-parse.h"
#include "hashiya-json.h"

#include <stdio.h>

static void
extract (const char *path)
{
  g_autoptr (HashiyaTree) tree = hashiya_tree_new ();
  g_autoptr (HashiyaExtraction) extraction = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *html = NULL;
  g_autofree char *line = NULL;
  HashiyaNode *root;
  gint64 began;
  gsize n;

  g_assert_true (g_file_get_contents (path, &html, &n, NULL));
  began = g_get_monotonic_time ();
  root = hashiya_html_parse (html, n, tree, NULL);
  if (root != NULL)
    extraction = hashiya_extract (root);
  json_object_set_double_member (object, "ms", (g_get_monotonic_time () - began) / 1000.0);
  json_object_set_string_member (object, "file", path);
  hashiya_json_set_string (object, "text", extraction != NULL ? extraction->text : NULL);
  line = hashiya_json_canonical (object);
  puts (line);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    extract (argv[i]);
  return 0;
}
