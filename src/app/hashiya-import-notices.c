// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-import-notices.h"

#include "hashiya-link.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaImportNotices
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* unowned */
  guint n_done;                 /* since the reader was here */
  guint n_failed;
  char *name;             /* of the last one that is done or failed */
  char *reason;           /* why it failed, or NULL */
  char *link;             /* to it, where it is done */
  gboolean has_been_here; /* what ends before the window is first in front needs no telling */
  gboolean is_shown;
};

G_DEFINE_FINAL_TYPE (HashiyaImportNotices, hashiya_import_notices, G_TYPE_OBJECT)

static char *
dup_id (HashiyaImportNotices *self)
{
  return g_strdup_printf ("imports-%u", gtk_application_window_get_id (self->window));
}

/* Whether any window of the program has the reader's attention, a dialog too. */
static gboolean
is_reader_here (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return TRUE;
  return FALSE;
}

static char *
dup_title (HashiyaImportNotices *self)
{
  if (self->n_done == 1 && self->n_failed == 0)
    /* Translators: %s is the name of a file, or the address of a page. */
    return hashiya_sentence (_ ("%s is in the library"), self->name);
  if (self->n_done == 0 && self->n_failed == 1)
    /* Translators: %s is the name of a file, or the address of a page. */
    return hashiya_sentence (_ ("%s could not be added"), self->name);
  if (self->n_done == 0)
    return hashiya_sentence (ngettext ("%u document could not be added",
                                       "%u documents could not be added", self->n_failed),
                             self->n_failed);
  return hashiya_sentence (
      ngettext ("%u document is in the library", "%u documents are in the library", self->n_done),
      self->n_done);
}

static char *
dup_body (HashiyaImportNotices *self)
{
  if (self->n_done == 0)
    return self->n_failed == 1 ? g_strdup (self->reason) : NULL;
  if (self->n_failed == 0)
    return NULL;
  return hashiya_sentence (
      ngettext ("%u could not be added", "%u could not be added", self->n_failed), self->n_failed);
}

static void
send (HashiyaImportNotices *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  g_autofree char *id = dup_id (self);
  g_autofree char *title = dup_title (self);
  g_autofree char *body = dup_body (self);
  g_autoptr (GNotification) notification = g_notification_new (title);

  if (body != NULL)
    g_notification_set_body (notification, body);
  if (self->n_done == 1 && self->n_failed == 0)
    g_notification_set_default_action_and_target (notification, "app.open-link", "s", self->link);
  else
    g_notification_set_default_action (notification, "app.library");
  g_application_send_notification (G_APPLICATION (application), id, notification);
  self->is_shown = TRUE;
}

static void
finished_cb (HashiyaImportNotices *self, HashiyaImportJob *job, HashiyaImportQueue *queue)
{
  HashiyaImportState state = hashiya_import_job_get_state (job);

  if (!self->has_been_here || is_reader_here () || state == HASHIYA_IMPORT_STATE_CANCELLED)
    return;
  g_free (self->name);
  g_clear_pointer (&self->reason, g_free);
  self->name = g_strdup (hashiya_import_job_get_name (job));
  if (state == HASHIYA_IMPORT_STATE_DONE)
    {
      self->n_done++;
      g_free (self->link);
      self->link = hashiya_link_to_document (hashiya_import_job_get_id (job));
    }
  else
    {
      self->n_failed++;
      self->reason = g_strdup (hashiya_import_job_get_step (job));
    }
  if (!hashiya_import_queue_is_busy (queue))
    send (self);
}

static void
hashiya_import_notices_finalize (GObject *object)
{
  HashiyaImportNotices *self = HASHIYA_IMPORT_NOTICES (object);

  g_free (self->name);
  g_free (self->reason);
  g_free (self->link);
  G_OBJECT_CLASS (hashiya_import_notices_parent_class)->finalize (object);
}

static void
hashiya_import_notices_class_init (HashiyaImportNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_import_notices_finalize;
}

static void
hashiya_import_notices_init (HashiyaImportNotices *self)
{
}

HashiyaImportNotices *
hashiya_import_notices_new (GtkApplicationWindow *window, HashiyaImportQueue *queue)
{
  HashiyaImportNotices *self = g_object_new (HASHIYA_TYPE_IMPORT_NOTICES, NULL);

  self->window = window;
  g_signal_connect_object (queue, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
hashiya_import_notices_clear (HashiyaImportNotices *self)
{
  GtkApplication *application;
  g_autofree char *id = NULL;

  g_return_if_fail (HASHIYA_IS_IMPORT_NOTICES (self));

  self->has_been_here = TRUE;
  self->n_done = self->n_failed = 0;
  application = gtk_window_get_application (GTK_WINDOW (self->window));
  if (!self->is_shown || application == NULL)
    return;
  self->is_shown = FALSE;
  id = dup_id (self);
  g_application_withdraw_notification (G_APPLICATION (application), id);
}
