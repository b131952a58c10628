// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-json.h"

#include <string.h>

#include "build-content.h"

static const Row rows[] = {
  { NULL, "Before" },  { "Part 2", "one" }, { "Part", "two" },
  { "Part", "three" }, { "حصہ", "چار 😀" },  { "حصہ", "پانچ" },
};

static HashiyaContent *
sealed_content (void)
{
  HashiyaContent *content = build_content (rows, G_N_ELEMENTS (rows));
  g_autoptr (GBytes) original = g_bytes_new_static ("bytes", 5);

  hashiya_content_set_original (content, "txt", original);
  hashiya_content_seal (content);
  return content;
}

static void
test_outline (void)
{
  static const char *const ids[] = { "s", "part-2", "part", "part-3", "s-2", "s-3" };
  g_autoptr (HashiyaContent) content = sealed_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaDocument) document
      = hashiya_content_to_document (content, "0123456789abcdef", &error);
  HashiyaText *text = hashiya_document_get_text (document);

  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_text_peek (text, NULL), ==,
                   "Before\nPart 2\none\nPart\ntwo\nPart\nthree\nحصہ\nچار 😀\nحصہ\nپانچ");
  g_assert_cmpuint (hashiya_document_get_n_words (document), ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HashiyaSection *section = hashiya_document_get_section (document, i);
      g_autofree char *words = hashiya_text_slice (text, hashiya_section_get_start (section),
                                                   hashiya_section_get_end (section));

      g_assert_cmpstr (hashiya_section_get_id (section), ==, ids[i]);
      g_assert_cmpstr (hashiya_section_get_title (section), ==, rows[i].title);
      g_assert_true (g_str_has_suffix (words, rows[i].paragraph));
      g_assert_cmpuint (hashiya_document_section_at (document, hashiya_section_get_start (section)),
                        ==, i);
      g_assert_cmpuint (hashiya_document_section_at (document, hashiya_section_get_end (section)),
                        ==, i);
      g_assert_cmpint (hashiya_document_find_section (document, ids[i]), ==, i);
      g_assert_cmpuint (hashiya_document_get_heading_length (document, i), ==,
                        rows[i].title != NULL ? g_utf8_strlen (rows[i].title, -1) : 0);
    }
  g_assert_cmpint (hashiya_document_find_section (document, "absent"), ==, -1);
}

/* A text keeps its noncharacters, and nothing is called by them. */
static void
test_names (void)
{
  static const struct
  {
    const char *title;
    const char *name;
  } names[] = {
    { "\uFDD1 Title", "Title" },        { "\uFDD17", "7" },
    { "Ti\uFDEFtle\uFDD0", "Title" },   { "\uFDD1", "\uFFFD" },
    { "\uFDCF\uFDF0", "\uFDCF\uFDF0" }, { "", "" },

  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const Row row = { names[i].title, "words" };
      g_autoptr (HashiyaContent) content = build_content (&row, 1);
      g_autoptr (HashiyaDocument) document = NULL;

      hashiya_content_set (content, "title", names[i].title);
      g_assert_cmpstr (hashiya_content_get (content, "title"), ==, names[i].name);
      hashiya_content_seal (content);
      document = hashiya_content_to_document (content, "0123456789abcdef", NULL);
      g_assert_cmpstr (hashiya_section_get_title (hashiya_document_get_section (document, 0)), ==,
                       names[i].name);
      g_assert_true (g_str_has_prefix (
          hashiya_text_peek (hashiya_document_get_text (document), NULL), names[i].title));
    }
}

static void
test_version (void)
{
  g_autoptr (HashiyaContent) one = sealed_content ();
  g_autoptr (HashiyaContent) same = sealed_content ();
  g_autoptr (HashiyaContent) other = build_content (rows, 2);
  GBytes *json = g_hash_table_lookup (hashiya_content_get_files (one), "document.json");
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);

  hashiya_content_seal (other);
  g_assert_cmpstr (hashiya_content_get_version (one), ==, hashiya_content_get_version (same));
  g_assert_cmpstr (hashiya_content_get_version (one), !=, hashiya_content_get_version (other));
  g_assert_true (g_str_has_prefix (sha256, hashiya_content_get_version (one)));
  g_assert_cmpuint (strlen (hashiya_content_get_version (one)), ==, 16);
}

static void
test_files (void)
{
  g_autoptr (HashiyaContent) content = sealed_content ();
  GHashTable *files = hashiya_content_get_files (content);
  gsize n_bytes;
  const char *json = g_bytes_get_data (g_hash_table_lookup (files, "document.json"), &n_bytes);
  g_autoptr (JsonObject) description = hashiya_json_parse_object (json, n_bytes, NULL);
  JsonArray *listed = hashiya_json_array (description, "files");

  g_assert_cmpuint (json_array_get_length (listed), ==, G_N_ELEMENTS (rows) + 1);
  for (guint i = 0; i < json_array_get_length (listed); i++)
    {
      JsonObject *entry = hashiya_json_element_object (listed, i);
      GBytes *file = g_hash_table_lookup (files, hashiya_json_string (entry, "path", ""));
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);

      g_assert_cmpint (hashiya_json_int (entry, "size", -1), ==, g_bytes_get_size (file));
      g_assert_cmpstr (hashiya_json_string (entry, "sha256", NULL), ==, sha256);
    }
}

static void
test_slug (void)
{
  static const struct
  {
    const char *text;
    gsize max;
    const char *slug;
  } slugs[] = {
    { "Key Agendas and Objectives: What’s on the Table", 60,
      "key-agendas-and-objectives-whats-on-the-table" },
    { "  Ünïcödé — déjà vu! ", 60, "unicode-deja-vu" },
    { "حاشیہ", 60, "s" },
    { "", 60, "s" },
    { "abcdef ghij", 7, "abcdef" },
    { "abcdef ghij", 8, "abcdef-g" },
    { "../../etc/passwd", 40, "etc-passwd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *slug = hashiya_slug (slugs[i].text, "s", slugs[i].max);

      g_assert_cmpstr (slug, ==, slugs[i].slug);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/content/outline", test_outline);
  g_test_add_func ("/core/content/names", test_names);
  g_test_add_func ("/core/content/version", test_version);
  g_test_add_func ("/core/content/files", test_files);
  g_test_add_func ("/core/content/slug", test_slug);
  return g_test_run ();
}
