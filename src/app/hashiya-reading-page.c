// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-reading-page.h"

#include "hashiya-colour-buttons.h"
#include "hashiya-compat.h"
#include "hashiya-direction.h"
#include "hashiya-dropped-window.h"
#include "hashiya-margin-panel.h"
#include "hashiya-mark-popover.h"
#include "hashiya-outline.h"
#include "hashiya-place.h"
#include "hashiya-record.h"
#include "hashiya-selection-popover.h"
#include "hashiya-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PLACE_SECONDS 30

struct _HashiyaReadingPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkRevealer *failure;
  GtkLabel *failure_label;
  AdwFlap *sidebar_flap;
  AdwFlap *margin_flap;
  HashiyaOutline *outline;
  HashiyaMarginPanel *margin;
  GtkWidget *view;
  GtkWidget *selection_popover;
  GtkWidget *mark_popover;

  GSettings *settings;
  GSimpleActionGroup *actions;
  GSignalGroup *signals;
  HashiyaMarginModel *model;
  HashiyaUndo *undo;

  guint section;       /* which one the view shows */
  gsize place;         /* the first code point in view */
  gsize written_place; /* the last one that was remembered */
  guint place_id;
  guint marks_id;
  char *flash_id; /* the annotation to flash once its section is drawn */
};

enum
{
  NOTICE,
  DELETED,
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

typedef struct
{
  HashiyaMarginModel *model;
  gsize offset;
} PlaceJob;

static void
place_job_run (gpointer data)
{
  PlaceJob *job = data;
  g_autoptr (GError) error = NULL;

  /* Reading goes on in a library that cannot be written to; only the place is not kept. */
  if (!hashiya_place_write (hashiya_margin_model_get_document (job->model),
                            hashiya_margin_model_get_margin (job->model), job->offset, &error))
    g_info ("Could not remember the place: %s", error->message);
}

static void
place_job_done (gpointer data)
{
  PlaceJob *job = data;

  g_object_unref (job->model);
  g_free (job);
}

void
hashiya_reading_page_remember_place (HashiyaReadingPage *self)
{
  PlaceJob *job;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  if (self->model == NULL || self->place == self->written_place)
    return;
  self->written_place = self->place;
  job = g_new0 (PlaceJob, 1);
  job->model = g_object_ref (self->model);
  job->offset = self->place;
  hashiya_disk_queue_push (hashiya_margin_model_get_queue (self->model), place_job_run,
                           place_job_done, job);
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
}

/* The view */

static void
clear_mark (gpointer mark)
{
  hashiya_mark_clear (mark);
}

static gboolean
update_marks_cb (gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HashiyaMark));
  g_autoptr (GArray) counts = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  self->marks_id = 0;
  g_array_set_clear_func (marks, clear_mark);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation
          = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);
      const char *colour = hashiya_annotation_get_colour (annotation);
      HashiyaMark mark;

      if (anchor.state == HASHIYA_ANCHOR_ORPHAN || anchor.start >= anchor.end
          || hashiya_annotation_get_kind (annotation) != HASHIYA_ANNOTATION_HIGHLIGHT)
        continue;
      mark.id = g_strdup (hashiya_annotation_get_id (annotation));
      mark.start = anchor.start;
      mark.end = anchor.end;
      mark.colour = colour != NULL ? (guint) MAX (hashiya_colour_index (colour), 0) : 0;
      mark.has_note = hashiya_annotation_get_note (annotation)[0] != '\0';
      g_array_append_val (marks, mark);
    }
  hashiya_view_set_marks (HASHIYA_VIEW (self->view), marks);
  counts = hashiya_margin_model_count_by_section (self->model);
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
  const char *error = hashiya_margin_model_get_error (self->model);
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (self->failure, error != NULL);
  if (error == NULL)
    return;
  /* Translators: %s is a sentence that says why. */
  text = g_strdup_printf (_ ("Your notes are kept here but not saved yet. %s"), error);
  gtk_label_set_label (self->failure_label, text);
  hashiya_compat_announce (GTK_WIDGET (self), text);
}

static void
update_title (HashiyaReadingPage *self)
{
  HashiyaDocument *document = get_document (self);
  HashiyaSection *section = hashiya_document_get_section (document, self->section);
  const char *section_title = hashiya_section_get_title (section);
  g_autofree char *title = hashiya_direction_isolate (hashiya_document_get_title (document));
  g_autofree char *subtitle
      = hashiya_direction_isolate (section_title != NULL ? section_title : "");

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

  set_enabled (self, "highlight", has_selection);
  set_enabled (self, "note", has_selection);
  set_enabled (self, "copy", has_selection);
  if (!has_selection || !final || box == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
      return;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->selection_popover), box);
  gtk_popover_popup (GTK_POPOVER (self->selection_popover));
}

static void
show_section (HashiyaReadingPage *self, guint section, gsize offset)
{
  HashiyaDocument *document = get_document (self);

  hashiya_margin_model_commit (self->model);
  selection_changed_cb (self, 0, 0, NULL, TRUE);
  self->section = section;
  self->place = offset;
  hashiya_outline_set_section (self->outline, section);
  hashiya_view_show (HASHIYA_VIEW (self->view), document, section, offset);
  update_title (self);
  hashiya_reading_page_remember_place (self);
}

static void
section_selected_cb (HashiyaReadingPage *self)
{
  guint section = hashiya_outline_get_section (self->outline);
  HashiyaDocument *document;

  if (self->model == NULL || section == self->section)
    return;
  document = get_document (self);
  show_section (self, section,
                hashiya_section_get_start (hashiya_document_get_section (document, section)));
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
flash (HashiyaReadingPage *self, const char *id)
{
  HashiyaAnnotation *annotation = hashiya_margin_model_lookup (self->model, id);
  HashiyaAnchor anchor;

  if (annotation == NULL)
    return;
  anchor = hashiya_annotation_get_anchor (annotation);
  if (anchor.end > anchor.start)
    hashiya_view_flash (HASHIYA_VIEW (self->view), anchor.start, anchor.end);
}

static void
section_shown_cb (HashiyaReadingPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->flash_id);

  if (id != NULL)
    flash (self, id);
}

static void
mark_activated_cb (HashiyaReadingPage *self, GStrv ids, GdkRectangle *box)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_mark_popover_set_marks (HASHIYA_MARK_POPOVER (self->mark_popover), self->model,
                                  self->undo, (const char *const *) ids);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->mark_popover), box);
  gtk_popover_popup (GTK_POPOVER (self->mark_popover));
  if (ids[0] != NULL)
    hashiya_margin_panel_show_annotation (self->margin, ids[0]);
}

/* Returns: the section an annotation stands in, or -1 where it stands in none */
static int
find_section_of (HashiyaReadingPage *self, HashiyaAnnotation *annotation)
{
  HashiyaAnchor anchor;

  if (annotation == NULL || hashiya_annotation_get_kind (annotation) == HASHIYA_ANNOTATION_DOCUMENT)
    return -1;
  anchor = hashiya_annotation_get_anchor (annotation);
  if (anchor.state == HASHIYA_ANCHOR_ORPHAN)
    return -1;
  return (int) hashiya_document_section_at (get_document (self), anchor.start);
}

void
hashiya_reading_page_show_annotation (HashiyaReadingPage *self, const char *id)
{
  HashiyaAnnotation *annotation;
  int section;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  annotation = hashiya_margin_model_lookup (self->model, id);
  section = find_section_of (self, annotation);
  hashiya_margin_panel_show_annotation (self->margin, id);
  if (section < 0)
    return;
  if ((guint) section == self->section)
    {
      hashiya_view_scroll_to (HASHIYA_VIEW (self->view),
                              hashiya_annotation_get_anchor (annotation).start, TRUE);
      flash (self, id);
      return;
    }
  g_free (self->flash_id);
  self->flash_id = g_strdup (id);
  show_section (self, (guint) section, hashiya_annotation_get_anchor (annotation).start);
}

void
hashiya_reading_page_show_section_of (HashiyaReadingPage *self, const char *id)
{
  int section;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  section = find_section_of (self, hashiya_margin_model_lookup (self->model, id));
  if (section >= 0 && (guint) section != self->section)
    hashiya_reading_page_show_annotation (self, id);
}

static void
annotation_activated_cb (HashiyaReadingPage *self, HashiyaAnnotation *annotation)
{
  if (adw_flap_get_folded (self->margin_flap))
    adw_flap_set_reveal_flap (self->margin_flap, FALSE);
  hashiya_reading_page_show_annotation (self, hashiya_annotation_get_id (annotation));
}

static void
retry_clicked_cb (HashiyaReadingPage *self)
{
  hashiya_margin_model_commit (self->model);
}

/* Actions */

static void
notice (HashiyaReadingPage *self, const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
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
  JsonObject *record;
  gsize start;
  gsize end;

  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    return NULL;
  record = hashiya_record_for_range (get_document (self), start, end, colour, &error);
  if (record == NULL)
    notice (self, error->message);
  return record;
}

static void
finish_selection (HashiyaReadingPage *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  hashiya_view_clear_selection (HASHIYA_VIEW (self->view));
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  const char *colour = g_variant_get_string (parameter, NULL);
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *message = NULL;

  if (hashiya_colour_index (colour) < 0 || (record = new_mark (self, colour)) == NULL)
    return;
  g_settings_set_string (self->settings, "default-colour", colour);
  hashiya_undo_add (self->undo, self->model, record);
  finish_selection (self);
  gtk_widget_grab_focus (self->view);
  /* Translators: what a screen reader says; %s is the name of a colour. */
  message = g_strdup_printf (_ ("Marked: %s"),
                             hashiya_colour_name ((guint) hashiya_colour_index (colour)));
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
  finish_selection (self);
  reveal_margin (self);
  hashiya_margin_panel_focus_note (self->margin, hashiya_record_get_id (record));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autofree char *words = NULL;
  gsize start;
  gsize end;

  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    return;
  words = hashiya_text_slice (hashiya_document_get_text (get_document (self)), start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->view), words);
  gtk_popover_popdown (GTK_POPOVER (self->selection_popover));
  notice (self, _ ("Copied"));
}

static void
bookmark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) record
      = hashiya_record_for_bookmark (get_document (self), self->place, &error);

  if (record == NULL)
    {
      notice (self, error->message);
      return;
    }
  hashiya_undo_add (self->undo, self->model, record);
  notice (self, _ ("Bookmark added"));
}

static void
section_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HashiyaReadingPage *self = data;
  g_autoptr (JsonObject) record = hashiya_record_for_section (get_document (self), self->section);

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
  g_signal_emit (self, signals[DELETED], 0);
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
  GtkWidget *window = hashiya_dropped_window_new (get_document (self));

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

/* A folded flap is open for a moment only; what the reader chose for the wide window stays. */
static void
folded_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap)
{
  const char *key = flap == self->sidebar_flap ? "sidebar-visible" : "margin-visible";

  if (adw_flap_get_folded (flap))
    adw_flap_set_reveal_flap (flap, FALSE);
  else
    adw_flap_set_reveal_flap (flap, g_settings_get_boolean (self->settings, key));
}

/* The focus goes where the reader looks: into a flap that covers the text, and back. */
static void
reveal_changed_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap)
{
  const char *key = flap == self->sidebar_flap ? "sidebar-visible" : "margin-visible";
  gboolean is_revealed = adw_flap_get_reveal_flap (flap);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!adw_flap_get_folded (flap))
    g_settings_set_boolean (self->settings, key, is_revealed);
  else if (!is_revealed)
    gtk_widget_grab_focus (self->view);
  else if (flap == self->sidebar_flap)
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->margin), GTK_DIR_TAB_FORWARD);
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
  g_clear_pointer (&self->mark_popover, gtk_widget_unparent);
  g_clear_object (&self->signals);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->flash_id, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, margin_flap);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, outline);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, margin);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReadingPage, view);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_changed_cb);
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

  g_type_ensure (HASHIYA_TYPE_OUTLINE);
  g_type_ensure (HASHIYA_TYPE_MARGIN_PANEL);
  g_type_ensure (HASHIYA_TYPE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-reading-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "margin.delete", "s", delete_cb);
}

static void
hashiya_reading_page_init (HashiyaReadingPage *self)
{
  g_autoptr (GAction) sidebar = NULL;
  g_autoptr (GAction) margin = NULL;

  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  sidebar = G_ACTION (g_property_action_new ("sidebar", self->sidebar_flap, "reveal-flap"));
  margin = G_ACTION (g_property_action_new ("margin", self->margin_flap, "reveal-flap"));
  g_action_map_add_action (G_ACTION_MAP (self->actions), sidebar);
  g_action_map_add_action (G_ACTION_MAP (self->actions), margin);

  self->signals = g_signal_group_new (HASHIYA_TYPE_MARGIN_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::error", G_CALLBACK (error_changed_cb),
                                  self);

  self->selection_popover = hashiya_selection_popover_new ();
  gtk_widget_set_parent (self->selection_popover, self->view);
  self->mark_popover = hashiya_mark_popover_new ();
  gtk_widget_set_parent (self->mark_popover, self->view);

  g_settings_bind (self->settings, "font-scale", self->view, "font-scale", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "line-height", self->view, "line-height", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "text-width", self->view, "text-width", G_SETTINGS_BIND_GET);
  adw_flap_set_reveal_flap (self->sidebar_flap,
                            g_settings_get_boolean (self->settings, "sidebar-visible"));
  adw_flap_set_reveal_flap (self->margin_flap,
                            g_settings_get_boolean (self->settings, "margin-visible"));
}

void
hashiya_reading_page_open (HashiyaReadingPage *self,
                           HashiyaMarginModel *model,
                           HashiyaUndo *undo,
                           gsize offset)
{
  HashiyaDocument *document;
  JsonArray *dropped;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  hashiya_reading_page_close (self);
  document = hashiya_margin_model_get_document (model);
  dropped = hashiya_document_get_dropped (document);
  self->section = G_MAXUINT;
  self->written_place = offset;
  hashiya_outline_set_document (self->outline, document);
  g_set_object (&self->undo, undo);
  g_set_object (&self->model, model);
  g_signal_group_set_target (self->signals, model);
  hashiya_margin_panel_set_model (self->margin, model, undo);
  hashiya_margin_model_set_watching (model, TRUE);
  show_section (self, hashiya_document_section_at (document, offset), offset);
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
  gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  hashiya_reading_page_remember_place (self);
  hashiya_margin_model_commit (self->model);
  hashiya_margin_model_set_watching (self->model, FALSE);
  g_signal_group_set_target (self->signals, NULL);
  hashiya_margin_panel_set_model (self->margin, NULL, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
}

HashiyaMarginModel *
hashiya_reading_page_get_model (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), NULL);

  return self->model;
}

GActionMap *
hashiya_reading_page_get_actions (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), NULL);

  return G_ACTION_MAP (self->actions);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

gboolean
hashiya_reading_page_view_has_focus (HashiyaReadingPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && (focus == self->view || gtk_widget_is_ancestor (focus, self->view))
         && !gtk_widget_is_ancestor (focus, self->selection_popover)
         && !gtk_widget_is_ancestor (focus, self->mark_popover);
}

void
hashiya_reading_page_focus_pane (HashiyaReadingPage *self, gboolean forward)
{
  GtkWidget *panes[] = {
    GTK_WIDGET (self->outline),
    self->view,
    GTK_WIDGET (self->margin),
  };
  const gboolean is_shown[] = {
    adw_flap_get_reveal_flap (self->sidebar_flap),
    TRUE,
    adw_flap_get_reveal_flap (self->margin_flap),
  };
  const guint n = G_N_ELEMENTS (panes);
  guint at = 1;

  g_return_if_fail (HASHIYA_IS_READING_PAGE (self));

  for (guint i = 0; i < n; i++)
    if (has_focus_within (panes[i]))
      at = i;
  for (guint i = 1; i < n; i++)
    {
      guint next = (at + (forward ? i : n - i)) % n;

      if (!is_shown[next])
        continue;
      if (panes[next] == GTK_WIDGET (self->margin))
        gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD);
      else
        gtk_widget_grab_focus (panes[next]);
      return;
    }
}

gboolean
hashiya_reading_page_show_selection_menu (HashiyaReadingPage *self)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  if (!hashiya_view_get_selection (HASHIYA_VIEW (self->view), &start, &end))
    return FALSE;
  gtk_popover_popup (GTK_POPOVER (self->selection_popover));
  hashiya_selection_popover_focus (HASHIYA_SELECTION_POPOVER (self->selection_popover));
  return TRUE;
}

gboolean
hashiya_reading_page_escape (HashiyaReadingPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_READING_PAGE (self), FALSE);

  if (!gtk_widget_get_visible (self->selection_popover))
    return FALSE;
  finish_selection (self);
  gtk_widget_grab_focus (self->view);
  return TRUE;
}
