// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaDevice:
 *
 * The right to write to journals on this device: a lock on `$XDG_STATE_HOME/hashiya/lock`
 * that one thread of one process has at a time, and the id in `$XDG_STATE_HOME/hashiya/device`
 * whose journals are this device's own. The lock is never in the library: a portal's folder
 * refuses locks.
 */
typedef struct _HashiyaDevice HashiyaDevice;

/**
 * hashiya_device_lock:
 *
 * Waits for the lock. Makes the id where there is none, and a new one where the file was made
 * on another machine: two machines with one id would write into each other's journals.
 *
 * Returns: (transfer full): the right to write, or %NULL with %HASHIYA_LIBRARY_ERROR_WRITE
 */
HashiyaDevice *hashiya_device_lock (GError **error);

/** hashiya_device_unlock: @self: (transfer full): the right to write */
void hashiya_device_unlock (HashiyaDevice *self);

/** hashiya_device_get_id: Returns: 16 hex digits */
const char *hashiya_device_get_id (HashiyaDevice *self);

/** hashiya_device_renew: Takes a new id: the old one's journals are from now on another's. */
gboolean hashiya_device_renew (HashiyaDevice *self, GError **error);

/** hashiya_device_peek_id: Returns: (transfer full) (nullable): the id, read without the lock */
char *hashiya_device_peek_id (void);

/**
 * hashiya_device_lock_publishing:
 * @alone: whether no program of this device may be publishing meanwhile
 *
 * Whoever writes a version holds this lock with the others that do; who sweeps away what was
 * left half written holds it alone.
 *
 * Returns: what to give hashiya_device_unlock_publishing(), or -1 where it cannot be had now
 */
int hashiya_device_lock_publishing (gboolean alone);
void hashiya_device_unlock_publishing (int lock);

/** hashiya_device_dup_path: Returns: (transfer full): the path of @name in the state folder */
char *hashiya_device_dup_path (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaDevice, hashiya_device_unlock)

G_END_DECLS
