// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HashiyaApplication:
 *
 * The program: unique on its session bus, opens files handed to it, keeps the library.
 */
#define HASHIYA_TYPE_APPLICATION (hashiya_application_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaApplication, hashiya_application, HASHIYA, APPLICATION, AdwApplication)

HashiyaApplication *hashiya_application_new (void);

/** hashiya_application_restart: Saves everything, quits, and has main() start the program anew. */
void hashiya_application_restart (HashiyaApplication *self);

/** hashiya_application_wants_restart: Returns: whether it quit to be started anew */
gboolean hashiya_application_wants_restart (HashiyaApplication *self);

G_END_DECLS
