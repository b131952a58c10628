// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HashiyaWalls: what stands between the helper and the rest of the machine. */
typedef enum
{
  HASHIYA_WALL_NETWORK = 1 << 0, /* a network namespace of its own, without a way out */
  HASHIYA_WALL_FILES = 1 << 1,   /* Landlock: reads the system's libraries, writes nothing */
  HASHIYA_WALL_CALLS = 1 << 2,   /* seccomp: no socket, no program, no other process */
  HASHIYA_WALLS_ALL = HASHIYA_WALL_NETWORK | HASHIYA_WALL_FILES | HASHIYA_WALL_CALLS,
} HashiyaWalls;

/**
 * hashiya_sandbox_enter:
 * @reads: (array zero-terminated=1): folders that may still be read
 * @wanted: the walls to build
 *
 * Shuts this process in, for good, as far as the kernel has what it takes. Call it before there is
 * a second thread. Whether all walls hold or not, the process ends with the one that started it,
 * gains no rights by any program and leaves no core.
 *
 * Returns: the walls that hold
 */
HashiyaWalls hashiya_sandbox_enter (const char *const *reads, HashiyaWalls wanted);

/**
 * hashiya_sandbox_limit:
 * @n_bytes: how large the file is that is read next
 *
 * Allows this process the processor's time that a file of that size can need at most. The kernel
 * ends it when that is over.
 */
void hashiya_sandbox_limit (gsize n_bytes);

/** hashiya_sandbox_memory: Returns: how many bytes of memory a file of that size can need at most.
 * JavaScriptCore reserves so much address space that the kernel's own limits cannot count it: what
 * is really in use has to be watched. */
gsize hashiya_sandbox_memory (gsize n_bytes);

/** hashiya_sandbox_seconds: Returns: how long the processor may be at work on a file */
guint hashiya_sandbox_seconds (gsize n_bytes);

G_END_DECLS
