// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* The bundled sample is what a first start shows: a text of eight sections with a complete Urdu
 * translation; the same text in Urdu as a document of its own is for tests alone. */

#include "hashiya-document.h"
#include "hashiya-import.h"
#include "hashiya-template.h"
#include "hashiya-translator.h"

static const struct
{
  const char *path;
  const char *language;
  const char *direction;
  const char *publisher;
  const char *title;
  const char *headings[8];
} samples[] = {
  { "data/sample/hashiya-sample.en.txt",
    "en",
    "ltr",
    "Hashiya",
    "Putin in Pyongyang: An Old Promise, Signed Again",
    { "An Uneven Friendship", "The Road Back", "What Each Side Came For",
      "Trade Through a Narrow Gate", "Article 4 and the Arsenal", "The File Nobody Opened",
      "How the World Took It", "After the Motorcade" } },
  { "tests/data/urdu-sample.txt",
    "ur",
    "rtl",
    "حاشیہ",
    "پیانگ یانگ میں پوتن: پرانا وعدہ، نئے دستخط",
    { "ایک ناہموار دوستی", "واپسی کا راستہ", "کسے کیا چاہیے تھا", "تجارت، ایک تنگ دروازے سے",
      "دفعہ 4 اور اسلحہ خانہ", "وہ فائل جو کسی نے نہیں کھولی", "دنیا نے اسے کیسے دیکھا",
      "قافلہ گزر جانے کے بعد" } },
};

static void
test_sample (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, samples[i].path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HashiyaContent) content = NULL;
  g_autoptr (HashiyaDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *sections;

  content = hashiya_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, samples[i].title);
  g_assert_cmpstr (hashiya_content_get (content, "publisher"), ==, samples[i].publisher);
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, samples[i].language);
  g_assert_cmpstr (hashiya_content_get (content, "direction"), ==, samples[i].direction);

  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  sections = hashiya_document_get_sections (document);
  g_assert_cmpuint (g_list_model_get_n_items (sections), ==, G_N_ELEMENTS (samples[i].headings));
  for (guint j = 0; j < G_N_ELEMENTS (samples[i].headings); j++)
    {
      g_autoptr (HashiyaSection) section = g_list_model_get_item (sections, j);

      g_assert_cmpstr (hashiya_section_get_title (section), ==, samples[i].headings[j]);
    }
}

/* Each block of the sample is translated, without an error and without a word too many. */
static void
test_translation (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, samples[0].path, NULL);
  g_autofree char *po_path
      = g_test_build_filename (G_TEST_DIST, "data", "sample", "hashiya-sample.ur.po", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HashiyaContent) content = hashiya_import_file (file, NULL, NULL, NULL);
  g_autoptr (HashiyaDocument) document
      = hashiya_content_to_document (content, "0123456789abcdef", NULL);
  g_autoptr (HashiyaTranslation) translation = NULL;
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (HashiyaPo) po = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint counts[HASHIYA_BLOCK_DAMAGED + 1];
  g_autofree char *data = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (po_path, &data, &n_bytes, NULL));
  bytes = g_bytes_new (data, n_bytes);
  po = hashiya_po_read (bytes, problems);
  g_assert_nonnull (po);
  g_assert_true (hashiya_translator_check (document, "ur", po, problems));
  g_assert_cmpuint (problems->len, ==, 0);
  translation = hashiya_translation_new (document, "ur", po, NULL);
  hashiya_translation_count_all (translation, counts);
  g_assert_cmpuint (counts[HASHIYA_BLOCK_TRANSLATED], ==, 44);
  g_assert_cmpuint (counts[HASHIYA_BLOCK_UNTRANSLATED] + counts[HASHIYA_BLOCK_FUZZY]
                        + counts[HASHIYA_BLOCK_DAMAGED],
                    ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/data/sample/", samples[i].language, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sample);
    }
  g_test_add_func ("/data/sample/translation", test_translation);
  return g_test_run ();
}
