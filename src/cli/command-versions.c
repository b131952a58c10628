// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-placing.h"
#include "hashiya-record.h"
#include "hashiya-translator.h"

#include <glib/gi18n.h>

typedef struct
{
  HashiyaMargin *margin;
  GStrv ids;
} Marks;

/* One at a time: half a million annotations parsed would take gigabytes. */
static JsonObject *
look_up (guint index, gpointer user_data)
{
  Marks *marks = user_data;

  return hashiya_margin_lookup (marks->margin, marks->ids[index]);
}

/* How many annotations stand how in the version that is read now. */
static JsonObject *
count_places (HashiyaCli *cli, const char *id, GError **error)
{
  g_autoptr (HashiyaDocument) document = hashiya_library_open (cli->library, id, NULL, NULL, error);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GArray) anchors = NULL;
  guint counts[HASHIYA_ANCHOR_ORPHAN + 1];
  JsonObject *object;

  if (document != NULL)
    margin = hashiya_library_get_margin (cli->library, id, error);
  if (margin == NULL)
    return NULL;
  ids = hashiya_margin_list_ids (margin);
  anchors = hashiya_translator_place (cli->library, document, g_strv_length (ids), look_up,
                                      &(Marks){ margin, ids }, error);
  if (anchors == NULL)
    return NULL;
  hashiya_placing_count (anchors, counts);
  object = json_object_new ();
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "version", hashiya_document_get_version (document));
  for (HashiyaAnchorState state = 0; state <= HASHIYA_ANCHOR_ORPHAN; state++)
    json_object_set_int_member (object, hashiya_anchor_state_name (state), counts[state]);
  return object;
}

static HashiyaCliStatus
answer (HashiyaCli *cli, const char *name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = count_places (cli, id, &error);
  g_autoptr (GString) line = NULL;

  if (object == NULL)
    return hashiya_cli_fail (name, error->message);
  if (cli->json)
    {
      hashiya_cli_print_json_object (g_steal_pointer (&object));
      return HASHIYA_CLI_DONE;
    }
  line = g_string_new (id);
  g_string_append_printf (line, "\t%s", hashiya_json_string (object, "version", ""));
  for (HashiyaAnchorState state = 0; state <= HASHIYA_ANCHOR_ORPHAN; state++)
    {
      const char *key = hashiya_anchor_state_name (state);

      g_string_append_printf (line, "\t%s %d", key, (int) hashiya_json_int (object, key, 0));
    }
  hashiya_cli_print_line (line->str);
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_update (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 2, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autoptr (HashiyaContent) content = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *id = NULL;
  HashiyaPublishStatus status;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  entry = hashiya_library_find (cli->library, names[0], &error);
  if (entry == NULL)
    return hashiya_cli_fail (names[0], error->message);
  origin = hashiya_cli_dup_origin (names[1]);
  content = hashiya_cli_read_content (names[1], NULL, &error);
  if (content != NULL)
    id = hashiya_library_update (cli->library, hashiya_entry_get_id (entry), content, origin,
                                 &status, &error);
  if (id == NULL)
    return hashiya_cli_fail (names[1], error->message);
  if (!g_str_equal (id, hashiya_entry_get_id (entry)))
    hashiya_cli_fail (names[1], _ ("It has fewer than half of its words in common with the "
                                   "document, so it stands in the library as one of its own."));
  return answer (cli, names[0], id);
}

static JsonObject *
version_to_json (const HashiyaVersion *version)
{
  JsonObject *object = json_object_new ();
  g_autofree char *when
      = version->imported > 0 ? hashiya_record_dup_timestamp (version->imported) : NULL;

  json_object_set_string_member (object, "version", version->version);
  json_object_set_boolean_member (object, "current", version->is_current);
  json_object_set_string_member (object, "title", version->title);
  json_object_set_int_member (object, "sections", version->n_sections);
  json_object_set_int_member (object, "words", version->n_words);
  hashiya_json_set_string (object, "file", version->file);
  hashiya_json_set_string (object, "imported", when);
  return object;
}

static void
print_version (const HashiyaVersion *version)
{
  g_autofree char *when
      = version->imported > 0 ? hashiya_record_dup_timestamp (version->imported) : NULL;
  g_autofree char *line
      = g_strdup_printf ("%s%s\t%s\t%s", version->is_current ? "* " : "  ", version->version,
                         when != NULL ? when : "", version->file != NULL ? version->file : "");

  hashiya_cli_print_line (g_strdelimit (line, "\n", ' '));
}

static HashiyaCliStatus
list_versions (HashiyaCli *cli, const char *name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = hashiya_library_list_versions (cli->library, id, &error);
  g_autoptr (JsonArray) array = json_array_new ();

  if (versions == NULL)
    return hashiya_cli_fail (name, error->message);
  for (guint i = 0; i < versions->len; i++)
    {
      if (cli->json)
        json_array_add_object_element (array, version_to_json (g_ptr_array_index (versions, i)));
      else
        print_version (g_ptr_array_index (versions, i));
    }
  if (cli->json)
    hashiya_cli_print_json_array (g_steal_pointer (&array));
  return HASHIYA_CLI_DONE;
}

HashiyaCliStatus
hashiya_command_versions (HashiyaCli *cli, int argc, char **argv)
{
  g_autofree char *use = NULL;
  const GOptionEntry entries[] = {
    { "use", 0, 0, G_OPTION_ARG_FILENAME, &use, N_ ("Read this version from now on"),
      N_ ("VERSION") },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autofree char *version = NULL;
  const char *id;

  if (names == NULL || !hashiya_cli_is_text ((const char *[]){ use != NULL ? use : "", NULL }))
    return HASHIYA_CLI_USAGE;
  entry = hashiya_library_find (cli->library, names[0], &error);
  if (entry == NULL)
    return hashiya_cli_fail (names[0], error->message);
  id = hashiya_entry_get_id (entry);
  if (use == NULL)
    return list_versions (cli, names[0], id);
  version = hashiya_cli_find_version (cli, id, use, &error);
  if (version == NULL || !hashiya_library_set_version (cli->library, id, version, &error))
    return hashiya_cli_fail (names[0], error->message);
  return answer (cli, names[0], id);
}
