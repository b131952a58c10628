// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* In which language the reading page shows its document: the menu, and the editor below the text.
 */

#include "hashiya-collation.h"
#include "hashiya-language-name.h"
#include "hashiya-reading-page-private.h"
#include "hashiya-sentence.h"
#include "hashiya-view.h"

#include <glib/gi18n.h>
#include <string.h>

static HashiyaEdition *
get_edition (HashiyaReadingPage *self)
{
  return hashiya_margin_model_get_edition (self->model);
}

/* Returns: (transfer full): what `win.read-text` takes */
static char *
dup_choice (HashiyaEditionKind kind, const char *language)
{
  if (kind == HASHIYA_EDITION_ORIGINAL)
    return g_strdup (hashiya_edition_kind_name (kind));
  return g_strdup_printf ("%s:%s", hashiya_edition_kind_name (kind), language);
}

static void
read_text (HashiyaReadingPage *self, HashiyaEditionKind kind, const char *language)
{
  g_autofree char *choice = dup_choice (kind, language);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.read-text", "s", choice);
}

static void
text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  if (!g_variant_equal (state, parameter))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read-text", "s",
                                g_variant_get_string (parameter, NULL));
}

/* Returns: (nullable): the language of the translation that is read, or else of the first */
static const char *
get_language (HashiyaReadingPage *self)
{
  HashiyaTranslation *translation = hashiya_edition_get_translation (get_edition (self));

  if (translation != NULL)
    return hashiya_translation_get_language (translation);
  return self->languages != NULL ? self->languages[0] : NULL;
}

/* To the other language, and back. */
static void
other_text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  const char *language = get_language (self);

  if (hashiya_edition_get_kind (get_edition (self)) == HASHIYA_EDITION_TRANSLATION)
    read_text (self, HASHIYA_EDITION_ORIGINAL, NULL);
  else if (language != NULL)
    read_text (self, HASHIYA_EDITION_TRANSLATION, language);
}

/* To both side by side, and back. */
static void
beside_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  const char *language = get_language (self);

  if (hashiya_edition_get_kind (get_edition (self)) == HASHIYA_EDITION_BESIDE)
    read_text (self, HASHIYA_EDITION_ORIGINAL, NULL);
  else if (language != NULL)
    read_text (self, HASHIYA_EDITION_BESIDE, language);
}

static void
translate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  int block = hashiya_edition_find_block (get_edition (self), self->place);

  if (block >= 0)
    hashiya_translation_editor_edit (self->translation_editor, (guint) block);
}

static void
translate_title_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;

  hashiya_translation_editor_edit_title (self->translation_editor);
}

/* The menu */

static void
append_choice (GMenu *menu, const char *label, HashiyaEditionKind kind, const char *language)
{
  g_autofree char *choice = dup_choice (kind, language);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "reading.text", "s", choice);
  g_menu_append_item (menu, item);
}

static const char *
get_name (gpointer tag)
{
  return hashiya_language_get_name (tag);
}

/* Returns: (transfer container): the languages there is a translation in, by the alphabet */
static GPtrArray *
sort_languages (HashiyaReadingPage *self)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; self->languages[i] != NULL; i++)
    g_ptr_array_add (sorted, self->languages[i]);
  hashiya_collation_sort (sorted, get_name);
  return sorted;
}

static GMenu *
new_choices (HashiyaReadingPage *self)
{
  HashiyaDocument *original = hashiya_margin_model_get_original (self->model);
  const char *own = hashiya_document_get_language (original);
  g_autoptr (GPtrArray) languages = sort_languages (self);
  GMenu *menu = g_menu_new ();
  g_autofree char *label = NULL;

  if (own != NULL)
    /* Translators: a document in the language that it was written in; %s is its name. */
    label = hashiya_sentence (_ ("Original: %s"), hashiya_language_get_name (own));
  else
    label = g_strdup (_ ("Original"));
  append_choice (menu, label, HASHIYA_EDITION_ORIGINAL, NULL);
  for (guint i = 0; i < languages->len; i++)
    {
      const char *tag = g_ptr_array_index (languages, i);
      const char *language = hashiya_language_get_name (tag);
      /* Translators: the placeholder is a language's name. */
      g_autofree char *translation = hashiya_sentence (_ ("Translation: %s"), language);
      /* Translators: original and translation next to each other; the placeholder is the name of
       * the translation's language. */
      g_autofree char *beside = hashiya_sentence (_ ("Side by Side: %s"), language);

      append_choice (menu, translation, HASHIYA_EDITION_TRANSLATION, tag);
      append_choice (menu, beside, HASHIYA_EDITION_BESIDE, tag);
    }
  return menu;
}

static void
update_menu (HashiyaReadingPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = new_choices (self);
  g_autoptr (GMenu) work = g_menu_new ();

  g_menu_append (work, _ ("_Translate Here"), "reading.translate");
  g_menu_append (work, _ ("Translate Tit_le"), "reading.translate-title");
  g_menu_append (work, _ ("Add _Translation…"), "win.add-translation");
  g_menu_append (work, _ ("_Export Translation…"), "win.export-translation");
  g_menu_append (work, _ ("Save _Template…"), "win.save-template");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  gtk_menu_button_set_menu_model (self->texts_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->texts_button), self->languages[0] != NULL);
}

static void
set_enabled (HashiyaReadingPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
hashiya_reading_page_set_languages (HashiyaReadingPage *self, const char *const *languages)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  g_strfreev (self->languages);
  self->languages = g_strdupv ((GStrv) languages);
}

const char *const *
hashiya_reading_page_get_languages (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), NULL);

  return (const char *const *) self->languages;
}

void
hashiya_reading_texts_update (HashiyaReadingPage *self)
{
  HashiyaEdition *edition = get_edition (self);
  HashiyaTranslation *translation = hashiya_edition_get_translation (edition);
  HashiyaEditionKind kind = hashiya_edition_get_kind (edition);
  g_autofree char *choice = dup_choice (
      kind, translation != NULL ? hashiya_translation_get_language (translation) : "");
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "text");

  if (self->languages == NULL)
    self->languages = g_new0 (char *, 1);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (choice));
  set_enabled (self, "other-text", self->languages[0] != NULL);
  set_enabled (self, "beside", self->languages[0] != NULL);
  set_enabled (self, "translate", kind == HASHIYA_EDITION_BESIDE);
  set_enabled (self, "translate-title",
               kind == HASHIYA_EDITION_BESIDE
                   && hashiya_translation_get_head (translation)->len > 0);
  update_menu (self);
  hashiya_outline_set_translation (self->outline, translation);
  hashiya_translation_editor_set_edition (self->translation_editor,
                                          kind == HASHIYA_EDITION_BESIDE ? edition : NULL);
}

/* The editor */

void
hashiya_reading_texts_pressed_cb (HashiyaReadingPage *self, guint64 offset)
{
  int block;

  if (self->model == NULL)
    return;
  block = hashiya_edition_find_block (get_edition (self), (gsize) offset);
  if (block >= 0)
    hashiya_translation_editor_edit (self->translation_editor, (guint) block);
}

/* While a block is being written, the page is left alone. */
void
hashiya_reading_texts_written_cb (HashiyaReadingPage *self)
{
  if (hashiya_translation_editor_is_open (self->translation_editor))
    self->texts_stale = TRUE;
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh-text", NULL);
}

static void
refresh (HashiyaReadingPage *self)
{
  if (self->texts_stale)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh-text", NULL);
  self->texts_stale = FALSE;
}

void
hashiya_reading_texts_block_changed_cb (HashiyaReadingPage *self, guint block)
{
  gsize start, end;

  hashiya_edition_get_block_range (get_edition (self), block, &start, &end);
  hashiya_reading_page_show_range (self, start, end);
  self->place = start;
  refresh (self);
}

void
hashiya_reading_texts_closed_cb (HashiyaReadingPage *self)
{
  if (self->model == NULL)
    return;
  refresh (self);
  gtk_widget_grab_focus (self->view);
}

static const GActionEntry action_entries[] = {
  { .name = "text", .activate = text_cb, .parameter_type = "s", .state = "'original'" },
  { .name = "other-text", .activate = other_text_cb },
  { .name = "beside", .activate = beside_cb },
  { .name = "translate", .activate = translate_cb },
  { .name = "translate-title", .activate = translate_title_cb },
};

void
hashiya_reading_texts_install (HashiyaReadingPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
}
