// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-library-search-bar.h"

#include "hashiya-compat.h"
#include "hashiya-find-switches.h"
#include "hashiya-query.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaLibrarySearchBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  HashiyaFindSwitches *switches;
  GtkSpinner *spinner;
  GtkLabel *count;

  HashiyaLibrary *library;
  HashiyaSearcher *searcher;
  HashiyaQuery *query;
  gboolean by_title;
  GtkFilter *filter;
};

typedef enum
{
  PROP_OPEN = 1,
} HashiyaLibrarySearchBarProperty;

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_OPEN + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaLibrarySearchBar, hashiya_library_search_bar, GTK_TYPE_WIDGET)

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  HashiyaLibrarySearchBar *self = user_data;
  const char *fields[] = {
    hashiya_entry_get_title (item),
    hashiya_entry_get_byline (item),
    hashiya_entry_get_publisher (item),
  };

  return hashiya_query_matches (self->query, fields, G_N_ELEMENTS (fields));
}

static void
look (HashiyaLibrarySearchBar *self)
{
  gboolean is_open = gtk_search_bar_get_search_mode (self->bar);
  const char *words = is_open ? gtk_editable_get_text (self->entry) : "";
  HashiyaFindFlags flags = hashiya_find_switches_get_flags (self->switches);

  hashiya_query_free (self->query);
  self->query = hashiya_query_new (words, flags);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  hashiya_searcher_look (self->searcher, self->library, words, flags, self->by_title);
}

static void
searched_cb (HashiyaLibrarySearchBar *self)
{
  gboolean is_looking = hashiya_searcher_is_looking (self->searcher);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_looking);
  gtk_spinner_set_spinning (self->spinner, is_looking);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
failed_cb (HashiyaLibrarySearchBar *self, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
mode_changed_cb (HashiyaLibrarySearchBar *self)
{
  look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
hashiya_library_search_bar_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  HashiyaLibrarySearchBar *self = HASHIYA_LIBRARY_SEARCH_BAR (object);

  switch ((HashiyaLibrarySearchBarProperty) id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->bar));
      break;
    }
}

static void
hashiya_library_search_bar_set_property (GObject *object,
                                         guint id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  HashiyaLibrarySearchBar *self = HASHIYA_LIBRARY_SEARCH_BAR (object);

  switch ((HashiyaLibrarySearchBarProperty) id)
    {
    case PROP_OPEN:
      gtk_search_bar_set_search_mode (self->bar, g_value_get_boolean (value));
      break;
    }
}

static void
hashiya_library_search_bar_dispose (GObject *object)
{
  HashiyaLibrarySearchBar *self = HASHIYA_LIBRARY_SEARCH_BAR (object);

  if (self->bar != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->bar, self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
    }
  g_clear_object (&self->searcher);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (hashiya_library_search_bar_parent_class)->dispose (object);
}

static void
hashiya_library_search_bar_finalize (GObject *object)
{
  HashiyaLibrarySearchBar *self = HASHIYA_LIBRARY_SEARCH_BAR (object);

  hashiya_query_free (self->query);
  G_OBJECT_CLASS (hashiya_library_search_bar_parent_class)->finalize (object);
}

static void
hashiya_library_search_bar_class_init (HashiyaLibrarySearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hashiya_library_search_bar_dispose;
  object_class->finalize = hashiya_library_search_bar_finalize;
  object_class->get_property = hashiya_library_search_bar_get_property;
  object_class->set_property = hashiya_library_search_bar_set_property;

  properties[PROP_OPEN]
      = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_LIBRARY_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", HASHIYA_TYPE_LIBRARY_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (HASHIYA_TYPE_FIND_SWITCHES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-library-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibrarySearchBar, bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibrarySearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibrarySearchBar, switches);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibrarySearchBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, HashiyaLibrarySearchBar, count);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
hashiya_library_search_bar_init (HashiyaLibrarySearchBar *self)
{
  self->query = hashiya_query_new ("", HASHIYA_FIND_DEFAULT);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->searcher = hashiya_searcher_new ();
  g_signal_connect_object (self->searcher, "changed", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->searcher, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

void
hashiya_library_search_bar_set_library (HashiyaLibrarySearchBar *self, HashiyaLibrary *library)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self));

  if (g_set_object (&self->library, library))
    look (self);
}

void
hashiya_library_search_bar_set_by_title (HashiyaLibrarySearchBar *self, gboolean by_title)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self));

  if (self->by_title == by_title)
    return;
  self->by_title = by_title;
  look (self);
}

GtkFilter *
hashiya_library_search_bar_get_filter (HashiyaLibrarySearchBar *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self), NULL);

  return self->filter;
}

GListModel *
hashiya_library_search_bar_get_hits (HashiyaLibrarySearchBar *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self), NULL);

  return hashiya_searcher_get_hits (self->searcher);
}

gboolean
hashiya_library_search_bar_is_empty (HashiyaLibrarySearchBar *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self), TRUE);

  return hashiya_query_is_empty (self->query);
}

gboolean
hashiya_library_search_bar_is_looking (HashiyaLibrarySearchBar *self)
{
  g_return_val_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self), FALSE);

  return hashiya_searcher_is_looking (self->searcher);
}

void
hashiya_library_search_bar_set_count (HashiyaLibrarySearchBar *self, guint n_documents)
{
  guint n_places = g_list_model_get_n_items (hashiya_searcher_get_hits (self->searcher));
  g_autofree char *text = NULL;

  g_return_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self));

  if (hashiya_query_is_empty (self->query) || hashiya_searcher_is_looking (self->searcher))
    text = g_strdup ("");
  else if (n_documents + n_places == 0)
    text = g_strdup (_ ("Nothing found"));
  else
    /* Translators: how much a search of the library found. */
    text = hashiya_sentence (ngettext ("%u result", "%u results", n_documents + n_places),
                             n_documents + n_places);
  if (g_str_equal (text, gtk_label_get_label (self->count)))
    return;
  gtk_label_set_label (self->count, text);
  if (*text != '\0')
    hashiya_compat_announce (GTK_WIDGET (self), text);
}

void
hashiya_library_search_bar_open (HashiyaLibrarySearchBar *self)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
hashiya_library_search_bar_set_key_capture (HashiyaLibrarySearchBar *self, GtkWidget *widget)
{
  g_return_if_fail (HASHIYA_IS_LIBRARY_SEARCH_BAR (self));

  gtk_search_bar_set_key_capture_widget (self->bar, widget);
}
