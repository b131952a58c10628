// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HashiyaDiskQueue:
 *
 * Jobs that block on the disk, run one after the other in the program's one disk thread, and
 * finished on the main loop in the order they were pushed.
 */
#define HASHIYA_TYPE_DISK_QUEUE (hashiya_disk_queue_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaDiskQueue, hashiya_disk_queue, HASHIYA, DISK_QUEUE, GObject)

/** hashiya_disk_queue_new: Returns: (transfer full): an empty queue */
HashiyaDiskQueue *hashiya_disk_queue_new (void);

/**
 * hashiya_disk_queue_push:
 * @run: called with @data in the disk thread
 * @done: called with @data on the main loop afterwards; owns @data from then on
 */
void hashiya_disk_queue_push (HashiyaDiskQueue *self,
                              void (*run) (gpointer data),
                              void (*done) (gpointer data),
                              gpointer data);

/**
 * hashiya_disk_queue_wait:
 *
 * Blocks until every job has run, those pushed by a job's end too. For the moments when the
 * program must not go on before the disk has everything: closing, and a signal to end.
 */
void hashiya_disk_queue_wait (HashiyaDiskQueue *self);

G_END_DECLS
