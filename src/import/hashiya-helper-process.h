// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaHelperProcess:
 *
 * A running `hashiya-import` and the line to it. Those that are idle are kept for the next file.
 */
typedef struct _HashiyaHelperProcess HashiyaHelperProcess;

/**
 * hashiya_helper_process_take:
 * @fresh: whether it must be a new one
 *
 * Returns: (transfer full): one that nobody else uses, or %NULL with %G_SPAWN_ERROR or %G_IO_ERROR
 */
HashiyaHelperProcess *hashiya_helper_process_take (gboolean fresh, GError **error);

/** hashiya_helper_process_get_fd: Returns: the program's end of the line */
int hashiya_helper_process_get_fd (HashiyaHelperProcess *self);

/** hashiya_helper_process_was_used: Returns: whether it has served a file already */
gboolean hashiya_helper_process_was_used (HashiyaHelperProcess *self);

/** hashiya_helper_process_give_back: (transfer full): It has served, and may serve again. */
void hashiya_helper_process_give_back (HashiyaHelperProcess *self);

/**
 * hashiya_helper_process_end: (transfer full): Ends it, whatever it is at, and waits for its end.
 *
 * Returns: the signal that had ended it before, or its exit status as a negative number; 0 where
 *   it had to be ended
 */
int hashiya_helper_process_end (HashiyaHelperProcess *self);

/**
 * hashiya_helper_process_convert:
 * @program: the path of pandoc
 * @format: what pandoc calls the document's format
 * @input: the document; closed in any case
 *
 * Starts a helper that shuts itself in and becomes @program, which writes a page.
 *
 * Returns: (transfer full): the process, its standard output a pipe
 */
GSubprocess *
hashiya_helper_process_convert (const char *program, const char *format, int input, GError **error);

G_END_DECLS
