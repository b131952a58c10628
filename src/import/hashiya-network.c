// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-network.h"

#include <string.h>

typedef struct
{
  guint8 bytes[16];
  guint bits;
} Prefix;

static const Prefix closed4[] = {
  { { 0 }, 8 },             /* this network */
  { { 10 }, 8 },            /* private */
  { { 100, 64 }, 10 },      /* carriers' shared space */
  { { 127 }, 8 },           /* loopback */
  { { 169, 254 }, 16 },     /* link-local, where clouds keep their keys */
  { { 172, 16 }, 12 },      /* private */
  { { 192, 0, 0 }, 24 },    /* protocol assignments */
  { { 192, 0, 2 }, 24 },    /* documentation */
  { { 192, 88, 99 }, 24 },  /* 6to4 relays */
  { { 192, 168 }, 16 },     /* private */
  { { 198, 18 }, 15 },      /* benchmarks */
  { { 198, 51, 100 }, 24 }, /* documentation */
  { { 203, 0, 113 }, 24 },  /* documentation */
  { { 224 }, 4 },           /* multicast */
  { { 240 }, 4 },           /* reserved, and broadcast */
};

/* Of 2000::/3; outside it nothing is public but the translated. */
static const Prefix closed6[] = {
  { { 0x20, 0x01, 0x00 }, 23 },       /* protocol assignments, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x3f, 0xff, 0x00 }, 20 },       /* documentation */
};

static const Prefix open6 = { { 0x20 }, 3 };

/* Prefixes whose addresses hold an IPv4 one, and where. */
static const struct
{
  Prefix prefix;
  guint at;
} translated[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* IPv4-mapped */
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },                   /* NAT64, RFC 6052 */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
has_prefix (const guint8 *bytes, const Prefix *prefix)
{
  guint whole = prefix->bits / 8;
  guint8 mask = (guint8) (0xff00 >> prefix->bits % 8);

  return memcmp (bytes, prefix->bytes, whole) == 0
         && (bytes[whole % 16] & mask) == (prefix->bytes[whole % 16] & mask);
}

static gboolean
is_public4 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (closed4); i++)
    {
      if (has_prefix (bytes, &closed4[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_public6 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    {
      if (has_prefix (bytes, &translated[i].prefix))
        return is_public4 (bytes + translated[i].at);
    }
  for (guint i = 0; i < G_N_ELEMENTS (closed6); i++)
    {
      if (has_prefix (bytes, &closed6[i]))
        return FALSE;
    }
  return has_prefix (bytes, &open6);
}

gboolean
hashiya_network_is_public (GInetAddress *address)
{
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4
             ? is_public4 (g_inet_address_to_bytes (address))
             : is_public6 (g_inet_address_to_bytes (address));
}
