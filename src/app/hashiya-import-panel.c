// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import-panel.h"

#include "hashiya-import-row.h"
#include "hashiya-sentence.h"
#include "hashiya-tab-stop.h"

#include <glib/gi18n.h>

#define DELAY_MS 300

struct _HashiyaImportPanel
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *summary;
  GtkWidget *cancel;
  GtkWidget *close;
  GtkListView *list;
  GtkNoSelection *model;

  HashiyaImportQueue *queue;
  guint delay_id;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaImportPanel, hashiya_import_panel, GTK_TYPE_WIDGET)

static guint
count (HashiyaImportPanel *self, HashiyaImportState state)
{
  return hashiya_import_queue_count (self->queue, state);
}

static void
show_summary (HashiyaImportPanel *self)
{
  guint n_left
      = count (self, HASHIYA_IMPORT_STATE_WAITING) + count (self, HASHIYA_IMPORT_STATE_RUNNING);
  guint n_failed = count (self, HASHIYA_IMPORT_STATE_FAILED);
  guint n_done = count (self, HASHIYA_IMPORT_STATE_DONE);
  g_autofree char *text = NULL;

  if (n_left > 0)
    /* Translators: how many documents are still on their way into the library. */
    text
        = hashiya_sentence (ngettext ("Adding %u document", "Adding %u documents", n_left), n_left);
  else if (n_failed > 0)
    text = hashiya_sentence (
        ngettext ("%u document could not be added", "%u documents could not be added", n_failed),
        n_failed);
  else
    text = hashiya_sentence (ngettext ("%u document added", "%u documents added", n_done), n_done);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (self->cancel, n_left > 0);
  gtk_widget_set_visible (self->close, n_left == 0);
}

static gboolean
delay_cb (gpointer data)
{
  HashiyaImportPanel *self = data;

  self->delay_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HashiyaImportPanel *self)
{
  gboolean is_empty = g_list_model_get_n_items (hashiya_import_queue_get_jobs (self->queue)) == 0;

  if (is_empty)
    {
      g_clear_handle_id (&self->delay_id, g_source_remove);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }
  show_summary (self);
  if (count (self, HASHIYA_IMPORT_STATE_FAILED) > 0)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  else if (self->delay_id == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->delay_id = g_timeout_add (DELAY_MS, delay_cb, self);
}

static void
row_open_cb (HashiyaImportPanel *self, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
setup_cb (HashiyaImportPanel *self, GtkListItem *item)
{
  GtkWidget *row = hashiya_import_row_new ();

  g_signal_connect_object (row, "open", G_CALLBACK (row_open_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HashiyaImportPanel *self, GtkListItem *item)
{
  hashiya_import_row_bind (HASHIYA_IMPORT_ROW (gtk_list_item_get_child (item)), self->queue,
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (HashiyaImportPanel *self, GtkListItem *item)
{
  hashiya_import_row_bind (HASHIYA_IMPORT_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
cancel_cb (HashiyaImportPanel *self)
{
  hashiya_import_queue_cancel_all (self->queue);
}

static void
close_cb (HashiyaImportPanel *self)
{
  hashiya_import_queue_clear (self->queue);
}

void
hashiya_import_panel_set_queue (HashiyaImportPanel *self, HashiyaImportQueue *queue)
{
  g_return_if_fail (HASHIYA_IS_IMPORT_PANEL (self));
  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  gtk_no_selection_set_model (self->model, hashiya_import_queue_get_jobs (queue));
  g_signal_connect_object (queue, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
hashiya_import_panel_dispose (GObject *object)
{
  HashiyaImportPanel *self = HASHIYA_IMPORT_PANEL (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (hashiya_import_panel_parent_class)->dispose (object);
}

static void
hashiya_import_panel_class_init (HashiyaImportPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_import_panel_dispose;
  signals[OPEN] = g_signal_new ("open", HASHIYA_TYPE_IMPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (HASHIYA_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-import-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, revealer);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, close);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, list);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportPanel, model);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
hashiya_import_panel_init (HashiyaImportPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
