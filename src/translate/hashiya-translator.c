// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translator.h"

#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-skeleton.h"
#include "hashiya-template.h"
#include "hashiya-translate-error.h"
#include "hashiya-translations.h"

#include <glib/gi18n.h>
#include <string.h>

char *
hashiya_translator_dup_language (const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, "-_", -1);
  g_autofree char *language = NULL;

  if (!g_regex_match_simple ("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", name, 0, 0))
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *lower = g_ascii_strdown (parts[i], -1);

      g_free (parts[i]);
      parts[i] = lower;
      if (i > 0 && strlen (lower) == 2)
        {
          parts[i] = g_ascii_strup (lower, -1);
          g_free (lower);
        }
      else if (i > 0 && strlen (lower) == 4 && g_ascii_isalpha (*lower))
        *lower = g_ascii_toupper (*lower);
    }
  return g_strjoinv ("-", parts);
}

HashiyaPo *
hashiya_translator_unite (GPtrArray *files)
{
  HashiyaPo *united = hashiya_po_new ();

  for (guint i = 0; i < files->len; i++)
    {
      HashiyaPo *file = g_ptr_array_index (files, i);

      for (guint j = 0; j < hashiya_po_get_length (file); j++)
        {
          const HashiyaPoEntry *entry = hashiya_po_get (file, j);
          const HashiyaPoEntry *other = hashiya_po_lookup (united, entry->context, entry->id);

          if (other == NULL || entry->modified > other->modified)
            hashiya_po_put (united, hashiya_po_entry_copy (entry));
        }
    }
  return united;
}

static HashiyaPo *
read_file (const char *path)
{
  g_autoptr (GPtrArray) problems = hashiya_po_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize n_bytes;
  HashiyaPo *po;

  if (!g_file_get_contents (path, &data, &n_bytes, &error))
    {
      g_warning ("%s", error->message);
      return NULL;
    }
  bytes = g_bytes_new_take (data, n_bytes);
  po = hashiya_po_read (bytes, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const HashiyaPoProblem *problem = g_ptr_array_index (problems, i);

      g_message ("%s:%u: %s", path, problem->line, problem->message);
    }
  return po;
}

/* What all devices say in @language, or NULL where none says anything. */
static HashiyaPo *
read_all (HashiyaLibrary *library, const char *id, const char *language)
{
  g_autoptr (GPtrArray) paths = hashiya_translations_list_files (library, id, language);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_po_free);

  if (paths->len == 0)
    return NULL;
  for (guint i = 0; i < paths->len; i++)
    {
      HashiyaPo *po = read_file (g_ptr_array_index (paths, i));

      if (po != NULL)
        g_ptr_array_add (files, po);
    }
  return hashiya_translator_unite (files);
}

HashiyaTranslation *
hashiya_translator_open (HashiyaLibrary *library,
                         HashiyaDocument *document,
                         const char *language,
                         GError **error)
{
  g_autoptr (HashiyaPo) po = read_all (library, hashiya_document_get_id (document), language);

  if (po != NULL)
    return hashiya_translation_new (document, language, po, error);
  hashiya_set_error (error, HASHIYA_TRANSLATE_ERROR, HASHIYA_TRANSLATE_ERROR_LANGUAGE,
                     /* Translators: the placeholder is a language's short name, like “ur”. */
                     _ ("There is no translation of this document into “%s”."), language);
  return NULL;
}

static gboolean
says_same_language (const char *one, const char *other)
{
  gsize n = strcspn (one, "-_"), m = strcspn (other, "-_@.");

  return n == m && g_ascii_strncasecmp (one, other, n) == 0;
}

static void
check_unit (const HashiyaUnit *unit, HashiyaPo *po, GHashTable *seen, GPtrArray *problems)
{
  HashiyaPoEntry *entry = hashiya_po_lookup (po, unit->context, unit->source);
  g_autofree char *xhtml = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL || !g_hash_table_add (seen, entry) || !hashiya_po_entry_is_translated (entry))
    return;
  xhtml = hashiya_unit_translate (unit, entry->string, &error);
  if (xhtml == NULL)
    hashiya_po_problems_add (
        problems, entry->line,
        /* Translators: the placeholder is a sentence that says what is wrong. */
        hashiya_sentence (_ ("%s The original is shown in its place."), error->message));
}

static void
check_document (HashiyaDocument *document, HashiyaPo *po, GHashTable *seen, GPtrArray *problems)
{
  g_autoptr (GPtrArray) head = hashiya_units_of_document (document);

  for (guint i = 0; i < head->len; i++)
    check_unit (g_ptr_array_index (head, i), po, seen, problems);
  for (guint i = 0; i < hashiya_document_get_n_sections (document); i++)
    {
      g_autoptr (HashiyaSkeleton) skeleton = hashiya_skeleton_new (document, i);

      for (guint j = 0; j < skeleton->pieces->len; j++)
        {
          const HashiyaPiece *piece = g_ptr_array_index (skeleton->pieces, j);

          if (piece->unit != NULL)
            check_unit (piece->unit, po, seen, problems);
        }
    }
}

static gboolean
check_language (const char *language, HashiyaPo *po, GPtrArray *problems)
{
  const HashiyaPoEntry *header = hashiya_po_lookup (po, NULL, "");
  g_autofree char *said = hashiya_po_get_field (po, "Language");

  if (said == NULL || *said == '\0' || says_same_language (language, said))
    return TRUE;
  hashiya_po_problems_add (
      problems, header->line,
      /* Translators: two short names of languages, like “ur” and “en”. */
      hashiya_sentence (_ ("The header says that this is a translation into “%s”, not into “%s”."),
                        said, language));
  return FALSE;
}

gboolean
hashiya_translator_check (HashiyaDocument *document,
                          const char *language,
                          HashiyaPo *po,
                          GPtrArray *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (HashiyaPo) template = NULL;
  g_autoptr (GPtrArray) foreign = g_ptr_array_new ();
  guint n_known = 0;

  if (!check_language (language, po, problems))
    return FALSE;
  check_document (document, po, seen, problems);
  n_known = g_hash_table_size (seen);
  for (guint i = 0; i < hashiya_po_get_length (po); i++)
    {
      HashiyaPoEntry *entry = hashiya_po_get (po, i);

      if (*entry->id != '\0' && !entry->is_obsolete && !g_hash_table_contains (seen, entry))
        g_ptr_array_add (foreign, entry);
    }
  if (n_known == 0 && hashiya_po_get_length (po) > 1)
    {
      hashiya_po_problems_add (
          problems, 0,
          g_strdup (_ ("No entry of this file is of this document; “hashiya-cli template” writes "
                       "the file that a translation of it begins with.")));
      return FALSE;
    }
  for (guint i = 0; i < foreign->len; i++)
    {
      const HashiyaPoEntry *entry = g_ptr_array_index (foreign, i);
      HashiyaPoProblem *problem;

      problem = hashiya_po_problems_add (
          problems, entry->line,
          g_strdup (_ ("This entry is of no block of the document as it is "
                       "now. It is kept, and not shown.")));
      problem->is_notice = TRUE;
    }
  return TRUE;
}

static gboolean
says_the_same (const HashiyaPoEntry *one, const HashiyaPoEntry *other)
{
  return strcmp (one->string, other->string) == 0 && !one->is_fuzzy == !other->is_fuzzy
         && g_strcmp0 (one->comment, other->comment) == 0
         && g_strcmp0 (one->flags, other->flags) == 0
         && g_strcmp0 (one->previous_context, other->previous_context) == 0
         && g_strcmp0 (one->previous_id, other->previous_id) == 0;
}

/* Puts what @po says and @united does not into @own. Returns: how many entries. */
static guint
add_news (HashiyaPo *own, HashiyaPo *united, HashiyaPo *po)
{
  gint64 now = g_get_real_time () / 1000;
  guint n = 0;

  for (guint i = 0; i < hashiya_po_get_length (po); i++)
    {
      const HashiyaPoEntry *entry = hashiya_po_get (po, i);
      const HashiyaPoEntry *known
          = united != NULL ? hashiya_po_lookup (united, entry->context, entry->id) : NULL;
      HashiyaPoEntry *copy;

      if (known != NULL ? says_the_same (entry, known) || *entry->string == '\0'
                        : *entry->string == '\0' && entry->comment == NULL)
        continue;
      copy = hashiya_po_entry_copy (entry);
      copy->modified = known != NULL ? MAX (now, known->modified + 1) : now;
      hashiya_po_put (own, copy);
      n++;
    }
  return n;
}

gboolean
hashiya_translator_add (HashiyaLibrary *library,
                        HashiyaDocument *document,
                        const char *language,
                        HashiyaPo *po,
                        guint *n_changed,
                        GError **error)
{
  const char *id = hashiya_document_get_id (document);
  g_autoptr (HashiyaDevice) device = hashiya_device_lock (error);
  g_autofree char *path = NULL;
  g_autoptr (HashiyaPo) united = NULL;
  g_autoptr (HashiyaPo) own = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n = 0;

  if (device != NULL)
    path = hashiya_translations_dup_path (library, id, language, device, error);
  if (path == NULL)
    return FALSE;
  united = read_all (library, id, language);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    own = read_file (path);
  else
    own = hashiya_po_new ();
  if (own == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      /* What cannot be read may still be put right by hand: it is not written over. */
      hashiya_set_error (
          error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_DAMAGED,
          /* Translators: the placeholder is a file's path. */
          _ ("“%s” is damaged. Put it right with a PO editor, or move it elsewhere."), name);
      return FALSE;
    }
  n = add_news (own, united, po);
  /* Each file is one by itself, which any PO editor opens. */
  if (hashiya_po_lookup (own, NULL, "") == NULL)
    hashiya_po_put (own, hashiya_po_entry_copy (hashiya_po_lookup (united, NULL, "")));
  if (n_changed != NULL)
    *n_changed = n;
  if (n == 0)
    return TRUE;
  bytes = hashiya_po_write (own);
  return hashiya_translations_write (path, bytes, error);
}

/* @document or its translation. */
static HashiyaDocument *
open_text (HashiyaLibrary *library, HashiyaDocument *document, const char *language, GError **error)
{
  g_autoptr (HashiyaTranslation) translation = NULL;

  if (language == NULL)
    return g_object_ref (document);
  translation = hashiya_translator_open (library, document, language, error);
  return translation != NULL ? g_object_ref (hashiya_translation_get_document (translation)) : NULL;
}

HashiyaDocument *
hashiya_translator_open_text (HashiyaLibrary *library,
                              const char *id,
                              const char *version,
                              const char *language,
                              GError **error)
{
  g_autoptr (HashiyaDocument) document = hashiya_library_open (library, id, version, NULL, error);

  return document != NULL ? open_text (library, document, language, error) : NULL;
}

/* What is placed, by turns in one language and the next. */
typedef struct
{
  HashiyaPlacingFunc get;
  gpointer get_data;
  GHashTable *languages; /* owned name -> GArray of indices, of marks in translations */
  GArray *which;         /* indices of the turn, NULL in the first, which looks at all */
} Turn;

static JsonObject *
get_record (guint index, gpointer user_data)
{
  Turn *turn = user_data;
  guint i = turn->which != NULL ? g_array_index (turn->which, guint, index) : index;
  JsonObject *record = turn->get (i, turn->get_data);
  const char *name = record != NULL ? hashiya_record_get_translation (record) : NULL;
  GArray *indices;

  if (turn->which != NULL || name == NULL)
    return record;
  indices = g_hash_table_lookup (turn->languages, name);
  if (indices == NULL)
    {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (turn->languages, g_strdup (name), indices);
    }
  g_array_append_val (indices, i);
  return record;
}

/* Places those marks that were made in @language. */
static gboolean
place_in (HashiyaLibrary *library,
          HashiyaDocument *document,
          const char *language,
          Turn *turn,
          GArray *anchors,
          GError **error)
{
  g_autoptr (HashiyaTranslation) translation
      = hashiya_translator_open (library, document, language, NULL);
  g_autoptr (HashiyaPlacing) placing = NULL;
  g_autoptr (GArray) found = NULL;

  if (translation == NULL)
    return TRUE;
  placing = hashiya_placing_new (library, hashiya_translation_get_document (translation));
  found = hashiya_placing_run_each (placing, turn->which->len, get_record, turn, NULL, NULL, NULL,
                                    error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      HashiyaAnchor *anchor = &g_array_index (found, HashiyaAnchor, i);
      g_autoptr (JsonObject) record = get_record (i, turn);

      if (record != NULL)
        hashiya_translation_place (translation, record, anchor);
      g_array_index (anchors, HashiyaAnchor, g_array_index (turn->which, guint, i)) = *anchor;
    }
  return TRUE;
}

GArray *
hashiya_translator_place (HashiyaLibrary *library,
                          HashiyaDocument *document,
                          guint n_records,
                          HashiyaPlacingFunc get,
                          gpointer get_data,
                          GError **error)
{
  g_autoptr (GHashTable) languages
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (HashiyaPlacing) placing = hashiya_placing_new (library, document);
  Turn turn = { get, get_data, languages, NULL };
  g_autoptr (GArray) anchors
      = hashiya_placing_run_each (placing, n_records, get_record, &turn, NULL, NULL, NULL, error);
  GHashTableIter iter;
  gpointer language;

  if (anchors == NULL || hashiya_document_get_translation (document) != NULL)
    return g_steal_pointer (&anchors);
  g_hash_table_iter_init (&iter, languages);
  while (g_hash_table_iter_next (&iter, &language, (gpointer *) &turn.which))
    {
      if (!place_in (library, document, language, &turn, anchors, error))
        return NULL;
    }
  return g_steal_pointer (&anchors);
}
