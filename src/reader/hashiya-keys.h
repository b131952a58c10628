// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaKey:
 * @HASHIYA_KEY_OTHER: the page's
 * @HASHIYA_KEY_REFUSED: WebKitGTK would answer it with an abort or a menu of its own
 * @HASHIYA_KEY_CARET: starts or stops the caret
 * @HASHIYA_KEY_LEAVE: stops the caret
 * @HASHIYA_KEY_EXTEND: extends the selection, or where a mark is chosen may move its end
 * @HASHIYA_KEY_START: moves the beginning of the chosen mark
 * @HASHIYA_KEY_NEXT: goes to the next link, or out of the page
 * @HASHIYA_KEY_PREVIOUS: the other way
 */
typedef enum
{
  HASHIYA_KEY_OTHER,
  HASHIYA_KEY_REFUSED,
  HASHIYA_KEY_CARET,
  HASHIYA_KEY_LEAVE,
  HASHIYA_KEY_EXTEND,
  HASHIYA_KEY_START,
  HASHIYA_KEY_NEXT,
  HASHIYA_KEY_PREVIOUS,
} HashiyaKey;

/**
 * hashiya_key_classify:
 * @direction: (out): for %HASHIYA_KEY_EXTEND and %HASHIYA_KEY_START, the first argument of
 *   Selection.modify() after `extend`
 * @granularity: (out): the second
 *
 * Returns: what a key is to the view
 */
HashiyaKey hashiya_key_classify (guint key,
                                 GdkModifierType state,
                                 const char **direction,
                                 const char **granularity);

G_END_DECLS
