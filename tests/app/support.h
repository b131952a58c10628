// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../library/support.h"

#include "hashiya-margin-model.h"

G_BEGIN_DECLS

/* A document open in a window that is not there, and the same library as another device has it. */
typedef struct
{
  Setting library;
  char *id;
  HashiyaDocument *document;
  HashiyaEdition *edition;
  HashiyaMarginModel *model;
  HashiyaMargin *margin; /* the model's */
  HashiyaLibrary *elsewhere;
  HashiyaMargin *margin_elsewhere;
} Reading;

void reading_set_up (Reading *self, gconstpointer data);
void reading_tear_down (Reading *self, gconstpointer data);

/* Has another device do what follows with margin_elsewhere. */
void reading_open_elsewhere (Reading *self);

/* Another device writes a note or a colour on an annotation; NULL: leaves it as it is. */
void reading_change_elsewhere (Reading *self, const char *id, const char *note, const char *colour);

/* What the window finds when it looks again. */
void reading_refresh (Reading *self);

/* A yellow mark on code points 0 to 5, not added. */
JsonObject *reading_new_mark (Reading *self);

/* What a device that starts now would read; NULL where it is deleted. */
JsonObject *reading_read_disk (Reading *self, const char *id);
char *reading_read_note (Reading *self, const char *id);

G_END_DECLS
