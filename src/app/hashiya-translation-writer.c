// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translation-writer.h"

#include "hashiya-translating.h"

#define RETRY_SECONDS 3

/* A unit as the reader wants it, until it is on the disk. */
typedef struct
{
  HashiyaEdition *edition;
  HashiyaPoEntry *entry;
} Wanted;

struct _HashiyaTranslationWriter
{
  GObject parent_instance;

  Wanted *writing; /* what is being written, or NULL */
  GQueue wanted;   /* of Wanted: what is to be written after that */
  char *error;
  guint retry_id;
};

G_DEFINE_FINAL_TYPE (HashiyaTranslationWriter, hashiya_translation_writer, G_TYPE_OBJECT)

typedef enum
{
  PROP_ERROR = 1,
} HashiyaTranslationWriterProperty;

static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->edition);
  hashiya_po_entry_free (wanted->entry);
  g_free (wanted);
}

static void
set_error (HashiyaTranslationWriter *self, const char *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
retry_cb (gpointer data)
{
  HashiyaTranslationWriter *self = data;

  self->retry_id = 0;
  hashiya_translation_writer_retry (self);
  return G_SOURCE_REMOVE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaTranslationWriter) self = data;
  g_autoptr (GError) error = NULL;
  Wanted *wanted = g_steal_pointer (&self->writing);

  if (hashiya_translating_finish (result, NULL, &error))
    {
      wanted_free (wanted);
      set_error (self, NULL);
      g_signal_emit (self, signals[WRITTEN], 0);
      hashiya_translation_writer_retry (self);
      return;
    }
  g_queue_push_head (&self->wanted, wanted);
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  set_error (self, error->message);
}

void
hashiya_translation_writer_retry (HashiyaTranslationWriter *self)
{
  HashiyaTranslation *translation;

  g_return_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self));

  if (self->writing != NULL || g_queue_is_empty (&self->wanted))
    return;
  self->writing = g_queue_pop_head (&self->wanted);
  translation = hashiya_edition_get_translation (self->writing->edition);
  hashiya_translating_put_async (hashiya_edition_get_library (self->writing->edition),
                                 hashiya_edition_get_original (self->writing->edition),
                                 hashiya_translation_get_language (translation),
                                 hashiya_po_entry_copy (self->writing->entry), kept_cb,
                                 g_object_ref (self));
}

static gboolean
is_of (const Wanted *wanted, HashiyaEdition *edition, const char *context, const char *id)
{
  HashiyaTranslation *translation = hashiya_edition_get_translation (edition);
  HashiyaTranslation *own = hashiya_edition_get_translation (wanted->edition);

  return hashiya_edition_get_original (wanted->edition) == hashiya_edition_get_original (edition)
         && g_strcmp0 (hashiya_translation_get_language (own),
                       hashiya_translation_get_language (translation))
                == 0
         && g_strcmp0 (wanted->entry->context, context) == 0
         && g_strcmp0 (wanted->entry->id, id) == 0;
}

void
hashiya_translation_writer_push (HashiyaTranslationWriter *self,
                                 HashiyaEdition *edition,
                                 HashiyaPoEntry *entry)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  g_return_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self));

  /* What was wanted of it before is out of date. */
  for (GList *l = self->wanted.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (is_of (l->data, edition, entry->context, entry->id))
        {
          wanted_free (l->data);
          g_queue_delete_link (&self->wanted, l);
        }
    }
  wanted->edition = g_object_ref (edition);
  wanted->entry = entry;
  g_queue_push_tail (&self->wanted, wanted);
  hashiya_translation_writer_retry (self);
}

const HashiyaPoEntry *
hashiya_translation_writer_lookup (HashiyaTranslationWriter *self,
                                   HashiyaEdition *edition,
                                   const char *context,
                                   const char *id)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self), NULL);

  for (GList *l = self->wanted.tail; l != NULL; l = l->prev)
    {
      const Wanted *wanted = l->data;

      if (is_of (wanted, edition, context, id))
        return wanted->entry;
    }
  return self->writing != NULL && is_of (self->writing, edition, context, id) ? self->writing->entry
                                                                              : NULL;
}

gboolean
hashiya_translation_writer_is_busy (HashiyaTranslationWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self), FALSE);

  return self->writing != NULL || !g_queue_is_empty (&self->wanted);
}

gboolean
hashiya_translation_writer_flush (HashiyaTranslationWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self), TRUE);

  hashiya_translation_writer_retry (self);
  while (self->writing != NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_queue_is_empty (&self->wanted);
}

const char *
hashiya_translation_writer_get_error (HashiyaTranslationWriter *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_WRITER (self), NULL);

  return self->error;
}

static void
hashiya_translation_writer_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  switch ((HashiyaTranslationWriterProperty) id)
    {
    case PROP_ERROR:
      g_value_set_string (value, HASHIYA_TRANSLATION_WRITER (object)->error);
      break;
    }
}

static void
hashiya_translation_writer_finalize (GObject *object)
{
  HashiyaTranslationWriter *self = HASHIYA_TRANSLATION_WRITER (object);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_queue_clear_full (&self->wanted, wanted_free);
  g_free (self->error);
  G_OBJECT_CLASS (hashiya_translation_writer_parent_class)->finalize (object);
}

static void
hashiya_translation_writer_class_init (HashiyaTranslationWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hashiya_translation_writer_get_property;
  object_class->finalize = hashiya_translation_writer_finalize;
  properties[PROP_ERROR]
      = g_param_spec_string ("error", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[WRITTEN] = g_signal_new ("written", HASHIYA_TYPE_TRANSLATION_WRITER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hashiya_translation_writer_init (HashiyaTranslationWriter *self)
{
  g_queue_init (&self->wanted);
}

HashiyaTranslationWriter *
hashiya_translation_writer_new (void)
{
  return g_object_new (HASHIYA_TYPE_TRANSLATION_WRITER, NULL);
}
