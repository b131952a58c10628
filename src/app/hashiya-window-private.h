// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-notices.h"
#include "hashiya-import-panel.h"
#include "hashiya-importer.h"
#include "hashiya-library-page.h"
#include "hashiya-reading-page.h"
#include "hashiya-toaster.h"
#include "hashiya-window.h"

G_BEGIN_DECLS

struct _HashiyaWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *status; /* what was announced last, for screen readers */
  GtkStack *stack;
  HashiyaLibraryPage *library_page;
  HashiyaReadingPage *reading_page;
  GtkRevealer *progress;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  HashiyaImportPanel *import_panel;

  HashiyaToaster *toaster;
  GSettings *settings;
  HashiyaLibrary *library;
  HashiyaUndo *undo;
  GHashTable *models;        /* id-version -> HashiyaMarginModel: all read in this window */
  GCancellable *cancellable; /* of what the progress bar shows, or NULL */
  guint progress_id;
  HashiyaLink *link; /* where the document being opened is to begin, or NULL */
  HashiyaSpot *spot; /* where the document being opened was left, or NULL */
  HashiyaHistory *history;
  gboolean is_going;      /* back or forward */
  char *wanted;           /* the annotation to go to once the margin is read, or NULL */
  HashiyaHitItem *sought; /* what was searched for in the document being opened, or NULL */
  HashiyaImportQueue *imports;
  HashiyaImportNotices *notices;
  HashiyaImportJob *awaited;     /* what the reader waits for to read, or NULL */
  GtkWindow *question;           /* weak: asks whether to close with notes that are not saved */
  AdwToast *delete_toast;        /* weak: offers to bring the annotation deleted last back */
  AdwToast *version_toast;       /* weak: offers the version that somebody else changed to */
  GtkFileChooserNative *chooser; /* open now, or NULL */
};

/* For hashiya-window-import.c, hashiya-window-print.c and hashiya-window-versions.c */

/* Returns: (transfer none): what cancels the work that begins now; what was going on is cancelled
 */
GCancellable *hashiya_window_begin_progress (HashiyaWindow *self, const char *text);
void hashiya_window_report_progress (double done, gpointer window);
void hashiya_window_end_progress (HashiyaWindow *self);

void hashiya_window_show_failure (HashiyaWindow *self, const char *heading, const char *body);

/* Returns: (transfer full) (nullable): what was opened; or else, unless it was cancelled, a failure
 * is said, below @heading */
HashiyaOpened *
hashiya_window_finish_opening (HashiyaWindow *self, GAsyncResult *result, const char *heading);
void hashiya_window_show_opened (HashiyaWindow *self, HashiyaOpened *opened);

/* Reads another version of a document from now on. */
void hashiya_window_read_version (HashiyaWindow *self, const char *id, const char *version);

/* Installs the actions that add to the library. */
void hashiya_window_import_class_install (GtkWidgetClass *widget_class);
void hashiya_window_import_init (HashiyaWindow *self);
void hashiya_window_version_changed_cb (HashiyaWindow *self);

/* For hashiya-window-places.c */

/* Says that the window shows something else. */
void hashiya_window_state_changed (HashiyaWindow *self);

/* Keeps where the reader is for going back. */
void hashiya_window_leave (HashiyaWindow *self);
void hashiya_window_left_cb (HashiyaWindow *self, guint64 offset);

/* Returns: the code point to begin with in what was opened */
gsize hashiya_window_take_offset (HashiyaWindow *self, HashiyaOpened *opened);

/* Returns: (transfer none): why the document cannot be opened, in words for one who was there */
const char *hashiya_window_explain (HashiyaWindow *self, const GError *error);
void hashiya_window_places_class_install (GtkWidgetClass *widget_class);

/* Begins with a history of nothing. */
void hashiya_window_places_init (HashiyaWindow *self);

/* Installs what prints. */
void hashiya_window_print_class_install (GtkWidgetClass *widget_class);

/* Installs the actions that have to do with versions. */
void hashiya_window_versions_class_install (GtkWidgetClass *widget_class);

/* Installs the actions that have to do with translations. */
void hashiya_window_texts_class_install (GtkWidgetClass *widget_class);

/* For hashiya-window-undo.c */

/* Begins with nothing to undo: with a library, since what was known belongs to another one. */
void hashiya_window_undo_init (HashiyaWindow *self);

/* Installs undo and redo. */
void hashiya_window_undo_class_install (GtkWidgetClass *widget_class);

/* Says that a mark is gone, and offers to bring it back. */
void hashiya_window_deleted_cb (HashiyaWindow *self);

/* For hashiya-window-search.c */

/* Installs the action that searches the library. */
void hashiya_window_search_class_install (GtkWidgetClass *widget_class);

/* Reads where something was found. */
void hashiya_window_hit_activated_cb (HashiyaWindow *self, HashiyaHitItem *item);

/* Finds it again in the document that was opened for it. */
void hashiya_window_find_sought (HashiyaWindow *self);

G_END_DECLS
