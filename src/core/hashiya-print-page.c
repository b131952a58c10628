// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-print-page.h"

#include "hashiya-mark-writer.h"
#include "hashiya-print-notes.h"
#include "hashiya-record.h"
#include "hashiya-slices.h"
#include "hashiya-xhtml.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const HashiyaPrintPage *page;
  GString *out;
  GPtrArray *placed; /* of HashiyaPrintEntry: what the print shows, by the place of its number */
  GPtrArray *orphans;
  guint next; /* of `placed` */
  guint number;
} Builder;

static gboolean
shows_notes (const HashiyaPrintPage *page)
{
  return page->notes_only || page->notes != HASHIYA_PRINT_NOTES_NONE;
}

static gsize
place_of_number (const HashiyaPrintEntry *entry)
{
  switch (entry->kind)
    {
    case HASHIYA_ANNOTATION_DOCUMENT:
      return 0;
    case HASHIYA_ANNOTATION_BOOKMARK:
      return entry->start;
    case HASHIYA_ANNOTATION_HIGHLIGHT:
    case HASHIYA_ANNOTATION_SECTION:
      return entry->end;
    }
  return 0;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const HashiyaPrintEntry *one = *(HashiyaPrintEntry *const *) a;
  const HashiyaPrintEntry *other = *(HashiyaPrintEntry *const *) b;
  gboolean one_is_whole = one->kind == HASHIYA_ANNOTATION_DOCUMENT;
  gboolean other_is_whole = other->kind == HASHIYA_ANNOTATION_DOCUMENT;
  gsize one_place = place_of_number (one);
  gsize other_place = place_of_number (other);

  if (one_is_whole != other_is_whole)
    return one_is_whole ? -1 : 1;
  if (one_place != other_place)
    return one_place < other_place ? -1 : 1;
  /* What ends there before what begins there. */
  return (one->kind == HASHIYA_ANNOTATION_BOOKMARK) - (other->kind == HASHIYA_ANNOTATION_BOOKMARK);
}

static gboolean
is_listed (const HashiyaPrintPage *page, const HashiyaPrintEntry *entry)
{
  return hashiya_print_entry_says_something (entry) || (page->notes_only && page->highlights);
}

/* Returns: whether the entry stands in the one section that is printed */
static gboolean
is_in_range (const HashiyaPrintPage *page, const HashiyaPrintEntry *entry)
{
  HashiyaSection *section;

  if (page->section < 0)
    return TRUE;
  section = hashiya_document_get_section (page->document, (guint) page->section);
  return !entry->is_orphan && entry->kind != HASHIYA_ANNOTATION_DOCUMENT
         && entry->start
                < MAX (hashiya_section_get_end (section), hashiya_section_get_start (section) + 1)
         && MAX (entry->end, entry->start + 1) > hashiya_section_get_start (section);
}

static void
sort_entries (Builder *builder)
{
  const HashiyaPrintPage *page = builder->page;

  for (guint i = 0; shows_notes (page) && i < page->entries->len; i++)
    {
      HashiyaPrintEntry *entry = g_ptr_array_index (page->entries, i);

      if (is_listed (page, entry) && is_in_range (page, entry))
        g_ptr_array_add (entry->is_orphan ? builder->orphans : builder->placed, entry);
    }
  g_ptr_array_sort (builder->placed, compare_places);
}

static gboolean
is_joined_letter (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_ARABIC
             ? g_unichar_isalpha (character)
             : g_unichar_ismark (character) || character == 0x200D;
}

/* Moves a border between two letters that join out of their word. */
static gsize
leave_word (HashiyaText *text, gsize offset, gboolean forward)
{
  gsize n_bytes;
  const char *start = hashiya_text_peek (text, &n_bytes);
  const char *p = start + hashiya_text_byte_offset (text, offset);

  while (p > start && p < start + n_bytes && is_joined_letter (g_utf8_get_char (p))
         && is_joined_letter (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = forward ? g_utf8_next_char (p) : g_utf8_prev_char (p);
      offset += forward ? 1 : -1;
    }
  return offset;
}

/* The part of an entry's words that stands in a section, in code points of the section's text. */
static gboolean
find_part (Builder *builder,
           const HashiyaPrintEntry *entry,
           HashiyaSection *section,
           gsize *start,
           gsize *end)
{
  HashiyaText *text = hashiya_document_get_text (builder->page->document);
  gsize section_start = hashiya_section_get_start (section);
  gsize section_end = hashiya_section_get_end (section);

  *start = CLAMP (leave_word (text, entry->start, FALSE), section_start, section_end);
  *end = CLAMP (leave_word (text, entry->end, TRUE), section_start, section_end);
  *start -= section_start;
  *end -= section_start;
  return *start < *end;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const HashiyaPrintMark *one = a;
  const HashiyaPrintMark *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  /* The longer one around the shorter. */
  return one->end == other->end ? 0 : one->end > other->end ? -1 : 1;
}

/* Returns: (transfer full): the marks of one section */
static GArray *
collect_marks (Builder *builder, HashiyaSection *section, GPtrArray *entries)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HashiyaPrintMark));

  for (guint i = 0; builder->page->highlights && entries != NULL && i < entries->len; i++)
    {
      const HashiyaPrintEntry *entry = g_ptr_array_index (entries, i);
      HashiyaPrintMark mark = { .colour = (guint) entry->colour };

      if (find_part (builder, entry, section, &mark.start, &mark.end))
        g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

/* Where in a section the number of an entry goes. */
static gsize
find_place (Builder *builder, guint index, const HashiyaPrintEntry *entry)
{
  HashiyaDocument *document = builder->page->document;
  HashiyaSection *section = hashiya_document_get_section (document, index);
  gsize start, end;

  if (entry->kind == HASHIYA_ANNOTATION_SECTION)
    return hashiya_document_get_heading_length (document, index);
  find_part (builder, entry, section, &start, &end);
  return entry->kind == HASHIYA_ANNOTATION_BOOKMARK ? start : end;
}

static guint
section_of (Builder *builder, const HashiyaPrintEntry *entry)
{
  gsize place = place_of_number (entry);

  /* Words that end where a section ends are its. */
  if (entry->kind == HASHIYA_ANNOTATION_HIGHLIGHT && place > entry->start)
    place--;
  else if (entry->kind == HASHIYA_ANNOTATION_SECTION)
    place = entry->start;
  return hashiya_document_section_at (builder->page->document, place);
}

/* Returns: (transfer full): what is put into a section, numbered on from what came before */
static GArray *
collect_insertions (Builder *builder, guint index)
{
  const HashiyaPrintPage *page = builder->page;
  GArray *insertions = g_array_new (FALSE, FALSE, sizeof (HashiyaInsertion));

  g_array_set_clear_func (insertions, hashiya_insertion_clear);
  for (; builder->next < builder->placed->len; builder->next++)
    {
      const HashiyaPrintEntry *entry = g_ptr_array_index (builder->placed, builder->next);
      HashiyaInsertion insertion = { .after = entry->kind != HASHIYA_ANNOTATION_BOOKMARK };

      if (page->section < 0 && section_of (builder, entry) > index)
        break;
      builder->number++;
      insertion.offset = find_place (builder, index, entry);
      insertion.reference = hashiya_print_notes_reference (builder->number);
      if (page->notes == HASHIYA_PRINT_NOTES_MARGIN)
        insertion.aside = hashiya_print_notes_aside (entry, builder->number);
      g_array_append_val (insertions, insertion);
    }
  return insertions;
}

/* Returns: (transfer full): for each section the highlights that stand in it, or %NULL */
static GPtrArray **
share_highlights (const HashiyaPrintPage *page)
{
  guint n = hashiya_document_get_n_sections (page->document);
  GPtrArray **shares = g_new0 (GPtrArray *, n);

  for (guint i = 0; i < page->entries->len; i++)
    {
      HashiyaPrintEntry *entry = g_ptr_array_index (page->entries, i);
      guint last;

      if (entry->kind != HASHIYA_ANNOTATION_HIGHLIGHT || entry->is_orphan
          || entry->start >= entry->end)
        continue;
      last = hashiya_document_section_at (page->document, entry->end - 1);
      for (guint s = hashiya_document_section_at (page->document, entry->start); s <= last; s++)
        {
          if (shares[s] == NULL)
            shares[s] = g_ptr_array_new ();
          g_ptr_array_add (shares[s], entry);
        }
    }
  return shares;
}

static gboolean
append_sections (Builder *builder, GError **error)
{
  const HashiyaPrintPage *page = builder->page;
  guint n = hashiya_document_get_n_sections (page->document);
  guint first = page->section < 0 ? 0 : (guint) page->section;
  guint end = page->section < 0 ? n : first + 1;
  g_autofree GPtrArray **shares = share_highlights (page);
  gboolean is_written = TRUE;

  for (guint i = first; is_written && i < end; i++)
    {
      HashiyaSection *section = hashiya_document_get_section (page->document, i);
      g_autoptr (GArray) marks = collect_marks (builder, section, shares[i]);
      g_autoptr (GArray) insertions = collect_insertions (builder, i);

      is_written = hashiya_mark_writer_write (
          builder->out, hashiya_document_get_xhtml (page->document, i), marks, insertions, error);
      g_string_append_c (builder->out, '\n');
    }
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&shares[i], g_ptr_array_unref);
  return is_written;
}

/* The notes by themselves */

static void
append_list_heading (Builder *builder, const char *title)
{
  g_string_append (builder->out, "<section class=\"notes\">");
  hashiya_print_notes_append_words (builder->out, "h1", NULL, title, NULL);
}

static void
append_entry (Builder *builder, const HashiyaPrintEntry *entry, gboolean quote)
{
  g_autofree char *words = NULL;
  gboolean is_elsewhere = entry->is_orphan || entry->is_aside;

  builder->number++;
  /* What its number stands at says what it is of, unless that is in another language. */
  if ((quote && entry->is_orphan) || entry->is_aside)
    words = g_strdup (entry->quote);
  else if (quote && entry->kind != HASHIYA_ANNOTATION_SECTION)
    words = hashiya_text_slice (hashiya_document_get_text (builder->page->document), entry->start,
                                entry->end);
  hashiya_print_notes_append_entry (
      builder->out, entry, builder->number, words,
      is_elsewhere ? NULL : hashiya_document_get_language (builder->page->document));
}

static void
append_orphans (Builder *builder)
{
  if (builder->orphans->len == 0)
    return;
  append_list_heading (builder, _ ("Without a Place in This Version"));
  for (guint i = 0; i < builder->orphans->len; i++)
    append_entry (builder, g_ptr_array_index (builder->orphans, i), TRUE);
  g_string_append (builder->out, "</section>\n");
}

static gboolean
is_of_document (Builder *builder, guint i)
{
  const HashiyaPrintEntry *entry
      = i < builder->placed->len ? g_ptr_array_index (builder->placed, i) : NULL;

  return entry != NULL && entry->kind == HASHIYA_ANNOTATION_DOCUMENT;
}

/* Repeats the numbers that stand in the text. */
static void
append_endnotes (Builder *builder)
{
  guint first = 0;

  while (is_of_document (builder, first))
    first++;
  if (first == builder->placed->len)
    return;
  builder->number = first;
  append_list_heading (builder, _ ("Notes"));
  for (guint i = first; i < builder->placed->len; i++)
    append_entry (builder, g_ptr_array_index (builder->placed, i), FALSE);
  g_string_append (builder->out, "</section>\n");
}

static void
append_notes_by_section (Builder *builder)
{
  HashiyaDocument *document = builder->page->document;
  int open = -1;

  for (guint i = builder->next; i < builder->placed->len; i++)
    {
      const HashiyaPrintEntry *entry = g_ptr_array_index (builder->placed, i);
      int index = (int) section_of (builder, entry);
      const char *title
          = hashiya_section_get_title (hashiya_document_get_section (document, (guint) index));

      if (index != open)
        {
          if (open >= 0)
            g_string_append (builder->out, "</section>\n");
          append_list_heading (builder,
                               title != NULL ? title : hashiya_document_get_title (document));
          open = index;
        }
      append_entry (builder, entry, TRUE);
    }
  if (open >= 0)
    g_string_append (builder->out, "</section>\n");
}

/* The whole */

static void
append_root (Builder *builder)
{
  const HashiyaPrintPage *page = builder->page;
  const char *language = hashiya_document_get_language (page->document);
  const char *title = hashiya_document_get_title (page->document);
  gboolean has_margin
      = !page->notes_only && page->notes == HASHIYA_PRINT_NOTES_MARGIN && builder->placed->len > 0;
  gboolean is_beside = !page->notes_only
                       && hashiya_slices_is_rows (hashiya_document_get_xhtml (page->document, 0));

  g_string_append (builder->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<html xmlns=\"http://www.w3.org/1999/xhtml\"");
  if (language != NULL)
    {
      g_string_append (builder->out, " lang=\"");
      hashiya_xhtml_append_escaped (builder->out, language, -1);
      g_string_append_c (builder->out, '"');
    }
  g_string_append_printf (builder->out, " dir=\"%s\" class=\"print%s%s%s\">",
                          hashiya_document_is_rtl (page->document) ? "rtl" : "ltr",
                          page->nastaliq ? " nastaliq" : "", has_margin ? " with-margin" : "",
                          is_beside ? " beside" : "");
  g_string_append (builder->out, "<head><title>");
  hashiya_xhtml_append_escaped (builder->out, title != NULL ? title : "", -1);
  g_string_append (builder->out, "</title><link rel=\"stylesheet\" href=\"reader.css\"/></head>");
}

/* What the colours mean, where the reader gave them names. */
static void
append_legend (Builder *builder)
{
  const HashiyaPrintPage *page = builder->page;
  gboolean is_used[8] = { FALSE };
  gboolean is_open = FALSE;

  for (guint i = 0; page->highlights && i < page->entries->len; i++)
    {
      const HashiyaPrintEntry *entry = g_ptr_array_index (page->entries, i);

      if (entry->colour >= 0 && is_in_range (page, entry)
          && (!page->notes_only || is_listed (page, entry)))
        is_used[entry->colour] = TRUE;
    }
  for (guint i = 0; page->colour_names != NULL && hashiya_colours[i] != NULL; i++)
    {
      if (!is_used[i] || page->colour_names[i] == NULL)
        continue;
      g_string_append (builder->out, is_open ? " " : "<p class=\"legend\">");
      g_string_append_printf (builder->out, "<mark class=\"mark-%u\">", i);
      hashiya_print_notes_append_words (builder->out, "span", NULL, page->colour_names[i], NULL);
      g_string_append (builder->out, "</mark>");
      is_open = TRUE;
    }
  if (is_open)
    g_string_append (builder->out, "</p>");
}

static void
append_origin (Builder *builder, const char *line)
{
  if (line != NULL && *line != '\0')
    hashiya_print_notes_append_words (builder->out, "p", "origin", line, NULL);
}

/* The original's and the translation's, where that has others. */
static void
append_titles (Builder *builder)
{
  const HashiyaPrintPage *page = builder->page;
  const char *title = hashiya_document_get_title (page->document);
  const char *translated = page->beside != NULL ? hashiya_document_get_title (page->beside) : NULL;

  hashiya_print_notes_append_words (builder->out, "p", "title", title != NULL ? title : "",
                                    hashiya_document_get_language (page->document));
  if (translated != NULL && g_strcmp0 (translated, title) != 0)
    hashiya_print_notes_append_words (builder->out, "p", "title", translated,
                                      hashiya_document_get_language (page->beside));
}

static void
append_origins (Builder *builder)
{
  const HashiyaPrintPage *page = builder->page;
  const char *byline = hashiya_document_get_byline (page->document);

  append_origin (builder, byline);
  if (page->beside != NULL && g_strcmp0 (hashiya_document_get_byline (page->beside), byline) != 0)
    append_origin (builder, hashiya_document_get_byline (page->beside));
  append_origin (builder, hashiya_document_get_publisher (page->document));
  append_origin (builder, hashiya_document_get_source (page->document));
}

static void
append_header (Builder *builder)
{
  g_string_append (builder->out, "<header>");
  append_titles (builder);
  if (builder->page->section < 0)
    append_origins (builder);
  append_legend (builder);
  for (; is_of_document (builder, builder->next); builder->next++)
    append_entry (builder, g_ptr_array_index (builder->placed, builder->next), FALSE);
  g_string_append (builder->out, "</header>\n");
}

GBytes *
hashiya_print_page_build (const HashiyaPrintPage *self, guint *n_notes, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (4096);
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();
  g_autoptr (GPtrArray) orphans = g_ptr_array_new ();
  Builder builder = { .page = self, .out = out, .placed = placed, .orphans = orphans };

  sort_entries (&builder);
  append_root (&builder);
  g_string_append (out, "<body><main>");
  append_header (&builder);
  if (self->notes_only)
    append_notes_by_section (&builder);
  else if (!append_sections (&builder, error))
    return NULL;
  if (!self->notes_only && self->notes == HASHIYA_PRINT_NOTES_END)
    append_endnotes (&builder);
  append_orphans (&builder);
  g_string_append (out, "</main></body></html>\n");
  if (n_notes != NULL)
    *n_notes = placed->len + orphans->len;
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
