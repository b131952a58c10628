// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-search-provider.h"

#include "hashiya-link.h"
#include "hashiya-search-dbus.h"
#include "hashiya-search-index.h"

/* Long enough that a second search finds everything in memory, short enough to give it back. */
#define IDLE_MS (5 * 60 * 1000)
/* GNOME Shell shows five. */
#define LIMIT 20
/* So long after a question the library is looked at for the next one. */
#define LOOK_MS 1000

struct _HashiyaSearchProvider
{
  GApplication parent_instance;

  HashiyaShellSearchProvider2 *skeleton;
  GSettings *settings;
  HashiyaSearchIndex *index;
  GThreadPool *pool;  /* one thread: answers come in the order of the questions */
  gboolean is_read;   /* for that thread alone */
  GThreadPool *looks; /* one thread: the library is looked at while questions are answered */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (HashiyaSearchProvider, hashiya_search_provider, G_TYPE_APPLICATION)

typedef struct
{
  HashiyaSearchProvider *self;
  GDBusMethodInvocation *invocation;
  GStrv terms;
} Question;

static void
question_free (Question *question)
{
  g_application_release (G_APPLICATION (question->self));
  g_object_unref (question->self);
  g_strfreev (question->terms);
  g_free (question);
}

static gboolean
look_done_cb (gpointer data)
{
  g_application_release (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* In a thread of the pools. */
static void
refresh (HashiyaSearchProvider *self)
{
  g_autoptr (GError) error = NULL;

  if (!hashiya_search_index_refresh (self->index, &error))
    g_info ("The library cannot be read: %s", error->message);
}

/* In the looks' thread. */
static void
look (gpointer data, gpointer user_data)
{
  refresh (data);
  g_idle_add (look_done_cb, data);
}

static gboolean
look_cb (gpointer data)
{
  HashiyaSearchProvider *self = data;

  self->look_id = 0;
  g_application_hold (G_APPLICATION (self));
  g_thread_pool_push (self->looks, g_object_ref (self), NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
question_done_cb (gpointer data)
{
  Question *question = data;
  HashiyaSearchProvider *self = question->self;

  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
  question_free (question);
  return G_SOURCE_REMOVE;
}

/* In the pool's thread. Only the first question waits for the library to be read. */
static void
answer (gpointer data, gpointer user_data)
{
  Question *question = data;
  HashiyaSearchProvider *self = question->self;
  g_auto (GStrv) found = NULL;

  if (!self->is_read)
    refresh (self);
  self->is_read = TRUE;
  found = hashiya_search_index_find (self->index, (const char *const *) question->terms, LIMIT);
  hashiya_shell_search_provider2_complete_get_initial_result_set (
      self->skeleton, question->invocation, (const char *const *) found);
  g_idle_add (question_done_cb, question);
}

static void
ask (HashiyaSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->terms = g_strdupv ((GStrv) terms);
  g_application_hold (G_APPLICATION (self));
  g_thread_pool_push (self->pool, question, NULL);
}

static gboolean
initial_cb (HashiyaSearchProvider *self,
            GDBusMethodInvocation *invocation,
            const char *const *terms)
{
  ask (self, invocation, terms);
  return TRUE;
}

static gboolean
subsearch_cb (HashiyaSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms)
{
  ask (self, invocation, terms);
  return TRUE;
}

static gboolean
metas_cb (HashiyaSearchProvider *self,
          GDBusMethodInvocation *invocation,
          const char *const *identifiers)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (; *identifiers != NULL; identifiers++)
    {
      g_autoptr (HashiyaSearchResult) result
          = hashiya_search_index_lookup (self->index, *identifiers);

      if (result == NULL)
        continue;
      g_variant_builder_open (&builder, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (result->link));
      g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (result->title));
      if (result->description != NULL)
        g_variant_builder_add (&builder, "{sv}", "description",
                               g_variant_new_string (result->description));
      g_variant_builder_close (&builder);
    }
  hashiya_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                            g_variant_builder_end (&builder));
  return TRUE;
}

/* Activating the program */

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_warning ("Hashiya could not be started: %s", error->message);
  g_application_release (self);
}

/* The window's time stamp lets it come to the front. */
static GVariant *
platform_data (guint timestamp)
{
  g_autofree char *startup = g_strdup_printf ("hashiya_TIME%u", timestamp);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "desktop-startup-id", g_variant_new_string (startup));
  return g_variant_builder_end (&builder);
}

static void
call_program (HashiyaSearchProvider *self, const char *method, GVariant *parameters)
{
  g_application_hold (G_APPLICATION (self));
  g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (self)), APP_ID,
                          "/io/github/hashiya/Hashiya", "org.freedesktop.Application", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb,
                          g_object_ref (self));
}

static gboolean
activate_cb (HashiyaSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *identifier,
             const char *const *terms,
             guint timestamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaLink) link = hashiya_link_parse (identifier, &error);
  const char *const uris[] = { identifier, NULL };

  /* Anyone on the bus may ask; only links go on, and never a file's address. */
  if (link == NULL)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                     G_DBUS_ERROR_INVALID_ARGS, error->message);
      return TRUE;
    }
  call_program (self, "Open", g_variant_new ("(^as@a{sv})", uris, platform_data (timestamp)));
  hashiya_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  return TRUE;
}

static gboolean
launch_cb (HashiyaSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp)
{
  call_program (self, "ActivateAction",
                g_variant_new ("(sav@a{sv})", "library", NULL, platform_data (timestamp)));
  hashiya_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  return TRUE;
}

/* The service */

static void
library_changed_cb (HashiyaSearchProvider *self)
{
  /* Begins anew with the next question. */
  g_application_quit (G_APPLICATION (self));
}

static gboolean
hashiya_search_provider_dbus_register (GApplication *application,
                                       GDBusConnection *connection,
                                       const char *object_path,
                                       GError **error)
{
  HashiyaSearchProvider *self = HASHIYA_SEARCH_PROVIDER (application);

  return G_APPLICATION_CLASS (hashiya_search_provider_parent_class)
             ->dbus_register (application, connection, object_path, error)
         && g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton),
                                              connection, object_path, error);
}

static void
hashiya_search_provider_dbus_unregister (GApplication *application,
                                         GDBusConnection *connection,
                                         const char *object_path)
{
  HashiyaSearchProvider *self = HASHIYA_SEARCH_PROVIDER (application);

  if (g_dbus_interface_skeleton_has_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton),
                                                connection))
    g_dbus_interface_skeleton_unexport_from_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton),
                                                        connection);
  G_APPLICATION_CLASS (hashiya_search_provider_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

/* Started by hand, without a question: waits for one, then ends. */
static void
hashiya_search_provider_activate (GApplication *application)
{
}

static void
hashiya_search_provider_finalize (GObject *object)
{
  HashiyaSearchProvider *self = HASHIYA_SEARCH_PROVIDER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_thread_pool_free (self->looks, FALSE, TRUE);
  hashiya_search_index_free (self->index);
  g_object_unref (self->skeleton);
  g_object_unref (self->settings);
  G_OBJECT_CLASS (hashiya_search_provider_parent_class)->finalize (object);
}

static void
hashiya_search_provider_class_init (HashiyaSearchProviderClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = hashiya_search_provider_activate;
  application_class->dbus_register = hashiya_search_provider_dbus_register;
  application_class->dbus_unregister = hashiya_search_provider_dbus_unregister;
  G_OBJECT_CLASS (klass)->finalize = hashiya_search_provider_finalize;
}

static void
hashiya_search_provider_init (HashiyaSearchProvider *self)
{
  g_autoptr (HashiyaLibrary) library = NULL;
  g_autofree char *folder = NULL;

  self->settings = g_settings_new (APP_ID);
  folder = g_settings_get_string (self->settings, "library-folder");
  library = hashiya_library_new (folder[0] != '\0' ? folder : NULL);
  self->index = hashiya_search_index_new (library);
  self->pool = g_thread_pool_new (answer, NULL, 1, FALSE, NULL);
  self->looks = g_thread_pool_new (look, NULL, 1, FALSE, NULL);
  self->skeleton = hashiya_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (subsearch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::library-folder",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
}

HashiyaSearchProvider *
hashiya_search_provider_new (void)
{
  return g_object_new (HASHIYA_TYPE_SEARCH_PROVIDER, "application-id", APP_ID ".SearchProvider",
                       "flags", G_APPLICATION_IS_SERVICE, "inactivity-timeout", IDLE_MS, NULL);
}
