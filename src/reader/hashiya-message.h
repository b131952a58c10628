// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** HASHIYA_MESSAGE_MAX_BYTES: what is longer is no message of reader.js */
#define HASHIYA_MESSAGE_MAX_BYTES 1024

/**
 * HashiyaMessageType:
 * @HASHIYA_MESSAGE_READY: the script stands ready in a new page
 * @HASHIYA_MESSAGE_SHOWN: the page is drawn with its marks
 * @HASHIYA_MESSAGE_SELECTION: the selection changed
 * @HASHIYA_MESSAGE_ACTIVATE: a click, or Enter at the caret
 * @HASHIYA_MESSAGE_PLACE: scrolling rests
 * @HASHIYA_MESSAGE_PRESS: a click on a translation beside its original
 * @HASHIYA_MESSAGE_RESIZE: an end of the chosen mark is held, or was moved
 * @HASHIYA_MESSAGE_LEAVE: the chosen mark is chosen no more
 */
typedef enum
{
  HASHIYA_MESSAGE_READY,
  HASHIYA_MESSAGE_SHOWN,
  HASHIYA_MESSAGE_SELECTION,
  HASHIYA_MESSAGE_ACTIVATE,
  HASHIYA_MESSAGE_PLACE,
  HASHIYA_MESSAGE_PRESS,
  HASHIYA_MESSAGE_RESIZE,
  HASHIYA_MESSAGE_LEAVE,
} HashiyaMessageType;

/**
 * HashiyaMessage:
 * @page: the serial number of the page that it comes from
 * @start: a code point of the document text; 0 where the type has none
 * @end: the code point after the last; @start but in a selection
 * @box: in pixels of the web view
 * @final: see #HashiyaView::selection-changed and #HashiyaView::mark-resized
 * @caret: by Enter, not by a click
 * @sign: by a click on a sign, not on words
 * @is_end: the end of a mark, not its beginning
 * @by_keys: by keys, not by the mouse
 * @serial: how many times that was so in this page
 */
typedef struct
{
  HashiyaMessageType type;
  guint page;
  gsize start;
  gsize end;
  GdkRectangle box;
  gboolean final;
  gboolean caret;
  gboolean sign;
  gboolean is_end;
  gboolean by_keys;
  guint serial;
} HashiyaMessage;

/**
 * hashiya_message_parse:
 * @json: what the page sent
 * @message: (out caller-allocates): filled where it is what reader.js writes
 *
 * Checks every field's presence, type and range; nothing else of @json is looked at.
 *
 * Returns: whether it is a message
 */
gboolean hashiya_message_parse (const char *json, HashiyaMessage *message);

/**
 * hashiya_message_parse_rectangles:
 * @json: (nullable): an array of [x, y, width, height]
 *
 * Returns: (transfer full) (nullable) (element-type GdkRectangle): %NULL where it is anything else
 */
GArray *hashiya_message_parse_rectangles (const char *json);

G_END_DECLS
