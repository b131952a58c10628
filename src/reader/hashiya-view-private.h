// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-bridge.h"
#include "hashiya-marks.h"
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

  HashiyaDocument *document;
  guint section;
  GArray *slices; /* of HashiyaSlice; NULL for a section shown whole */
  guint slice;
  gsize shown_start; /* what the page holds, in the document text */
  gsize shown_end;
  guint page;     /* the serial of the page on show or on its way */
  gboolean ready; /* its script answers */
  gsize place;    /* where it starts, until it is ready */
  gsize flash_start;
  gsize flash_end; /* to be flashed once ready */

  GArray *marks; /* of HashiyaMark, by start, then the longest first */
  GArray *found; /* of HashiyaFound, by start; NULL for none */
  guint found_current;
  gsize selection_start;
  gsize selection_end;
  gboolean caret;
};

/** hashiya_view_call: @argument: (transfer full) (nullable): Calls a function of reader.js. */
void hashiya_view_call (HashiyaView *self, const char *function, JsonObject *argument);

G_END_DECLS
