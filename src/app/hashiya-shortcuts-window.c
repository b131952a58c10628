// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-shortcuts-window.h"

#include "hashiya-shortcut-row.h"

struct _HashiyaShortcutsWindow
{
  AdwWindow parent_instance;

  GtkSearchBar *search_bar;
  GtkEditable *entry;
  GtkStack *stack;
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (HashiyaShortcutsWindow, hashiya_shortcuts_window, ADW_TYPE_WINDOW)

/* Hides the rows that do not match, and groups of which none does. Returns: whether any row under
 * @widget is left */
static gboolean
filter (GtkWidget *widget, HashiyaFinder *finder)
{
  gboolean is_left = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_match = HASHIYA_IS_SHORTCUT_ROW (child)
                              ? hashiya_shortcut_row_matches (HASHIYA_SHORTCUT_ROW (child), finder)
                              : filter (child, finder);

      if (HASHIYA_IS_SHORTCUT_ROW (child) || ADW_IS_PREFERENCES_GROUP (child))
        gtk_widget_set_visible (child, is_match);
      is_left = is_left || is_match;
    }
  return is_left;
}

static void
search_changed_cb (HashiyaShortcutsWindow *self)
{
  HashiyaFinder *finder
      = hashiya_finder_new (gtk_editable_get_text (self->entry), HASHIYA_FIND_DEFAULT);

  gtk_stack_set_visible_child_name (self->stack,
                                    filter (self->page, finder) ? "list" : "nothing-found");
  hashiya_finder_free (finder);
}

/* An entry that goes away would take one more Escape for itself. */
static void
mode_changed_cb (HashiyaShortcutsWindow *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaShortcutsWindow *self = HASHIYA_SHORTCUTS_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
hashiya_shortcuts_window_class_init (HashiyaShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HASHIYA_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaShortcutsWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaShortcutsWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaShortcutsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HashiyaShortcutsWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "shortcuts.search", NULL, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "shortcuts.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
hashiya_shortcuts_window_init (HashiyaShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->entry);
}
