// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-json.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Processes that annotate, import and compact are killed at random moments. What they had
 * confirmed on their standard output by then must be there, and the library sound; as it stands,
 * and again as a power cut would leave it.
 *
 * This program is its own children: a first argument names what they do. */

#define N_ANNOTATORS 2
#define N_CHILDREN   (N_ANNOTATORS + 2)

static const char *program;

static void
confirm (const char *what, const char *id, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s %s %s\n", what, id, value);

  /* One write: a line is confirmed whole or not at all. */
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static HashiyaMargin *
open_margin (HashiyaLibrary *library, const char *id)
{
  g_autoptr (GError) error = NULL;
  HashiyaMargin *margin = hashiya_library_get_margin (library, id, &error);

  g_assert_no_error (error);
  return margin;
}

static void
annotate (HashiyaLibrary *library, const char *id)
{
  g_autoptr (HashiyaMargin) margin = open_margin (library, id);
  g_autoptr (JsonObject) record = NULL;

  for (guint i = 0;; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);

      if (record == NULL || g_random_int_range (0, 3) == 0)
        {
          g_clear_pointer (&record, json_object_unref);
          record = new_highlight (NULL);
        }
      hashiya_record_set_note (record, note);
      json_object_unref (put (margin, record));
      confirm ("note", hashiya_record_get_id (record), note);
      if (g_random_int_range (0, 10) == 0)
        {
          g_assert_true (hashiya_margin_delete (margin, hashiya_record_get_id (record), NULL));
          confirm ("gone", hashiya_record_get_id (record), "-");
          g_clear_pointer (&record, json_object_unref);
        }
    }
}

static void
import (HashiyaLibrary *library)
{
  for (;;)
    {
      g_autofree char *title = g_strdup_printf ("Import %08x", g_random_int ());
      g_autoptr (HashiyaContent) content = build_sealed (title, title);
      g_autoptr (GError) error = NULL;
      HashiyaPublishStatus status;
      g_autofree char *id
          = hashiya_library_publish (library, content, NULL, FALSE, &status, &error);

      g_assert_no_error (error);
      confirm ("document", id, "-");
    }
}

static char *
find_journal (const char *folder, const char *id, const char *device)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *file = g_strconcat (device, ".jsonl", NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (name[0] != '.' && g_str_has_suffix (name, id))
        return g_build_filename (folder, name, "journal", file, NULL);
    }
  return NULL;
}

static void
compact (const char *folder, const char *id)
{
  for (;;)
    {
      HashiyaDevice *device = hashiya_device_lock (NULL);
      g_autofree char *path = find_journal (folder, id, hashiya_device_get_id (device));
      g_autoptr (GError) error = NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
        hashiya_compact (path, "", NULL, TRUE, &error);
      g_assert_no_error (error);
      hashiya_device_unlock (device);
      g_usleep (2000);
    }
}

static void
verify_annotation (HashiyaMargin *margin, const char *what, const char *id, const char *note)
{
  g_autoptr (JsonObject) record = hashiya_margin_lookup (margin, id);
  g_autoptr (JsonObject) restored = NULL;

  if (strcmp (what, "gone") == 0)
    {
      g_assert_null (record);
      return;
    }
  /* More may have been written than was confirmed: a later note, or a tombstone. */
  restored = hashiya_margin_restore (margin, id, NULL);
  g_assert_nonnull (restored);
  g_assert_cmpint (atoi (hashiya_record_get_note (restored)), >=, atoi (note));
  if (record == NULL)
    g_assert_true (hashiya_margin_delete (margin, id, NULL));
}

/* Looks for the last that was confirmed of each id. */
static void
verify (HashiyaLibrary *library, const char *folder, const char *id, const char *confirmed)
{
  g_autoptr (HashiyaMargin) margin = open_margin (library, id);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = read_file (confirmed);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Setting setting = { NULL, (char *) folder, library };
  g_autofree char *repaired = check_kinds (&setting, TRUE);
  g_autofree char *sound = check_kinds (&setting, FALSE);

  for (guint i = g_strv_length (lines); i > 0; i--)
    {
      g_auto (GStrv) words = g_strsplit (lines[i - 1], " ", 3);
      g_autoptr (HashiyaDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      if (g_strv_length (words) < 3 || !g_hash_table_add (done, g_strdup (words[1])))
        continue;
      if (strcmp (words[0], "document") == 0)
        {
          document = hashiya_library_open (library, words[1], NULL, NULL, &error);
          g_assert_no_error (error);
        }
      else
        verify_annotation (margin, words[0], words[1], words[2]);
    }
  g_assert_cmpstr (sound, ==, "");
}

static GSubprocess *
start (const char *root, const char *shadow, const char *role, const char *id, const char *file)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      file != NULL ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *state = g_build_filename (root, "state", NULL);
  g_autofree char *folder = g_build_filename (root, "library", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  g_subprocess_launcher_setenv (launcher, "HASHIYA_TEST_STATE", state, TRUE);
  if (shadow != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("HASHIYA_POWERCUT"), TRUE);
      g_subprocess_launcher_setenv (launcher, "HASHIYA_POWERCUT_ROOT", root, TRUE);
      g_subprocess_launcher_setenv (launcher, "HASHIYA_POWERCUT_SHADOW", shadow, TRUE);
    }
  child = g_subprocess_launcher_spawn (launcher, &error, program, role, folder, id, file, NULL);
  g_assert_no_error (error);
  return child;
}

static void
run_powercut (const char *command, const char *root, const char *shadow)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
      G_SUBPROCESS_FLAGS_NONE, &error, "python3", g_getenv ("HASHIYA_POWERCUT_TOOL"), command, root,
      shadow, g_getenv ("HASHIYA_POWERCUT"), NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

/* Kills every child at about the same random moment and adds what they confirmed to @log. */
static void
kill_all (GSubprocess **children, GString *log)
{
  g_usleep (g_test_rand_int_range (20, 250) * 1000);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_subprocess_send_signal (children[i], SIGKILL);
      g_usleep (g_test_rand_int_range (0, 2000));
    }
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;

      g_subprocess_communicate_utf8 (children[i], NULL, NULL, &said, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_signaled (children[i]));
      g_assert_cmpint (g_subprocess_get_term_sig (children[i]), ==, SIGKILL);
      g_string_append (log, said);
      g_object_unref (children[i]);
    }
}

static char *
publish_first (const char *root, const char *shadow)
{
  g_autoptr (GSubprocess) child = start (root, shadow, "publish", "-", NULL);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (child, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (said, "document "));
  return g_strndup (said + strlen ("document "), 16);
}

static void
test_kill (gconstpointer data)
{
  gboolean with_powercut = GPOINTER_TO_INT (data);
  guint n_rounds = g_getenv ("HASHIYA_LONG") != NULL ? 200 : 20;
  g_autofree char *top = g_dir_make_tmp ("hashiya-test-XXXXXX", NULL);
  g_autofree char *root = g_build_filename (top, "disk", NULL);
  g_autofree char *shadow = with_powercut ? g_build_filename (top, "shadow", NULL) : NULL;
  g_autofree char *confirmed = g_build_filename (top, "confirmed", NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *id = NULL;

  if (with_powercut && g_getenv ("HASHIYA_POWERCUT") == NULL)
    {
      g_test_skip ("HASHIYA_POWERCUT does not name the preloaded library");
      return;
    }
  g_mkdir (root, 0777);
  if (with_powercut)
    {
      g_mkdir (shadow, 0777);
      run_powercut ("seed", root, shadow);
    }
  id = publish_first (root, shadow);
  for (guint i = 0; i < n_rounds; i++)
    {
      GSubprocess *children[N_CHILDREN];
      g_autoptr (GSubprocess) verifier = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < N_ANNOTATORS; j++)
        children[j] = start (root, shadow, "annotate", id, NULL);
      children[N_ANNOTATORS] = start (root, shadow, "import", id, NULL);
      children[N_ANNOTATORS + 1] = start (root, shadow, "compact", id, NULL);
      kill_all (children, log);
      if (with_powercut)
        {
          run_powercut ("recover", root, shadow);
          delete_tree (shadow);
          g_mkdir (shadow, 0777);
          run_powercut ("seed", root, shadow);
        }
      write_file (confirmed, log->str);
      verifier = start (root, shadow, "verify", id, confirmed);
      g_subprocess_wait_check (verifier, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (log->len, >, 0);
  g_test_message ("%u rounds, %u confirmed records", n_rounds, count_text (confirmed, "\n"));
  delete_tree (top);
}

static int
be_a_child (char **argv)
{
  g_autoptr (HashiyaLibrary) library = NULL;

  setting_isolate ();
  library = hashiya_library_new (argv[2]);
  if (strcmp (argv[1], "publish") == 0)
    {
      Setting setting = { NULL, argv[2], library };
      g_autofree char *id = setting_publish (&setting, "Under the knife");

      confirm ("document", id, "-");
    }
  else if (strcmp (argv[1], "annotate") == 0)
    annotate (library, argv[3]);
  else if (strcmp (argv[1], "import") == 0)
    import (library);
  else if (strcmp (argv[1], "compact") == 0)
    compact (argv[2], argv[3]);
  else if (strcmp (argv[1], "verify") == 0)
    verify (library, argv[2], argv[3], argv[4]);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc > 3)
    return be_a_child (argv);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/library/kill/processes", GINT_TO_POINTER (FALSE), test_kill);
  g_test_add_data_func ("/library/kill/power", GINT_TO_POINTER (TRUE), test_kill);
  return g_test_run ();
}
