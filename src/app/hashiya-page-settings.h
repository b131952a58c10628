// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the reader wants the page to look: keys of the program's settings, each by the name of the
 * view's property. */

/** hashiya_page_settings_bind: Has a #HashiyaView look as the settings say, now and from now on. */
void hashiya_page_settings_bind (GSettings *settings, GtkWidget *view);

/** hashiya_page_settings_scale: Makes the letters of every script larger or smaller, as far as
 * each may be. */
void hashiya_page_settings_scale (GSettings *settings, double factor);

/** hashiya_page_settings_reset_scale: Back to the usual size of letters, in every script. */
void hashiya_page_settings_reset_scale (GSettings *settings);

/**
 * hashiya_page_settings_migrate:
 *
 * When each script got settings of its own, what had been set for all went on for each: once.
 */
void hashiya_page_settings_migrate (GSettings *settings);

/** hashiya_page_settings_describe_missing_font: Returns: (nullable): a sentence where Nastaliq is
 * wanted and no font for it is installed: which it is, and in which packages */
const char *hashiya_page_settings_describe_missing_font (GSettings *settings);

G_END_DECLS
