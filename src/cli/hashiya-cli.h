// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import.h"
#include "hashiya-library.h"
#include "hashiya-translation.h"

G_BEGIN_DECLS

/* What every command of hashiya-cli shares: the library, how to answer, how to fail. */

typedef enum
{
  HASHIYA_CLI_DONE = 0,
  HASHIYA_CLI_FAILED = 1,
  HASHIYA_CLI_USAGE = 2,
} HashiyaCliStatus;

/**
 * HashiyaCli:
 * @library: the library the command works on
 * @json: whether `--json` was given to the command
 */
typedef struct
{
  HashiyaLibrary *library;
  gboolean json;
} HashiyaCli;

/**
 * HashiyaCommand:
 * @name: as typed
 * @arguments: what may follow, for the help
 * @summary: what it does, translatable
 * @run: @argv[0] is the command's name
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  HashiyaCliStatus (*run) (HashiyaCli *cli, int argc, char **argv);
} HashiyaCommand;

extern const HashiyaCommand hashiya_commands[];

/**
 * hashiya_cli_parse:
 * @entries: the command's own options; texts are %G_OPTION_ARG_FILENAME, so that any locale
 *   takes any letters
 * @takes_json: whether the command answers `--json`; one that prints text does not
 * @min: the fewest arguments beside options
 * @max: the most
 *
 * Returns: (transfer full) (nullable): the arguments that are left, or %NULL after it said what
 *   is wrong
 */
GStrv hashiya_cli_parse (HashiyaCli *cli,
                         int argc,
                         char **argv,
                         const GOptionEntry *entries,
                         gboolean takes_json,
                         guint min,
                         guint max);

/** HASHIYA_CLI_VERSION_OPTION: the option of commands that can speak of an older version */
#define HASHIYA_CLI_VERSION_OPTION(place)                                                          \
  {                                                                                                \
    "version", 0, 0, G_OPTION_ARG_FILENAME, place, N_ ("In this version of the document"),         \
        N_ ("VERSION")                                                                             \
  }

/** HASHIYA_CLI_LANGUAGE_OPTION: the option of commands that can speak of a translation */
#define HASHIYA_CLI_LANGUAGE_OPTION(place)                                                         \
  {                                                                                                \
    "language", 0, 0, G_OPTION_ARG_FILENAME, place, N_ ("In its translation into this language"),  \
        N_ ("LANG")                                                                                \
  }

/** hashiya_cli_usage: Says what was wrong about the command line. Returns: the exit status. */
HashiyaCliStatus hashiya_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** hashiya_cli_remark: Says something of a file that was no failure, on one line. */
void hashiya_cli_remark (const char *subject, const char *message);

/**
 * hashiya_cli_fail:
 * @subject: a file's name or a document's, any bytes
 * @message: what and why
 *
 * Writes the one line that a failure gets. Returns: the exit status.
 */
HashiyaCliStatus hashiya_cli_fail (const char *subject, const char *message);

/** hashiya_cli_is_text: Returns: whether every one of the %NULL-terminated list is UTF-8; says so
 * if not */
gboolean hashiya_cli_is_text (const char *const *texts);

/** hashiya_cli_print: Writes bytes to standard output as they are. */
void hashiya_cli_print (const char *bytes, gsize n_bytes);

/** hashiya_cli_print_line: Writes @text and a newline, whatever the locale's charset. */
void hashiya_cli_print_line (const char *text);

/** hashiya_cli_print_json: (transfer full): Writes one JSON value and a newline. */
void hashiya_cli_print_json (JsonNode *node);
void hashiya_cli_print_json_object (JsonObject *object);
void hashiya_cli_print_json_array (JsonArray *array);

/**
 * hashiya_cli_find_version:
 * @id: the document's
 * @name: a version or a unique start of one
 *
 * Returns: (transfer full): the version, or %NULL with %HASHIYA_LIBRARY_ERROR_NOT_FOUND
 */
char *hashiya_cli_find_version (HashiyaCli *cli, const char *id, const char *name, GError **error);

/**
 * hashiya_cli_open:
 * @version: (nullable): a version or a unique start of one; %NULL for the one that is read now
 *
 * Finds and opens a document; says why where it cannot.
 */
HashiyaDocument *hashiya_cli_open (HashiyaCli *cli, const char *name, const char *version);

/**
 * hashiya_cli_read_content:
 * @name: a file, an address, or `-` for standard input
 * @options: (nullable): as for hashiya_import_file()
 *
 * Returns: (transfer full): sealed content, or %NULL with a sentence
 */
HashiyaContent *
hashiya_cli_read_content (const char *name, const HashiyaImportOptions *options, GError **error);

/** hashiya_cli_dup_origin: Returns: (transfer full) (nullable): what the journal says a document
 * came from that was read from @name */
char *hashiya_cli_dup_origin (const char *name);

/**
 * hashiya_cli_open_in:
 * @version: (nullable): a version or a unique start of one; %NULL for the one that is read now
 * @language: (nullable): a language; %NULL, and the document's own, for the original
 * @translation: (out) (optional) (nullable): the translation, %NULL where it is the original
 *
 * Finds and opens a document or its translation; says why where it cannot.
 */
HashiyaDocument *hashiya_cli_open_in (HashiyaCli *cli,
                                      const char *name,
                                      const char *version,
                                      const char *language,
                                      HashiyaTranslation **translation);

HashiyaCliStatus hashiya_command_import (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_list (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_outline (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_text (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_html (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_anchor (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_annotate (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_annotations (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_edit (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_delete (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_restore (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_remove (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_update (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_versions (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_search (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_template (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_translation (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_translation_export (HashiyaCli *cli, int argc, char **argv);
HashiyaCliStatus hashiya_command_check (HashiyaCli *cli, int argc, char **argv);

G_END_DECLS
