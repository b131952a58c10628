// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-cli.h"

#include "hashiya-locale.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

const HashiyaCommand hashiya_commands[] = {
  { "import", "FILE|FOLDER|ADDRESS…",
    N_ ("Add files, folders or web pages to the library; “-” is standard input"),
    hashiya_command_import },
  { "list", "", N_ ("List the documents"), hashiya_command_list },
  { "outline", "DOC", N_ ("List a document’s sections"), hashiya_command_outline },
  { "text", "DOC", N_ ("Print the text that offsets count in"), hashiya_command_text },
  { "html", "DOC", N_ ("Print a document or a section as XHTML"), hashiya_command_html },
  { "anchor", "CASE.json", N_ ("Place the marks of a case, without a library"),
    hashiya_command_anchor },
  { "annotate", "DOC", N_ ("Add a highlight, note or bookmark"), hashiya_command_annotate },
  { "annotations", "DOC", N_ ("List annotations and where they stand"),
    hashiya_command_annotations },
  { "edit", "DOC ID", N_ ("Change an annotation"), hashiya_command_edit },
  { "delete", "DOC ID", N_ ("Delete an annotation"), hashiya_command_delete },
  { "restore", "DOC [ID]", N_ ("Bring back a document or an annotation"), hashiya_command_restore },
  { "remove", "DOC", N_ ("Move a document to the trash"), hashiya_command_remove },
  { "update", "DOC FILE|ADDRESS",
    N_ ("Make a file a document’s new version; annotations find their place"),
    hashiya_command_update },
  { "versions", "DOC", N_ ("List a document’s versions, or go back to one"),
    hashiya_command_versions },
  { "search", "QUERY", N_ ("Find words in titles, texts, quotes and notes"),
    hashiya_command_search },
  { "template", "DOC", N_ ("Print a PO template, with which a translation begins"),
    hashiya_command_template },
  { "translation", "DOC LANG FILE.po", N_ ("Add a translation"), hashiya_command_translation },
  { "translation-export", "DOC LANG", N_ ("Print a translation as one PO file"),
    hashiya_command_translation_export },
  { "check", "", N_ ("Verify every file of the library"), hashiya_command_check },
  { NULL },
};

static void
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, "%s\n\n", _ ("hashiya-cli [--library DIR] COMMAND …"));
  for (const HashiyaCommand *command = hashiya_commands; command->name != NULL; command++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->arguments);

      g_string_append_printf (help, "  %-20s", usage);
      g_string_append_printf (help, strlen (usage) > 20 ? "\n%23s" : "%1s", "");
      g_string_append_printf (help, "%s\n", _ (command->summary));
    }
  g_string_append_printf (help, "\n%s\n",
                          _ ("“hashiya-cli COMMAND --help” lists a command’s options."));
  hashiya_cli_print (help->str, help->len);
}

static void
start_translation (void)
{
  const char *folder = g_getenv ("HASHIYA_LOCALEDIR");

  /* What is printed may be typed again. */
  g_setenv ("HASHIYA_DIGITS", "latin", FALSE);
  hashiya_locale_init (NULL, folder != NULL ? folder : LOCALEDIR);
}

static HashiyaCliStatus
run_command (HashiyaCli *cli, int argc, char **argv)
{
  for (const HashiyaCommand *command = hashiya_commands; command->name != NULL; command++)
    {
      HashiyaCliStatus status;

      if (strcmp (command->name, argv[0]) != 0)
        continue;
      status = command->run (cli, argc, argv);
      /* A reader that went away, or a full disk behind a redirection, is a failure too. */
      if (fflush (stdout) != 0 && status == HASHIYA_CLI_DONE)
        return hashiya_cli_fail (argv[0], g_strerror (errno));
      return status;
    }
  /* Translators: %s is what was typed. */
  return hashiya_cli_usage (_ ("“%s” is not a command; see “hashiya-cli --help”"), argv[0]);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (HashiyaLibrary) library = NULL;
  gboolean version = FALSE, help = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Use the library in this folder"),
      N_ ("DIR") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Print this help"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  HashiyaCli cli = { NULL };

  start_translation ();
  /* Options of the program stand before the command; what follows it is the command's. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return hashiya_cli_usage ("%s", error->message);
  if (version)
    hashiya_cli_print_line ("hashiya-cli " PACKAGE_VERSION);
  else if (help)
    print_help ();
  else if (argc < 2)
    return hashiya_cli_usage (_ ("a command is missing; see “hashiya-cli --help”"));
  else
    {
      library = hashiya_library_new (folder);
      cli.library = library;
      return run_command (&cli, argc - 1, argv + 1);
    }
  return HASHIYA_CLI_DONE;
}
