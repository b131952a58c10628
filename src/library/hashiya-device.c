// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-device.h"

#include "hashiya-disk.h"
#include "hashiya-json.h"
#include "hashiya-library.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_SECONDS 10
#define ID_DIGITS    16

struct _HashiyaDevice
{
  char *id;
  int fd;
};

/* On some network file systems a lock belongs to the process and not to the open file. */
static GMutex threads;

char *
hashiya_device_dup_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "hashiya", name, NULL);
}

/* machine-id(5) asks for the id itself never to be shown: this keeps a keyed hash of it. */
static char *
dup_machine (void)
{
  static const char *const paths[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };
  g_autofree char *hash = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *machine = NULL;

      if (!g_file_get_contents (paths[i], &machine, NULL, NULL) || *g_strstrip (machine) == '\0')
        continue;
      hash = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) machine,
                                        strlen (machine), "hashiya device", -1);
      return g_strndup (hash, ID_DIGITS);
    }
  return g_strdup ("");
}

static gboolean
is_id (const char *text)
{
  return text != NULL && strlen (text) == ID_DIGITS
         && strspn (text, "0123456789abcdef") == ID_DIGITS;
}

static char *
read_id (void)
{
  g_autofree char *path = hashiya_device_dup_path ("device");
  g_autofree char *machine = dup_machine ();
  g_autofree char *data = NULL;
  g_autoptr (JsonObject) object = NULL;
  const char *id;
  gsize n_bytes;

  if (!g_file_get_contents (path, &data, &n_bytes, NULL))
    return NULL;
  object = hashiya_json_parse_object (data, n_bytes, NULL);
  id = hashiya_json_string (object, "device", NULL);
  if (!is_id (id) || strcmp (hashiya_json_string (object, "machine", ""), machine) != 0)
    return NULL;
  return g_strdup (id);
}

char *
hashiya_device_peek_id (void)
{
  return read_id ();
}

gboolean
hashiya_device_renew (HashiyaDevice *self, GError **error)
{
  g_autofree char *path = hashiya_device_dup_path ("device");
  g_autofree char *machine = dup_machine ();
  g_autofree char *line = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);
  g_autofree char *id = g_strndup (checksum, ID_DIGITS);

  line = g_strdup_printf ("{\"device\":\"%s\",\"machine\":\"%s\"}\n", id, machine);
  if (!hashiya_disk_replace_file (path, line, strlen (line), error))
    return FALSE;
  g_free (self->id);
  self->id = g_steal_pointer (&id);
  return TRUE;
}

static gboolean
wait_for_lock (int fd, const char *path, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + LOCK_SECONDS * G_USEC_PER_SEC;

  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        {
          hashiya_disk_set_error (error, errno, path);
          return FALSE;
        }
      /* A blocking wait could not be left when another process hangs. */
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (
              error, HASHIYA_LIBRARY_ERROR, HASHIYA_LIBRARY_ERROR_WRITE,
              _ ("Another Hashiya process is writing and does not finish. Close it "
                 "and try again."));
          return FALSE;
        }
      g_usleep (g_random_int_range (200, 3000));
    }
  return TRUE;
}

HashiyaDevice *
hashiya_device_lock (GError **error)
{
  g_autoptr (HashiyaDevice) self = NULL;
  g_autofree char *path = hashiya_device_dup_path ("lock");
  g_autofree char *folder = g_path_get_dirname (path);

  if (!hashiya_disk_make_folder (folder, error))
    return NULL;
  g_mutex_lock (&threads);
  self = g_new0 (HashiyaDevice, 1);
  self->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      hashiya_disk_set_error (error, errno, path);
      return NULL;
    }
  if (!wait_for_lock (self->fd, path, error))
    return NULL;
  self->id = read_id ();
  if (self->id == NULL && !hashiya_device_renew (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
hashiya_device_unlock (HashiyaDevice *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->id);
  g_free (self);
  g_mutex_unlock (&threads);
}

const char *
hashiya_device_get_id (HashiyaDevice *self)
{
  return self->id;
}

int
hashiya_device_lock_publishing (gboolean alone)
{
  g_autofree char *path = hashiya_device_dup_path ("publishing");
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (fd >= 0 && flock (fd, alone ? LOCK_EX | LOCK_NB : LOCK_SH) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

void
hashiya_device_unlock_publishing (int lock)
{
  if (lock >= 0)
    close (lock);
}
