// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-margin-model.h"

G_BEGIN_DECLS

/* What text and sidebar show of a margin. */

/** hashiya_margin_marks_new: Returns: (transfer full) (element-type HashiyaMark): every highlight
 * that stands in this version of the document */
GArray *hashiya_margin_marks_new (HashiyaMarginModel *model);

/** hashiya_margin_marks_count: Returns: (transfer full) (element-type guint): how many annotations
 * stand in each section */
GArray *hashiya_margin_marks_count (HashiyaMarginModel *model);

G_END_DECLS
