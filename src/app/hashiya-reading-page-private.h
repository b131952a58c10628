// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-chosen-mark.h"
#include "hashiya-find-bar.h"
#include "hashiya-margin-panel.h"
#include "hashiya-outline.h"
#include "hashiya-reading-page.h"
#include "hashiya-translation-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _HashiyaReadingPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkRevealer *failure;
  GtkLabel *failure_label;
  HashiyaFindBar *find_bar;
  AdwFlap *sidebar_flap;
  AdwFlap *margin_flap;
  HashiyaOutline *outline;
  HashiyaMarginPanel *margin;
  GtkWidget *view;
  HashiyaTranslationEditor *translation_editor;
  GtkMenuButton *texts_button;
  GtkWidget *selection_popover;
  HashiyaChosenMark *chosen_mark;

  GSettings *settings;
  GSimpleActionGroup *actions;
  GSignalGroup *signals;
  HashiyaMarginModel *model;
  HashiyaUndo *undo;

  gboolean shows_sidebar; /* where there is room for it */
  gboolean shows_margin;

  GStrv languages;      /* of the translations that there are */
  gboolean texts_stale; /* whether something was translated that the page does not show */

  guint section;       /* which one the view shows */
  gsize place;         /* the first code point in view */
  gsize written_place; /* the last one that was remembered */
  guint place_id;
  guint marks_id;
  char *mark_id;          /* the mark that the keys came to last, or NULL */
  gboolean has_left_note; /* and not yet said that it is saved */
  char *flash_id;         /* the annotation to flash once its section is drawn */
  gsize flash_start;      /* or this range, unless it is empty */
  gsize flash_end;
};

/* For hashiya-reading-actions.c */

/* Installs the actions of `reading.` and the widget's own. */
void hashiya_reading_actions_install (HashiyaReadingPage *self);
void hashiya_reading_actions_class_install (GtkWidgetClass *widget_class);

/* Says that the reader goes from here to somewhere else. */
void hashiya_reading_page_leave (HashiyaReadingPage *self);

/* For hashiya-reading-marks.c; after the actions and the signals are there */
void hashiya_reading_marks_install (HashiyaReadingPage *self);
void hashiya_reading_marks_class_install (GtkWidgetClass *widget_class);

/* For hashiya-reading-panes.c */
void hashiya_reading_page_folded_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap);
void
hashiya_reading_page_reveal_changed_cb (HashiyaReadingPage *self, GParamSpec *pspec, AdwFlap *flap);

/* For hashiya-reading-texts.c */

/* Installs the actions that choose in which language the document is read. */
void hashiya_reading_texts_install (HashiyaReadingPage *self);

/* After another document, or the same in another language, came on show. */
void hashiya_reading_texts_update (HashiyaReadingPage *self);

void hashiya_reading_texts_pressed_cb (HashiyaReadingPage *self, guint64 offset);
void hashiya_reading_texts_written_cb (HashiyaReadingPage *self);
void hashiya_reading_texts_block_changed_cb (HashiyaReadingPage *self, guint block);
void hashiya_reading_texts_closed_cb (HashiyaReadingPage *self);

/* For hashiya-reading-find.c */
void hashiya_reading_find_install (HashiyaReadingPage *self);

/* Returns: whether there are words to mark: those selected, or else the place found. */
gboolean hashiya_reading_find_get_words (HashiyaReadingPage *self, gsize *start, gsize *end);

/* Lets words be marked where there are any. */
void hashiya_reading_find_update_marking (HashiyaReadingPage *self);

/* For hashiya-reading-places.c */
void hashiya_reading_page_show_section (HashiyaReadingPage *self, guint section, gsize offset);
void hashiya_reading_places_shown_cb (HashiyaReadingPage *self);
void hashiya_reading_places_activated_cb (HashiyaReadingPage *self, HashiyaAnnotation *annotation);

void hashiya_reading_page_notice (HashiyaReadingPage *self, const char *message);
void hashiya_reading_page_deleted (HashiyaReadingPage *self);

/* Goes to a range that no annotation stands on, and draws the eye to it. */
void hashiya_reading_page_show_range (HashiyaReadingPage *self, gsize start, gsize end);

/* Takes popover and selection away. */
void hashiya_reading_page_finish_selection (HashiyaReadingPage *self);

G_END_DECLS
