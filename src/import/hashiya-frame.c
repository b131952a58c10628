// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* A frame on the line: kind and length of the name as 32 bits, length of the data as 64, in the
 * machine's own order, since both ends run on it; then the name, then the data. */

#include "hashiya-frame.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#define MAX_NAME_BYTES 8192
#define BLOCK          (1024 * 1024)

typedef struct
{
  guint32 kind;
  guint32 n_name;
  guint64 n_data;
} Header;

typedef struct
{
  int fd;
  gint64 deadline;
  GCancellable *cancellable;
} Line;

void
hashiya_frame_free (HashiyaFrame *self)
{
  g_free (self->name);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

/* Waits until the line is ready, the deadline is over, or someone cancels. */
static gboolean
wait_for (const Line *self, gushort events, GError **error)
{
  for (;;)
    {
      GPollFD fds[2] = { { .fd = self->fd, .events = events } };
      gint64 left = self->deadline > 0 ? (self->deadline - g_get_monotonic_time ()) / 1000 : -1;
      guint n = 1;
      int ready;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->deadline > 0 && left <= 0)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Timed out");
          return FALSE;
        }
      if (g_cancellable_make_pollfd (self->cancellable, &fds[1]))
        n = 2;
      ready = g_poll (fds, n, (int) MIN (left, G_MAXINT));
      if (n == 2)
        g_cancellable_release_fd (self->cancellable);
      if (ready > 0 && fds[0].revents != 0)
        return TRUE;
    }
}

static gboolean
fail (int number, GError **error)
{
  gboolean closed = number == 0 || number == EPIPE || number == ECONNRESET;

  g_set_error_literal (error, G_IO_ERROR,
                       closed ? G_IO_ERROR_CLOSED : g_io_error_from_errno (number),
                       closed ? "Closed" : g_strerror (number));
  return FALSE;
}

static gboolean
put (const Line *self, const void *data, gsize n, GError **error)
{
  for (gsize done = 0; done < n;)
    {
      ssize_t sent;

      if (!wait_for (self, G_IO_OUT, error))
        return FALSE;
      sent = send (self->fd, (const char *) data + done, MIN (n - done, BLOCK),
                   MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return fail (errno, error);
      done += MAX (sent, 0);
    }
  return TRUE;
}

static gboolean
take (const Line *self, void *data, gsize n, GError **error)
{
  for (gsize done = 0; done < n;)
    {
      ssize_t got;

      if (!wait_for (self, G_IO_IN, error))
        return FALSE;
      got = recv (self->fd, (char *) data + done, n - done, MSG_DONTWAIT);
      if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        return fail (got == 0 ? 0 : errno, error);
      done += MAX (got, 0);
    }
  return TRUE;
}

gboolean
hashiya_frame_write (int fd,
                     HashiyaFrameKind kind,
                     const char *name,
                     GBytes *data,
                     gint64 deadline,
                     GCancellable *cancellable,
                     GError **error)
{
  const Line line = { fd, deadline, cancellable };
  Header header = { .kind = kind, .n_name = strlen (name) };
  gsize n = 0;
  const void *bytes = data != NULL ? g_bytes_get_data (data, &n) : NULL;

  header.n_data = n;
  return put (&line, &header, sizeof header, error) && put (&line, name, header.n_name, error)
         && put (&line, bytes, n, error);
}

static GBytes *
take_data (const Line *self, gsize n, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  while (data->len < n)
    {
      guint before = data->len;

      /* Doubles with what has come, so that a claim alone takes no memory. */
      g_byte_array_set_size (data, MIN (n, MAX ((gsize) before * 2, BLOCK)));
      if (!take (self, data->data + before, data->len - before, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

HashiyaFrame *
hashiya_frame_read (
    int fd, gsize max_bytes, gint64 deadline, GCancellable *cancellable, GError **error)
{
  const Line line = { fd, deadline, cancellable };
  g_autoptr (HashiyaFrame) self = g_new0 (HashiyaFrame, 1);
  Header header;

  if (!take (&line, &header, sizeof header, error))
    return NULL;
  if (header.n_name > MAX_NAME_BYTES || header.n_data > MIN (max_bytes, G_MAXUINT32 / 2))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Too large");
      return NULL;
    }
  self->kind = header.kind;
  self->name = g_malloc0 (header.n_name + 1);
  if (!take (&line, self->name, header.n_name, error))
    return NULL;
  self->data = take_data (&line, header.n_data, error);
  if (self->data == NULL)
    return NULL;
  if (strlen (self->name) != header.n_name || !g_utf8_validate (self->name, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "No name");
      return NULL;
    }
  return g_steal_pointer (&self);
}
