// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-document.h"
#include "hashiya-import.h"

#include <string.h>

/* Its title has a typographic apostrophe in the file, and keeps it. */
static const struct
{
  const char *title;
  guint paragraphs;
} sections[] = {
  { "Introduction: The Historical Context", 4 },
  { "The Diplomatic Prelude: Preparations and Announcements", 5 },
  { "Key Agendas and Objectives: What’s on the Table", 6 },
  { "Economic Implications: Trade and Investments", 6 },
  { "Military and Strategic Alliances: Strengthening Ties", 4 },
  { "Nuclear Negotiations: A Critical Discussion", 5 },
  { "International Reactions: Global Perspectives", 5 },
  { "Conclusion: The Future of North Korea-Russia Relations", 5 },
};

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;
  return n;
}

static GFile *
find_seed (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HASHIYA_SHARED"), "seed", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      if (g_str_has_suffix (name, ".txt"))
        return g_file_new_build_filename (path, name, NULL);
    }
  return NULL;
}

static void
test_seed (void)
{
  g_autoptr (GFile) file = find_seed ();
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    {
      g_test_skip ("the seed article is not there");
      return;
    }
  content = hashiya_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_content_get (content, "title"), ==,
                   "North Korea Welcomes Vladimir Putin for His First Visit in Over Two Decades");
  g_assert_cmpstr (hashiya_content_get (content, "publisher"), ==, "Urdu BBC");
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "en");
  g_assert_cmpstr (hashiya_content_get (content, "direction"), ==, "ltr");
  g_assert_cmpstr (hashiya_content_get (content, "charset"), ==, "UTF-8");
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (hashiya_document_get_sections (document)), ==,
                    G_N_ELEMENTS (sections));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (HashiyaSection) section
          = g_list_model_get_item (hashiya_document_get_sections (document), i);
      g_autofree char *path = g_strdup_printf ("sections/%04u.xhtml", i + 1);
      GBytes *page = g_hash_table_lookup (hashiya_content_get_files (content), path);

      g_assert_cmpstr (hashiya_section_get_title (section), ==, sections[i].title);
      g_assert_cmpuint (count (g_bytes_get_data (page, NULL), "<p>"), ==, sections[i].paragraphs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/seed", test_seed);
  return g_test_run ();
}
