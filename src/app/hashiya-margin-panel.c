// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-margin-panel.h"

#include "hashiya-margin-filter-bar.h"
#include "hashiya-margin-row.h"
#include "hashiya-note-entry.h"
#include "hashiya-record.h"
#include "hashiya-tab-stop.h"

#include <glib/gi18n.h>

struct _HashiyaMarginPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *status;
  HashiyaMarginFilterBar *filter_bar;
  GtkStack *stack;
  GtkListView *list;
  HashiyaNoteEntry *document_entry;

  HashiyaMarginModel *model;
  HashiyaUndo *undo;
  GSignalGroup *signals;
  GtkSortListModel *rows;  /* what the list shows */
  GtkFilter *not_document; /* all but the note below the list */
  GHashTable *live;        /* set of HashiyaMarginRow that are bound, unowned */
  char *document_note_id;  /* the annotation in document_entry, or NULL */
  char *wanted_focus;      /* the id of the note to focus once its row is there */
};

enum
{
  ANNOTATION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaMarginPanel, hashiya_margin_panel, GTK_TYPE_WIDGET)

/* Groups: each section in its order, then the document, then what was not found. */
static guint
get_group (HashiyaMarginPanel *self, HashiyaAnnotation *annotation)
{
  HashiyaDocument *document = hashiya_margin_model_get_document (self->model);
  HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);

  if (anchor.state == HASHIYA_ANCHOR_ORPHAN)
    return G_MAXUINT;
  if (hashiya_annotation_get_kind (annotation) == HASHIYA_ANNOTATION_DOCUMENT)
    return G_MAXUINT - 1;
  return hashiya_document_section_at (document, anchor.start);
}

static const char *
get_group_name (HashiyaMarginPanel *self, guint group)
{
  HashiyaDocument *document = hashiya_margin_model_get_document (self->model);
  const char *title;

  if (group == G_MAXUINT)
    return _ ("Not Found in This Version");
  if (group == G_MAXUINT - 1)
    return _ ("Whole Document");
  title = hashiya_section_get_title (hashiya_document_get_section (document, group));
  return title != NULL ? title : hashiya_document_get_title (document);
}

static int
compare_annotations (gconstpointer a, gconstpointer b, gpointer user_data)
{
  HashiyaMarginPanel *self = user_data;
  guint group = get_group (self, (HashiyaAnnotation *) a);
  guint other_group = get_group (self, (HashiyaAnnotation *) b);

  if (group != other_group)
    return group < other_group ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  return gtk_ordering_from_cmpfunc (hashiya_annotation_compare (a, b, NULL));
}

static gboolean
is_in_list (gpointer item, gpointer user_data)
{
  HashiyaMarginPanel *self = user_data;

  return g_strcmp0 (hashiya_annotation_get_id (item), self->document_note_id) != 0;
}

static void
update_heading (HashiyaMarginPanel *self, HashiyaMarginRow *row, guint position)
{
  HashiyaAnnotation *annotation = hashiya_margin_row_get_annotation (row);
  guint group = get_group (self, annotation);
  g_autoptr (HashiyaAnnotation) before = NULL;

  if (position > 0 && position != GTK_INVALID_LIST_POSITION)
    before = g_list_model_get_item (G_LIST_MODEL (self->rows), position - 1);
  if (before != NULL && get_group (self, before) == group)
    hashiya_margin_row_set_heading (row, NULL, FALSE);
  else
    hashiya_margin_row_set_heading (row, get_group_name (self, group), group < G_MAXUINT - 1);
}

static void
update_rows (HashiyaMarginPanel *self)
{
  GHashTableIter iter;
  gpointer row;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &row, &item))
    {
      update_heading (self, row, gtk_list_item_get_position (item));
      hashiya_margin_row_update (row);
    }
}

static void
update_status (HashiyaMarginPanel *self)
{
  const char *text = NULL;

  switch (hashiya_margin_model_get_status (self->model))
    {
    case HASHIYA_MARGIN_SAVED:
      /* Translators: every note is on the disk. */
      text = _ ("Saved");
      break;
    case HASHIYA_MARGIN_SAVING:
      text = _ ("Saving…");
      break;
    case HASHIYA_MARGIN_FAILED:
      text = _ ("Not saved");
      break;
    }
  gtk_label_set_label (self->status, text);
}

/* Returns: (transfer none) (nullable): the note on the document that stands below the list */
static HashiyaAnnotation *
find_document_note (HashiyaMarginPanel *self)
{
  g_autoptr (HashiyaAnnotation) first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

  if (self->document_note_id != NULL)
    {
      HashiyaAnnotation *known = hashiya_margin_model_lookup (self->model, self->document_note_id);

      if (known != NULL)
        return known;
    }
  if (first != NULL && hashiya_annotation_get_kind (first) == HASHIYA_ANNOTATION_DOCUMENT)
    return first;
  return NULL;
}

static void
update_document_note (HashiyaMarginPanel *self)
{
  HashiyaAnnotation *annotation = find_document_note (self);
  const char *id = annotation != NULL ? hashiya_annotation_get_id (annotation) : NULL;

  if (g_strcmp0 (id, self->document_note_id) != 0)
    {
      g_free (self->document_note_id);
      self->document_note_id = g_strdup (id);
      gtk_filter_changed (self->not_document, GTK_FILTER_CHANGE_DIFFERENT);
    }
  hashiya_note_entry_set_text (self->document_entry,
                               annotation != NULL ? hashiya_annotation_get_note (annotation) : "");
}

static void
update_stack (HashiyaMarginPanel *self)
{
  HashiyaAnnotationFilter *filter = hashiya_margin_filter_bar_get_filter (self->filter_bar);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const char *page = "list";

  if (n_shown == 0)
    page = hashiya_annotation_filter_is_empty (filter) ? "empty" : "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
  hashiya_margin_filter_bar_set_count (self->filter_bar, n_shown,
                                       n_all - (find_document_note (self) != NULL));
}

static void
changed_cb (HashiyaMarginPanel *self)
{
  update_document_note (self);
  update_rows (self);
  update_stack (self);
}

static void
filtered_cb (HashiyaMarginPanel *self)
{
  if (self->rows == NULL)
    return;
  update_rows (self);
  update_stack (self);
}

static void
filter_closed_cb (HashiyaMarginPanel *self)
{
  gboolean is_open;

  g_object_get (self->filter_bar, "open", &is_open, NULL);
  if (!is_open
      && gtk_widget_get_state_flags (GTK_WIDGET (self->filter_bar)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
document_edited_cb (HashiyaMarginPanel *self, const char *text)
{
  if (self->document_note_id == NULL)
    {
      HashiyaDocument *document = hashiya_margin_model_get_original (self->model);
      g_autoptr (JsonObject) record = hashiya_record_for_document (document);

      self->document_note_id = g_strdup (hashiya_record_get_id (record));
      hashiya_record_set_note (record, text);
      hashiya_undo_type_new (self->undo, self->model, record);
      return;
    }
  hashiya_undo_type_note (self->undo, self->model, self->document_note_id, text);
}

static void
document_left_cb (HashiyaMarginPanel *self)
{
  if (self->model == NULL)
    return;
  hashiya_undo_seal (self->undo);
  hashiya_margin_model_commit (self->model);
  if (self->document_note_id != NULL)
    hashiya_margin_model_drop_blank (self->model, self->document_note_id);
}

static gboolean
focus_wanted_cb (gpointer data)
{
  HashiyaMarginPanel *self = data;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->live);
  while (self->wanted_focus != NULL && g_hash_table_iter_next (&iter, &row, NULL))
    {
      HashiyaAnnotation *annotation = hashiya_margin_row_get_annotation (row);

      if (!g_str_equal (hashiya_annotation_get_id (annotation), self->wanted_focus))
        continue;
      g_clear_pointer (&self->wanted_focus, g_free);
      hashiya_margin_row_focus_note (row);
    }
  return G_SOURCE_REMOVE;
}

static void
focus_wanted_soon (HashiyaMarginPanel *self)
{
  if (self->wanted_focus != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_wanted_cb, g_object_ref (self), g_object_unref);
}

static void
row_activated_cb (HashiyaMarginPanel *self, HashiyaMarginRow *row)
{
  g_signal_emit (self, signals[ANNOTATION_ACTIVATED], 0, hashiya_margin_row_get_annotation (row));
}

static void
setup_cb (HashiyaMarginPanel *self, GtkListItem *item)
{
  GtkWidget *row = hashiya_margin_row_new ();

  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HashiyaMarginPanel *self, GtkListItem *item)
{
  HashiyaMarginRow *row = HASHIYA_MARGIN_ROW (gtk_list_item_get_child (item));

  hashiya_margin_row_bind (row, gtk_list_item_get_item (item), self->model, self->undo);
  g_hash_table_insert (self->live, row, item);
  update_heading (self, row, gtk_list_item_get_position (item));
  focus_wanted_soon (self);
}

static void
unbind_cb (HashiyaMarginPanel *self, GtkListItem *item)
{
  HashiyaMarginRow *row = HASHIYA_MARGIN_ROW (gtk_list_item_get_child (item));

  g_hash_table_remove (self->live, row);
  hashiya_margin_row_unbind (row);
}

static void
hashiya_margin_panel_dispose (GObject *object)
{
  HashiyaMarginPanel *self = HASHIYA_MARGIN_PANEL (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  g_clear_object (&self->signals);
  g_clear_object (&self->not_document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hashiya_margin_panel_parent_class)->dispose (object);
}

static void
hashiya_margin_panel_finalize (GObject *object)
{
  HashiyaMarginPanel *self = HASHIYA_MARGIN_PANEL (object);

  g_hash_table_unref (self->live);
  g_free (self->document_note_id);
  g_free (self->wanted_focus);
  G_OBJECT_CLASS (hashiya_margin_panel_parent_class)->finalize (object);
}

static void
hashiya_margin_panel_class_init (HashiyaMarginPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hashiya_margin_panel_dispose;
  object_class->finalize = hashiya_margin_panel_finalize;

  signals[ANNOTATION_ACTIVATED]
      = g_signal_new ("annotation-activated", HASHIYA_TYPE_MARGIN_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, HASHIYA_TYPE_ANNOTATION);

  g_type_ensure (HASHIYA_TYPE_MARGIN_FILTER_BAR);
  g_type_ensure (HASHIYA_TYPE_NOTE_ENTRY);
  g_type_ensure (HASHIYA_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-margin-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, box);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, status);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, list);
  gtk_widget_class_bind_template_child (widget_class, HashiyaMarginPanel, document_entry);
  gtk_widget_class_bind_template_callback (widget_class, document_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
hashiya_margin_panel_init (HashiyaMarginPanel *self)
{
  self->live = g_hash_table_new (NULL, NULL);
  self->not_document = GTK_FILTER (gtk_custom_filter_new (is_in_list, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));

  /* After the list has filtered anew. */
  g_signal_connect_object (hashiya_margin_filter_bar_get_filter (self->filter_bar), "changed",
                           G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->signals = g_signal_group_new (HASHIYA_TYPE_MARGIN_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::status", G_CALLBACK (update_status),
                                  self);
}

void
hashiya_margin_panel_set_model (HashiyaMarginPanel *self,
                                HashiyaMarginModel *model,
                                HashiyaUndo *undo)
{
  GtkFilterListModel *all, *filtered;
  GtkFilter *filter = GTK_FILTER (hashiya_margin_filter_bar_get_filter (self->filter_bar));
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (HASHIYA_IS_MARGIN_PANEL (self));

  if (self->model == model)
    return;
  gtk_list_view_set_model (self->list, NULL);
  g_signal_group_set_target (self->signals, NULL);
  hashiya_margin_filter_bar_set_open (self->filter_bar, FALSE);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->document_note_id, g_free);
  g_clear_pointer (&self->wanted_focus, g_free);
  g_set_object (&self->model, model);
  g_set_object (&self->undo, undo);
  if (model == NULL)
    return;

  g_signal_group_set_target (self->signals, model);
  all = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (model)),
                                   g_object_ref (self->not_document));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (all), g_object_ref (filter));
  self->rows = gtk_sort_list_model_new (
      G_LIST_MODEL (filtered),
      GTK_SORTER (gtk_custom_sorter_new (compare_annotations, self, NULL)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, selection);
  update_status (self);
  changed_cb (self);
}

/* Returns: where the row of an annotation stands, or GTK_INVALID_LIST_POSITION */
static guint
find_row (HashiyaMarginPanel *self, const char *id)
{
  guint n = self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation
          = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (g_str_equal (hashiya_annotation_get_id (annotation), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* What the reader turns to is shown, whatever the filter says. */
static guint
find_position (HashiyaMarginPanel *self, const char *id)
{
  guint position = find_row (self, id);

  if (position != GTK_INVALID_LIST_POSITION || self->model == NULL
      || hashiya_margin_model_lookup (self->model, id) == NULL)
    return position;
  hashiya_margin_filter_bar_set_open (self->filter_bar, FALSE);
  return find_row (self, id);
}

void
hashiya_margin_panel_show_annotation (HashiyaMarginPanel *self, const char *id)
{
  guint position;

  g_return_if_fail (HASHIYA_IS_MARGIN_PANEL (self));

  position = find_position (self, id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
hashiya_margin_panel_focus_note (HashiyaMarginPanel *self, const char *id)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_PANEL (self));

  if (g_strcmp0 (id, self->document_note_id) == 0)
    {
      hashiya_margin_panel_focus_document_note (self);
      return;
    }
  g_free (self->wanted_focus);
  self->wanted_focus = g_strdup (id);
  hashiya_margin_panel_show_annotation (self, id);
  focus_wanted_soon (self);
}

void
hashiya_margin_panel_open_filter (HashiyaMarginPanel *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_PANEL (self));

  hashiya_margin_filter_bar_set_open (self->filter_bar, TRUE);
}

void
hashiya_margin_panel_focus_document_note (HashiyaMarginPanel *self)
{
  g_return_if_fail (HASHIYA_IS_MARGIN_PANEL (self));

  hashiya_note_entry_focus_end (self->document_entry);
}
