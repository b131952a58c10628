// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-library-row.h"

#include "hashiya-accessible.h"
#include "hashiya-date.h"
#include "hashiya-direction.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaLibraryRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *byline;
  GtkLabel *publisher;
  GtkLabel *sections;
  GtkLabel *annotations;
  GtkLabel *imported;
  GtkButton *remove;
  GtkButton *restore;
};

G_DEFINE_FINAL_TYPE (HashiyaLibraryRow, hashiya_library_row, GTK_TYPE_BOX)

static void
hashiya_library_row_class_init (HashiyaLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, byline);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, publisher);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, sections);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, annotations);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, imported);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, remove);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryRow, restore);
}

static void
hashiya_library_row_init (HashiyaLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hashiya_library_row_new (void)
{
  return g_object_new (HASHIYA_TYPE_LIBRARY_ROW, NULL);
}

/* Returns: (transfer full): the day as one says it, in the locale's words */
static char *
dup_day (gint64 time_ms)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time_ms / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_strdup (_ ("Added today"));
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("Added yesterday"));
  /* Translators: when a document was added; see strftime for %-d (day), %B (month), %Y (year). */
  return hashiya_date_format (then, _ ("Added %-d %B %Y"));
}

static void
set_optional (GtkLabel *label, const char *text, const char *language)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
  if (text != NULL)
    hashiya_direction_set_text (label, text, language);
}

void
hashiya_library_row_bind (HashiyaLibraryRow *self, HashiyaEntry *entry)
{
  const char *id = hashiya_entry_get_id (entry);
  const char *language = hashiya_entry_get_language (entry);
  const char *title = hashiya_entry_get_title (entry);
  guint n_sections = hashiya_entry_get_n_sections (entry);
  guint n_annotations = hashiya_entry_get_n_annotations (entry);
  gboolean is_missing = hashiya_entry_is_missing (entry);
  g_autofree char *sections = NULL;
  g_autofree char *annotations = NULL;
  g_autofree char *day = dup_day (hashiya_entry_get_imported (entry));

  g_return_if_fail (HASHIYA_IS_LIBRARY_ROW (self));

  hashiya_direction_set_text (self->title, title != NULL ? title : id, language);
  hashiya_accessible_name_row (GTK_WIDGET (self), title != NULL ? title : id,
                               hashiya_entry_get_byline (entry));
  set_optional (self->byline, hashiya_entry_get_byline (entry), language);
  set_optional (self->publisher, hashiya_entry_get_publisher (entry), language);

  sections = hashiya_sentence (ngettext ("%u section", "%u sections", n_sections), n_sections);
  gtk_label_set_label (self->sections,
                       is_missing ? _ ("The text is not on this device") : sections);
  /* Translators: how many marks and notes a document has. */
  annotations = hashiya_sentence (ngettext ("%u mark", "%u marks", n_annotations), n_annotations);
  gtk_label_set_label (self->annotations, annotations);
  gtk_widget_set_visible (GTK_WIDGET (self->annotations), n_annotations > 0);
  gtk_label_set_label (self->imported, day);
  gtk_widget_set_visible (GTK_WIDGET (self->imported), hashiya_entry_get_imported (entry) > 0);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "library.remove");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore), "library.restore");
  gtk_widget_set_visible (GTK_WIDGET (self->remove), !hashiya_entry_is_trashed (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->restore), hashiya_entry_is_trashed (entry));
}
