// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-compact.h"
#include "hashiya-heads.h"
#include "hashiya-json.h"
#include "hashiya-record.h"

#include <glib/gstdio.h>
#include <string.h>

/* A home folder is copied to another machine, and both go on under one device's name: what each
 * wrote must survive, whatever is synchronised, absorbed and compacted in whatever order. */

#define N_MACHINES  3
#define N_IDS       2
#define N_HISTORIES (g_getenv ("HASHIYA_LONG") != NULL ? 2000u : 150u)
#define N_STEPS     24
#define N_ORDERS    6

#define ABSORBED "{\"type\":\"hashiya:Absorbed\"}"

static const char *const ids[N_IDS] = { "urn:x", "urn:y" };

/* A record, and all that its writer knew. */
typedef struct
{
  char *note; /* NULL for a tombstone */
  guint id;
  GHashTable *known; /* of indices of records */
} Truth;

typedef struct
{
  char *name;
  char *device;     /* whose journal its first line says it is */
  guint writer;     /* the machine */
  GPtrArray *lines; /* of char* */
} File;

typedef struct
{
  char *device;
  File *own;
  GPtrArray *files; /* of File: copies of others' too */
  GHashTable *known;
} Machine;

typedef struct
{
  GRand *random;
  Machine machines[N_MACHINES];
  GPtrArray *truths; /* of Truth */
  GHashTable *lines; /* line -> its index among the truths */
  guint n_names;
} World;

static void
truth_free (Truth *self)
{
  g_free (self->note);
  g_hash_table_unref (self->known);
  g_free (self);
}

static File *
file_new (const char *name, const char *device, guint writer)
{
  File *self = g_new0 (File, 1);

  self->name = g_strdup (name);
  self->device = g_strdup (device);
  self->writer = writer;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
file_free (File *self)
{
  g_free (self->name);
  g_free (self->device);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static File *
file_copy (File *self)
{
  File *copy = file_new (self->name, self->device, self->writer);

  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, g_strdup (g_ptr_array_index (self->lines, i)));
  return copy;
}

static void
copy_known (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (to, key);
}

/* Every file from its beginning, over and over while forks come to light, as journals are read. */
static HashiyaHeads *
read_files (GPtrArray *files, HashiyaForks *forks)
{
  HashiyaHeads *heads = NULL;

  do
    {
      g_clear_pointer (&heads, hashiya_heads_free);
      heads = hashiya_heads_new (forks);
      for (guint i = 0; i < files->len; i++)
        {
          File *file = g_ptr_array_index (files, i);

          hashiya_heads_set_file (heads, file->name);
          for (guint j = 0; j < file->lines->len; j++)
            {
              const char *line = g_ptr_array_index (file->lines, j);
              g_autoptr (JsonObject) record = hashiya_json_parse_object (line, strlen (line), NULL);

              hashiya_heads_add (heads, record, line);
            }
        }
    }
  while (hashiya_heads_has_new_fork (heads));
  return heads;
}

static void
start_file (World *world, Machine *machine, const char *device)
{
  g_autofree char *name = g_strdup_printf ("f%u", world->n_names++);

  g_free (machine->device);
  machine->device = g_strdup (device);
  machine->own = file_new (name, device, machine - world->machines);
  g_ptr_array_add (machine->files, machine->own);
}

static gint64
get_own_last (Machine *machine)
{
  gint64 last = 0;

  for (guint i = 0; i < machine->own->lines->len; i++)
    {
      const char *line = g_ptr_array_index (machine->own->lines, i);
      g_autoptr (JsonObject) record = hashiya_json_parse_object (line, strlen (line), NULL);
      JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

      if (g_strcmp0 (hashiya_json_string (rev, "device", NULL), machine->device) == 0)
        last = MAX (last, hashiya_json_int (rev, "seq", 0));
    }
  return last;
}

/* Another's journal under one's own name, or others who have seen more of it: a new name, as
 * hashiya_journals_is_taken() has it. */
static void
take_new_name_if_taken (World *world, Machine *machine, HashiyaHeads *heads)
{
  gboolean is_taken = hashiya_heads_get_last (heads, machine->device) > get_own_last (machine);

  for (guint i = 0; i < machine->files->len; i++)
    {
      File *file = g_ptr_array_index (machine->files, i);

      is_taken |= file != machine->own && strcmp (file->device, machine->device) == 0;
    }
  if (is_taken)
    {
      g_autofree char *fresh = g_strdup_printf ("n%u", world->n_names);

      start_file (world, machine, fresh);
    }
}

static void
begin_writing (World *world, Machine *machine)
{
  g_autoptr (HashiyaForks) forks = hashiya_forks_new ();
  g_autoptr (HashiyaHeads) heads = read_files (machine->files, forks);

  take_new_name_if_taken (world, machine, heads);
}

static void
act (World *world, Machine *machine)
{
  g_autoptr (HashiyaForks) forks = hashiya_forks_new ();
  g_autoptr (HashiyaHeads) heads = read_files (machine->files, forks);
  g_autoptr (JsonObject) record = json_object_new ();
  JsonObject *rev = json_object_new ();
  Truth *truth = g_new0 (Truth, 1);
  gint64 modified, skew = g_rand_int_range (world->random, -1000, 1000);
  g_autofree char *time = NULL;
  JsonArray *settled;
  char *line;

  take_new_name_if_taken (world, machine, heads);
  truth->id = g_rand_int_range (world->random, 0, N_IDS);
  truth->known = g_hash_table_new (NULL, NULL);
  copy_known (truth->known, machine->known);
  json_object_set_object_member (
      record, "hashiya:seen",
      hashiya_heads_dup_seen (heads, HASHIYA_RECORD_ANNOTATION, ids[truth->id], &modified));
  settled = hashiya_heads_dup_settled (heads, HASHIYA_RECORD_ANNOTATION, ids[truth->id]);
  if (settled != NULL)
    json_object_set_array_member (record, "hashiya:settled", settled);
  json_object_set_string_member (rev, "device", machine->device);
  json_object_set_int_member (rev, "seq", get_own_last (machine) + 1);
  json_object_set_object_member (record, "hashiya:rev", rev);
  time = hashiya_record_dup_timestamp (
      MAX (1700000000000 + 100 * (gint64) world->truths->len + skew, modified + 1));
  json_object_set_string_member (record, "modified", time);
  json_object_set_string_member (record, "id", ids[truth->id]);
  if (g_rand_int_range (world->random, 0, 5) == 0)
    json_object_set_string_member (record, "type", "hashiya:Tombstone");
  else
    {
      truth->note = g_strdup_printf ("note %u", world->truths->len);
      json_object_set_string_member (record, "type", "Annotation");
      json_object_set_object_member (record, "target", json_object_new ());
      hashiya_record_set_note (record, truth->note);
    }
  line = hashiya_json_canonical (record);
  g_ptr_array_add (machine->own->lines, g_strdup (line));
  g_hash_table_insert (world->lines, line, GUINT_TO_POINTER (world->truths->len));
  g_hash_table_add (machine->known, GUINT_TO_POINTER (world->truths->len));
  g_ptr_array_add (world->truths, truth);
}

static File *
find_file (Machine *machine, const char *name)
{
  for (guint i = 0; i < machine->files->len; i++)
    {
      File *file = g_ptr_array_index (machine->files, i);

      if (strcmp (file->name, name) == 0)
        return file;
    }
  return NULL;
}

/* What stands in a journal is known to its reader, with all that was known to whoever wrote it. */
static void
learn (World *world, Machine *machine, File *file)
{
  for (guint i = 0; i < file->lines->len; i++)
    {
      gpointer index;

      if (!g_hash_table_lookup_extended (world->lines, g_ptr_array_index (file->lines, i), NULL,
                                         &index))
        continue;
      g_hash_table_add (machine->known, index);
      copy_known (machine->known,
                  ((Truth *) g_ptr_array_index (world->truths, GPOINTER_TO_UINT (index)))->known);
    }
}

/* Brings what another machine has in its own file. */
static void
synchronise (World *world, guint to, guint from)
{
  Machine *reader = &world->machines[to], *writer = &world->machines[from];
  File *old = find_file (reader, writer->own->name);

  if (to == from || old == reader->own)
    return;
  if (old != NULL)
    g_ptr_array_remove (reader->files, old);
  g_ptr_array_add (reader->files, file_copy (writer->own));
  learn (world, reader, writer->own);
}

static void
compact (Machine *machine)
{
  g_autofree char *folder = g_dir_make_tmp ("hashiya-forks-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "own.jsonl", NULL);
  g_autoptr (GString) text = g_string_new ("{\"type\":\"hashiya:Journal\",\"format\":1,"
                                           "\"device\":\"x\"}\n");
  g_autoptr (HashiyaForks) forks = hashiya_forks_new ();
  g_autoptr (HashiyaHeads) heads = read_files (machine->files, forks);
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < machine->own->lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (machine->own->lines, i));
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  g_assert_true (hashiya_compact (path, "", forks, TRUE, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_ptr_array_set_size (machine->own->lines, 0);
  lines = g_strsplit (after, "\n", -1);
  for (char **line = lines + 1; *line != NULL; line++)
    {
      if (**line != '\0')
        g_ptr_array_add (machine->own->lines, g_strdup (*line));
    }
  g_unlink (path);
  g_rmdir (folder);
}

static gboolean
has_line (GPtrArray *files, const char *line, File *but)
{
  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      for (guint j = 0; file != but && j < file->lines->len; j++)
        {
          if (strcmp (g_ptr_array_index (file->lines, j), line) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_fork (File *file, HashiyaForks *forks)
{
  for (guint i = 0; i < file->lines->len; i++)
    {
      const char *line = g_ptr_array_index (file->lines, i);
      g_autoptr (JsonObject) record = hashiya_json_parse_object (line, strlen (line), NULL);
      JsonObject *rev = hashiya_json_object (record, "hashiya:rev");

      if (rev != NULL
          && hashiya_forks_has (forks, hashiya_json_string (rev, "device", ""),
                                hashiya_json_int (rev, "seq", 0)))
        return TRUE;
    }
  return FALSE;
}

/* Takes a copy of another's file into one's own, as hashiya_absorb() does. */
static void
absorb (Machine *machine, File *file)
{
  g_autoptr (HashiyaForks) forks = hashiya_forks_new ();
  g_autoptr (HashiyaHeads) heads = read_files (machine->files, forks);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  gboolean whole = has_fork (file, forks);

  if (file == machine->own)
    return;
  for (guint i = 0; i < file->lines->len; i++)
    {
      const char *line = g_ptr_array_index (file->lines, i);

      if (whole || strcmp (line, ABSORBED) == 0 || !has_line (machine->files, line, file))
        g_ptr_array_add (missing, (gpointer) line);
    }
  if (missing->len > 0)
    g_ptr_array_add (machine->own->lines, g_strdup (ABSORBED));
  for (guint i = 0; i < missing->len; i++)
    g_ptr_array_add (machine->own->lines, g_strdup (g_ptr_array_index (missing, i)));
  g_ptr_array_remove (machine->files, file);
}

static void
step (World *world)
{
  guint index = g_rand_int_range (world->random, 0, N_MACHINES);
  Machine *machine = &world->machines[index];

  switch (g_rand_int_range (world->random, 0, 8))
    {
    case 0:
    case 1:
      synchronise (world, index, g_rand_int_range (world->random, 0, N_MACHINES));
      break;
    case 2:
      begin_writing (world, machine);
      compact (machine);
      break;
    case 3:
      begin_writing (world, machine);
      absorb (machine, g_ptr_array_index (machine->files, g_rand_int_range (world->random, 0,
                                                                            machine->files->len)));
      break;
    default:
      act (world, machine);
      break;
    }
}

/* The second machine begins as a copy of the first: the same folders, the same name. */
static void
copy_home (World *world)
{
  Machine *from = &world->machines[0], *to = &world->machines[1];
  g_autofree char *device = g_strdup (from->device);

  g_ptr_array_set_size (to->files, 0);
  for (guint i = 0; i < from->files->len; i++)
    {
      File *file = g_ptr_array_index (from->files, i);

      if (file != from->own)
        g_ptr_array_add (to->files, file_copy (file));
    }
  start_file (world, to, device);
  for (guint i = 0; i < from->own->lines->len; i++)
    g_ptr_array_add (to->own->lines, g_strdup (g_ptr_array_index (from->own->lines, i)));
  copy_known (to->known, from->known);
}

static World *
world_new (GRand *random)
{
  World *world = g_new0 (World, 1);
  guint n_before = g_rand_int_range (random, 0, 6);

  world->random = random;
  world->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  world->truths = g_ptr_array_new_with_free_func ((GDestroyNotify) truth_free);
  for (guint i = 0; i < N_MACHINES; i++)
    {
      world->machines[i].files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
      world->machines[i].known = g_hash_table_new (NULL, NULL);
    }
  start_file (world, &world->machines[0], "d1");
  start_file (world, &world->machines[2], "d2");
  for (guint i = 0; i < n_before; i++)
    act (world, &world->machines[g_rand_boolean (random) ? 0 : 2]);
  if (g_rand_boolean (random))
    synchronise (world, 0, 2);
  copy_home (world);
  return world;
}

static void
world_free (World *self)
{
  for (guint i = 0; i < N_MACHINES; i++)
    {
      g_ptr_array_unref (self->machines[i].files);
      g_hash_table_unref (self->machines[i].known);
      g_free (self->machines[i].device);
    }
  g_ptr_array_unref (self->truths);
  g_hash_table_unref (self->lines);
  g_free (self);
}

/* What a folder has in the end, when all is synchronised: each file as whoever wrote it last has
 * it, in any order. */
static GPtrArray *
gather (World *world)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < N_MACHINES; i++)
      for (guint j = 0; j < world->machines[i].files->len; j++)
        {
          File *file = g_ptr_array_index (world->machines[i].files, j);

          /* Its writer's first; a copy only where the writer has taken it in elsewhere. */
          if ((file->writer == i || pass > 0) && g_hash_table_add (names, file->name))
            g_ptr_array_add (all, file);
        }
  for (guint i = all->len; i > 1; i--)
    {
      guint j = g_rand_int_range (world->random, 0, i);
      gpointer kept = all->pdata[i - 1];

      all->pdata[i - 1] = all->pdata[j];
      all->pdata[j] = kept;
    }
  return all;
}

static gboolean
is_unseen (World *world, guint index)
{
  Truth *truth = g_ptr_array_index (world->truths, index);

  for (guint i = 0; i < world->truths->len; i++)
    {
      Truth *other = g_ptr_array_index (world->truths, i);

      if (other->id == truth->id && g_hash_table_contains (other->known, GUINT_TO_POINTER (index)))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_state (HashiyaHeads *heads)
{
  g_autoptr (GString) state = g_string_new (NULL);

  for (guint i = 0; i < N_IDS; i++)
    {
      g_autoptr (JsonObject) merged = hashiya_heads_lookup (heads, ids[i]);
      g_autoptr (GPtrArray) conflicts = hashiya_heads_get_conflicts (heads, ids[i]);
      g_autofree char *text = merged != NULL ? hashiya_json_canonical (merged) : NULL;

      g_string_append_printf (state, "%s: %s\n", ids[i], text != NULL ? text : "none");
      for (guint j = 0; j < conflicts->len; j++)
        g_string_append_printf (state, "  %s\n",
                                hashiya_record_get_note (g_ptr_array_index (conflicts, j)));
    }
  return g_string_free (g_steal_pointer (&state), FALSE);
}

/* What a failure needs to be understood. */
static void
print_world (World *world)
{
  for (guint m = 0; m < N_MACHINES; m++)
    for (guint f = 0; f < world->machines[m].files->len; f++)
      {
        File *file = g_ptr_array_index (world->machines[m].files, f);

        g_printerr ("machine %u, %s of %s\n", m, file->name, file->device);
        for (guint l = 0; l < file->lines->len; l++)
          g_printerr ("  %s\n", (char *) g_ptr_array_index (file->lines, l));
      }
}

static void
assert_nothing_lost (World *world, const char *state)
{
  for (guint i = 0; i < world->truths->len; i++)
    {
      Truth *truth = g_ptr_array_index (world->truths, i);
      g_autofree char *in_conflict = NULL;
      g_autofree char *in_merged = NULL;

      if (truth->note == NULL || !is_unseen (world, i))
        continue;
      in_conflict = g_strdup_printf ("  %s\n", truth->note);
      in_merged = g_strdup_printf ("\"%s\"", truth->note);
      if (strstr (state, in_conflict) == NULL && strstr (state, in_merged) == NULL)
        {
          print_world (world);
          g_error ("“%s” of %s is lost:\n%s", truth->note, ids[truth->id], state);
        }
    }
}

static void
test_histories (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_histories = N_HISTORIES, n_forks = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < n_histories; i++)
    {
      World *world = world_new (random);
      g_autofree char *expected = NULL;

      for (guint j = 0; j < N_STEPS; j++)
        step (world);
      for (guint order = 0; order < N_ORDERS; order++)
        {
          g_autoptr (GPtrArray) all = gather (world);
          g_autoptr (HashiyaForks) forks = hashiya_forks_new ();
          g_autoptr (HashiyaHeads) heads = read_files (all, forks);
          g_autofree char *state = dup_state (heads);

          if (expected == NULL)
            expected = g_strdup (state);
          if (strcmp (state, expected) != 0)
            print_world (world);
          g_assert_cmpstr (state, ==, expected);
          assert_nothing_lost (world, state);
          for (gint64 seq = 1; order == 0 && seq <= N_STEPS; seq++)
            n_forks += hashiya_forks_has (forks, "d1", seq);
        }
      world_free (world);
    }
  g_test_message ("%u forked revisions in %u histories", n_forks, n_histories);
  g_assert_cmpuint (n_forks, >, n_histories / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/forks/histories", test_histories);
  return g_test_run ();
}
