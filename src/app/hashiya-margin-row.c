// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-row.h"

#include "hashiya-colour-buttons.h"
#include "hashiya-direction.h"
#include "hashiya-language-name.h"
#include "hashiya-note-entry.h"
#include "hashiya-record.h"
#include "hashiya-review-box.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaMarginRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkWidget *stripe;
  GtkWidget *quote_button;
  GtkLabel *quote;
  GtkLabel *kind;
  GtkWidget *colours;
  GtkWidget *menu;
  HashiyaReviewBox *review;
  HashiyaNoteEntry *entry;
  GtkWidget *conflict_box;
  GtkLabel *conflict;

  HashiyaAnnotation *annotation;
  HashiyaMarginModel *model;
  HashiyaUndo *undo;
  GSignalGroup *signals;
  const char *colour_class; /* static, from hashiya_colours */
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaMarginRow, hashiya_margin_row, GTK_TYPE_WIDGET)

static void
update_colour (HashiyaMarginRow *self)
{
  const char *colour = hashiya_annotation_get_colour (self->annotation);
  int index = colour != NULL ? hashiya_colour_index (colour) : -1;

  if (self->colour_class != NULL)
    gtk_widget_remove_css_class (self->stripe, self->colour_class);
  self->colour_class = index >= 0 ? hashiya_colours[index] : NULL;
  if (self->colour_class != NULL)
    gtk_widget_add_css_class (self->stripe, self->colour_class);
  gtk_widget_set_visible (self->colours, colour != NULL);
  hashiya_colour_buttons_set_colour (HASHIYA_COLOUR_BUTTONS (self->colours), colour);
}

static void
update_note (HashiyaMarginRow *self)
{
  hashiya_note_entry_set_text (self->entry, hashiya_annotation_get_note (self->annotation));
}

/* Returns: (transfer full): where a mark was made whose words are in another language */
static char *
dup_home (HashiyaAnnotation *annotation)
{
  const char *tag = hashiya_record_get_translation (hashiya_annotation_get_record (annotation));

  if (tag == NULL)
    return g_strdup (_ ("Marked in the original"));
  /* Translators: the placeholder is the name of the language of a translation. */
  return hashiya_sentence (_ ("Marked in the translation: %s"), hashiya_language_get_name (tag));
}

static void
update_kind (HashiyaMarginRow *self)
{
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (self->annotation);
  const char *label = _ ("Note");
  const char *kind = NULL;
  gboolean has_note = TRUE;
  g_autofree char *home = NULL;

  switch (hashiya_annotation_get_kind (self->annotation))
    {
    case HASHIYA_ANNOTATION_HIGHLIGHT:
      break;
    case HASHIYA_ANNOTATION_SECTION:
      kind = _ ("Note on the section");
      label = _ ("Note on the Section");
      break;
    case HASHIYA_ANNOTATION_DOCUMENT:
      kind = _ ("Note on the document");
      label = _ ("Note on the Document");
      break;
    case HASHIYA_ANNOTATION_BOOKMARK:
      kind = _ ("Bookmark");
      has_note = hashiya_annotation_get_note (self->annotation)[0] != '\0';
      break;
    }
  if (anchor.is_aside)
    kind = home = dup_home (self->annotation);
  if (anchor.state == HASHIYA_ANCHOR_ORPHAN)
    kind = _ ("These words are not in this version of the document");
  gtk_label_set_label (self->kind, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), has_note);
  hashiya_note_entry_set_label (self->entry, label);
}

static void
update_quote (HashiyaMarginRow *self)
{
  const char *quote = hashiya_annotation_get_quote (self->annotation);
  g_autofree char *line = quote != NULL ? hashiya_direction_one_line (quote, 240) : NULL;
  g_autofree char *name = NULL;
  gboolean is_section
      = hashiya_annotation_get_kind (self->annotation) == HASHIYA_ANNOTATION_SECTION;

  gtk_widget_set_visible (self->quote_button, line != NULL && !is_section);
  if (line == NULL)
    return;
  hashiya_direction_set_text (self->quote, line, NULL);
  /* Translators: the accessible name of a button that goes to the words quoted. */
  name = hashiya_sentence (_ ("Go to “%s”"), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quote_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
record_changed_cb (HashiyaMarginRow *self)
{
  update_colour (self);
  update_note (self);
}

static void
edited_cb (HashiyaMarginRow *self, const char *text)
{
  hashiya_undo_type_note (self->undo, self->model, hashiya_annotation_get_id (self->annotation),
                          text);
}

static void
left_cb (HashiyaMarginRow *self)
{
  if (self->annotation == NULL)
    return;
  hashiya_undo_seal (self->undo);
  hashiya_margin_model_commit (self->model);
  hashiya_margin_model_drop_blank (self->model, hashiya_annotation_get_id (self->annotation));
}

static void
chosen_cb (HashiyaMarginRow *self, const char *colour)
{
  hashiya_undo_set_colour (self->undo, self->model, hashiya_annotation_get_id (self->annotation),
                           colour);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
}

static void
quote_clicked_cb (HashiyaMarginRow *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
delete_clicked_cb (HashiyaMarginRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
  gtk_widget_activate_action (GTK_WIDGET (self), "margin.delete", "s",
                              hashiya_annotation_get_id (self->annotation));
}

static void
copy_clicked_cb (HashiyaMarginRow *self)
{
  const char *quote = hashiya_annotation_get_quote (self->annotation);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          quote != NULL ? quote : hashiya_annotation_get_note (self->annotation));
}

static void
keep_clicked_cb (HashiyaMarginRow *self)
{
  hashiya_margin_model_keep_conflicts (self->model, hashiya_annotation_get_id (self->annotation));
}

static void
hashiya_margin_row_dispose (GObject *object)
{
  HashiyaMarginRow *self = HASHIYA_MARGIN_ROW (object);

  hashiya_margin_row_unbind (self);
  g_clear_object (&self->signals);
  self->review = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_margin_row_parent_class)->dispose (object);
}

static void
hashiya_margin_row_class_init (HashiyaMarginRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_margin_row_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", HASHIYA_TYPE_MARGIN_ROW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_NOTE_ENTRY);
  g_type_ensure (HASHIYA_TYPE_COLOUR_BUTTONS);
  g_type_ensure (HASHIYA_TYPE_REVIEW_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "marginrow");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-margin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, heading);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, stripe);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, quote_button);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, quote);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, colours);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, menu);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, review);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginRow, conflict);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
hashiya_margin_row_init (HashiyaMarginRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (HASHIYA_TYPE_ANNOTATION);
  g_signal_group_connect_swapped (self->signals, "notify::note", G_CALLBACK (record_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::colour", G_CALLBACK (record_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::quote", G_CALLBACK (update_quote), self);
}

GtkWidget *
hashiya_margin_row_new (void)
{
  return g_object_new (HASHIYA_TYPE_MARGIN_ROW, NULL);
}

void
hashiya_margin_row_update (HashiyaMarginRow *self)
{
  const char *const *conflicts;
  g_autofree char *text = NULL;

  g_return_if_fail (HASHIYA_IS_MARGIN_ROW (self));

  if (self->annotation == NULL)
    return;
  update_kind (self);
  hashiya_review_box_set (self->review, self->annotation,
                          hashiya_margin_model_get_document (self->model));
  conflicts = hashiya_margin_model_get_conflicts (self->model,
                                                  hashiya_annotation_get_id (self->annotation));
  gtk_widget_set_visible (self->conflict_box, conflicts != NULL && conflicts[0] != NULL);
  if (conflicts == NULL)
    return;
  text = g_strjoinv ("\n\n", (GStrv) conflicts);
  gtk_label_set_label (self->conflict, text);
}

void
hashiya_margin_row_bind (HashiyaMarginRow *self,
                         HashiyaAnnotation *annotation,
                         HashiyaMarginModel *model,
                         HashiyaUndo *undo)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ROW (self));

  hashiya_margin_row_unbind (self);
  self->annotation = g_object_ref (annotation);
  self->model = g_object_ref (model);
  self->undo = g_object_ref (undo);
  g_signal_group_set_target (self->signals, annotation);
  update_quote (self);
  record_changed_cb (self);
  hashiya_margin_row_update (self);
}

void
hashiya_margin_row_unbind (HashiyaMarginRow *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ROW (self));

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  if (self->review != NULL)
    hashiya_review_box_set (self->review, NULL, NULL);
  g_clear_object (&self->annotation);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
}

HashiyaAnnotation *
hashiya_margin_row_get_annotation (HashiyaMarginRow *self)
{
  g_return_val_if_fail (HASHIYA_IS_MARGIN_ROW (self), NULL);

  return self->annotation;
}

void
hashiya_margin_row_set_heading (HashiyaMarginRow *self, const char *heading, gboolean is_title)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  if (heading != NULL && is_title)
    hashiya_direction_set_text (self->heading, heading, NULL);
  else if (heading != NULL)
    hashiya_direction_set_interface (self->heading, heading);
}

void
hashiya_margin_row_focus_note (HashiyaMarginRow *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
  hashiya_note_entry_focus_end (self->entry);
}
