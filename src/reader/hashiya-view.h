// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"
#include "hashiya-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaMark:
 * @id: the annotation's id
 * @start: first code point in the document text
 * @end: code point after the last
 * @colour: index into hashiya_colours
 * @has_note: drawn apart from a mark without one
 * @is_aside: its words are in another language: a sign beside the block that the range is
 */
typedef struct
{
  char *id;
  gsize start;
  gsize end;
  guint colour;
  gboolean has_note;
  gboolean is_aside;
} HashiyaMark;

void hashiya_mark_clear (HashiyaMark *self);

/**
 * HashiyaView:
 *
 * Draws one section of a document in a WebKit view that can do nothing, paints marks as CSS
 * Custom Highlights, and says what the reader selects, clicks and scrolls to. All offsets are
 * code points of the document text. It observes: whatever happens in it becomes an annotation
 * only by whoever listens.
 *
 * Signals:
 *  `selection-changed` (guint64 start, guint64 end, GdkRectangle *box, gboolean final): the
 *     reader's selection without white space at its ends; @box in the widget's coordinates;
 *     @final when the mouse was released or a key moved it; start == end when there is none.
 *  `mark-activated` (GStrv ids, GdkRectangle *box): a click (or Enter at the caret) on marks, the
 *     shortest first; @box is the letter that was clicked.
 *  `mark-resized` (const char *id, gboolean is_end, guint64 offset, gboolean final, gboolean
 *     by_keys): the end, or else the beginning, of the mark that was chosen with
 *     hashiya_view_choose_mark() is held (not @final), or was let go or moved by a key: to @offset,
 *     which may be where it was. The page shows it there until the next hashiya_view_set_marks().
 *  `translation-pressed` (guint64 offset): a click on words of the translation, where original and
 *     translation stand side by side; on no mark and no link.
 *  `place-changed` (guint64 offset): the first code point in view, after scrolling rests.
 *  `section-requested` (const char *section_id): an internal link to another section.
 *  `link-activated` (const char *uri) -> gboolean: a clicked link to http, https or mailto; unless
 *     a handler returns %TRUE, the desktop opens it.
 *  `section-shown` (): the section is drawn with its marks.
 *  `crashed` (): the web process is gone or hangs; the view shows its page with Reload.
 *
 * Properties: `document`, `section` (guint) (read-only). Those of #HashiyaStyle bind to the
 * program's settings of the same names and change a page on show: `font-scale`,
 * `arabic-font-scale`, `line-height`, `naskh-line-height`, `nastaliq-line-height` (doubles),
 * `text-width` (guint), `nastaliq`, `sans-serif`, `justify` (gboolean). Light, dark and high
 * contrast follow #AdwStyleManager.
 *
 * Keys that WebKitGTK answers with an abort or a menu of its own (F7, Ctrl+., Ctrl+;, Menu,
 * Shift+F10) are kept from it. F7 starts and stops the caret, as does Escape stop it; Shift with an
 * arrow, Home or End starts it too. While a mark is chosen, Shift with Left or Right moves its end,
 * Alt+Shift its beginning, and Escape leaves it. A shortcut of the window in the capture phase
 * comes first.
 */
#define HASHIYA_TYPE_VIEW (hashiya_view_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaView, hashiya_view, HASHIYA, VIEW, GtkWidget)

GtkWidget *hashiya_view_new (void);

/**
 * hashiya_view_show:
 * @document: what to read; the view keeps a reference
 * @section: which section
 * @offset: the code point to bring into view, or the section's start
 */
void hashiya_view_show (HashiyaView *self, HashiyaDocument *document, guint section, gsize offset);

/**
 * hashiya_view_set_marks:
 * @marks: (element-type HashiyaMark): all marks of the document, any order; the view keeps a copy
 *   and paints those near the viewport
 */
void hashiya_view_set_marks (HashiyaView *self, GArray *marks);

/**
 * hashiya_view_choose_mark:
 * @id: (nullable): one of those on words
 *
 * Shows handles at the two ends of a mark, to be dragged, where hashiya_view_set_marks() has them.
 * Any other id, a selection, a click on no mark and Escape take them away.
 */
void hashiya_view_choose_mark (HashiyaView *self, const char *id);

/** hashiya_view_get_chosen_mark: Returns: (nullable): the one that has handles */
const char *hashiya_view_get_chosen_mark (HashiyaView *self);

/**
 * hashiya_view_set_found:
 * @found: (nullable) (element-type HashiyaFound): places in the document text, by start; the view
 *   keeps a reference and paints those near the viewport
 * @current: index of the one that stands out, or %G_MAXUINT
 */
void hashiya_view_set_found (HashiyaView *self, GArray *found, guint current);

/** hashiya_view_scroll_to: Brings a code point of the shown section into view, smoothly if asked.
 */
void hashiya_view_scroll_to (HashiyaView *self, gsize offset, gboolean smoothly);

/** hashiya_view_flash: Draws the eye to a range for a moment. */
void hashiya_view_flash (HashiyaView *self, gsize start, gsize end);

void hashiya_view_clear_selection (HashiyaView *self);

/**
 * hashiya_view_get_selection:
 * @start: (out): code points
 * @end: (out): code points
 *
 * Returns: whether any words are selected
 */
gboolean hashiya_view_get_selection (HashiyaView *self, gsize *start, gsize *end);

/**
 * hashiya_view_get_rectangles_async:
 *
 * Where a range is drawn: one rectangle a line box, in the widget's coordinates.
 */
void hashiya_view_get_rectangles_async (HashiyaView *self,
                                        gsize start,
                                        gsize end,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/** Returns: (transfer full) (element-type GdkRectangle): may be empty, %NULL with an error */
GArray *
hashiya_view_get_rectangles_finish (HashiyaView *self, GAsyncResult *result, GError **error);

/**
 * hashiya_view_get_text_async:
 *
 * WebKit's own textContent of the shown section, or slice (tests compare it with ours).
 */
void hashiya_view_get_text_async (HashiyaView *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *hashiya_view_get_text_finish (HashiyaView *self, GAsyncResult *result, GError **error);

/**
 * hashiya_view_get_shown_range:
 * @start: (out): code points of the document text
 * @end: (out): code points
 *
 * What of the document the page holds: the shown section, or of a section over 1 MB a slice.
 */
void hashiya_view_get_shown_range (HashiyaView *self, gsize *start, gsize *end);

/**
 * hashiya_view_start_caret:
 *
 * Puts a caret at the first words in view and the focus on the page, so that words are selected
 * without a mouse; the arrow keys then move the caret until hashiya_view_stop_caret().
 */
void hashiya_view_start_caret (HashiyaView *self);
void hashiya_view_stop_caret (HashiyaView *self);

/** hashiya_view_reload: After a crash, or when the reader asks. */
void hashiya_view_reload (HashiyaView *self);

G_END_DECLS
