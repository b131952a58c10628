// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-reading-page-private.h"

#include "hashiya-compat.h"
#include "hashiya-direction.h"
#include "hashiya-margin-marks.h"
#include "hashiya-page-settings.h"
#include "hashiya-place.h"
#include "hashiya-selection-popover.h"
#include "hashiya-sentence.h"
#include "hashiya-view.h"

#include <glib/gi18n.h>

#define PLACE_SECONDS 30

enum
{
  NOTICE,
  DELETED,
  VERSION_CHANGED,
  LEFT,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaReadingPage, hashiya_reading_page, GTK_TYPE_WIDGET)

static HashiyaDocument *
get_document (HashiyaReadingPage *self)
{
  return hashiya_margin_model_get_document (self->model);
}

static void
set_enabled (HashiyaReadingPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The place */

void
hashiya_reading_page_remember_place (HashiyaReadingPage *self)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  if (self->model == NULL || self->place == self->written_place)
    return;
  self->written_place = self->place;
  hashiya_place_push (
      hashiya_margin_model_get_queue (self->model), hashiya_margin_model_get_original (self->model),
      hashiya_margin_model_get_margin (self->model), hashiya_reading_page_get_place (self));
}

static gboolean
place_timeout_cb (gpointer data)
{
  hashiya_reading_page_remember_place (data);
  return G_SOURCE_CONTINUE;
}

static void
place_changed_cb (HashiyaReadingPage *self, guint64 offset)
{
  self->place = (gsize) offset;
  g_signal_emit (self, signals[MOVED], 0);
}

void
hashiya_reading_page_leave (HashiyaReadingPage *self)
{
  g_signal_emit (self, signals[LEFT], 0, (guint64) hashiya_reading_page_get_place (self));
}

/* The view */

static gboolean
update_marks_cb (gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (GArray) marks = hashiya_margin_marks_new (self->model);
  g_autoptr (GArray) counts = hashiya_margin_marks_count (self->model);

  self->marks_id = 0;
  hashiya_view_set_marks (HASHIYA_VIEW (self->view), marks);
  hashiya_outline_set_counts (self->outline, counts);
  return G_SOURCE_REMOVE;
}

static void
model_changed_cb (HashiyaReadingPage *self)
{
  if (self->marks_id == 0)
    self->marks_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_marks_cb, self, NULL);
}

static void
error_changed_cb (HashiyaReadingPage *self)
{
  const char *error = self->model != NULL ? hashiya_margin_model_get_error (self->model) : NULL;
  const char *untranslated = hashiya_translation_editor_get_error (self->translation_editor);
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (self->failure, error != NULL || untranslated != NULL);
  if (error != NULL)
    /* Translators: %s is a sentence that says why. */
    text = hashiya_sentence (_ ("Your notes are kept here but not saved yet. %s"), error);
  else if (untranslated != NULL)
    /* Translators: %s is a sentence that says why. */
    text = hashiya_sentence (_ ("Your translation is kept here but not saved yet. %s"),
                             untranslated);
  else
    return;
  gtk_label_set_label (self->failure_label, text);
  hashiya_compat_announce (GTK_WIDGET (self), text);
}

static void
version_changed_cb (HashiyaReadingPage *self)
{
  g_signal_emit (self, signals[VERSION_CHANGED], 0);
}

static void
update_title (HashiyaReadingPage *self)
{
  HashiyaDocument *document = get_document (self);
  HashiyaSection *section = hashiya_document_get_section (document, self->section);
  const char *section_title = hashiya_section_get_title (section);
  g_autofree char *title = hashiya_isolate (hashiya_document_get_title (document));
  g_autofree char *subtitle = hashiya_isolate (section_title != NULL ? section_title : "");

  hashiya_direction_set_script (GTK_WIDGET (self->title), hashiya_document_get_title (document),
                                hashiya_document_get_language (document));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, section_title != NULL ? subtitle : "");
  set_enabled (self, "previous-section", self->section > 0);
  set_enabled (self, "next-section",
               self->section + 1 < hashiya_document_get_n_sections (document));
}

static void
selection_changed_cb (
    HashiyaReadingPage *self, guint64 start, guint64 end, GdkRectangle *box, gboolean final)
{
  gboolean has_selection = start < end;

  hashiya_reading_find_update_marking (self);
  set_enabled (self, "copy", has_selection);
  if (!has_selection || !final || box == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
      return;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->selection_popover), box);
  gtk_popover_popup (GTK_POPOVER (self->selection_popover));
}

void
hashiya_reading_page_show_section (HashiyaReadingPage *self, guint section, gsize offset)
{
  HashiyaDocument *document = get_document (self);

  hashiya_chosen_mark_choose (self->chosen_mark, NULL);
  hashiya_margin_model_commit (self->model);
  selection_changed_cb (self, 0, 0, NULL, TRUE);
  self->section = section;
  self->place = offset;
  hashiya_outline_set_section (self->outline, section);
  hashiya_view_show (HASHIYA_VIEW (self->view), document, section, offset);
  update_title (self);
  hashiya_reading_page_remember_place (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
section_selected_cb (HashiyaReadingPage *self)
{
  guint section = hashiya_outline_get_section (self->outline);
  HashiyaDocument *document;

  if (self->model == NULL || section == self->section || self->section == G_MAXUINT)
    return;
  document = get_document (self);
  hashiya_reading_page_leave (self);
  hashiya_reading_page_show_section (
      self, section, hashiya_section_get_start (hashiya_document_get_section (document, section)));
}

static void
outline_activated_cb (HashiyaReadingPage *self)
{
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
  gtk_widget_grab_focus (self->view);
}

static void
section_requested_cb (HashiyaReadingPage *self, const char *id)
{
  HashiyaDocument *document = get_document (self);
  int section = hashiya_document_find_section (document, id);

  if (section >= 0)
    hashiya_outline_set_section (self->outline, (guint) section);
}

static void
mark_activated_cb (HashiyaReadingPage *self, GStrv ids, GdkRectangle *box)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_chosen_mark_show (self->chosen_mark, (const char *const *) ids, box);
  if (ids[0] != NULL)
    hashiya_margin_panel_show_annotation (self->margin, ids[0]);
}

static void
retry_clicked_cb (HashiyaReadingPage *self)
{
  hashiya_margin_model_commit (self->model);
  hashiya_translation_editor_retry (self->translation_editor);
}

void
hashiya_reading_page_notice (HashiyaReadingPage *self, const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

void
hashiya_reading_page_deleted (HashiyaReadingPage *self)
{
  g_signal_emit (self, signals[DELETED], 0);
}

void
hashiya_reading_page_finish_selection (HashiyaReadingPage *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_view_clear_selection (HASHIYA_VIEW (self->view));
}

static void
outline_clicked_cb (HashiyaReadingPage *self)
{
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
hashiya_reading_page_dispose (GObject *object)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (object);

  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_handle_id (&self->marks_id, g_source_remove);
  g_clear_pointer (&self->selection_popover, gtk_widget_unparent);
  g_clear_object (&self->chosen_mark);
  g_clear_object (&self->signals);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->flash_id, g_free);
  g_clear_pointer (&self->mark_id, g_free);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_reading_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, title);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, failure);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, margin_flap);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, outline);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, margin);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, view);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, translation_editor);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, texts_button);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_texts_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_texts_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_texts_block_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_texts_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_places_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_places_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, error_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_page_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_reading_page_reveal_changed_cb);
}

static void
hashiya_reading_page_class_init (HashiyaReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_reading_page_dispose;

  signals[NOTICE] = g_signal_new ("notice", HASHIYA_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DELETED] = g_signal_new ("deleted", HASHIYA_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  signals[VERSION_CHANGED] = g_signal_new ("version-changed", HASHIYA_TYPE_READING_PAGE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[LEFT] = g_signal_new ("left", HASHIYA_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[MOVED] = g_signal_new ("moved", HASHIYA_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_FIND_BAR);
  g_type_ensure (HASHIYA_TYPE_OUTLINE);
  g_type_ensure (HASHIYA_TYPE_MARGIN_PANEL);
  g_type_ensure (HASHIYA_TYPE_TRANSLATION_EDITOR);
  g_type_ensure (HASHIYA_TYPE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-reading-page.ui");
  bind_template (widget_class);
  hashiya_reading_actions_class_install (widget_class);
  hashiya_reading_marks_class_install (widget_class);
}

static void
hashiya_reading_page_init (HashiyaReadingPage *self)
{
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  hashiya_reading_actions_install (self);
  hashiya_reading_find_install (self);
  hashiya_reading_texts_install (self);

  self->signals = g_signal_group_new (HASHIYA_TYPE_MARGIN_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "version-changed", G_CALLBACK (version_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "edition-stale",
                                  G_CALLBACK (hashiya_reading_texts_written_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::error", G_CALLBACK (error_changed_cb),
                                  self);
  hashiya_reading_marks_install (self);

  self->selection_popover = hashiya_selection_popover_new ();
  gtk_widget_set_parent (self->selection_popover, self->view);
  self->chosen_mark = hashiya_chosen_mark_new (HASHIYA_VIEW (self->view));
  g_signal_connect_object (self->chosen_mark, "notice", G_CALLBACK (hashiya_reading_page_notice),
                           self, G_CONNECT_SWAPPED);

  hashiya_page_settings_bind (self->settings, self->view);
  hashiya_reading_page_set_panes (self, g_settings_get_boolean (self->settings, "sidebar-visible"),
                                  g_settings_get_boolean (self->settings, "margin-visible"));
}

static gboolean
is_urdu (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "ur");
}

/* Once is enough. */
static void
tell_missing_font (HashiyaReadingPage *self)
{
  static gboolean is_told;
  HashiyaTranslation *translation
      = hashiya_edition_get_translation (hashiya_margin_model_get_edition (self->model));
  const char *missing = hashiya_page_settings_describe_missing_font (self->settings);

  if (is_told || missing == NULL
      || !(is_urdu (hashiya_document_get_language (get_document (self)))
           || (translation != NULL && is_urdu (hashiya_translation_get_language (translation)))))
    return;
  is_told = TRUE;
  hashiya_reading_page_notice (self, missing);
}

static void
show_edition (HashiyaReadingPage *self, gsize offset)
{
  HashiyaDocument *document = get_document (self);

  self->section = G_MAXUINT;
  hashiya_outline_set_document (self->outline, document);
  hashiya_find_bar_set_document (self->find_bar, document);
  hashiya_reading_texts_update (self);
  hashiya_reading_page_show_section (self, hashiya_document_section_at (document, offset), offset);
  tell_missing_font (self);
}

void
hashiya_reading_page_show_edition (HashiyaReadingPage *self, gsize offset)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));
  g_return_if_fail (self->model != NULL);

  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_chosen_mark_close (self->chosen_mark);
  show_edition (self, offset);
}

gboolean
hashiya_reading_page_flush_translation (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), TRUE);

  return hashiya_translation_editor_flush (self->translation_editor);
}

void
hashiya_reading_page_open (HashiyaReadingPage *self,
                           HashiyaMarginModel *model,
                           HashiyaUndo *undo,
                           gsize offset)
{
  JsonArray *dropped;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  hashiya_reading_page_close (self);
  dropped = hashiya_document_get_dropped (hashiya_margin_model_get_original (model));
  self->written_place = offset;
  g_set_object (&self->undo, undo);
  g_set_object (&self->model, model);
  g_signal_group_set_target (self->signals, model);
  hashiya_margin_panel_set_model (self->margin, model, undo);
  hashiya_chosen_mark_set_model (self->chosen_mark, model, undo);
  hashiya_margin_model_set_watching (model, TRUE);
  show_edition (self, offset);
  set_enabled (self, "dropped", dropped != NULL && json_array_get_length (dropped) > 0);
  model_changed_cb (self);
  error_changed_cb (self);
  self->place_id = g_timeout_add_seconds (PLACE_SECONDS, place_timeout_cb, self);
  gtk_widget_grab_focus (self->view);
}

void
hashiya_reading_page_close (HashiyaReadingPage *self)
{
  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  if (self->model == NULL)
    return;
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_handle_id (&self->marks_id, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_chosen_mark_set_model (self->chosen_mark, NULL, NULL);
  hashiya_translation_editor_set_edition (self->translation_editor, NULL);
  hashiya_reading_page_remember_place (self);
  hashiya_margin_model_commit (self->model);
  hashiya_margin_model_set_watching (self->model, FALSE);
  g_signal_group_set_target (self->signals, NULL);
  hashiya_find_bar_close (self->find_bar);
  hashiya_find_bar_set_document (self->find_bar, NULL);
  hashiya_margin_panel_set_model (self->margin, NULL, NULL);
  g_clear_pointer (&self->mark_id, g_free);
  self->has_left_note = FALSE;
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
}

HashiyaMarginModel *
hashiya_reading_page_get_model (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), NULL);

  return self->model;
}

gsize
hashiya_reading_page_get_place (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), 0);

  return self->model != NULL ? hashiya_edition_to_original (
             hashiya_margin_model_get_edition (self->model), self->place)
                             : 0;
}

GActionMap *
hashiya_reading_page_get_actions (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), NULL);

  return G_ACTION_MAP (self->actions);
}
