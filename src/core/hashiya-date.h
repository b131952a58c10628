// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_date_format:
 * @format: as for g_date_time_format(); of names, only the month's (%B)
 *
 * Returns: (transfer full): @time with the month's name and the digits of the program's language,
 *   whether the system has its locale or not
 */
char *hashiya_date_format (GDateTime *time, const char *format);

G_END_DECLS
