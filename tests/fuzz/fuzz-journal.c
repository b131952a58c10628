// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-anchor.h"
#include "hashiya-annotation.h"
#include "hashiya-content.h"
#include "hashiya-heads.h"
#include "hashiya-journal.h"
#include "hashiya-json.h"
#include "hashiya-record.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define SECTION                                                                                    \
  "<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"s\" lang=\"en\" dir=\"ltr\"><p>The "       \
  "harbour "                                                                                       \
  "lay still that morning, and جہاز came back one by one.</p></section>"

static HashiyaDocument *
new_document (void)
{
  g_autoptr (HashiyaContent) content = hashiya_content_new ("text/1");
  g_autoptr (GBytes) section = g_bytes_new_static (SECTION, strlen (SECTION));
  g_autoptr (GBytes) original = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;

  hashiya_content_set (content, "title", "T");
  hashiya_content_set (content, "direction", "ltr");
  hashiya_content_add_section (content, "s", NULL, 1, section, &error);
  g_assert_no_error (error);
  hashiya_content_set_original (content, "txt", original);
  hashiya_content_seal (content);
  document = hashiya_content_to_document (content, "0123456789abcdef", &error);
  g_assert_no_error (error);
  return document;
}

static void
add_cb (JsonObject *record, const char *text, gpointer heads)
{
  hashiya_heads_add (heads, record, text);
}

/* What the journal comes to, where it is read @times times. */
static HashiyaHeads *
read_journal (const char *path, guint times)
{
  HashiyaHeads *heads = hashiya_heads_new (NULL);

  hashiya_heads_set_file (heads, "journal");
  for (guint i = 0; i < times; i++)
    {
      g_autoptr (HashiyaJournal) journal = hashiya_journal_new (path);
      g_autoptr (GError) error = NULL;

      hashiya_journal_read (journal, add_cb, heads, &error);
      g_assert_no_error (error);
    }
  return heads;
}

/* Asks everything that a window asks of an annotation, and changes what it changes. */
static void
use (JsonObject *record)
{
  g_autoptr (HashiyaAnnotation) annotation = hashiya_annotation_new (record);
  g_auto (GStrv) tags = hashiya_annotation_get_tags (annotation);
  g_autofree char *before = NULL;
  gsize start, end;

  hashiya_annotation_get_note (annotation);
  hashiya_annotation_get_colour (annotation);
  hashiya_annotation_get_kind (annotation);
  hashiya_annotation_get_quote (annotation);
  hashiya_annotation_get_created (annotation);
  if (hashiya_record_get_position (record, &start, &end))
    g_assert_cmpuint (start, <=, end);
  hashiya_record_set_note (record, "a note");
  g_assert_cmpstr (hashiya_record_get_note (record), ==, "a note");
  hashiya_record_add_tag (record, "tag");
  hashiya_record_remove_tag (record, "tag");
  before = hashiya_json_canonical (record);
  g_assert_true (g_utf8_validate (before, -1, NULL));
}

/* Any bytes are a journal: what can be read is kept, placed and edited, and reading it twice comes
 * to the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static HashiyaDocument *document = NULL;
  static char *path = NULL;
  g_autoptr (HashiyaHeads) once = NULL, twice = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) anchors = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      path = g_strdup_printf ("%s/hashiya-fuzz-%d.jsonl", g_get_tmp_dir (), (int) getpid ());
      document = new_document ();
    }
  g_assert_true (g_file_set_contents (path, (const char *) data, size, NULL));
  once = read_journal (path, 1);
  twice = read_journal (path, 2);
  unlink (path);
  g_assert_cmpuint (hashiya_heads_count (once), ==, hashiya_heads_count (twice));
  records = hashiya_heads_list (once);
  anchors = hashiya_anchor_records (document, NULL, records, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      const HashiyaAnchor *anchor = &g_array_index (anchors, HashiyaAnchor, i);

      g_assert_cmpuint (anchor->end, <=,
                        hashiya_text_get_length (hashiya_document_get_text (document)));
      use (g_ptr_array_index (records, i));
    }
  return 0;
}
