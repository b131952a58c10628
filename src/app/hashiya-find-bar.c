// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-find-bar.h"

#include "hashiya-compat.h"
#include "hashiya-find-switches.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaFindBar
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkEditable *entry;
  GtkLabel *count;
  HashiyaFindSwitches *switches;

  HashiyaDocument *document;
  GCancellable *cancellable;
  GArray *found; /* of HashiyaFound; NULL while nothing is looked for */
  guint current;
  gsize place; /* where the reader is */
};

enum
{
  CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaFindBar, hashiya_find_bar, GTK_TYPE_WIDGET)

/* Looking */

typedef struct
{
  HashiyaFinder *finder;
  HashiyaText *text;
} Job;

static void
job_free (Job *job)
{
  hashiya_finder_free (job->finder);
  hashiya_text_unref (job->text);
  g_free (job);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  gsize n_bytes;
  const char *utf8 = hashiya_text_peek (job->text, &n_bytes);

  g_task_return_pointer (task, hashiya_finder_find (job->finder, utf8, n_bytes, G_MAXUINT),
                         (GDestroyNotify) g_array_unref);
}

static void
show_count (HashiyaFindBar *self)
{
  g_autofree char *text = NULL;

  if (self->found == NULL)
    text = g_strdup ("");
  else if (self->found->len == 0)
    text = g_strdup (_ ("No matches"));
  else
    /* Translators: which of the places found the reader has come to, and how many there are. */
    text = hashiya_sentence (_ ("%u of %u"), self->current + 1, self->found->len);
  gtk_label_set_label (self->count, text);
  if (self->found != NULL && self->found->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* How many there are, or where one has come to. */
static void
announce (HashiyaFindBar *self, gboolean is_step)
{
  g_autofree char *text = NULL;

  if (self->found == NULL)
    return;
  if (self->found->len == 0 || is_step)
    text = g_strdup (gtk_label_get_text (self->count));
  else
    /* Translators: what a screen reader says. */
    text = hashiya_sentence (ngettext ("%u result", "%u results", self->found->len),
                             self->found->len);
  hashiya_compat_announce (GTK_WIDGET (self), text);
}

static void
set_found (HashiyaFindBar *self, GArray *found)
{
  g_clear_pointer (&self->found, g_array_unref);
  self->found = found;
  self->current = found != NULL && found->len > 0 ? 0 : G_MAXUINT;
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      if (g_array_index (found, HashiyaFound, i).start >= self->place)
        {
          self->current = i;
          break;
        }
    }
  show_count (self);
  announce (self, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GArray *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found != NULL)
    set_found (HASHIYA_FIND_BAR (source), found);
}

static void
look (HashiyaFindBar *self)
{
  g_autoptr (HashiyaFinder) finder = NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  finder = hashiya_finder_new (gtk_editable_get_text (self->entry),
                               hashiya_find_switches_get_flags (self->switches));
  if (self->document == NULL || hashiya_finder_is_empty (finder)
      || !gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    {
      set_found (self, NULL);
      return;
    }
  job = g_new (Job, 1);
  job->finder = g_steal_pointer (&finder);
  job->text = hashiya_text_ref (hashiya_document_get_text (self->document));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/* Stepping */

void
hashiya_find_bar_step (HashiyaFindBar *self, gboolean forward)
{
  guint n;

  g_return_if_fail (HASHIYA_IS_FIND_BAR (self));

  n = self->found != NULL ? self->found->len : 0;
  if (n == 0)
    return;
  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  self->place = g_array_index (self->found, HashiyaFound, self->current).start;
  show_count (self);
  announce (self, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
next_cb (HashiyaFindBar *self)
{
  hashiya_find_bar_step (self, TRUE);
}

static void
previous_cb (HashiyaFindBar *self)
{
  hashiya_find_bar_step (self, FALSE);
}

static gboolean
key_pressed_cb (HashiyaFindBar *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  hashiya_find_bar_step (self, FALSE);
  return GDK_EVENT_STOP;
}

/* Opening and closing */

void
hashiya_find_bar_set_document (HashiyaFindBar *self, HashiyaDocument *document)
{
  g_return_if_fail (HASHIYA_IS_FIND_BAR (self));

  if (g_set_object (&self->document, document))
    look (self);
}

void
hashiya_find_bar_set_flags (HashiyaFindBar *self, HashiyaFindFlags flags)
{
  g_return_if_fail (HASHIYA_IS_FIND_BAR (self));

  hashiya_find_switches_set_flags (self->switches, flags);
}

void
hashiya_find_bar_open (HashiyaFindBar *self, const char *words, gsize place)
{
  g_return_if_fail (HASHIYA_IS_FIND_BAR (self));

  self->place = place;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  if (words != NULL)
    gtk_editable_set_text (self->entry, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  look (self);
}

void
hashiya_find_bar_close (HashiyaFindBar *self)
{
  g_return_if_fail (HASHIYA_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

static void
mode_changed_cb (HashiyaFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;
  look (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

GArray *
hashiya_find_bar_get_found (HashiyaFindBar *self, guint *current)
{
  g_return_val_if_fail (HASHIYA_IS_FIND_BAR (self), NULL);

  *current = self->current;
  return self->found;
}

/* The widget */

static void
hashiya_find_bar_dispose (GObject *object)
{
  HashiyaFindBar *self = HASHIYA_FIND_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->found, g_array_unref);
  if (self->bar != NULL)
    g_signal_handlers_disconnect_by_data (self->bar, self);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_find_bar_parent_class)->dispose (object);
}

static void
hashiya_find_bar_class_init (HashiyaFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_find_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", HASHIYA_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_FIND_SWITCHES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hashiya/Hashiya/ui/hashiya-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, HashiyaFindBar, switches);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

/* GTK's search bar gives its close button a picture and no name. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    {
      gtk_widget_set_tooltip_text (widget, _ ("Close the Find Bar"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Close the Find Bar"), -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
hashiya_find_bar_init (HashiyaFindBar *self)
{
  self->current = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), self->entry);
  name_close_button (self->bar);
}
