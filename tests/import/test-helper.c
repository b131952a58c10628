// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* The helper that parses, and what its parent believes of what it says. Under the name of the
 * helper this program plays one that was taken over. */

#include "hashiya-frame.h"
#include "hashiya-helper.h"
#include "hashiya-intake.h"
#include "import-tools.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define SHA "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const guint8 dot[] = { 'G', 'I', 'F', '8', '9', 'a', 8, 0, 8, 0, 0, 0, 0 };

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* The helper gives what parsing in this process gives, pictures beside a page included. */
static void
test_same (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "a.gif", NULL);
  static const char *const files[][2] = {
    { "a.txt", "A title\n\nWords below it, and more of them.\n\nکچھ اردو بھی ہے۔\n" },
    { "b.txt", "Things\n\n1. One thing\n2. Another thing\n3. A third\n\n- this\n- that\n\n"
               "    some code\n    more code\n\n> A quote of\n> two lines\n\nRoses are red\n"
               "Violets are blue\nSugar is sweet\n\n* * *\n\nEnd of it all.\n" },
    { "a.md",
      "# A\n\n3. c\n4. d\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n```c\nx\n```\n\n- [x] done\n" },
    { "a.html", "<h1>A</h1><p>Words<img src=a.gif><table><tr><th>a<th>b<tr><td>c<td>d</table>" },
    { "b.html", "<svg width=200 height=200><title>t</title><path d='M0 0'/></svg><p>b" },
  };

  g_assert_true (g_file_set_contents (picture, (const char *) dot, sizeof dot, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (HashiyaContent) here = NULL;
      g_autoptr (HashiyaContent) there = NULL;

      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
      here = hashiya_import_file (file, NULL, NULL, &error);
      g_assert_no_error (error);
      there = hashiya_helper_import_file (file, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (hashiya_content_get_version (there), ==, hashiya_content_get_version (here));
      g_assert_cmpuint (g_hash_table_size (hashiya_content_get_files (there)), ==,
                        g_hash_table_size (hashiya_content_get_files (here)));
      g_unlink (path);
    }
  g_unlink (picture);
  g_rmdir (folder);
}

typedef struct
{
  guint told[HASHIYA_IMPORT_N_STEPS];
  guint64 done;
  HashiyaImportStep step;
} Told;

/* Steps come in their order, and none goes back. */
static void
note_step (HashiyaImportStep step, guint64 done, guint64 total, gpointer data)
{
  Told *self = data;

  g_assert_cmpint (step, >=, self->step);
  g_assert_true (step > self->step || done >= self->done);
  g_assert_true (done < total || (done == 0 && total == 0));
  self->told[step]++;
  self->step = step;
  self->done = done;
}

static void
test_progress (void)
{
  Told told = { 0 };
  const HashiyaImportOptions options
      = { .format = "html", .progress = note_step, .progress_data = &told };
  g_autoptr (GString) page = g_string_new ("<title>Nets</title><h1>Nets</h1>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaContent) content = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (page,
                            "<h2>Net %u</h2><p>It was mended in the morning, and again in the "
                            "evening, by whoever had the time for it.</p>",
                            i);
  bytes = bytes_of (page->str);
  content = hashiya_helper_import_bytes (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (content);
  g_assert_cmpuint (told.told[HASHIYA_IMPORT_STEP_ARTICLE], ==, 1);
  g_assert_cmpuint (told.told[HASHIYA_IMPORT_STEP_CLEAN], ==, 1);
  g_assert_cmpuint (told.told[HASHIYA_IMPORT_STEP_SECTIONS], >=, 1);
  g_assert_cmpuint (told.told[HASHIYA_IMPORT_STEP_CHECK], ==,
                    hashiya_content_get_n_sections (content));
}

static void
test_sentence (void)
{
  g_autoptr (GBytes) nothing = bytes_of ("<html><script>x</script></html>");
  const HashiyaImportOptions options = { .format = "html" };
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_helper_import_bytes (nothing, &options, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_EMPTY);
}

static gpointer
import_in_thread (gpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", (const char *) data, i);
      g_autoptr (GBytes) bytes = bytes_of (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (HashiyaContent) content = hashiya_helper_import_bytes (bytes, NULL, NULL, &error);
      g_autoptr (HashiyaDocument) document = NULL;

      g_assert_no_error (error);
      document = open_content (content);
      g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==, text);
    }
  return NULL;
}

static void
test_several (void)
{
  static const char *const names[] = { "one", "two", "three" };
  GThread *threads[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    threads[i] = g_thread_new ("import", import_in_thread, (gpointer) names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_thread_join (threads[i]);
}

/* A helper that was taken over */

static void
play_say (HashiyaFrameKind kind, const char *name, const char *data)
{
  g_autoptr (GBytes) bytes = bytes_of (data);

  hashiya_frame_write (HASHIYA_FRAME_FD, kind, name, bytes, 0, NULL, NULL);
}

static void
play_description (const char *sections)
{
  g_autofree char *json = g_strdup_printf (
      "{\"direction\":\"ltr\",\"dropped\":[],"
      "\"format\":1,\"importer\":\"html/1\",\"language\":null,\"options\":{},\"sections\":[%s],"
      "\"title\":\"T\"}",
      sections);

  play_say (HASHIYA_FRAME_DONE, "html", json);
}

static void
play_bad_section (void)
{
  play_say (HASHIYA_FRAME_FILE, "sections/0001.xhtml",
            "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"s\" lang=\"\" "
            "dir=\"ltr\"><script>x</script></section>");
  play_description ("{\"id\":\"s\",\"level\":1,\"title\":null}");
}

static int
play (const char *part)
{
  g_autoptr (HashiyaFrame) request
      = hashiya_frame_read (HASHIYA_FRAME_FD, G_MAXUINT16, 0, NULL, NULL);
  g_autoptr (HashiyaFrame) file = NULL;

  if (strcmp (part, "deaf") == 0)
    pause ();
  file = hashiya_frame_read (HASHIYA_FRAME_FD, G_MAXUINT32, 0, NULL, NULL);
  if (strcmp (part, "crash") == 0)
    raise (SIGSEGV);
  if (strcmp (part, "time") == 0)
    raise (SIGXCPU);
  if (strcmp (part, "memory") == 0)
    return HASHIYA_FRAME_EXIT_MEMORY;
  if (strcmp (part, "claim") == 0)
    {
      const guint32 header[] = { HASHIYA_FRAME_FILE, 1, 0xFFFFFFFF, 0xFFFF };

      return write (HASHIYA_FRAME_FD, header, sizeof header) == sizeof header ? 0 : 1;
    }
  if (strcmp (part, "climb") == 0)
    play_say (HASHIYA_FRAME_FILE, "assets/../../../x", "x");
  if (strcmp (part, "bad-step") == 0)
    {
      play_say (HASHIYA_FRAME_STEP, "99999999999999999999 7 1", "");
      play_say (HASHIYA_FRAME_STEP, "x", "");
      play_say (HASHIYA_FRAME_DONE, "../x", "{}");
    }
  if (strcmp (part, "bad-section") == 0)
    play_bad_section ();
  if (strcmp (part, "no-json") == 0)
    play_say (HASHIYA_FRAME_DONE, "html", "[");
  if (strcmp (part, "no-sections") == 0)
    play_description ("");
  for (guint i = 0; strcmp (part, "ask") == 0 && i < 6000; i++)
    {
      g_autoptr (HashiyaFrame) answer = NULL;

      play_say (HASHIYA_FRAME_ASK, "page/../../etc/passwd", "");
      answer = hashiya_frame_read (HASHIYA_FRAME_FD, G_MAXUINT32, 0, NULL, NULL);
      if (answer == NULL || *answer->name != '\0')
        return 1;
    }
  pause ();
  return 0;
}

static const struct
{
  const char *part;
  int code;
} parts[] = {
  { "crash", HASHIYA_IMPORT_ERROR_DAMAGED },    { "time", HASHIYA_IMPORT_ERROR_TOO_LARGE },
  { "memory", HASHIYA_IMPORT_ERROR_TOO_LARGE }, { "claim", HASHIYA_IMPORT_ERROR_DAMAGED },
  { "climb", HASHIYA_IMPORT_ERROR_DAMAGED },    { "bad-section", HASHIYA_IMPORT_ERROR_DAMAGED },
  { "no-json", HASHIYA_IMPORT_ERROR_DAMAGED },  { "ask", HASHIYA_IMPORT_ERROR_DAMAGED },
  { "bad-step", HASHIYA_IMPORT_ERROR_DAMAGED }, { "no-sections", HASHIYA_IMPORT_ERROR_DAMAGED },
};

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Each in a process of its own, since helpers of the parts before may still be idle. */
static void
test_part_subprocess (gconstpointer data)
{
  const char *part = data;
  g_autofree char *folder = g_dir_make_tmp ("hashiya-XXXXXX", NULL);
  g_autofree char *helper = g_build_filename (folder, "hashiya-import", NULL);
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GBytes) bytes = bytes_of ("<p>words");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int code = G_IO_ERROR_CANCELLED;

  g_assert_cmpint (symlink (own, helper), ==, 0);
  g_setenv ("HASHIYA_LIBEXECDIR", folder, TRUE);
  g_setenv ("LANGUAGE", part, TRUE);
  if (strcmp (part, "deaf") == 0)
    g_thread_unref (g_thread_new ("cancel", cancel_soon, cancellable));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strcmp (parts[i].part, part) == 0)
        code = parts[i].code;
    }
  g_assert_null (hashiya_helper_import_bytes (bytes, NULL, cancellable, &error));
  g_unlink (helper);
  g_rmdir (folder);
  if (strcmp (part, "deaf") == 0)
    g_assert_error (error, G_IO_ERROR, code);
  else
    g_assert_error (error, HASHIYA_IMPORT_ERROR, code);
}

static void
test_part (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("/import/helper/subprocess/%s", (const char *) data);

  g_test_trap_subprocess (path, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_missing (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("<p>words");
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("HASHIYA_LIBEXECDIR", "/nowhere", TRUE);
  g_assert_null (hashiya_helper_import_bytes (bytes, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_UNREADABLE);
}

/* What the parent takes in */

#define OPEN "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"s\" lang=\"en\" dir=\"ltr\">"

static const struct
{
  const char *xhtml;
  gboolean sound;
} sections[] = {
  { OPEN "<p>a &amp; b <a href=\"https://e.org/\">c</a></p></section>", TRUE },
  { OPEN "<p id=\"to.1\">a</p>\n<ul><li>b</li></ul><hr/></section>", TRUE },
  { OPEN "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math></p></section>",
    TRUE },
  { OPEN "<p>a<script>b</script></p></section>", FALSE },
  { OPEN "<p onclick=\"x\">a</p></section>", FALSE },
  { OPEN "<p style=\"x\">a</p></section>", FALSE },
  { OPEN "<p><a href=\"javascript:x\">a</a></p></section>", FALSE },
  { OPEN "<p><a href=\"file:///etc/passwd\">a</a></p></section>", FALSE },
  { OPEN "<p><a href=\"https://e.org/\" target=\"x\">a</a></p></section>", FALSE },
  { OPEN "<p><img src=\"https://e.org/x.png\" alt=\"\"/></p></section>", FALSE },
  { OPEN "<p><img src=\"../assets/" SHA ".png\" alt=\"\"/></p></section>", FALSE },
  { OPEN "<p><img src=\"../" SHA "\" alt=\"\"/></p></section>", FALSE },
  { OPEN "<p><svg xmlns=\"http://www.w3.org/2000/svg\"></svg></p></section>", FALSE },
  { OPEN "<p><iframe src=\"x\"></iframe></p></section>", FALSE },
  { OPEN "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><p>x</p></math></p></section>",
    FALSE },
  { OPEN "<p><mi>x</mi></p></section>", FALSE },
  { OPEN "<p id=\"s\">a</p></section>", FALSE },
  { OPEN "<!-- x --><p>a</p></section>", FALSE },
  { OPEN "<?x y?><p>a</p></section>", FALSE },
  { OPEN "<p>&nbsp;</p></section>", FALSE },
  { OPEN "<p>a</section>", FALSE },
  { OPEN "<p>a</p></section><p>b</p>", FALSE },
  { "<section id=\"s\" lang=\"en\" dir=\"ltr\"><p>a</p></section>", FALSE },
  { "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"t\" lang=\"\" dir=\"ltr\"></section>",
    FALSE },
  { "<p>a</p>", FALSE },
  { "", FALSE },
};

static void
test_sections (void)
{
  g_autoptr (GBytes) original = bytes_of ("x");
  g_autoptr (GBytes) description = bytes_of (
      "{\"direction\":\"ltr\",\"dropped\":[],"
      "\"format\":1,\"importer\":\"html/1\",\"options\":{\"whole\":\"yes\"},\"sections\":[{\"id\":"
      "\"s\",\"level\":1,\"title\":null}],\"title\":\"T\"}");

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (HashiyaIntake) intake = hashiya_intake_new (original, FALSE);
      g_autoptr (GBytes) xhtml = bytes_of (sections[i].xhtml);
      g_autoptr (HashiyaContent) content = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", sections[i].xhtml);
      g_assert_true (hashiya_intake_add (intake, "sections/0001.xhtml", xhtml, &error));
      content = hashiya_intake_finish (intake, NULL, "html", description, &error);
      g_assert_cmpint (content != NULL, ==, sections[i].sound);
      g_assert_cmpint (error == NULL, ==, sections[i].sound);
    }
}

static void
add_picture (const char *text, gsize n, const char *extension, gboolean sound)
{
  g_autoptr (GBytes) original = bytes_of ("x");
  g_autoptr (HashiyaIntake) intake = hashiya_intake_new (original, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, n);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = g_strdup_printf ("assets/%s.%s", sha256, extension);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", path);
  g_assert_cmpint (hashiya_intake_add (intake, path, bytes, &error), ==, sound);
  g_assert_false (hashiya_intake_add (intake, "assets/" SHA ".gif", bytes, NULL));
}

static void
test_pictures (void)
{
  static const char *const bad[] = {
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://e.org/x\"/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{fill:url(http://e.org)}</style></svg>",
    "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
    "<html></html>",
    "MZ",
    "",
  };
  const char *good = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>";

  add_picture ((const char *) dot, sizeof dot, "gif", TRUE);
  add_picture ((const char *) dot, sizeof dot, "png", FALSE);
  add_picture ((const char *) dot, sizeof dot, "svg", FALSE);
  add_picture (good, strlen (good), "svg", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    add_picture (bad[i], strlen (bad[i]), "svg", FALSE);
}

int
main (int argc, char *argv[])
{
  if (g_str_has_suffix (argv[0], "/hashiya-import"))
    return play (g_getenv ("LANGUAGE"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/helper/same", test_same);
  g_test_add_func ("/import/helper/progress", test_progress);
  g_test_add_func ("/import/helper/sentence", test_sentence);
  g_test_add_func ("/import/helper/several", test_several);
  for (guint i = 0; i <= G_N_ELEMENTS (parts); i++)
    {
      const char *part = i < G_N_ELEMENTS (parts) ? parts[i].part : "deaf";
      g_autofree char *path = g_strdup_printf ("/import/helper/%s", part);
      g_autofree char *inner = g_strdup_printf ("/import/helper/subprocess/%s", part);

      g_test_add_data_func (path, part, test_part);
      g_test_add_data_func (inner, part, test_part_subprocess);
    }
  g_test_add_func ("/import/helper/missing", test_missing);
  g_test_add_func ("/import/intake/sections", test_sections);
  g_test_add_func ("/import/intake/pictures", test_pictures);
  return g_test_run ();
}
