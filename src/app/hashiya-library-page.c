// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-library-page.h"

#include "hashiya-collation.h"
#include "hashiya-disk-queue.h"
#include "hashiya-folder-watch.h"
#include "hashiya-hit-row.h"
#include "hashiya-library-row.h"
#include "hashiya-library-search-bar.h"
#include "hashiya-recent-menu.h"
#include "hashiya-tab-stop.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The value of the settings' library-order, beside newest first. */
#define ORDER_TITLE 1

struct _HashiyaLibraryPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  AdwSplitButton *add;
  GtkStack *stack;
  HashiyaLibrarySearchBar *search_bar;
  GtkListView *list;
  GtkFlattenListModel *rows; /* what the list shows: documents, then places found in them */
  GMenu *add_menu;

  HashiyaLibrary *library;
  HashiyaDiskQueue *queue;
  HashiyaRecentMenu *recent;
  GListStore *entries; /* of HashiyaEntry */
  GSettings *settings;
  GtkFilter *shown; /* in the trash or outside */
  GtkFilterListModel *filtered;
  GSimpleActionGroup *actions;
  HashiyaFolderWatch *watch;
  gboolean is_loading;
  gboolean is_stale; /* asked again while loading */
  gboolean shows_trash;
};

enum
{
  DOCUMENT_ACTIVATED,
  HIT_ACTIVATED,
  REMOVED,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaLibraryPage, hashiya_library_page, GTK_TYPE_WIDGET)

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  HashiyaLibraryPage *self = user_data;

  return hashiya_entry_is_trashed (item) == self->shows_trash;
}

static void
update_stack (HashiyaLibraryPage *self)
{
  gboolean is_searching = !hashiya_library_search_bar_is_empty (self->search_bar);
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    {
      page = self->shows_trash ? "empty-trash" : "empty";
      if (is_searching)
        page = hashiya_library_search_bar_is_looking (self->search_bar) ? "list" : "nothing-found";
    }
  hashiya_library_search_bar_set_count (self->search_bar,
                                        g_list_model_get_n_items (G_LIST_MODEL (self->filtered)));
  gtk_stack_set_visible_child_name (self->stack, page);
  adw_window_title_set_title (self->title, self->shows_trash ? _ ("Trash") : _ ("Library"));
}

/* Loading */

static gboolean
is_by_title (HashiyaLibraryPage *self)
{
  return g_settings_get_enum (self->settings, "library-order") == ORDER_TITLE;
}

typedef struct
{
  HashiyaLibraryPage *page;
  HashiyaLibrary *library;
  gboolean by_title;
  GPtrArray *entries;
  GError *error;
} LoadJob;

static const char *
get_title (gpointer entry)
{
  return hashiya_entry_get_title (entry);
}

static void
load_job_run (gpointer data)
{
  LoadJob *job = data;

  job->entries = hashiya_library_list (job->library, NULL, &job->error);
  if (job->entries != NULL && job->by_title)
    hashiya_collation_sort (job->entries, get_title);
}

static gboolean
is_same_entry (HashiyaEntry *one, HashiyaEntry *other)
{
  return g_strcmp0 (hashiya_entry_get_id (one), hashiya_entry_get_id (other)) == 0
         && g_strcmp0 (hashiya_entry_get_title (one), hashiya_entry_get_title (other)) == 0
         && hashiya_entry_get_n_annotations (one) == hashiya_entry_get_n_annotations (other)
         && hashiya_entry_get_n_sections (one) == hashiya_entry_get_n_sections (other)
         && hashiya_entry_is_trashed (one) == hashiya_entry_is_trashed (other)
         && hashiya_entry_is_missing (one) == hashiya_entry_is_missing (other);
}

/* Touches only what differs between the first and the last difference, so that focus and scrolling
 * stay where they are. */
static void
replace_entries (HashiyaLibraryPage *self, GPtrArray *entries)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint n_new = entries->len;
  guint start = 0;

  while (start < n_old && start < n_new)
    {
      g_autoptr (HashiyaEntry) old = g_list_model_get_item (G_LIST_MODEL (self->entries), start);

      if (!is_same_entry (old, g_ptr_array_index (entries, start)))
        break;
      start++;
    }
  while (n_old > start && n_new > start)
    {
      g_autoptr (HashiyaEntry) old
          = g_list_model_get_item (G_LIST_MODEL (self->entries), n_old - 1);

      if (!is_same_entry (old, g_ptr_array_index (entries, n_new - 1)))
        break;
      n_old--;
      n_new--;
    }
  if (n_old > start || n_new > start)
    g_list_store_splice (self->entries, start, n_old - start, entries->pdata + start,
                         n_new - start);
}

static void
load_job_done (gpointer data)
{
  LoadJob *job = data;
  HashiyaLibraryPage *self = job->page;

  self->is_loading = FALSE;
  if (job->entries != NULL && job->library == self->library)
    {
      replace_entries (self, job->entries);
      update_stack (self);
    }
  if (job->error != NULL)
    g_signal_emit (self, signals[NOTICE], 0, job->error->message);
  if (self->is_stale)
    hashiya_library_page_refresh (self);

  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_object_unref (job->library);
  g_free (job);
  g_object_unref (self);
}

void
hashiya_library_page_refresh (HashiyaLibraryPage *self)
{
  LoadJob *job;

  g_return_if_fail (HASHIYA_IS_LIBRARY_PAGE (self));

  if (self->library == NULL)
    return;
  self->is_stale = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  job = g_new0 (LoadJob, 1);
  job->page = g_object_ref (self);
  job->library = g_object_ref (self->library);
  job->by_title = is_by_title (self);
  hashiya_disk_queue_push (self->queue, load_job_run, load_job_done, job);
}

void
hashiya_library_page_search (HashiyaLibraryPage *self)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_PAGE (self));

  hashiya_library_search_bar_open (self->search_bar);
}

/* Trash */

typedef struct
{
  HashiyaLibraryPage *page;
  HashiyaLibrary *library;
  char *id;
  char *title;
  gboolean trashed;
  GError *error;
} TrashJob;

static void
trash_job_run (gpointer data)
{
  TrashJob *job = data;

  hashiya_library_set_trashed (job->library, job->id, job->trashed, &job->error);
}

static void
trash_job_done (gpointer data)
{
  TrashJob *job = data;

  if (job->error != NULL)
    g_signal_emit (job->page, signals[NOTICE], 0, job->error->message);
  else if (job->trashed)
    g_signal_emit (job->page, signals[REMOVED], 0, job->id, job->title);
  hashiya_library_page_refresh (job->page);

  g_object_unref (job->page);
  g_object_unref (job->library);
  g_free (job->id);
  g_free (job->title);
  g_clear_error (&job->error);
  g_free (job);
}

static char *
dup_title (HashiyaLibraryPage *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_str_equal (hashiya_entry_get_id (entry), id))
        return g_strdup (hashiya_entry_get_title (entry));
    }
  return g_strdup (id);
}

void
hashiya_library_page_set_trashed (HashiyaLibraryPage *self, const char *id, gboolean trashed)
{
  TrashJob *job;

  g_return_if_fail (HASHIYA_IS_LIBRARY_PAGE (self));

  job = g_new0 (TrashJob, 1);
  job->page = g_object_ref (self);
  job->library = g_object_ref (self->library);
  job->id = g_strdup (id);
  job->title = dup_title (self, id);
  job->trashed = trashed;
  hashiya_disk_queue_push (self->queue, trash_job_run, trash_job_done, job);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hashiya_library_page_set_trashed (data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hashiya_library_page_set_trashed (data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
trash_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  HashiyaLibraryPage *self = data;

  g_simple_action_set_state (action, state);
  self->shows_trash = g_variant_get_boolean (state);
  gtk_filter_changed (self->shown, GTK_FILTER_CHANGE_DIFFERENT);
  /* In the trash, titles alone are looked through. */
  hashiya_library_search_bar_set_library (self->search_bar,
                                          self->shows_trash ? NULL : self->library);
  update_stack (self);
}

static const GActionEntry action_entries[] = {
  { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
  { .name = "restore", .activate = restore_cb, .parameter_type = "s" },
  { .name = "trash", .state = "false", .change_state = trash_cb },
};

/* The list */

static void
bind_cb (HashiyaLibraryPage *self, GtkListItem *item)
{
  GObject *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (HASHIYA_IS_HIT_ITEM (row))
    {
      if (!HASHIYA_IS_HIT_ROW (child))
        gtk_list_item_set_child (item, child = hashiya_hit_row_new ());
      hashiya_hit_row_bind (HASHIYA_HIT_ROW (child), HASHIYA_HIT_ITEM (row));
      return;
    }
  if (!HASHIYA_IS_LIBRARY_ROW (child))
    gtk_list_item_set_child (item, child = hashiya_library_row_new ());
  hashiya_library_row_bind (HASHIYA_LIBRARY_ROW (child), HASHIYA_ENTRY (row));
}

static void
activate_cb (HashiyaLibraryPage *self, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row == NULL)
    return;
  if (HASHIYA_IS_HIT_ITEM (row))
    g_signal_emit (self, signals[HIT_ACTIVATED], 0, row);
  else if (hashiya_entry_is_missing (HASHIYA_ENTRY (row)))
    g_signal_emit (self, signals[NOTICE], 0,
                   _ ("The text of this document is not on this device. Import its file again to "
                      "read it with your notes."));
  else
    g_signal_emit (self, signals[DOCUMENT_ACTIVATED], 0,
                   hashiya_entry_get_id (HASHIYA_ENTRY (row)));
}

static void
search_failed_cb (HashiyaLibraryPage *self, const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static void
hashiya_library_page_map (GtkWidget *widget)
{
  HashiyaLibraryPage *self = HASHIYA_LIBRARY_PAGE (widget);

  GTK_WIDGET_CLASS (hashiya_library_page_parent_class)->map (widget);
  hashiya_library_page_refresh (self);
  hashiya_folder_watch_set_active (self->watch, TRUE);
}

static void
hashiya_library_page_unmap (GtkWidget *widget)
{
  hashiya_folder_watch_set_active (HASHIYA_LIBRARY_PAGE (widget)->watch, FALSE);
  GTK_WIDGET_CLASS (hashiya_library_page_parent_class)->unmap (widget);
}

static gboolean
hashiya_library_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HASHIYA_LIBRARY_PAGE (widget)->list));
}

static void
hashiya_library_page_dispose (GObject *object)
{
  HashiyaLibraryPage *self = HASHIYA_LIBRARY_PAGE (object);

  g_clear_object (&self->library);
  g_clear_object (&self->queue);
  g_clear_object (&self->recent);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->entries);
  g_clear_object (&self->shown);
  g_clear_object (&self->filtered);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (hashiya_library_page_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[DOCUMENT_ACTIVATED]
      = g_signal_new ("document-activated", HASHIYA_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HIT_ACTIVATED]
      = g_signal_new ("hit-activated", HASHIYA_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, HASHIYA_TYPE_HIT_ITEM);
  signals[REMOVED] = g_signal_new ("removed", HASHIYA_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[NOTICE] = g_signal_new ("notice", HASHIYA_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hashiya_library_page_class_init (HashiyaLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_library_page_dispose;
  widget_class->map = hashiya_library_page_map;
  widget_class->unmap = hashiya_library_page_unmap;
  widget_class->focus = hashiya_tab_stop_pass;
  widget_class->grab_focus = hashiya_library_page_grab_focus;
  install_signals ();

  g_type_ensure (HASHIYA_TYPE_LIBRARY_SEARCH_BAR);
  g_type_ensure (HASHIYA_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, title);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, add);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, list);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, rows);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibraryPage, add_menu);
  gtk_widget_class_bind_template_callback (widget_class, update_stack);
  gtk_widget_class_bind_template_callback (widget_class, search_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

/* The button's arrow has a tooltip of its own, and no name that a screen reader could say. */
static void
name_arrow (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_MENU_BUTTON (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        adw_split_button_get_dropdown_tooltip (button), -1);
    }
}

static void
order_cb (HashiyaLibraryPage *self)
{
  hashiya_library_search_bar_set_by_title (self->search_bar, is_by_title (self));
  hashiya_library_page_refresh (self);
}

static void
follow_order (HashiyaLibraryPage *self)
{
  g_autoptr (GAction) order = NULL;

  self->settings = g_settings_new (APP_ID);
  order = g_settings_create_action (self->settings, "library-order");
  g_action_map_add_action (G_ACTION_MAP (self->actions), order);
  g_signal_connect_object (self->settings, "changed::library-order", G_CALLBACK (order_cb), self,
                           G_CONNECT_SWAPPED);
  order_cb (self);
}

static void
hashiya_library_page_init (HashiyaLibraryPage *self)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFilterListModel *here;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrow (self->add);
  self->queue = hashiya_disk_queue_new ();
  self->watch = hashiya_folder_watch_new ();
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (hashiya_library_page_refresh), self,
                           G_CONNECT_SWAPPED);
  self->recent = hashiya_recent_menu_new ();
  g_menu_append_section (self->add_menu, _ ("Recent Files"),
                         hashiya_recent_menu_get_model (self->recent));
  self->entries = g_list_store_new (HASHIYA_TYPE_ENTRY);
  self->shown = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  here = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)),
                                    g_object_ref (self->shown));
  self->filtered = gtk_filter_list_model_new (
      G_LIST_MODEL (here), g_object_ref (hashiya_library_search_bar_get_filter (self->search_bar)));
  g_list_store_append (parts, self->filtered);
  g_list_store_append (parts, hashiya_library_search_bar_get_hits (self->search_bar));
  gtk_flatten_list_model_set_model (self->rows, G_LIST_MODEL (parts));
  hashiya_library_search_bar_set_key_capture (self->search_bar, GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  follow_order (self);
}

GActionGroup *
hashiya_library_page_get_actions (HashiyaLibraryPage *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

void
hashiya_library_page_set_library (HashiyaLibraryPage *self, HashiyaLibrary *library)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_PAGE (self));

  if (!g_set_object (&self->library, library))
    return;
  g_list_store_remove_all (self->entries);
  hashiya_folder_watch_set_folder (self->watch, hashiya_library_get_folder (library));
  hashiya_library_search_bar_set_library (self->search_bar, self->shows_trash ? NULL : library);
  hashiya_library_page_refresh (self);
}

void
hashiya_library_page_focus_pane (HashiyaLibraryPage *self)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_PAGE (self));

  if (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_child_focus (GTK_WIDGET (self->add), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
