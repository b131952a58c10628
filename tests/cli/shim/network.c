// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes a line to $HASHIYA_NETWORK_LOG for every look-up of a name and every internet socket that
 * a program it is preloaded into asks for, and for those of every program that one starts. */

#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void
note (const char *what)
{
  const char *path = getenv ("HASHIYA_NETWORK_LOG");
  char line[300];
  int file, length;

  if (path == NULL)
    return;
  file = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  length = snprintf (line, sizeof line, "%s\n", what);
  if (file < 0 || write (file, line, (size_t) length) != length)
    abort ();
  close (file);
}

/* ISO C has no way from an object's address to a function's but through memory. */
static void
find_real (const char *name, void *function)
{
  void *found = dlsym (RTLD_NEXT, name);

  memcpy (function, &found, sizeof found);
}

int
socket (int domain, int type, int protocol)
{
  int (*real) (int, int, int);

  find_real ("socket", &real);
  if (domain == AF_INET || domain == AF_INET6)
    note ("socket");
  return real (domain, type, protocol);
}

int
getaddrinfo (const char *name,
             const char *service,
             const struct addrinfo *hints,
             struct addrinfo **found)
{
  int (*real) (const char *, const char *, const struct addrinfo *, struct addrinfo **);
  char line[280];

  find_real ("getaddrinfo", &real);
  snprintf (line, sizeof line, "getaddrinfo %.250s", name != NULL ? name : "");
  note (line);
  return real (name, service, hints, found);
}
