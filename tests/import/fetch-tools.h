// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-fetch-document.h"

#include <libsoup/soup.h>

/* Servers on loopback for the tests of fetching, each in a thread of its own. */

/** Request: one that a site saw. */
typedef struct
{
  char *path;
  SoupMessageHeaders *headers;
} Request;

/** Site: a web server whose pages are in fetch-tools.c. */
typedef struct
{
  char *root; /* "http://127.0.0.1:port" */
  guint port;
  GPtrArray *requests; /* of Request */
  GThread *thread;
  GMainLoop *loop;
} Site;

Site *site_new (void);
void site_free (Site *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Site, site_free)

/** site_fetch: Fetches a path of it as one that a person typed, at most 64 KiB. */
HashiyaFetched *site_fetch (Site *self, const char *path, GError **error);

/** site_import: Imports a path of it as one that a person typed. */
HashiyaContent *
site_import (Site *self, const char *path, const HashiyaImportOptions *options, GError **error);

/** site_count: Returns: how often a path was asked for */
guint site_count (Site *self, const char *path);

/** WireEnd: what a server does after its bytes: closes, is silent, or sends one now and then. */
typedef enum
{
  WIRE_CLOSES,
  WIRE_IS_SILENT,
  WIRE_DRIPS,
} WireEnd;

/** Wire: a server that reads a request and sends some bytes, whatever they are. */
typedef struct
{
  char *address;
  const char *answer;
  WireEnd how;
  GCancellable *cancel_when_asked; /* may be NULL */
  GSocketListener *listener;
  GCancellable *end;
  GThread *thread;
} Wire;

Wire *wire_new (const char *answer, WireEnd how);
void wire_free (Wire *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wire, wire_free)

/** names_new: A resolver that knows one name: first as numbers parted by commas, then as others. */
GResolver *names_new (const char *name, const char *first, const char *later);
guint names_get_n_asked (GResolver *names);

/** new_fetcher: @names: (nullable); then properties. Never a proxy. */
HashiyaFetcher *new_fetcher (GResolver *names, const char *property, ...);

/** fetch: Fetches an address as one that a person typed, at most 64 KiB. */
HashiyaFetched *
fetch (HashiyaFetcher *fetcher, const char *address, GCancellable *cancellable, GError **error);
