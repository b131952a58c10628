// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-annotation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaReviewBox:
 *
 * What the reader is asked about an annotation's place: old and new words side by side with
 * Confirm and Detach, or the words that were not found with what stood around them, the places
 * that come nearest, and Attach Here. Its buttons are `margin.*` actions. Not visible where there
 * is nothing to ask.
 */
#define HASHIYA_TYPE_REVIEW_BOX (hashiya_review_box_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaReviewBox, hashiya_review_box, HASHIYA, REVIEW_BOX, GtkWidget)

/** hashiya_review_box_set: @annotation: (nullable): in which version, @document: (nullable) */
void hashiya_review_box_set (HashiyaReviewBox *self,
                             HashiyaAnnotation *annotation,
                             HashiyaDocument *document);

G_END_DECLS
