// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-colour-names.h"
#include "hashiya-compat.h"
#include "hashiya-dropped-window.h"
#include "hashiya-reading-page-private.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-view.h"

#include <glib/gi18n.h>

static HashiyaEdition *
get_edition (HashiyaReadingPage *self)
{
  return hashiya_margin_model_get_edition (self->model);
}

static void
reveal_margin (HashiyaReadingPage *self)
{
  adw_flap_set_reveal_flap (self->margin_flap, TRUE);
}

/* Returns: (transfer full) (nullable): a mark on the selected words, not yet added */
static JsonObject *
new_mark (HashiyaReadingPage *self, const char *colour)
{
  g_autoptr (GError) error = NULL;
  HashiyaDocument *document;
  JsonObject *record;
  gsize start;
  gsize end;

  if (!hashiya_reading_find_get_words (self, &start, &end))
    return NULL;
  document = hashiya_edition_resolve (get_edition (self), &start, &end);
  record = hashiya_record_for_range (document, start, end, colour, &error);
  if (record == NULL)
    hashiya_reading_page_notice (self, error->message);
  else
    hashiya_edition_refer (get_edition (self), document, record);
  return record;
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  const char *colour = g_variant_get_string (parameter, NULL);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *message = NULL;
  gsize start, end;

  if (hashiya_colour_index (colour) < 0 || (record = new_mark (self, colour)) == NULL)
    return;
  g_settings_set_string (self->settings, "default-colour", colour);
  hashiya_undo_add (self->undo, self->model, record);
  /* Who marks what is found goes on finding. */
  if (hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    {
      hashiya_reading_page_finish_selection (self);
      gtk_widget_grab_focus (self->view);
    }
  /* Translators: what a screen reader says; %s is the name of a colour. */
  message = hashiya_sentence (_ ("Marked: %s"),
                              hashiya_colour_names_get (hashiya_colour_names_get_default (),
                                                        (guint) hashiya_colour_index (colour)));
  hashiya_compat_announce (self->view, message);
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autofree char *colour = g_settings_get_string (self->settings, "default-colour");
  g_autoptr (JsonObject) record
      = new_mark (self, hashiya_colour_index (colour) >= 0 ? colour : hashiya_colours[0]);

  if (record == NULL)
    return;
  hashiya_undo_add (self->undo, self->model, record);
  hashiya_reading_page_finish_selection (self);
  reveal_margin (self);
  hashiya_margin_panel_focus_note (self->margin, hashiya_record_get_id (record));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autofree char *words = NULL;
  HashiyaDocument *document;
  gsize start;
  gsize end;

  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    return;
  document = hashiya_edition_resolve (get_edition (self), &start, &end);
  words = hashiya_text_slice (hashiya_document_get_text (document), start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->view), words);
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_reading_page_notice (self, _ ("Copied"));
}

static void
bookmark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (GError) error = NULL;
  gsize start = self->place, end = self->place;
  HashiyaDocument *document = hashiya_edition_resolve (get_edition (self), &start, &end);
  g_autoptr (JsonObject) record = hashiya_record_for_bookmark (document, start, &error);

  if (record == NULL)
    {
      hashiya_reading_page_notice (self, error->message);
      return;
    }
  hashiya_undo_add (self->undo, self->model, record);
  hashiya_reading_page_notice (self, _ ("Bookmark added"));
}

static void
section_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  HashiyaEdition *edition = get_edition (self);
  HashiyaDocument *document = hashiya_edition_get_kind (edition) == HASHIYA_EDITION_BESIDE
                                  ? hashiya_edition_get_original (edition)
                                  : hashiya_edition_get_document (edition);
  g_autoptr (JsonObject) record = hashiya_record_for_section (document, self->section);

  hashiya_undo_add (self->undo, self->model, record);
  reveal_margin (self);
  hashiya_margin_panel_focus_note (self->margin, hashiya_record_get_id (record));
}

static void
document_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;

  reveal_margin (self);
  hashiya_margin_panel_focus_document_note (self->margin);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (widget);

  hashiya_undo_delete (self->undo, self->model, g_variant_get_string (parameter, NULL));
  hashiya_reading_page_deleted (self);
}

static void
confirm_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  HashiyaAnnotation *annotation = hashiya_margin_model_lookup (self->model, id);
  HashiyaAnchor anchor;

  if (annotation == NULL)
    return;
  anchor = hashiya_annotation_get_anchor (annotation);
  hashiya_undo_attach (self->undo, self->model, id, anchor.start, anchor.end);
}

static void
detach_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (widget);

  hashiya_undo_detach (self->undo, self->model, g_variant_get_string (parameter, NULL));
}

/* Where the words are that the reader selected, or else those that were offered. */
static void
attach_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (widget);
  const char *id;
  guint64 offered_start, offered_end;
  gsize start, end;

  g_variant_get (parameter, "(&stt)", &id, &offered_start, &offered_end);
  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    {
      start = (gsize) offered_start;
      end = (gsize) offered_end;
    }
  if (!hashiya_undo_attach (self->undo, self->model, id, start, end))
    {
      hashiya_reading_page_notice (self, _ ("Select the right words in the page first"));
      return;
    }
  hashiya_reading_page_finish_selection (self);
  hashiya_reading_page_show_annotation (self, id);
}

static void
look_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint64 start, end;

  g_variant_get (parameter, "(tt)", &start, &end);
  hashiya_reading_page_leave (HASHIYA_READING_PAGE (widget));
  hashiya_reading_page_show_range (HASHIYA_READING_PAGE (widget), (gsize) start, (gsize) end);
}

static void
previous_section_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;

  hashiya_outline_set_section (self->outline, self->section - 1);
}

static void
next_section_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;

  hashiya_outline_set_section (self->outline, self->section + 1);
}

static void
dropped_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  GtkWidget *window
      = hashiya_dropped_window_new (hashiya_edition_get_original (get_edition (self)));

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry action_entries[] = {
  { .name = "highlight", .activate = highlight_cb, .parameter_type = "s" },
  { .name = "note", .activate = note_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "bookmark", .activate = bookmark_cb },
  { .name = "section-note", .activate = section_note_cb },
  { .name = "document-note", .activate = document_note_cb },
  { .name = "previous-section", .activate = previous_section_cb },
  { .name = "next-section", .activate = next_section_cb },
  { .name = "dropped", .activate = dropped_cb },
};

void
hashiya_reading_actions_install (HashiyaReadingPage *self)
{
  g_autoptr (GAction) sidebar = NULL;
  g_autoptr (GAction) margin = NULL;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  sidebar = G_ACTION (g_property_action_new ("sidebar", self->sidebar_flap, "reveal-flap"));
  margin = G_ACTION (g_property_action_new ("margin", self->margin_flap, "reveal-flap"));
  g_action_map_add_action (G_ACTION_MAP (self->actions), sidebar);
  g_action_map_add_action (G_ACTION_MAP (self->actions), margin);
}

void
hashiya_reading_actions_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "margin.delete", "s", delete_cb);
  gtk_widget_class_install_action (widget_class, "margin.confirm", "s", confirm_cb);
  gtk_widget_class_install_action (widget_class, "margin.detach", "s", detach_cb);
  gtk_widget_class_install_action (widget_class, "margin.attach", "(stt)", attach_cb);
  gtk_widget_class_install_action (widget_class, "margin.look", "(tt)", look_cb);
}
