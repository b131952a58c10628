// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-address-dialog.h"

#include "hashiya-address.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH_CHARS        40
#define NARROW_WIDTH_CHARS 28
#define NARROW             480 /* pixels, of the window that it belongs to */

struct _HashiyaAddressDialog
{
  AdwMessageDialog parent_instance;

  GtkEditable *entry;
  GCancellable *cancellable; /* of looking into the clipboard */
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaAddressDialog, hashiya_address_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* Returns: (transfer full) (nullable): the address that was typed; nobody types "https://" */
static char *
dup_address (HashiyaAddressDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;

  if (hashiya_address_is_one (typed))
    whole = g_steal_pointer (&typed);
  else if (strpbrk (typed, ".:") != NULL)
    whole = g_strconcat ("https://", typed, NULL);
  uri = whole != NULL ? hashiya_address_parse (whole, NULL) : NULL;
  return uri != NULL ? g_steal_pointer (&whole) : NULL;
}

static void
changed_cb (HashiyaAddressDialog *self)
{
  g_autofree char *address = dup_address (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "add", address != NULL);
}

static void
response_cb (HashiyaAddressDialog *self, const char *response)
{
  g_autofree char *address = dup_address (self);

  if (strcmp (response, "add") == 0 && address != NULL)
    g_signal_emit (self, signals[ACCEPTED], 0, address);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (HashiyaAddressDialog) self = data;

  if (text == NULL || g_cancellable_is_cancelled (self->cancellable)
      || !hashiya_address_is_one (text) || *gtk_editable_get_text (self->entry) != '\0')
    return;
  gtk_editable_set_text (self->entry, g_strstrip (text));
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
hashiya_address_dialog_dispose (GObject *object)
{
  HashiyaAddressDialog *self = HASHIYA_ADDRESS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (hashiya_address_dialog_parent_class)->dispose (object);
}

static void
hashiya_address_dialog_class_init (HashiyaAddressDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_address_dialog_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", HASHIYA_TYPE_ADDRESS_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hashiya_address_dialog_init (HashiyaAddressDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *text;

  self->entry = GTK_EDITABLE (entry);
  self->cancellable = g_cancellable_new ();
  adw_message_dialog_set_heading (dialog, _ ("Add from the Web"));
  adw_message_dialog_set_body (
      dialog, _ ("Only this page and the pictures of its article are fetched, and only now."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  /* An address runs from left to right in every language. */
  gtk_widget_set_direction (entry, GTK_TEXT_DIR_LTR);
  text = GTK_WIDGET (gtk_editable_get_delegate (self->entry));
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  /* its placeholder */
  gtk_widget_set_direction (gtk_widget_get_first_child (text), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Web Address"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  changed_cb (self);
}

GtkWidget *
hashiya_address_dialog_new (GtkWindow *parent)
{
  HashiyaAddressDialog *self
      = g_object_new (HASHIYA_TYPE_ADDRESS_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  gtk_editable_set_width_chars (self->entry, gtk_widget_get_width (GTK_WIDGET (parent)) < NARROW
                                                 ? NARROW_WIDTH_CHARS
                                                 : WIDTH_CHARS);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (parent)), self->cancellable,
                                 pasted_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
