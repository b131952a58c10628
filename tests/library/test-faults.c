// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support.h"

#include "hashiya-compact.h"
#include "hashiya-device.h"
#include "hashiya-json.h"
#include "hashiya-translations.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A disk that fails on request. The linker puts these in place of the C library's (--wrap), so
 * that the tests do the same for root as for anybody. */

int __real_open64 (const char *path, int flags, ...);
ssize_t __real_write (int fd, const void *data, size_t n_bytes);
int __real_fdatasync (int fd);
int __real_fsync (int fd);
int __real_mkdir (const char *path, mode_t mode);
int __wrap_open64 (const char *path, int flags, ...);
ssize_t __wrap_write (int fd, const void *data, size_t n_bytes);
int __wrap_fdatasync (int fd);
int __wrap_fsync (int fd);
int __wrap_mkdir (const char *path, mode_t mode);

static const char *unreadable; /* this file cannot be opened at all */
static const char *read_only;  /* nothing below this folder can be written */
static gssize space = -1;      /* how many bytes can still be written; -1: any number */
static const char *growing;    /* this file gets a line more while another is made durable */
static int sync_error;         /* what fsync() and fdatasync() say */

#define RECORD(seq, id)                                                                            \
  "{\"id\":\"urn:" id "\",\"type\":\"Annotation\",\"modified\":\"2026-01-01T00:00:00.000Z\","      \
  "\"hashiya:rev\":{\"device\":\"other\",\"seq\":" #seq                                            \
  "},\"hashiya:seen\":{},\"target\":\"urn:t\"}"
#define LATE RECORD (2, "late")

static gboolean
is_read_only (const char *path)
{
  return read_only != NULL && g_str_has_prefix (path, read_only);
}

int
__wrap_open64 (const char *path, int flags, ...)
{
  va_list arguments;
  int mode;

  va_start (arguments, flags);
  mode = va_arg (arguments, int);
  va_end (arguments);
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && is_read_only (path))
    {
      errno = EROFS;
      return -1;
    }
  if (g_strcmp0 (path, unreadable) == 0)
    {
      errno = EIO;
      return -1;
    }
  return __real_open64 (path, flags, mode);
}

ssize_t
__wrap_write (int fd, const void *data, size_t n_bytes)
{
  ssize_t written;

  if (space < 0)
    return __real_write (fd, data, n_bytes);
  if (space == 0)
    {
      errno = ENOSPC;
      return -1;
    }
  written = __real_write (fd, data, MIN (n_bytes, (size_t) space));
  space -= MAX (written, 0);
  return written;
}

static int
fail_sync (void)
{
  errno = sync_error;
  return -1;
}

int
__wrap_fdatasync (int fd)
{
  const char *path = g_steal_pointer (&growing);

  if (path != NULL)
    append_file (path, LATE "\n");
  return sync_error != 0 ? fail_sync () : __real_fdatasync (fd);
}

int
__wrap_fsync (int fd)
{
  return sync_error != 0 ? fail_sync () : __real_fsync (fd);
}

int
__wrap_mkdir (const char *path, mode_t mode)
{
  if (is_read_only (path))
    {
      errno = EROFS;
      return -1;
    }
  return __real_mkdir (path, mode);
}

static void
heal (void)
{
  unreadable = NULL;
  read_only = NULL;
  space = -1;
  sync_error = 0;
}

static void
assert_sound (Setting *self)
{
  g_autofree char *kinds = check_kinds (self, FALSE);

  g_assert_cmpstr (kinds, ==, "");
}

/* A record that cannot be written leaves the journal as it was, to the byte; the next one is
 * written as if nothing had been. */
static void
assert_put_fails (HashiyaMargin *margin, JsonObject *record, const char *path)
{
  g_autofree char *before = read_file (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hashiya_margin_put (margin, record, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
  heal ();
  after = read_file (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (hashiya_margin_lookup (margin, hashiya_record_get_id (record)));
}

static void
test_disk_full (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Full");
  g_autofree char *path = setting_journal (self, id);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("note");
  g_autoptr (JsonObject) written = NULL;

  /* No byte, some of them, and a short write just before the end. */
  for (gssize left = 0; left < 300; left += 50)
    {
      space = left;
      assert_put_fails (margin, record, path);
    }
  sync_error = EIO;
  assert_put_fails (margin, record, path);
  written = put (margin, record);
  assert_sound (self);
}

static void
test_read_only (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Read only");
  g_autofree char *path = setting_journal (self, id);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("note");
  g_autoptr (JsonObject) refused = new_highlight ("refused");
  g_autoptr (HashiyaContent) content = build_sealed ("Another", "another");
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;

  json_object_unref (put (margin, record));
  g_clear_object (&margin);
  read_only = self->folder;
  setting_reopen (self);
  margin = setting_margin (self, id);
  records = hashiya_margin_list (margin);
  g_assert_cmpuint (records->len, ==, 1);
  entries = hashiya_library_list (self->library, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  document = hashiya_library_open (self->library, id, NULL, NULL, NULL);
  g_assert_nonnull (document);
  g_assert_null (hashiya_library_publish (self->library, content, NULL, FALSE, &status, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
  assert_put_fails (margin, refused, path);
  assert_sound (self);
}

/* Another device's journal that cannot be read is said and stops nothing; one's own does, for
 * it tells which seq comes next. */
static void
test_unreadable (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Unreadable");
  g_autofree char *own = setting_journal (self, id);
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *other = g_build_filename (folder, "other.jsonl", NULL);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (JsonObject) record = new_highlight ("note");
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  write_file (other, "{}\n");
  unreadable = other;
  written = put (margin, record);
  problems = hashiya_margin_get_problems (margin);
  g_assert_cmpuint (problems->len, ==, 1);
  append_file (own, "\n");
  unreadable = own;
  g_assert_null (hashiya_margin_put (margin, record, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
  heal ();
  after = put (margin, record);
  g_assert_cmpint (hashiya_json_int (hashiya_json_object (after, "hashiya:rev"), "seq", 0), ==,
                   1 + hashiya_json_int (hashiya_json_object (written, "hashiya:rev"), "seq", 0));
}

/* An import that cannot be written whole leaves no trace, wherever it stops. */
static void
test_publish_full (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "First");
  g_autoptr (HashiyaContent) content = build_sealed ("Second", "second");
  g_autoptr (GError) error = NULL;
  HashiyaPublishStatus status;
  guint n_failures = 0;

  for (gssize left = 0;; left += 97)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *published = NULL;

      space = left;
      published = hashiya_library_publish (self->library, content, NULL, FALSE, &status, &error);
      heal ();
      if (published != NULL)
        break;
      n_failures++;
      g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, self->folder));
      g_assert_null (strstr (error->message, ".partial-"));
      g_clear_error (&error);
      entries = hashiya_library_list (self->library, NULL, NULL);
      g_assert_cmpuint (entries->len, ==, 1);
      {
        g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

        g_assert_nonnull (g_dir_read_name (dir));
        g_assert_null (g_dir_read_name (dir));
      }
    }
  g_assert_cmpuint (n_failures, >, 10);
  assert_sound (self);
}

/* Several processes append at once: no record is lost, and no seq is given twice. */
static void
test_many_writers (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Many");
  g_autofree char *path = setting_journal (self, id);
  g_autoptr (HashiyaMargin) margin = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) seqs = g_hash_table_new (NULL, NULL);
  pid_t children[4];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          g_autoptr (HashiyaLibrary) library = hashiya_library_new (self->folder);
          g_autoptr (HashiyaMargin) own = hashiya_library_get_margin (library, id, NULL);

          for (guint j = 0; j < 50; j++)
            {
              /* Forked children draw the same random ids. */
              g_autofree char *name = g_strdup_printf ("urn:test:%u:%u", i, j);
              g_autoptr (JsonObject) record = new_highlight (NULL);
              g_autoptr (JsonObject) written = NULL;

              json_object_set_string_member (record, "id", name);
              written = hashiya_margin_put (own, record, NULL);
              if (written == NULL)
                _exit (1);
            }
          _exit (0);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  setting_reopen (self);
  margin = setting_margin (self, id);
  records = hashiya_margin_list (margin);
  g_assert_cmpuint (records->len, ==, 200);
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *rev = hashiya_json_object (g_ptr_array_index (records, i), "hashiya:rev");

      g_assert_true (g_hash_table_add (seqs, GINT_TO_POINTER (hashiya_json_int (rev, "seq", 0))));
    }
  g_assert_cmpuint (count_text (path, "hashiya:Journal"), ==, 1);
  assert_sound (self);
}

static gpointer
put_many (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (JsonObject) record = new_highlight ("from a thread");
      g_autoptr (JsonObject) written = put (data, record);
      g_autoptr (GPtrArray) all = hashiya_margin_list (data);

      g_assert_cmpuint (all->len, >, 0);
    }
  return NULL;
}

/* The same with threads, two of which share a margin and two have their own. */
static void
test_many_threads (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Threads");
  g_autoptr (HashiyaLibrary) other_library = hashiya_library_new (self->folder);
  g_autoptr (HashiyaMargin) margin = setting_margin (self, id);
  g_autoptr (HashiyaMargin) other = hashiya_library_get_margin (other_library, id, NULL);
  g_autoptr (GPtrArray) records = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", put_many, i < 2 ? margin : other);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_true (hashiya_margin_refresh (margin, NULL, NULL));
  records = hashiya_margin_list (margin);
  g_assert_cmpuint (records->len, ==, 200);
  assert_sound (self);
}

/* An update that does not fit leaves the document at the version it had. */
static void
test_update_full (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Words to keep");
  g_autofree char *version = hashiya_library_dup_version (self->library, id);
  g_autoptr (HashiyaContent) content = build_sealed ("Words to keep", "Words to keep, too");
  gboolean updated = FALSE;

  for (gssize left = 0; !updated; left += 400)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *holder = NULL;
      g_autofree char *now = NULL;
      HashiyaPublishStatus status;

      space = left;
      holder = hashiya_library_update (self->library, id, content, "file.txt", &status, &error);
      heal ();
      now = hashiya_library_dup_version (self->library, id);
      updated = holder != NULL;
      if (updated)
        {
          g_assert_cmpstr (now, ==, hashiya_content_get_version (content));
          continue;
        }
      g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
      g_assert_cmpstr (now, ==, version);
      assert_sound (self);
    }
  assert_sound (self);
}

/* A translation that does not fit is as it was, and the sentence calls it by its name. */
static void
test_translation_full (Setting *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "translations", "ur", "device.po", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *quoted = g_strdup_printf ("%s”", path);
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);

  g_assert_true (hashiya_translations_write (path, first, NULL));
  for (gssize left = -1; left < 6; left++)
    {
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;

      space = left;
      read_only = left < 0 ? folder : NULL;
      g_assert_false (hashiya_translations_write (path, second, &error));
      heal ();
      g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, quoted));
      g_assert_null (strstr (error->message, ".partial-"));
      now = read_file (path);
      g_assert_cmpstr (now, ==, "first");
    }
  g_assert_true (hashiya_translations_write (path, second, NULL));
}

/* A sync engine that is not done with its copy: what it adds is not removed unread. */
static void
test_copy_grows (Setting *self, gconstpointer data)
{
  g_autofree char *id = setting_publish (self, "Copy");
  g_autofree char *own = setting_journal (self, id);
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *copy = g_build_filename (folder, "other (conflict).jsonl", NULL);
  g_autoptr (HashiyaDevice) device = hashiya_device_lock (NULL);
  g_autoptr (GError) error = NULL;

  append_file (copy, "{\"type\":\"hashiya:Journal\",\"format\":1,\"device\":\"other\"}\n");
  append_file (copy, RECORD (1, "early") "\n");
  growing = copy;
  g_assert_false (hashiya_absorb (copy, own, NULL, NULL, &error));
  g_assert_error (error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE);
  g_assert_cmpuint (count_text (own, "urn:early"), ==, 1);
  g_assert_cmpuint (count_text (copy, "urn:late"), ==, 1);
  g_clear_error (&error);
  g_assert_true (hashiya_absorb (copy, own, NULL, NULL, &error));
  g_assert_cmpuint (count_text (own, "urn:early"), ==, 1);
  g_assert_cmpuint (count_text (own, "urn:late"), ==, 1);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/library/faults/" name, Setting, NULL, setting_set_up, function, setting_tear_down)

int
main (int argc, char **argv)
{
  int status;

  setting_isolate ();
  g_test_init (&argc, &argv, NULL);
  ADD ("disk-full", test_disk_full);
  ADD ("read-only", test_read_only);
  ADD ("unreadable", test_unreadable);
  ADD ("publish-full", test_publish_full);
  ADD ("update-full", test_update_full);
  ADD ("translation-full", test_translation_full);
  ADD ("copy-grows", test_copy_grows);
  ADD ("many-writers", test_many_writers);
  ADD ("many-threads", test_many_threads);
  status = g_test_run ();
  setting_clean_up ();
  return status;
}
