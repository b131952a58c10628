// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-bridge.h"
#include "hashiya-marks.h"
#include "hashiya-part.h"
#include "hashiya-scheme.h"
#include "hashiya-style.h"
#include "hashiya-view.h"
#include "hashiya-watch.h"

G_BEGIN_DECLS

struct _HashiyaView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  WebKitWebView *web_view;
  HashiyaScheme *scheme;
  HashiyaBridge *bridge;
  HashiyaWatch *watch;
  HashiyaStyle style;

  HashiyaPart *part; /* what the page holds; NULL before there is any */
  guint page;        /* the serial of the page on show or on its way */
  gboolean ready;    /* its script answers */
  gsize place;       /* where it starts, until it is ready */
  gsize flash_start;
  gsize flash_end; /* to be flashed once ready */

  GArray *marks; /* of HashiyaMark, by start, then the longest first */
  GArray *found; /* of HashiyaFound, by start; NULL for none */
  guint found_current;
  gsize selection_start;
  gsize selection_end;
  gboolean caret;
  char *chosen;        /* the mark whose ends can be moved, or NULL */
  guint resize_serial; /* of the last time that the page said they were */
};

/** hashiya_view_call: @argument: (transfer full) (nullable): Calls a function of reader.js. */
void hashiya_view_call (HashiyaView *self, const char *function, JsonObject *argument);

/** hashiya_view_add_marks: @object: gets the marks on show in the form reader.js takes them. */
void hashiya_view_add_marks (HashiyaView *self, JsonObject *object);

/** hashiya_view_restyle: Shows the page in the style that it is to have now. */
void hashiya_view_restyle (HashiyaView *self);

/** hashiya_view_follow_desktop: Has the page light or dark, as large and as still as the reader
 * wants all of the desktop, now and whenever that changes. */
void hashiya_view_follow_desktop (HashiyaView *self);

/** hashiya_view_key_pressed_cb: What a key does before the page hears of it. */
gboolean hashiya_view_key_pressed_cb (GtkEventControllerKey *controller,
                                      guint key,
                                      guint code,
                                      GdkModifierType state,
                                      HashiyaView *self);

G_END_DECLS
