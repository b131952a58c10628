// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-recent-menu.h"

#include "hashiya-sentence.h"

#define MAX_FILES 8

struct _HashiyaRecentMenu
{
  GObject parent_instance;

  GMenu *menu;
};

G_DEFINE_FINAL_TYPE (HashiyaRecentMenu, hashiya_recent_menu, G_TYPE_OBJECT)

static void
append (HashiyaRecentMenu *self, GtkRecentInfo *info)
{
  g_autofree char *name = hashiya_isolate (gtk_recent_info_get_display_name (info));
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  /* An underline is no letter in the label of a menu. */
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "app.open-recent", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (self->menu, item);
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
changed_cb (HashiyaRecentMenu *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()),
                              compare_ages);

  g_menu_remove_all (self->menu);
  for (GList *l = items; l != NULL; l = l->next)
    {
      if (g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) < MAX_FILES
          && gtk_recent_info_has_application (l->data, g_get_application_name ())
          && gtk_recent_info_exists (l->data))
        append (self, l->data);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
hashiya_recent_menu_dispose (GObject *object)
{
  g_clear_object (&HASHIYA_RECENT_MENU (object)->menu);
  G_OBJECT_CLASS (hashiya_recent_menu_parent_class)->dispose (object);
}

static void
hashiya_recent_menu_class_init (HashiyaRecentMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_recent_menu_dispose;
}

static void
hashiya_recent_menu_init (HashiyaRecentMenu *self)
{
  self->menu = g_menu_new ();
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

HashiyaRecentMenu *
hashiya_recent_menu_new (void)
{
  return g_object_new (HASHIYA_TYPE_RECENT_MENU, NULL);
}

GMenuModel *
hashiya_recent_menu_get_model (HashiyaRecentMenu *self)
{
  g_return_val_if_fail (HASHIYA_IS_RECENT_MENU (self), NULL);

  return G_MENU_MODEL (self->menu);
}

void
hashiya_recent_menu_add (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}
