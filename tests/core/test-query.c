// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-query.h"

static const struct
{
  const char *words;
  HashiyaFindFlags flags;
  const char *fields[3];
  gboolean matches;
} rows[] = {
  { "", HASHIYA_FIND_DEFAULT, { NULL, NULL, NULL }, TRUE },
  { " \u064E ", HASHIYA_FIND_DEFAULT, { "a", NULL, NULL }, TRUE },
  { "river", HASHIYA_FIND_DEFAULT, { "The River", NULL, NULL }, TRUE },
  { "river", HASHIYA_FIND_DEFAULT, { NULL, NULL, NULL }, FALSE },
  { "bank river", HASHIYA_FIND_DEFAULT, { "The River", NULL, "on the bank" }, TRUE },
  { "bank river", HASHIYA_FIND_DEFAULT, { "The River", "", "" }, FALSE },
  { "River", HASHIYA_FIND_MATCH_CASE, { "river", NULL, NULL }, FALSE },
  { "riv", HASHIYA_FIND_WHOLE_WORDS, { "river", NULL, NULL }, FALSE },
  { "علي  ۱۹۴۷", HASHIYA_FIND_DEFAULT, { "1947", "عَلی", NULL }, TRUE },
  { "علي", HASHIYA_FIND_MATCH_LETTERS, { "علی", NULL, NULL }, FALSE },
  { "خوب\u00A0صورت", HASHIYA_FIND_DEFAULT, { "صورت", "خوب", NULL }, TRUE },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HashiyaQuery) query = hashiya_query_new (rows[i].words, rows[i].flags);

      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (hashiya_query_matches (query, rows[i].fields, 3), ==, rows[i].matches);
      g_assert_cmpint (hashiya_query_is_empty (query), ==, i < 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/query/rows", test_rows);
  return g_test_run ();
}
