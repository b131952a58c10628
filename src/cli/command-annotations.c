// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"
#include "hashiya-core-error.h"
#include "hashiya-json.h"
#include "hashiya-placed.h"
#include "hashiya-placing.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-translator.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

/* What annotate and edit can say about an annotation beside its place. */
typedef struct
{
  char *note;
  char *colour;
  GStrv tags;
  GStrv untags;
} Body;

static void
body_clear (Body *body)
{
  g_free (body->note);
  g_free (body->colour);
  g_strfreev (body->tags);
  g_strfreev (body->untags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Body, body_clear)

static gboolean
is_valid_body (const Body *body)
{
  const char *const single[]
      = { body->note ? body->note : "", body->colour ? body->colour : "", NULL };

  if (!hashiya_cli_is_text (single) || !hashiya_cli_is_text ((const char *const *) body->tags)
      || !hashiya_cli_is_text ((const char *const *) body->untags))
    return FALSE;
  if (body->colour != NULL && hashiya_colour_index (body->colour) < 0)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) hashiya_colours);

      /* Translators: what was typed, and the names there are, which are not translated. */
      hashiya_cli_usage (_ ("“%s” is not a colour; there are %s"), body->colour, names);
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply_body (JsonObject *record, const Body *body, GError **error)
{
  if (body->note != NULL)
    hashiya_record_set_note (record, body->note);
  if (body->colour != NULL && !hashiya_record_set_colour (record, body->colour))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_NOT_FOUND,
                           _ ("This annotation points at nothing that could have a colour."));
      return FALSE;
    }
  for (char **tag = body->tags; tag != NULL && *tag != NULL; tag++)
    hashiya_record_add_tag (record, *tag);
  for (char **tag = body->untags; tag != NULL && *tag != NULL; tag++)
    hashiya_record_remove_tag (record, *tag);
  return TRUE;
}

static HashiyaCliStatus
answer (HashiyaCli *cli, JsonObject *record)
{
  if (cli->json)
    hashiya_cli_print_json_object (json_object_ref (record));
  else
    hashiya_cli_print_line (hashiya_record_get_id (record));
  return HASHIYA_CLI_DONE;
}

/* Where annotate was told to put it: exactly one of these. */
typedef struct
{
  char *range;
  char *quote;
  char *prefix;
  char *suffix;
  char *section;
  gboolean document;
  char *bookmark;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->range);
  g_free (place->quote);
  g_free (place->prefix);
  g_free (place->suffix);
  g_free (place->section);
  g_free (place->bookmark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
parse_offset (const char *text, gsize *offset, const char **rest)
{
  char *end;
  guint64 value;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  errno = 0;
  value = g_ascii_strtoull (text, &end, 10);
  if (errno != 0 || value > G_MAXINT64)
    return FALSE;
  *offset = value;
  *rest = end;
  return TRUE;
}

static gboolean
parse_range (const char *text, gsize *start, gsize *end)
{
  const char *rest;

  return parse_offset (text, start, &rest) && *rest == ':' && parse_offset (rest + 1, end, &rest)
         && *rest == '\0';
}

static gboolean
is_valid_place (const Place *place, const Body *body)
{
  const char *const texts[]
      = { place->quote ? place->quote : "", place->prefix ? place->prefix : "",
          place->suffix ? place->suffix : "", NULL };
  guint n_places = (place->range != NULL) + (place->quote != NULL) + (place->section != NULL)
                   + place->document + (place->bookmark != NULL);
  const char *rest;
  gsize start, end;

  if (!hashiya_cli_is_text (texts))
    return FALSE;
  if (n_places != 1)
    hashiya_cli_usage (
        _ ("annotate: give one of --range, --quote, --section, --document and --bookmark"));
  else if ((place->prefix != NULL || place->suffix != NULL) && place->quote == NULL)
    hashiya_cli_usage (_ ("annotate: --prefix and --suffix go with --quote"));
  else if (place->range != NULL && !parse_range (place->range, &start, &end))
    /* Translators: %s is what was typed. */
    hashiya_cli_usage (_ ("annotate: “%s” is not a range; write START:END"), place->range);
  else if (place->bookmark != NULL
           && !(parse_offset (place->bookmark, &start, &rest) && *rest == '\0'))
    /* Translators: %s is what was typed. */
    hashiya_cli_usage (_ ("annotate: “%s” is not a place; write a number"), place->bookmark);
  else if ((place->section != NULL || place->document) && body->note == NULL && body->tags == NULL)
    hashiya_cli_usage (_ ("annotate: --section and --document need a --note or a --tag"));
  else if ((place->section != NULL || place->document || place->bookmark != NULL)
           && body->colour != NULL)
    hashiya_cli_usage (_ ("annotate: --colour goes with --range and --quote"));
  else
    return TRUE;
  return FALSE;
}

static JsonObject *
record_for_quote (HashiyaDocument *document, const Place *place, const char *colour, GError **error)
{
  HashiyaText *text = hashiya_document_get_text (document);
  g_autoptr (GArray) places
      = hashiya_anchor_find_quote (text, place->quote, place->prefix, place->suffix);
  gsize length = g_utf8_strlen (place->quote, -1);
  g_autoptr (GString) list = g_string_new (NULL);

  if (places->len == 1)
    {
      gsize start = g_array_index (places, gsize, 0);

      return hashiya_record_for_range (document, start, start + length, colour, error);
    }
  if (places->len == 0)
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_NOT_FOUND,
                           _ ("These words stand nowhere in the text."));
      return NULL;
    }
  for (guint i = 0; i < places->len; i++)
    {
      gsize start = g_array_index (places, gsize, i);

      g_string_append_printf (list, " %" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, start, start + length);
    }
  hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_AMBIGUOUS,
                     /* Translators: a count, and ranges like " 10:14 52:56". */
                     ngettext ("These words stand in %u place:%s",
                               "These words stand in %u places:%s", places->len),
                     places->len, list->str);
  return NULL;
}

static JsonObject *
record_for_place (HashiyaDocument *document, const Place *place, const char *colour, GError **error)
{
  const char *rest;
  gsize start, end;
  int index;

  if (place->quote != NULL)
    return record_for_quote (document, place, colour, error);
  if (place->range != NULL && parse_range (place->range, &start, &end))
    return hashiya_record_for_range (document, start, end, colour, error);
  if (place->bookmark != NULL && parse_offset (place->bookmark, &start, &rest))
    return hashiya_record_for_bookmark (document, start, error);
  if (place->document)
    return hashiya_record_for_document (document);
  index = hashiya_document_find_section (document, place->section);
  if (index >= 0)
    return hashiya_record_for_section (document, index);
  hashiya_set_error (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_NOT_FOUND,
                     /* Translators: %s is what was typed. */
                     _ ("There is no section “%s”; see “hashiya-cli outline”."), place->section);
  return NULL;
}

HashiyaCliStatus
hashiya_command_annotate (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (Place) place = { 0 };
  g_auto (Body) body = { 0 };
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "range", 0, 0, G_OPTION_ARG_FILENAME, &place.range,
      N_ ("Mark from START to END, in characters of the text"), N_ ("START:END") },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &place.quote, N_ ("Mark these words"), N_ ("TEXT") },
    { "prefix", 0, 0, G_OPTION_ARG_FILENAME, &place.prefix, N_ ("The words right before the quote"),
      N_ ("TEXT") },
    { "suffix", 0, 0, G_OPTION_ARG_FILENAME, &place.suffix, N_ ("The words right after the quote"),
      N_ ("TEXT") },
    { "section", 0, 0, G_OPTION_ARG_FILENAME, &place.section, N_ ("A note on a section"),
      N_ ("ID") },
    { "document", 0, 0, G_OPTION_ARG_NONE, &place.document, N_ ("A note on the document"), NULL },
    { "bookmark", 0, 0, G_OPTION_ARG_FILENAME, &place.bookmark, N_ ("A bookmark at a character"),
      N_ ("START") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &body.note, N_ ("A note, in Markdown"), N_ ("TEXT") },
    { "colour", 0, 0, G_OPTION_ARG_FILENAME, &body.colour,
      N_ ("yellow, green, blue, pink or purple"), N_ ("COLOUR") },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &body.tags, N_ ("A tag; may be repeated"),
      N_ ("TAG") },
    HASHIYA_CLI_LANGUAGE_OPTION (&language),
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 1, 1);
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (HashiyaTranslation) translation = NULL;
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (GError) error = NULL;

  if (names == NULL || !is_valid_body (&body) || !is_valid_place (&place, &body))
    return HASHIYA_CLI_USAGE;
  document = hashiya_cli_open_in (cli, names[0], NULL, language, &translation);
  if (document == NULL)
    return HASHIYA_CLI_FAILED;
  record = record_for_place (document, &place,
                             body.colour != NULL ? body.colour : hashiya_colours[0], &error);
  if (record == NULL)
    return hashiya_cli_fail (names[0], error->message);
  if (translation != NULL)
    hashiya_translation_refer (translation, record);
  margin = hashiya_library_get_margin (cli->library, hashiya_document_get_id (document), &error);
  if (margin != NULL && apply_body (record, &body, &error))
    written = hashiya_margin_put (margin, record, &error);
  if (written == NULL)
    return hashiya_cli_fail (names[0], error->message);
  return answer (cli, written);
}

static HashiyaMargin *
open_margin (HashiyaCli *cli, const char *name, GError **error)
{
  g_autoptr (HashiyaEntry) entry = hashiya_library_find (cli->library, name, error);

  return entry != NULL
             ? hashiya_library_get_margin (cli->library, hashiya_entry_get_id (entry), error)
             : NULL;
}

static JsonObject *
find_annotation (HashiyaMargin *margin, const char *id, GError **error)
{
  JsonObject *record = hashiya_margin_lookup (margin, id);

  if (record == NULL)
    hashiya_set_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_NOT_FOUND,
                       /* Translators: %s is what was typed. */
                       _ ("There is no annotation “%s”; see “hashiya-cli annotations”."), id);
  return record;
}

/* What edit can say about where an annotation stands in the version that is read now. */
typedef struct
{
  char *place;
  gboolean confirm;
  gboolean detach;
} Act;

static gboolean
is_valid_act (const Act *act)
{
  gsize start, end;

  if ((act->place != NULL) + act->confirm + act->detach > 1)
    hashiya_cli_usage (_ ("edit: give one of --place, --confirm and --detach"));
  else if (act->place != NULL && !parse_range (act->place, &start, &end))
    /* Translators: %s is what was typed. */
    hashiya_cli_usage (_ ("edit: “%s” is not a range; write START:END"), act->place);
  else
    return TRUE;
  return FALSE;
}

static gboolean
confirm (HashiyaCli *cli, HashiyaDocument *document, JsonObject *record, GError **error)
{
  g_autoptr (HashiyaPlacing) placing = hashiya_placing_new (cli->library, document);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) anchors = NULL;
  HashiyaAnchor *anchor;

  g_ptr_array_add (records, record);
  anchors = hashiya_placing_run (placing, records, NULL, NULL, NULL, error);
  if (anchors == NULL)
    return FALSE;
  anchor = &g_array_index (anchors, HashiyaAnchor, 0);
  if (anchor->state != HASHIYA_ANCHOR_ORPHAN)
    return hashiya_placed_attach (record, document, anchor->start, anchor->end, error);
  g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_NOT_FOUND,
                       _ ("It stands nowhere, so there is nothing to confirm; use --place."));
  return FALSE;
}

static gboolean
apply_act (HashiyaCli *cli, const char *name, JsonObject *record, const Act *act, GError **error)
{
  g_autoptr (HashiyaEntry) entry = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  const char *language = hashiya_record_get_translation (record);
  gsize start, end;

  if (act->place == NULL && !act->confirm && !act->detach)
    return TRUE;
  entry = hashiya_library_find (cli->library, name, error);
  if (entry != NULL)
    document = hashiya_translator_open_text (cli->library, hashiya_entry_get_id (entry), NULL,
                                             language, error);
  if (document == NULL)
    return FALSE;
  if (!hashiya_record_has_selector (record))
    {
      g_set_error_literal (error, HASHIYA_CORE_ERROR, HASHIYA_CORE_ERROR_RANGE,
                           _ ("It is about the whole document and stands at no words."));
      return FALSE;
    }
  if (act->confirm)
    return confirm (cli, document, record, error);
  if (act->detach)
    hashiya_placed_detach (record, document);
  return act->detach
         || (parse_range (act->place, &start, &end)
             && hashiya_placed_attach (record, document, start, end, error));
}

HashiyaCliStatus
hashiya_command_edit (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (Body) body = { 0 };
  g_autofree char *place = NULL;
  Act act = { 0 };
  const GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_FILENAME, &place,
      N_ ("It stands from START to END in the version that is read now"), N_ ("START:END") },
    { "confirm", 0, 0, G_OPTION_ARG_NONE, &act.confirm, N_ ("It stands where it was found"), NULL },
    { "detach", 0, 0, G_OPTION_ARG_NONE, &act.detach, N_ ("It does not stand where it was found"),
      NULL },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &body.note, N_ ("The new note; nothing takes it away"),
      N_ ("TEXT") },
    { "colour", 0, 0, G_OPTION_ARG_FILENAME, &body.colour,
      N_ ("yellow, green, blue, pink or purple"), N_ ("COLOUR") },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &body.tags, N_ ("A tag to add; may be repeated"),
      N_ ("TAG") },
    { "untag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &body.untags,
      N_ ("A tag to take away; may be repeated"), N_ ("TAG") },
    { NULL },
  };
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, entries, TRUE, 2, 2);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (GError) error = NULL;

  act.place = place;
  if (names == NULL || !is_valid_body (&body) || !is_valid_act (&act))
    return HASHIYA_CLI_USAGE;
  margin = open_margin (cli, names[0], &error);
  if (margin != NULL)
    record = find_annotation (margin, names[1], &error);
  if (record == NULL)
    return hashiya_cli_fail (names[0], error->message);
  changed = hashiya_json_copy_object (record);
  if (apply_body (changed, &body, &error) && apply_act (cli, names[0], changed, &act, &error))
    written = hashiya_margin_put (margin, changed, &error);
  if (written == NULL)
    return hashiya_cli_fail (names[0], error->message);
  return answer (cli, written);
}

HashiyaCliStatus
hashiya_command_delete (HashiyaCli *cli, int argc, char **argv)
{
  g_auto (GStrv) names = hashiya_cli_parse (cli, argc, argv, NULL, TRUE, 2, 2);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (GError) error = NULL;

  if (names == NULL)
    return HASHIYA_CLI_USAGE;
  margin = open_margin (cli, names[0], &error);
  if (margin != NULL)
    record = find_annotation (margin, names[1], &error);
  if (record == NULL || !hashiya_margin_delete (margin, names[1], &error))
    return hashiya_cli_fail (names[0], error->message);
  return answer (cli, record);
}
