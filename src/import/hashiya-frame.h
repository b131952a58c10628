// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** HashiyaFrameKind: what the program and the helper that parses say to each other. */
typedef enum
{
  HASHIYA_FRAME_REQUEST = 1, /* to the helper: the options, as JSON */
  HASHIYA_FRAME_BYTES,       /* to the helper: the file */
  HASHIYA_FRAME_READY,       /* to the program: a request was taken on */
  HASHIYA_FRAME_ASK,         /* to the program: the name of a file beside the one that is read */
  HASHIYA_FRAME_ANSWER,      /* to the helper: that file; without bytes where there is none */
  HASHIYA_FRAME_STEP,        /* to the program: "STEP DONE TOTAL" in digits, as name */
  HASHIYA_FRAME_FILE,        /* to the program: a file of the content, by its path */
  HASHIYA_FRAME_DONE,  /* to the program: the original's extension, and the content described */
  HASHIYA_FRAME_ERROR, /* to the program: the code as name, and a sentence */
} HashiyaFrameKind;

/** HASHIYA_FRAME_FD: the number under which the helper finds its end of the line */
#define HASHIYA_FRAME_FD 3
/** HASHIYA_FRAME_EXIT_MEMORY: the status with which a helper ends that takes too much memory */
#define HASHIYA_FRAME_EXIT_MEMORY 3

/**
 * HashiyaFrame:
 * @name: valid UTF-8
 * @data: any bytes
 */
typedef struct
{
  HashiyaFrameKind kind;
  char *name;
  GBytes *data;
} HashiyaFrame;

void hashiya_frame_free (HashiyaFrame *self);

/**
 * hashiya_frame_write:
 * @fd: a stream socket
 * @deadline: of the monotonic clock, 0 for none
 *
 * Returns: whether all of it was taken; else %G_IO_ERROR, `CLOSED` where the other end is gone
 */
gboolean hashiya_frame_write (int fd,
                              HashiyaFrameKind kind,
                              const char *name,
                              GBytes *data,
                              gint64 deadline,
                              GCancellable *cancellable,
                              GError **error);

/**
 * hashiya_frame_read:
 * @max_bytes: what its data may take; more is %G_IO_ERROR_INVALID_DATA
 *
 * Trusts nothing that it reads: memory grows only with what has come.
 *
 * Returns: (transfer full): the next frame, or %NULL with %G_IO_ERROR
 */
HashiyaFrame *hashiya_frame_read (
    int fd, gsize max_bytes, gint64 deadline, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaFrame, hashiya_frame_free)

G_END_DECLS
