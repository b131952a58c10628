// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-pinned-address.h"

struct _HashiyaPinnedAddress
{
  GNetworkAddress parent_instance;

  GList *addresses; /* of GInetAddress */
};

#define HASHIYA_TYPE_PINNED_ENUMERATOR (hashiya_pinned_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaPinnedEnumerator,
                      hashiya_pinned_enumerator,
                      HASHIYA,
                      PINNED_ENUMERATOR,
                      GSocketAddressEnumerator)

struct _HashiyaPinnedEnumerator
{
  GSocketAddressEnumerator parent_instance;

  HashiyaPinnedAddress *address;
  GList *next;
};

G_DEFINE_FINAL_TYPE (HashiyaPinnedEnumerator,
                     hashiya_pinned_enumerator,
                     G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddress *
hashiya_pinned_enumerator_next (GSocketAddressEnumerator *enumerator,
                                GCancellable *cancellable,
                                GError **error)
{
  HashiyaPinnedEnumerator *self = HASHIYA_PINNED_ENUMERATOR (enumerator);
  GInetAddress *address;

  if (self->next == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  address = self->next->data;
  self->next = self->next->next;
  return g_inet_socket_address_new (address,
                                    g_network_address_get_port (G_NETWORK_ADDRESS (self->address)));
}

static void
hashiya_pinned_enumerator_dispose (GObject *object)
{
  g_clear_object (&HASHIYA_PINNED_ENUMERATOR (object)->address);
  G_OBJECT_CLASS (hashiya_pinned_enumerator_parent_class)->dispose (object);
}

static void
hashiya_pinned_enumerator_class_init (HashiyaPinnedEnumeratorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hashiya_pinned_enumerator_dispose;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next = hashiya_pinned_enumerator_next;
}

static void
hashiya_pinned_enumerator_init (HashiyaPinnedEnumerator *self)
{
}

static void hashiya_pinned_address_iface_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HashiyaPinnedAddress,
                               hashiya_pinned_address,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      hashiya_pinned_address_iface_init))

static GSocketAddressEnumerator *
hashiya_pinned_address_enumerate (GSocketConnectable *connectable)
{
  HashiyaPinnedAddress *self = HASHIYA_PINNED_ADDRESS (connectable);
  HashiyaPinnedEnumerator *enumerator = g_object_new (HASHIYA_TYPE_PINNED_ENUMERATOR, NULL);

  enumerator->address = g_object_ref (self);
  enumerator->next = self->addresses;
  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static void
hashiya_pinned_address_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = hashiya_pinned_address_enumerate;
  iface->proxy_enumerate = hashiya_pinned_address_enumerate;
}

static void
hashiya_pinned_address_finalize (GObject *object)
{
  g_list_free_full (HASHIYA_PINNED_ADDRESS (object)->addresses, g_object_unref);
  G_OBJECT_CLASS (hashiya_pinned_address_parent_class)->finalize (object);
}

static void
hashiya_pinned_address_class_init (HashiyaPinnedAddressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_pinned_address_finalize;
}

static void
hashiya_pinned_address_init (HashiyaPinnedAddress *self)
{
}

GSocketConnectable *
hashiya_pinned_address_new (const char *host, guint16 port, GList *addresses)
{
  HashiyaPinnedAddress *self;

  g_return_val_if_fail (host != NULL && addresses != NULL, NULL);

  self = g_object_new (HASHIYA_TYPE_PINNED_ADDRESS, "hostname", host, "port", (guint) port, NULL);
  self->addresses = g_list_copy_deep (addresses, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  return G_SOCKET_CONNECTABLE (self);
}
