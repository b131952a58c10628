// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchorer.h"
#include "hashiya-cli.h"
#include "hashiya-json.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* A case: two texts and the marks that were made on the old one. */
typedef struct
{
  JsonObject *object;
  HashiyaText *old;
  HashiyaText *now;
} Case;

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->old, hashiya_text_unref);
  g_clear_pointer (&self->now, hashiya_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* A text of the case: in it under @key, or in the file beside it that KEY_file names. */
static HashiyaText *
read_text (JsonObject *object, const char *path, const char *key, GError **error)
{
  g_autofree char *file_key = g_strconcat (key, "_file", NULL);
  const char *text = hashiya_json_string (object, key, NULL);
  const char *name = hashiya_json_string (object, file_key, NULL);
  g_autofree char *folder = NULL, *text_path = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (text != NULL)
    return hashiya_text_new (g_strdup (text), strlen (text));
  if (name == NULL)
    {
      hashiya_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         /* Translators: %s and %s are keys of a JSON file, such as new_text */
                         _ ("the case has neither “%s” nor “%s”"), key, file_key);
      return NULL;
    }
  folder = g_path_get_dirname (path);
  text_path = g_build_filename (folder, name, NULL);
  if (!g_file_get_contents (text_path, &bytes, &n_bytes, error))
    return NULL;
  if (!g_utf8_validate_len (bytes, n_bytes, NULL))
    {
      /* Translators: %s is the name of a key in a JSON file. */
      hashiya_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is not UTF-8"), name);
      return NULL;
    }
  return hashiya_text_new (g_steal_pointer (&bytes), n_bytes);
}

static gboolean
case_read (Case *self, const char *path, gboolean quote_only, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return FALSE;
  self->object = hashiya_json_parse_object (bytes, n_bytes, error);
  if (self->object == NULL)
    return FALSE;
  if (hashiya_json_array (self->object, "annotations") == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("the case has no “annotations”"));
      return FALSE;
    }
  self->now = read_text (self->object, path, "new_text", error);
  if (self->now == NULL)
    return FALSE;
  if (!quote_only)
    self->old = read_text (self->object, path, "old_text", error);
  return quote_only || self->old != NULL;
}

static GArray *
read_marks (JsonArray *annotations)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (HashiyaQuote));

  for (guint i = 0; i < json_array_get_length (annotations); i++)
    {
      JsonObject *annotation = hashiya_json_element_object (annotations, i);
      HashiyaQuote mark = { NULL };

      if (annotation != NULL)
        {
          gint64 start = hashiya_json_int (annotation, "start", -1);
          gint64 end = hashiya_json_int (annotation, "end", -1);

          mark.exact = hashiya_json_string (annotation, "exact", NULL);
          mark.prefix = hashiya_json_string (annotation, "prefix", NULL);
          mark.suffix = hashiya_json_string (annotation, "suffix", NULL);
          mark.has_position = start >= 0 && end >= start;
          mark.start = MAX (0, start);
          mark.end = MAX (0, end);
        }
      g_array_append_val (marks, mark);
    }
  return marks;
}

static void
set_place (JsonObject *result, const HashiyaAnchor *anchor)
{
  json_object_set_string_member (result, "state", hashiya_anchor_state_name (anchor->state));
  if (anchor->state == HASHIYA_ANCHOR_ORPHAN)
    {
      json_object_set_null_member (result, "start");
      json_object_set_null_member (result, "end");
    }
  else
    {
      json_object_set_int_member (result, "start", anchor->start);
      json_object_set_int_member (result, "end", anchor->end);
    }
  json_object_set_double_member (result, "score", anchor->score);
}

static void
answer (HashiyaCli *cli, JsonArray *annotations, GArray *anchors, double ms)
{
  JsonArray *results = json_array_new ();
  JsonObject *object;

  for (guint i = 0; i < anchors->len; i++)
    {
      JsonObject *annotation = hashiya_json_element_object (annotations, i);
      const HashiyaAnchor *anchor = &g_array_index (anchors, HashiyaAnchor, i);
      const char *id = annotation != NULL ? hashiya_json_string (annotation, "id", NULL) : NULL;
      JsonObject *result = json_object_new ();

      hashiya_json_set_string (result, "id", id);
      set_place (result, anchor);
      json_array_add_object_element (results, result);
      if (!cli->json)
        {
          g_autofree char *line = g_strdup_printf (
              "%s\t%s\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%.3f", id != NULL ? id : "",
              hashiya_anchor_state_name (anchor->state), anchor->start, anchor->end, anchor->score);

          hashiya_cli_print_line (line);
        }
    }
  object = json_object_new ();
  json_object_set_array_member (object, "results", results);
  json_object_set_double_member (object, "ms", ms);
  if (cli->json)
    hashiya_cli_print_json_object (object);
  else
    json_object_unref (object);
}

HashiyaCliStatus
hashiya_command_anchor (HashiyaCli *cli, int argc, char **argv)
{
  gboolean quote_only = FALSE;
  const GOptionEntry entries[] = {
    { "quote-only", 0, 0, G_OPTION_ARG_NONE, &quote_only,
      N_ ("Place by quotes alone, as if the old text were lost"), NULL },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, 1);
  g_auto (Case) sample = { NULL };
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *annotations;
  gint64 began;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  if (!case_read (&sample, names[0], quote_only, &error))
    return hashiya_cli_fail (names[0], error->message);
  annotations = hashiya_json_array (sample.object, "annotations");
  marks = read_marks (annotations);
  began = g_get_monotonic_time ();
  anchors = hashiya_anchorer_place (sample.now, sample.old, (const HashiyaQuote *) marks->data,
                                    marks->len, NULL, NULL, NULL, &error);
  if (anchors == NULL)
    return hashiya_cli_fail (names[0], error->message);
  answer (cli, annotations, anchors, (g_get_monotonic_time () - began) / 1000.0);
  return HASHIYA_CLI_DONE;
}
