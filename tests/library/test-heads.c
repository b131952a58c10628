// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-heads.h"
#include "hashiya-json.h"
#include "hashiya-record.h"

#include <string.h>

/* Random histories of several devices, merged in every order they may arrive in, against a
 * merge that is written down as the rules are told: over all records at once, each against
 * each. */

#define N_DEVICES   3
#define N_HISTORIES 300
#define N_ORDERS    12

static const char *const devices[N_DEVICES] = { "d1", "d2", "d3" };
static const char *const notes[] = { NULL, "one", "two", "three" };
static const char *const tags[] = { "a", "b", "c" };
static const char *const colours[] = { "yellow", "blue", "pink" };

static gboolean
add (HashiyaHeads *merge, JsonObject *record)
{
  g_autofree char *line = hashiya_json_canonical (record);

  return hashiya_heads_add (merge, record, line);
}

static int
seq_of (JsonObject *record)
{
  return hashiya_json_int (hashiya_json_object (record, "hashiya:rev"), "seq", 0);
}

static const char *
device_of (JsonObject *record)
{
  return hashiya_json_string (hashiya_json_object (record, "hashiya:rev"), "device", NULL);
}

static gboolean
saw (JsonObject *record, JsonObject *other)
{
  return hashiya_json_int (hashiya_json_object (record, "hashiya:seen"), device_of (other), 0)
         >= seq_of (other);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  JsonObject *one = *(JsonObject *const *) a, *two = *(JsonObject *const *) b;
  int order = strcmp (hashiya_json_string (two, "modified", ""),
                      hashiya_json_string (one, "modified", ""));

  if (order == 0)
    order = strcmp (device_of (two), device_of (one));
  return order != 0 ? order : seq_of (two) - seq_of (one);
}

/* The records nobody saw, newest first; only contents, and only against contents, where asked. */
static GPtrArray *
reference_heads (GPtrArray *all, gboolean only_contents)
{
  GPtrArray *heads = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      JsonObject *record = g_ptr_array_index (all, i);
      gboolean seen = only_contents && !hashiya_record_is_annotation (record);

      for (guint j = 0; j < all->len; j++)
        {
          JsonObject *other = g_ptr_array_index (all, j);

          if (i != j && saw (other, record)
              && (!only_contents || hashiya_record_is_annotation (other)))
            seen = TRUE;
        }
      if (!seen)
        g_ptr_array_add (heads, record);
    }
  g_ptr_array_sort (heads, compare_newest_first);
  return heads;
}

static void
keep_annotations (GPtrArray *heads)
{
  for (guint i = heads->len; i > 0; i--)
    {
      if (!hashiya_record_is_annotation (g_ptr_array_index (heads, i - 1)))
        g_ptr_array_remove_index (heads, i - 1);
    }
}

/* What one device does to the annotation, having read @known. */
static JsonObject *
act (GRand *random, const char *device, int seq, GPtrArray *known)
{
  JsonObject *record = json_object_new ();
  JsonObject *rev = json_object_new ();
  JsonObject *seen = json_object_new ();
  gint64 modified = 1000000000000 + g_rand_int_range (random, 0, 50);
  g_autofree char *time = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      JsonObject *read = g_ptr_array_index (known, i);
      const char *name = device_of (read);

      json_object_set_int_member (seen, name,
                                  MAX (hashiya_json_int (seen, name, 0), seq_of (read)));
      modified
          = MAX (modified,
                 1 + hashiya_record_parse_timestamp (hashiya_json_string (read, "modified", "")));
    }
  time = hashiya_record_dup_timestamp (modified);
  json_object_set_string_member (rev, "device", device);
  json_object_set_int_member (rev, "seq", seq);
  json_object_set_string_member (record, "id", "urn:x");
  json_object_set_string_member (record, "modified", time);
  json_object_set_object_member (record, "hashiya:rev", rev);
  json_object_set_object_member (record, "hashiya:seen", seen);
  if (known->len > 0 && g_rand_int_range (random, 0, 4) == 0)
    json_object_set_string_member (record, "type", "hashiya:Tombstone");
  else
    {
      json_object_set_string_member (record, "type", "Annotation");
      json_object_set_string_member (record, "motivation", "highlighting");
      json_object_set_object_member (record, "target", json_object_new ());
      hashiya_record_set_colour (record, colours[g_rand_int_range (random, 0, 3)]);
      hashiya_record_set_note (record, notes[g_rand_int_range (random, 0, 4)]);
      for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
        {
          if (g_rand_boolean (random))
            hashiya_record_add_tag (record, tags[i]);
        }
    }
  return record;
}

static void
learn (GPtrArray *known, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      if (!g_ptr_array_find (known, g_ptr_array_index (others, i), NULL))
        g_ptr_array_add (known, g_ptr_array_index (others, i));
    }
}

static GPtrArray *
make_history (GRand *random)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  GPtrArray *known[N_DEVICES];
  int seqs[N_DEVICES] = { 0 };
  int n_steps = g_rand_int_range (random, 1, 16);

  for (guint i = 0; i < N_DEVICES; i++)
    known[i] = g_ptr_array_new ();
  for (int step = 0; step < n_steps; step++)
    {
      guint device = g_rand_int_range (random, 0, N_DEVICES);

      if (g_rand_boolean (random))
        learn (known[device], known[g_rand_int_range (random, 0, N_DEVICES)]);
      else
        {
          JsonObject *record = act (random, devices[device], ++seqs[device], known[device]);

          g_ptr_array_add (all, record);
          g_ptr_array_add (known[device], record);
        }
    }
  for (guint i = 0; i < N_DEVICES; i++)
    g_ptr_array_unref (known[i]);
  return all;
}

static void
assert_tags_unite (JsonObject *merged, GPtrArray *heads)
{
  g_auto (GStrv) united = hashiya_record_get_tags (merged);

  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < heads->len; i++)
        {
          g_auto (GStrv) own = hashiya_record_get_tags (g_ptr_array_index (heads, i));

          any |= g_strv_contains ((const char *const *) own, tags[t]);
        }
      g_assert_cmpint (g_strv_contains ((const char *const *) united, tags[t]), ==, any);
    }
}

static void
assert_equal (JsonObject *one, JsonObject *two)
{
  g_autofree char *first = hashiya_json_canonical (one);
  g_autofree char *second = hashiya_json_canonical (two);

  g_assert_cmpstr (first, ==, second);
}

static void
assert_as_reference (HashiyaHeads *merge, GPtrArray *all)
{
  g_autoptr (GPtrArray) heads = reference_heads (all, FALSE);
  g_autoptr (GPtrArray) contents = reference_heads (all, TRUE);
  g_autoptr (JsonObject) merged = hashiya_heads_lookup (merge, "urn:x");
  g_autoptr (GPtrArray) conflicts = hashiya_heads_get_conflicts (merge, "urn:x");
  g_autoptr (GPtrArray) deleted = hashiya_heads_get_deleted (merge, "urn:x");
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  const char *note = NULL;

  keep_annotations (heads);
  g_assert_cmpuint (hashiya_heads_count (merge), ==, heads->len > 0);
  if (heads->len == 0)
    {
      g_assert_null (merged);
      g_assert_cmpuint (deleted->len, ==, contents->len);
      for (guint i = 0; i < deleted->len; i++)
        assert_equal (g_ptr_array_index (deleted, i),
                      g_ptr_array_index (contents, contents->len - 1 - i));
      return;
    }
  g_assert_cmpuint (deleted->len, ==, 0);
  for (guint i = 0; i < heads->len; i++)
    {
      const char *own = hashiya_record_get_note (g_ptr_array_index (heads, i));

      if (note == NULL)
        note = own;
      if (own != NULL)
        g_hash_table_add (distinct, (gpointer) own);
    }
  g_assert_cmpstr (hashiya_record_get_note (merged), ==, note);
  g_assert_cmpuint (conflicts->len, ==, MAX (g_hash_table_size (distinct), 1) - 1);
  g_assert_cmpstr (hashiya_record_get_colour (merged), ==,
                   hashiya_record_get_colour (g_ptr_array_index (heads, 0)));
  assert_tags_unite (merged, heads);
}

static void
shuffle (GRand *random, GPtrArray *records)
{
  for (guint i = records->len; i > 1; i--)
    {
      guint j = g_rand_int_range (random, 0, i);
      gpointer kept = records->pdata[i - 1];

      records->pdata[i - 1] = records->pdata[j];
      records->pdata[j] = kept;
    }
}

/* What stands in a journal that was compacted must come to the same. */
static void
assert_kept_suffice (HashiyaHeads *merge, GPtrArray *all, const char *expected)
{
  g_autoptr (HashiyaHeads) again = hashiya_heads_new (NULL);
  g_autoptr (JsonObject) merged = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      JsonObject *record = g_ptr_array_index (all, i);
      g_autofree char *line = hashiya_json_canonical (record);

      if (hashiya_heads_keeps (merge, record, line))
        add (again, record);
    }
  merged = hashiya_heads_lookup (again, "urn:x");
  text = merged != NULL ? hashiya_json_canonical (merged) : g_strdup ("");
  g_assert_cmpstr (text, ==, expected);
  assert_as_reference (again, all);
}

static void
test_every_order (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_HISTORIES; i++)
    {
      g_autoptr (GPtrArray) all = make_history (random);
      g_autofree char *expected = NULL;

      for (guint order = 0; order < N_ORDERS; order++)
        {
          g_autoptr (HashiyaHeads) merge = hashiya_heads_new (NULL);
          g_autoptr (JsonObject) merged = NULL;
          g_autofree char *text = NULL;

          for (guint j = 0; j < all->len; j++)
            add (merge, g_ptr_array_index (all, j));
          /* A sync engine's copies bring records twice. */
          for (guint j = 0; j < all->len; j += 2)
            g_assert_false (add (merge, g_ptr_array_index (all, j)));
          merged = hashiya_heads_lookup (merge, "urn:x");
          text = merged != NULL ? hashiya_json_canonical (merged) : g_strdup ("");
          if (expected == NULL)
            expected = g_strdup (text);
          g_assert_cmpstr (text, ==, expected);
          assert_as_reference (merge, all);
          assert_kept_suffice (merge, all, expected);
          shuffle (random, all);
        }
    }
}

/* Two machines with one device id: the same revision twice, and each claims to have seen the
 * other. Nothing may vanish. */
static void
test_one_name_for_two (void)
{
  static const char *const lines[]
      = { "{\"type\":\"Annotation\",\"id\":\"urn:x\",\"modified\":\"2026-01-01T00:00:00.000Z\","
          "\"hashiya:rev\":{\"device\":\"d1\",\"seq\":1},\"hashiya:seen\":{\"d2\":1},"
          "\"target\":\"urn:a\"}",
          "{\"type\":\"Annotation\",\"id\":\"urn:x\",\"modified\":\"2026-01-01T00:00:00.001Z\","
          "\"hashiya:rev\":{\"device\":\"d2\",\"seq\":1},\"hashiya:seen\":{\"d1\":1,\"d2\":9},"
          "\"target\":\"urn:b\"}" };

  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (HashiyaHeads) merge = hashiya_heads_new (NULL);
      g_autoptr (JsonObject) merged = NULL;

      for (guint i = 0; i < 2; i++)
        {
          const char *line = lines[(first + i) % 2];
          g_autoptr (JsonObject) record = hashiya_json_parse_object (line, strlen (line), NULL);

          add (merge, record);
        }
      merged = hashiya_heads_lookup (merge, "urn:x");
      g_assert_nonnull (merged);
      g_assert_cmpstr (hashiya_json_string (merged, "target", NULL), ==, "urn:b");
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *json;
    HashiyaRecordKind kind;
  } rows[] = {
    { "{}", HASHIYA_RECORD_UNKNOWN },
    { "{\"type\":7}", HASHIYA_RECORD_UNKNOWN },
    { "{\"type\":\"hashiya:Later\",\"id\":\"x\"}", HASHIYA_RECORD_UNKNOWN },
    { "{\"type\":\"Annotation\"}", HASHIYA_RECORD_INVALID },
    { "{\"type\":\"Annotation\",\"id\":\"x\"}", HASHIYA_RECORD_INVALID },
    { "{\"type\":\"Annotation\",\"id\":\"x\",\"hashiya:rev\":{\"device\":\"d\",\"seq\":0}}",
      HASHIYA_RECORD_INVALID },
    { "{\"type\":\"Annotation\",\"id\":\"x\",\"hashiya:rev\":{\"device\":\"d\",\"seq\":1}}",
      HASHIYA_RECORD_ANNOTATION },
    { "{\"type\":[\"Annotation\",\"x:y\"],\"id\":\"x\",\"hashiya:rev\":{\"device\":\"d\",\"seq\":1}"
      "}",
      HASHIYA_RECORD_ANNOTATION },
    { "{\"type\":\"hashiya:Tombstone\",\"id\":\"x\",\"hashiya:rev\":{\"device\":\"d\",\"seq\":1}}",
      HASHIYA_RECORD_TOMBSTONE },
    { "{\"type\":\"hashiya:State\",\"key\":\"k\",\"hashiya:rev\":{\"device\":\"d\",\"seq\":1}}",
      HASHIYA_RECORD_INVALID },
    { "{\"type\":\"hashiya:State\",\"key\":\"k\",\"value\":null,"
      "\"hashiya:rev\":{\"device\":\"d\",\"seq\":1}}",
      HASHIYA_RECORD_STATE },
    { "{\"type\":\"hashiya:Journal\",\"format\":2,\"device\":\"d\"}", HASHIYA_RECORD_HEADER },
    { "{\"type\":\"hashiya:Journal\"}", HASHIYA_RECORD_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonObject) record
          = hashiya_json_parse_object (rows[i].json, strlen (rows[i].json), NULL);

      g_test_message ("%s", rows[i].json);
      g_assert_cmpint (hashiya_record_kind (record), ==, rows[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/heads/kinds", test_kinds);
  g_test_add_func ("/library/heads/every-order", test_every_order);
  g_test_add_func ("/library/heads/one-name-for-two", test_one_name_for_two);
  return g_test_run ();
}
