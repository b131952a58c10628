// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-import-panel.h"
#include "hashiya-importer.h"
#include "hashiya-library-page.h"
#include "hashiya-reading-page.h"
#include "hashiya-window.h"

G_BEGIN_DECLS

struct _HashiyaWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  HashiyaLibraryPage *library_page;
  HashiyaReadingPage *reading_page;
  GtkRevealer *progress;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  HashiyaImportPanel *import_panel;

  GSettings *settings;
  HashiyaLibrary *library;
  HashiyaUndo *undo;
  GHashTable *models;        /* id-version -> HashiyaMarginModel: all read in this window */
  GCancellable *cancellable; /* of what the progress bar shows, or NULL */
  guint progress_id;
  HashiyaLink *link; /* where the document being opened is to begin, or NULL */
  char *wanted;      /* the annotation to go to once the margin is read, or NULL */
  HashiyaImportQueue *imports;
  HashiyaImportJob *awaited;     /* what the reader waits for to read, or NULL */
  AdwToast *delete_toast;        /* weak: offers to bring the annotation deleted last back */
  AdwToast *version_toast;       /* weak: offers the version that somebody else changed to */
  GtkFileChooserNative *chooser; /* open now, or NULL */
};

/* For hashiya-window-import.c and hashiya-window-versions.c */

/* Returns: (transfer none): what cancels the work that begins now; what was going on is cancelled
 */
GCancellable *hashiya_window_begin_progress (HashiyaWindow *self, const char *text);
void hashiya_window_report_progress (double done, gpointer window);
void hashiya_window_end_progress (HashiyaWindow *self);

void hashiya_window_show_failure (HashiyaWindow *self, const char *heading, const char *body);
void hashiya_window_show_opened (HashiyaWindow *self, HashiyaOpened *opened);

/* Reads another version of a document from now on. */
void hashiya_window_read_version (HashiyaWindow *self, const char *id, const char *version);

/* Installs the actions that add to the library. */
void hashiya_window_import_class_install (GtkWidgetClass *widget_class);
void hashiya_window_import_init (HashiyaWindow *self);
void hashiya_window_version_changed_cb (HashiyaWindow *self);

/* Installs the actions that have to do with versions. */
void hashiya_window_versions_class_install (GtkWidgetClass *widget_class);

G_END_DECLS
