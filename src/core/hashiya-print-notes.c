// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-notes.h"

#include "hashiya-collation.h"
#include "hashiya-language.h"
#include "hashiya-sentence.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>

void
hashiya_print_notes_append_words (GString *out,
                                  const char *element,
                                  const char *class_name,
                                  const char *words,
                                  const char *language)
{
  if (language == NULL)
    language = hashiya_language_guess (words, -1, NULL);
  g_string_append_printf (out, "<%s", element);
  if (class_name != NULL)
    g_string_append_printf (out, " class=\"%s\"", class_name);
  g_string_append (out, " dir=\"auto\" lang=\"");
  /* "" is not the language of what stands around. */
  hashiya_xhtml_append_escaped (out, language != NULL ? language : "", -1);
  g_string_append (out, "\">");
  hashiya_xhtml_append_escaped (out, words, -1);
  g_string_append_printf (out, "</%s>", element);
}

static char *
format_number (guint number)
{
  g_autofree char *latin = g_strdup_printf ("%u", number);

  return hashiya_digits (latin);
}

char *
hashiya_print_notes_reference (guint number)
{
  g_autofree char *digits = format_number (number);

  return g_strdup_printf ("<sup class=\"reference\" dir=\"ltr\">%s</sup>", digits);
}

static const char *
get_label (const HashiyaPrintEntry *entry)
{
  switch (entry->kind)
    {
    case HASHIYA_ANNOTATION_SECTION:
      return _ ("Note on the section");
    case HASHIYA_ANNOTATION_DOCUMENT:
      return _ ("Note on the document");
    case HASHIYA_ANNOTATION_BOOKMARK:
      return _ ("Bookmark");
    case HASHIYA_ANNOTATION_HIGHLIGHT:
      break;
    }
  return NULL;
}

static void
append_number (GString *out, guint number)
{
  g_autofree char *digits = format_number (number);

  g_string_append_printf (out, "<span class=\"number\">%s</span> ", digits);
}

static const char *
get_tag (gpointer tag)
{
  return tag;
}

static void
append_tags (GString *out, GStrv tags)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_ptr_array_add (sorted, tags[i]);
  if (sorted->len == 0)
    return;
  hashiya_collation_sort (sorted, get_tag);
  g_string_append (out, "<span class=\"tags\">");
  for (guint i = 0; i < sorted->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      hashiya_print_notes_append_words (out, "span", "tag", g_ptr_array_index (sorted, i), NULL);
    }
  g_string_append (out, "</span>");
}

static void
append_content (GString *out, const HashiyaPrintEntry *entry)
{
  const char *label = get_label (entry);

  if (label != NULL)
    hashiya_print_notes_append_words (out, "span", "label", label, NULL);
  if (entry->note != NULL)
    hashiya_print_notes_append_words (out, "span", "words", entry->note, entry->language);
  for (guint i = 0; entry->others != NULL && entry->others[i] != NULL; i++)
    hashiya_print_notes_append_words (out, "span", "words", entry->others[i], NULL);
  append_tags (out, entry->tags);
}

char *
hashiya_print_notes_aside (const HashiyaPrintEntry *entry, guint number)
{
  GString *out = g_string_new ("<span class=\"aside\">");

  append_number (out, number);
  append_content (out, entry);
  g_string_append (out, "</span>");
  return g_string_free (out, FALSE);
}

void
hashiya_print_notes_append_entry (GString *out,
                                  const HashiyaPrintEntry *entry,
                                  guint number,
                                  const char *quote,
                                  const char *language)
{
  g_string_append (out, "<div class=\"entry\">");
  append_number (out, number);
  if (quote != NULL)
    {
      g_string_append (out, "<blockquote>");
      if (entry->colour >= 0)
        g_string_append_printf (out, "<mark class=\"mark-%d\">", entry->colour);
      hashiya_print_notes_append_words (out, "span", "quote", quote, language);
      g_string_append (out, entry->colour >= 0 ? "</mark></blockquote>" : "</blockquote>");
    }
  append_content (out, entry);
  g_string_append (out, "</div>\n");
}
