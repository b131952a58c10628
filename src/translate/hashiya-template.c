// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-template.h"

#include "hashiya-likeness.h"
#include "hashiya-skeleton.h"

#include <string.h>

#define VERSION_FIELD "X-Hashiya-Version"

static void
append (char **list, const char *item, const char *joint)
{
  char *before = *list;

  *list = before != NULL ? g_strconcat (before, joint, item, NULL) : g_strdup (item);
  g_free (before);
}

static gboolean
has_line (const char *lines, const char *line)
{
  g_auto (GStrv) all = lines != NULL ? g_strsplit (lines, "\n", -1) : NULL;

  return all != NULL && g_strv_contains ((const char *const *) all, line);
}

static void
add_unit (HashiyaPo *self, const HashiyaUnit *unit, HashiyaDocument *document)
{
  HashiyaPoEntry *entry = hashiya_po_lookup (self, unit->context, unit->source);
  g_autofree char *reference = hashiya_unit_dup_reference (unit, document);
  const char *title = NULL;

  if (entry == NULL)
    {
      entry = hashiya_po_entry_new (unit->context, unit->source);
      hashiya_po_put (self, entry);
    }
  append (&entry->references, reference, " ");
  if (unit->section != HASHIYA_UNIT_NO_SECTION)
    title = hashiya_section_get_title (hashiya_document_get_section (document, unit->section));
  if (title != NULL && !has_line (entry->extracted, title))
    append (&entry->extracted, title, "\n");
}

/* What msginit completes: without it no tool of gettext's takes the file. */
static HashiyaPoEntry *
new_header (HashiyaDocument *document)
{
  HashiyaPoEntry *header = hashiya_po_entry_new (NULL, "");

  g_free (header->string);
  header->string = g_strdup_printf ("Project-Id-Version: hashiya %s\n"
                                    "Report-Msgid-Bugs-To: \n"
                                    "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                                    "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                                    "Language-Team: LANGUAGE <LL@li.org>\n"
                                    "Language: \n"
                                    "MIME-Version: 1.0\n"
                                    "Content-Type: text/plain; charset=UTF-8\n"
                                    "Content-Transfer-Encoding: 8bit\n" VERSION_FIELD ": %s\n",
                                    hashiya_document_get_id (document),
                                    hashiya_document_get_version (document));
  return header;
}

HashiyaPo *
hashiya_template_new (HashiyaDocument *document)
{
  HashiyaPo *self = hashiya_po_new ();
  g_autoptr (GPtrArray) units = hashiya_units_of_document (document);

  hashiya_po_put (self, new_header (document));
  for (guint i = 0; i < units->len; i++)
    add_unit (self, g_ptr_array_index (units, i), document);
  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      g_autoptr (HashiyaSkeleton) skeleton = hashiya_skeleton_new (document, i);

      for (guint j = 0; j < skeleton->pieces->len; j++)
        {
          const HashiyaPiece *piece = g_ptr_array_index (skeleton->pieces, j);

          if (piece->unit != NULL)
            add_unit (self, piece->unit, document);
        }
    }
  return self;
}

/* Gives @entry the translation that @from has. */
static void
take (HashiyaPoEntry *entry, const HashiyaPoEntry *from)
{
  g_free (entry->string);
  g_free (entry->comment);
  g_free (entry->flags);
  g_free (entry->previous_context);
  g_free (entry->previous_id);
  entry->string = g_strdup (from->string);
  entry->comment = g_strdup (from->comment);
  entry->flags = g_strdup (from->flags);
  entry->previous_context = g_strdup (from->previous_context);
  entry->previous_id = g_strdup (from->previous_id);
  entry->is_fuzzy = from->is_fuzzy;
  entry->line = from->line;
}

static void
take_fuzzy (HashiyaPoEntry *entry, const HashiyaPoEntry *from)
{
  take (entry, from);
  entry->is_fuzzy = TRUE;
  /* What was fuzzy already keeps the words it was once made for, as with msgmerge. */
  if (!from->is_fuzzy || from->previous_id == NULL)
    {
      g_free (entry->previous_context);
      g_free (entry->previous_id);
      entry->previous_context = g_strdup (from->context);
      entry->previous_id = g_strdup (from->id);
    }
}

/* The translator's header, with the version of the document that this is for. */
static void
fill_header (HashiyaPo *self, HashiyaPo *po)
{
  HashiyaPoEntry *header = hashiya_po_lookup (self, NULL, "");
  const HashiyaPoEntry *from = hashiya_po_lookup (po, NULL, "");
  g_autofree char *version = hashiya_po_get_field (self, VERSION_FIELD);
  g_auto (GStrv) lines = NULL;

  if (from == NULL)
    return;
  take (header, from);
  lines = g_strsplit (header->string, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (g_str_has_prefix (*line, VERSION_FIELD ":"))
        {
          g_free (*line);
          *line = g_strconcat (VERSION_FIELD ": ", version, NULL);
        }
    }
  g_free (header->string);
  header->string = g_strjoinv ("\n", lines);
}

/* Looks for translations of words much like those that have none. */
static void
fill_by_likeness (HashiyaPo *self, GPtrArray *missing, GPtrArray *rest)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (HashiyaLikeness) likeness = NULL;

  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_add (texts, ((HashiyaPoEntry *) g_ptr_array_index (rest, i))->id);
  likeness = hashiya_likeness_new (texts);
  for (guint i = 0; i < missing->len; i++)
    {
      HashiyaPoEntry *entry = g_ptr_array_index (missing, i);
      int found = hashiya_likeness_find (likeness, entry->id);

      if (found >= 0)
        take_fuzzy (entry, g_ptr_array_index (rest, found));
    }
}

HashiyaPo *
hashiya_template_fill (HashiyaPo *template, HashiyaPo *po)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  fill_header (template, po);
  for (guint i = 0; i < hashiya_po_get_length (template); i++)
    {
      HashiyaPoEntry *entry = hashiya_po_get (template, i);
      const HashiyaPoEntry *from = hashiya_po_lookup (po, entry->context, entry->id);

      if (*entry->id == '\0')
        continue;
      if (from != NULL)
        take (entry, from);
      if (*entry->string == '\0')
        g_ptr_array_add (missing, entry);
    }
  for (guint i = 0; i < hashiya_po_get_length (po); i++)
    {
      HashiyaPoEntry *entry = hashiya_po_get (po, i);

      if (*entry->string != '\0' && hashiya_po_lookup (template, entry->context, entry->id) == NULL)
        g_ptr_array_add (rest, entry);
    }
  fill_by_likeness (template, missing, rest);
  for (guint i = 0; i < rest->len; i++)
    {
      HashiyaPoEntry *entry = hashiya_po_entry_copy (g_ptr_array_index (rest, i));

      entry->is_obsolete = TRUE;
      entry->modified = 0;
      g_clear_pointer (&entry->references, g_free);
      g_clear_pointer (&entry->extracted, g_free);
      hashiya_po_put (template, entry);
    }
  return template;
}
