// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-review-box.h"

#include "hashiya-direction.h"
#include "hashiya-json.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

#define MAX_CANDIDATES 5
#define MAX_WORDS      240

struct _HashiyaReviewBox
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *doubt;
  GtkLabel *old_words;
  GtkLabel *new_words;
  GtkWidget *orphan;
  GtkLabel *context;
  GtkWidget *candidate_box;
  GtkLabel *candidate;

  HashiyaAnnotation *annotation;
  HashiyaDocument *document;
  GCancellable *cancellable;
  GArray *candidates; /* of HashiyaAnchor, or NULL while nobody asked */
  guint at;           /* which of them is shown */
};

G_DEFINE_FINAL_TYPE (HashiyaReviewBox, hashiya_review_box, GTK_TYPE_WIDGET)

static void
forget_candidates (HashiyaReviewBox *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_array_unref);
  self->at = 0;
  gtk_widget_set_visible (self->candidate_box, FALSE);
}

static void
hashiya_review_box_dispose (GObject *object)
{
  HashiyaReviewBox *self = HASHIYA_REVIEW_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_object (&self->annotation);
  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_review_box_parent_class)->dispose (object);
}

static void
set_words (HashiyaReviewBox *self, GtkLabel *label, HashiyaAnchor anchor)
{
  g_autofree char *words
      = hashiya_text_slice (hashiya_document_get_text (self->document), anchor.start, anchor.end);
  g_autofree char *line = hashiya_direction_one_line (words, MAX_WORDS);

  hashiya_direction_set_text (label, line, NULL);
}

static void
act (HashiyaReviewBox *self, const char *action)
{
  /* The row may be given to another annotation before the act is over. */
  g_autofree char *id = g_strdup (hashiya_annotation_get_id (self->annotation));

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
confirm_clicked_cb (HashiyaReviewBox *self)
{
  act (self, "margin.confirm");
}

static void
detach_clicked_cb (HashiyaReviewBox *self)
{
  act (self, "margin.detach");
}

/* Where no words are selected, the place that is shown will do. */
static void
attach_clicked_cb (HashiyaReviewBox *self)
{
  g_autofree char *id = g_strdup (hashiya_annotation_get_id (self->annotation));
  HashiyaAnchor anchor = { 0 };

  if (self->candidates != NULL && self->at < self->candidates->len)
    anchor = g_array_index (self->candidates, HashiyaAnchor, self->at);
  gtk_widget_activate_action (GTK_WIDGET (self), "margin.attach", "(stt)", id,
                              (guint64) anchor.start, (guint64) anchor.end);
}

static void
show_candidate (HashiyaReviewBox *self)
{
  HashiyaAnchor anchor;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->candidate_box, TRUE);
  if (self->candidates->len == 0)
    {
      gtk_label_set_label (self->candidate, _ ("No words here come near to them"));
      return;
    }
  anchor = g_array_index (self->candidates, HashiyaAnchor, self->at);
  words = hashiya_text_slice (hashiya_document_get_text (self->document), anchor.start, anchor.end);
  line = hashiya_direction_one_line (words, MAX_WORDS);
  /* Translators: which of the places that come near, of how many, and the words there. */
  text = hashiya_sentence (_ ("Place %u of %u: “%s”"), self->at + 1, self->candidates->len, line);
  hashiya_direction_set_script (GTK_WIDGET (self->candidate), line, NULL);
  gtk_label_set_label (self->candidate, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "margin.look", "(tt)", (guint64) anchor.start,
                              (guint64) anchor.end);
}

static void
find_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  HashiyaDocument *document = g_object_get_data (G_OBJECT (task), "document");

  g_task_return_pointer (task, hashiya_anchor_candidates (document, task_data, MAX_CANDIDATES),
                         (GDestroyNotify) g_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HashiyaReviewBox *self = HASHIYA_REVIEW_BOX (source);
  g_autoptr (GArray) candidates = g_task_propagate_pointer (G_TASK (result), NULL);

  if (candidates == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_array_unref);
  self->candidates = g_steal_pointer (&candidates);
  self->at = 0;
  show_candidate (self);
}

static void
find_candidates (HashiyaReviewBox *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_object_set_data_full (G_OBJECT (task), "document", g_object_ref (self->document),
                          g_object_unref);
  /* JSON counts references without locks: the thread gets a copy. */
  g_task_set_task_data (task,
                        hashiya_json_copy_object (hashiya_annotation_get_record (self->annotation)),
                        (GDestroyNotify) json_object_unref);
  g_task_run_in_thread (task, find_thread);
}

static void
step (HashiyaReviewBox *self, int by)
{
  if (self->candidates == NULL)
    {
      find_candidates (self);
      return;
    }
  if (self->candidates->len > 0)
    self->at = (self->at + self->candidates->len + (guint) by) % self->candidates->len;
  show_candidate (self);
}

static void
previous_clicked_cb (HashiyaReviewBox *self)
{
  step (self, -1);
}

static void
next_clicked_cb (HashiyaReviewBox *self)
{
  step (self, 1);
}

static void
update_doubt (HashiyaReviewBox *self)
{
  const char *quote = hashiya_annotation_get_quote (self->annotation);
  g_autofree char *line = hashiya_direction_one_line (quote != NULL ? quote : "", MAX_WORDS);

  hashiya_direction_set_text (self->old_words, line, NULL);
  set_words (self, self->new_words, hashiya_annotation_get_anchor (self->annotation));
}

static void
update_orphan (HashiyaReviewBox *self)
{
  const char *prefix, *suffix;
  const char *exact = hashiya_record_get_quote (hashiya_annotation_get_record (self->annotation),
                                                &prefix, &suffix);
  g_autofree char *words
      = g_strconcat ("…", prefix != NULL ? prefix : "", exact != NULL ? exact : "",
                     suffix != NULL ? suffix : "", "…", NULL);
  g_autofree char *line = hashiya_direction_one_line (words, 2 * MAX_WORDS);

  hashiya_direction_set_text (self->context, line, NULL);
}

void
hashiya_review_box_set (HashiyaReviewBox *self,
                        HashiyaAnnotation *annotation,
                        HashiyaDocument *document)
{
  gboolean is_orphan, is_doubtful;

  g_return_if_fail (HASHIYA_IS_REVIEW_BOX (self));

  if (annotation != self->annotation || document != self->document)
    forget_candidates (self);
  g_set_object (&self->annotation, annotation);
  g_set_object (&self->document, document);
  is_orphan = annotation != NULL
              && hashiya_annotation_get_anchor (annotation).state == HASHIYA_ANCHOR_ORPHAN;
  is_doubtful = annotation != NULL && hashiya_annotation_is_doubtful (annotation);
  gtk_widget_set_visible (GTK_WIDGET (self), is_orphan || is_doubtful);
  gtk_widget_set_visible (self->orphan, is_orphan);
  gtk_widget_set_visible (self->doubt, is_doubtful);
  if (is_doubtful)
    update_doubt (self);
  if (is_orphan)
    update_orphan (self);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, doubt);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, old_words);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, new_words);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, orphan);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, context);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, candidate_box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaReviewBox, candidate);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, detach_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
hashiya_review_box_class_init (HashiyaReviewBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_review_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-review-box.ui");
  bind_template (widget_class);
}

static void
hashiya_review_box_init (HashiyaReviewBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
