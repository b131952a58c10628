// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-note-entry.h"

#include "hashiya-direction.h"
#include "hashiya-tab-stop.h"

#include <string.h>

struct _HashiyaNoteEntry
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *text_view;
  GtkWidget *placeholder;
  gulong changed_id;
  gboolean is_edited; /* since the reader came to it */
  guint check_id;
  int checked_height; /* of the text when it was last found too high, in pixels */
};

enum
{
  EDITED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  PROP_PLACEHOLDER_TEXT = 1,
  PROP_LABEL,
} HashiyaNoteEntryProperty;

static GParamSpec *properties[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (HashiyaNoteEntry, hashiya_note_entry, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (HashiyaNoteEntry *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view));
}

static void
update_placeholder (HashiyaNoteEntry *self)
{
  gtk_widget_set_visible (self->placeholder,
                          gtk_text_buffer_get_char_count (get_buffer (self)) == 0);
}

static void
changed_cb (HashiyaNoteEntry *self)
{
  g_autofree char *text = hashiya_note_entry_dup_text (self);

  update_placeholder (self);
  hashiya_direction_set_script (self->text_view, text, NULL);
  self->is_edited = TRUE;
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
left_cb (HashiyaNoteEntry *self)
{
  g_signal_emit (self, signals[LEFT], 0);
  if (self->is_edited)
    gtk_widget_activate_action (GTK_WIDGET (self), "margin.note-written", NULL);
  self->is_edited = FALSE;
}

/* A text view breaks its lines only while it is being allocated, when it is too late to ask for
 * another height: it would stay as high as it was first, in a list row not high at all. */
static gboolean
check_height_cb (gpointer data)
{
  HashiyaNoteEntry *self = data;
  GtkTextView *text_view = GTK_TEXT_VIEW (self->text_view);
  GtkTextIter end;
  int y;
  int height;

  self->check_id = 0;
  gtk_text_buffer_get_end_iter (get_buffer (self), &end);
  gtk_text_view_get_line_yrange (text_view, &end, &y, &height);
  height
      += y + gtk_text_view_get_top_margin (text_view) + gtk_text_view_get_bottom_margin (text_view);
  if (height > gtk_widget_get_height (self->text_view) && height != self->checked_height)
    {
      self->checked_height = height;
      gtk_widget_queue_resize (self->text_view);
    }
  return G_SOURCE_REMOVE;
}

static void
hashiya_note_entry_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  HashiyaNoteEntry *self = HASHIYA_NOTE_ENTRY (widget);

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
hashiya_note_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HashiyaNoteEntry *self = HASHIYA_NOTE_ENTRY (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (self->check_id == 0)
    self->check_id = g_idle_add (check_height_cb, self);
}

static gboolean
hashiya_note_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HASHIYA_NOTE_ENTRY (widget)->text_view);
}

static void
hashiya_note_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HashiyaNoteEntry *self = HASHIYA_NOTE_ENTRY (object);

  switch ((HashiyaNoteEntryProperty) id)
    {
    case PROP_PLACEHOLDER_TEXT:
      hashiya_note_entry_set_placeholder (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      hashiya_note_entry_set_label (self, g_value_get_string (value));
      break;
    }
}

static void
hashiya_note_entry_dispose (GObject *object)
{
  HashiyaNoteEntry *self = HASHIYA_NOTE_ENTRY (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_note_entry_parent_class)->dispose (object);
}

static void
hashiya_note_entry_class_init (HashiyaNoteEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hashiya_note_entry_set_property;
  object_class->dispose = hashiya_note_entry_dispose;
  widget_class->measure = hashiya_note_entry_measure;
  widget_class->size_allocate = hashiya_note_entry_size_allocate;
  widget_class->focus = hashiya_tab_stop_pass;
  widget_class->grab_focus = hashiya_note_entry_grab_focus;

  properties[PROP_PLACEHOLDER_TEXT]
      = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[EDITED] = g_signal_new ("edited", HASHIYA_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", HASHIYA_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "noteentry");
}

static void
hashiya_note_entry_init (HashiyaNoteEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *text_view;

  self->text_view = gtk_text_view_new ();
  text_view = GTK_TEXT_VIEW (self->text_view);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_left_margin (text_view, 8);
  gtk_text_view_set_right_margin (text_view, 8);
  gtk_text_view_set_top_margin (text_view, 6);
  gtk_text_view_set_bottom_margin (text_view, 6);

  self->placeholder = gtk_label_new (NULL);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->placeholder, "placeholder");

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->text_view);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  self->changed_id = g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb),
                                              self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text_view, focus);
}

char *
hashiya_note_entry_dup_text (HashiyaNoteEntry *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (HASHIYA_IS_NOTE_ENTRY (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

void
hashiya_note_entry_set_text (HashiyaNoteEntry *self, const char *text)
{
  g_autofree char *present = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (HASHIYA_IS_NOTE_ENTRY (self));

  present = hashiya_note_entry_dup_text (self);
  if (strcmp (present, text) == 0)
    return;
  buffer = get_buffer (self);
  g_signal_handler_block (buffer, self->changed_id);
  gtk_text_buffer_begin_irreversible_action (buffer);
  if (present[0] != '\0' && g_str_has_prefix (text, present))
    {
      int cursor;

      g_object_get (buffer, "cursor-position", &cursor, NULL);
      gtk_text_buffer_get_end_iter (buffer, &iter);
      gtk_text_buffer_insert (buffer, &iter, text + strlen (present), -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, cursor);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  else
    gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  g_signal_handler_unblock (buffer, self->changed_id);
  update_placeholder (self);
  hashiya_direction_set_script (self->text_view, text, NULL);
}

void
hashiya_note_entry_set_label (HashiyaNoteEntry *self, const char *label)
{
  g_return_if_fail (HASHIYA_IS_NOTE_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
hashiya_note_entry_set_placeholder (HashiyaNoteEntry *self, const char *placeholder)
{
  g_return_if_fail (HASHIYA_IS_NOTE_ENTRY (self));

  gtk_label_set_label (GTK_LABEL (self->placeholder), placeholder);
}

void
hashiya_note_entry_focus_end (HashiyaNoteEntry *self)
{
  GtkTextIter end;

  g_return_if_fail (HASHIYA_IS_NOTE_ENTRY (self));

  gtk_text_buffer_get_end_iter (get_buffer (self), &end);
  gtk_text_buffer_place_cursor (get_buffer (self), &end);
  gtk_widget_grab_focus (self->text_view);
}
