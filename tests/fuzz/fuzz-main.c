// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gio/gio.h>

#include <stddef.h>
#include <string.h>

/*
 * For compilers without libFuzzer: replays each file of a folder, and changed copies of it. The
 * changes come from a fixed seed, so that a failure can be had again; $HASHIYA_LONG makes more.
 */

#define MAX_EDITS 8

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
mutate (GByteArray *bytes, GRand *rand)
{
  static const char *const pieces[]
      = { "\n", "\n\n", "# ",   "1. ",      "===\n",     "> ",   "```\n",
          "\0", "\f",   "\xFF", "\xD9\xBE", "CHAPTER I", "    ", "\t",
          "- ", "\b",   "_\b",  "\033[1m",  "Page 1\n\n" };

  for (int edits = g_rand_int_range (rand, 1, MAX_EDITS); edits > 0; edits--)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      guint at = g_rand_int_range (rand, 0, bytes->len + 1);
      guint length = g_rand_int_range (rand, 0, 40);
      guint n = MIN (length, bytes->len - at);

      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          g_byte_array_remove_range (bytes, at, n);
          break;
        case 1:
          if (at < bytes->len)
            bytes->data[at] = g_rand_int_range (rand, 0, 256);
          break;
        default:
          {
            length = MAX (strlen (piece), 1);

            g_byte_array_append (bytes, (const guint8 *) piece, length);
            memmove (bytes->data + at + length, bytes->data + at, bytes->len - length - at);
            memcpy (bytes->data + at, piece, length);
          }
        }
    }
}

static void
replay (const char *path, guint rounds)
{
  g_autofree char *data = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  gsize n;

  g_file_get_contents (path, &data, &n, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) data, n);
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) data, n);
      mutate (bytes, rand);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, &error);
  guint rounds = g_getenv ("HASHIYA_LONG") != NULL ? 20000 : 300;
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      replay (path, rounds);
    }
  return 0;
}
