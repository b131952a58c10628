// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-check.h"
#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

static JsonObject *
problem_to_json (const HashiyaProblem *problem)
{
  JsonObject *object = json_object_new ();

  hashiya_json_set_string (object, "document", problem->document);
  hashiya_json_set_string (object, "file", problem->file);
  if (problem->line > 0)
    json_object_set_int_member (object, "line", problem->line);
  else
    json_object_set_null_member (object, "line");
  json_object_set_string_member (object, "kind", problem->kind);
  json_object_set_string_member (object, "message", problem->message);
  json_object_set_boolean_member (object, "repaired", problem->repaired);
  return object;
}

static void
answer (GPtrArray *problems, guint n_documents, guint n_repaired)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    json_array_add_object_element (array, problem_to_json (g_ptr_array_index (problems, i)));
  json_object_set_int_member (object, "documents", n_documents);
  json_object_set_array_member (object, "problems", array);
  json_object_set_int_member (object, "repaired", n_repaired);
  hashiya_cli_print_json_object (object);
}

static void
say_sound (guint n_documents)
{
  g_autofree char *line = hashiya_sentence (
      ngettext ("%u document, nothing wrong", "%u documents, nothing wrong", n_documents),
      n_documents);

  hashiya_cli_print_line (line);
}

HashiyaCliStatus
hashiya_command_check (HashiyaCli *cli, int argc, char **argv)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair,
      N_ ("Put right what can be without losing anything"), NULL },
    { NULL },
  };
  g_auto (GStrv) none = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 0, 0);
  const char *folder = hashiya_library_get_folder (cli->library);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint n_documents = 0, n_repaired = 0;

  if (none == NULL)
    return HASHIYA_CLI_USAGE;
  problems = hashiya_check (cli->library, repair, &n_documents, NULL, &error);
  if (problems == NULL)
    return hashiya_cli_fail (folder, error->message);
  for (guint i = 0; i < problems->len; i++)
    {
      HashiyaProblem *problem = g_ptr_array_index (problems, i);

      n_repaired += problem->repaired;
      if (!cli->json)
        hashiya_cli_fail (problem->file != NULL ? problem->file : folder, problem->message);
    }
  if (cli->json)
    answer (problems, n_documents, n_repaired);
  else if (problems->len == 0)
    say_sound (n_documents);
  return n_repaired < problems->len ? HASHIYA_CLI_FAILED : HASHIYA_CLI_DONE;
}
