// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import-row.h"

#include "hashiya-sentence.h"

struct _HashiyaImportRow
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *step;
  GtkProgressBar *bar;
  GtkWidget *open;
  GtkWidget *retry;
  GtkWidget *cancel;
  GtkWidget *remove;

  HashiyaImportQueue *queue;
  HashiyaImportJob *job;
  gulong handler;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaImportRow, hashiya_import_row, GTK_TYPE_BOX)

static void
show (HashiyaImportRow *self)
{
  HashiyaImportState state = hashiya_import_job_get_state (self->job);
  double fraction = hashiya_import_job_get_fraction (self->job);
  gboolean failed = state == HASHIYA_IMPORT_STATE_FAILED;

  gtk_label_set_label (self->step, hashiya_import_job_get_step (self->job));
  gtk_label_set_wrap (self->step, failed);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), fraction >= 0);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
  gtk_widget_set_visible (self->open, state == HASHIYA_IMPORT_STATE_DONE);
  gtk_widget_set_visible (self->retry, failed || state == HASHIYA_IMPORT_STATE_CANCELLED);
  gtk_widget_set_visible (self->cancel, state < HASHIYA_IMPORT_STATE_DONE);
  gtk_widget_set_visible (self->remove, state >= HASHIYA_IMPORT_STATE_DONE);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->step), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->step), "error");
}

static void
open_cb (HashiyaImportRow *self)
{
  const char *id = hashiya_import_job_get_id (self->job);

  if (id != NULL)
    g_signal_emit (self, signals[OPEN], 0, id);
}

static void
retry_cb (HashiyaImportRow *self)
{
  hashiya_import_queue_retry (self->queue, self->job);
}

static void
cancel_cb (HashiyaImportRow *self)
{
  hashiya_import_job_cancel (self->job);
}

static void
remove_cb (HashiyaImportRow *self)
{
  hashiya_import_queue_remove (self->queue, self->job);
}

void
hashiya_import_row_bind (HashiyaImportRow *self, HashiyaImportQueue *queue, HashiyaImportJob *job)
{
  g_autofree char *name = NULL;

  g_return_if_fail (HASHIYA_IS_IMPORT_ROW (self));

  if (self->job != NULL)
    g_clear_signal_handler (&self->handler, self->job);
  g_set_object (&self->queue, queue);
  g_set_object (&self->job, job);
  if (job == NULL)
    return;
  self->handler = g_signal_connect_swapped (job, "changed", G_CALLBACK (show), self);
  name = hashiya_isolate (hashiya_import_job_get_name (job));
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), hashiya_import_job_get_name (job));
  show (self);
}

static void
hashiya_import_row_dispose (GObject *object)
{
  hashiya_import_row_bind (HASHIYA_IMPORT_ROW (object), NULL, NULL);
  G_OBJECT_CLASS (hashiya_import_row_parent_class)->dispose (object);
}

static void
hashiya_import_row_class_init (HashiyaImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_import_row_dispose;
  signals[OPEN] = g_signal_new ("open", HASHIYA_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, step);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, open);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, retry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, HashiyaImportRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
hashiya_import_row_init (HashiyaImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hashiya_import_row_new (void)
{
  return g_object_new (HASHIYA_TYPE_IMPORT_ROW, NULL);
}
