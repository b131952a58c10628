// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-search.h"

#include <glib/gi18n.h>

static JsonObject *
hit_to_json (const HashiyaHit *hit)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "document", hit->document);
  hashiya_json_set_string (object, "section", hit->section);
  json_object_set_string_member (object, "kind", hashiya_hit_kind_name (hit->kind));
  json_object_set_string_member (object, "excerpt", hit->excerpt);
  if (hit->placed)
    {
      json_object_set_int_member (object, "start", hit->start);
      json_object_set_int_member (object, "end", hit->end);
    }
  else
    {
      json_object_set_null_member (object, "start");
      json_object_set_null_member (object, "end");
    }
  return object;
}

static void
print_hit (const HashiyaHit *hit)
{
  g_autofree char *place
      = hit->placed ? g_strdup_printf ("%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, hit->start, hit->end)
                    : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s", hit->document,
                                           hit->section != NULL ? hit->section : "",
                                           hashiya_hit_kind_name (hit->kind), place, hit->excerpt);

  hashiya_cli_print_line (line);
}

static HashiyaCliStatus
answer (HashiyaCli *cli, GPtrArray *hits, GPtrArray *problems)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    hashiya_cli_fail (hashiya_library_get_folder (cli->library), g_ptr_array_index (problems, i));
  for (guint i = 0; i < hits->len; i++)
    {
      if (cli->json)
        json_array_add_object_element (array, hit_to_json (g_ptr_array_index (hits, i)));
      else
        print_hit (g_ptr_array_index (hits, i));
    }
  if (cli->json)
    hashiya_cli_print_json_array (array);
  else
    json_array_unref (array);
  return problems->len > 0 ? HASHIYA_CLI_FAILED : HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_search (HashiyaCli *cli, int argc, char **argv)
{
  int limit = 100;
  gboolean match_case = FALSE, match_letters = FALSE, whole_words = FALSE;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many places, 100 unless given"),
      /* Translators: stands for a number in a command's help. */
      N_ ("N") },
    { "match-case", 0, 0, G_OPTION_ARG_NONE, &match_case, N_ ("Tell capitals from small letters"),
      NULL },
    { "match-letters", 0, 0, G_OPTION_ARG_NONE, &match_letters,
      N_ ("Letters, vowel marks and digits exactly as typed"), NULL },
    { "whole-words", 0, 0, G_OPTION_ARG_NONE, &whole_words, N_ ("Only whole words"), NULL },
    { NULL },
  };
  g_auto (GStrv) queries = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, 1);
  g_autoptr (HashiyaFinder) finder = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (queries == NULL || !hashiya_cli_is_text ((const char *const *) queries))
    return HASHIYA_CLI_USAGE;
  if (limit < 1)
    return hashiya_cli_usage (_ ("search: --limit is a number from 1"));
  finder = hashiya_finder_new (queries[0], (match_case ? HASHIYA_FIND_MATCH_CASE : 0)
                                               | (match_letters ? HASHIYA_FIND_MATCH_LETTERS : 0)
                                               | (whole_words ? HASHIYA_FIND_WHOLE_WORDS : 0));
  if (hashiya_finder_is_empty (finder))
    return hashiya_cli_usage (_ ("search: give words to look for"));
  hits = hashiya_library_search (cli->library, finder, limit, limit, &problems, NULL, &error);
  if (hits == NULL)
    return hashiya_cli_fail (hashiya_library_get_folder (cli->library), error->message);
  return answer (cli, hits, problems);
}
