// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-colour-names.h"

#include "hashiya-direction.h"
#include "hashiya-record.h"

#include <glib/gi18n.h>

/* A button's name, and more than that: code points. */
#define MAX_LENGTH 40

struct _HashiyaColourNames
{
  GObject parent_instance;

  HashiyaLibrary *library;
  char *names[HASHIYA_N_COLOURS]; /* NULL for the colour's own */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaColourNames, hashiya_colour_names, G_TYPE_OBJECT)

static char *
dup_key (guint index)
{
  return g_strconcat ("colour:", hashiya_colours[index], NULL);
}

/* Returns: (transfer full) (nullable): a name as it is shown: one line, not too long */
static char *
dup_clean (const char *name)
{
  g_autofree char *line = hashiya_direction_one_line (name, MAX_LENGTH);

  return line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

static void
hashiya_colour_names_finalize (GObject *object)
{
  HashiyaColourNames *self = HASHIYA_COLOUR_NAMES (object);

  g_clear_object (&self->library);
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    g_free (self->names[i]);
  G_OBJECT_CLASS (hashiya_colour_names_parent_class)->finalize (object);
}

static void
hashiya_colour_names_class_init (HashiyaColourNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hashiya_colour_names_finalize;

  signals[CHANGED] = g_signal_new ("changed", HASHIYA_TYPE_COLOUR_NAMES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hashiya_colour_names_init (HashiyaColourNames *self)
{
}

HashiyaColourNames *
hashiya_colour_names_get_default (void)
{
  static HashiyaColourNames *instance;

  if (instance == NULL)
    instance = g_object_new (HASHIYA_TYPE_COLOUR_NAMES, NULL);
  return instance;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (data, NULL, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_full (HASHIYA_N_COLOURS, g_free);

  if (margin == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      g_autofree char *key = dup_key (i);
      g_autoptr (JsonNode) value = hashiya_margin_get_state (margin, key);
      gboolean is_text = value != NULL && JSON_NODE_HOLDS_VALUE (value)
                         && json_node_get_value_type (value) == G_TYPE_STRING;

      g_ptr_array_add (names, is_text ? dup_clean (json_node_get_string (value)) : NULL);
    }
  g_task_return_pointer (task, g_steal_pointer (&names), (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HashiyaColourNames *self = HASHIYA_COLOUR_NAMES (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_task_propagate_pointer (G_TASK (result), &error);

  if (names == NULL)
    {
      g_debug ("Colours keep their own names: %s", error->message);
      return;
    }
  if (g_task_get_task_data (G_TASK (result)) != self->library)
    return;
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      g_free (self->names[i]);
      self->names[i] = g_strdup (g_ptr_array_index (names, i));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hashiya_colour_names_set_library (HashiyaColourNames *self, HashiyaLibrary *library)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HASHIYA_IS_COLOUR_NAMES (self));

  g_set_object (&self->library, library);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (library), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

const char *
hashiya_colour_names_get_original (guint index)
{
  static const char *const names[HASHIYA_N_COLOURS] = {
    /* Translators: the five colours of a highlight. */
    N_ ("Yellow"), N_ ("Green"), N_ ("Blue"), N_ ("Pink"), N_ ("Purple"),
  };

  g_return_val_if_fail (index < HASHIYA_N_COLOURS, "");

  return _ (names[index]);
}

const char *
hashiya_colour_names_get (HashiyaColourNames *self, guint index)
{
  g_return_val_if_fail (HASHIYA_IS_COLOUR_NAMES (self), "");
  g_return_val_if_fail (index < HASHIYA_N_COLOURS, "");

  return self->names[index] != NULL ? self->names[index]
                                    : hashiya_colour_names_get_original (index);
}

typedef struct
{
  HashiyaLibrary *library;
  guint index;
  char *name;
} Change;

static void
change_free (Change *self)
{
  g_object_unref (self->library);
  g_free (self->name);
  g_free (self);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HashiyaMargin) margin = hashiya_library_get_margin (change->library, NULL, &error);
  g_autofree char *key = dup_key (change->index);
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (value, change->name != NULL ? change->name : "");
  if (margin != NULL && hashiya_margin_set_state (margin, key, value, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
hashiya_colour_names_set_async (HashiyaColourNames *self,
                                guint index,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Change *change;

  g_return_if_fail (HASHIYA_IS_COLOUR_NAMES (self));
  g_return_if_fail (self->library != NULL);
  g_return_if_fail (index < HASHIYA_N_COLOURS);

  task = g_task_new (self, NULL, callback, user_data);
  change = g_new (Change, 1);
  change->library = g_object_ref (self->library);
  change->index = index;
  change->name = dup_clean (name);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
hashiya_colour_names_set_finish (HashiyaColourNames *self, GAsyncResult *result, GError **error)
{
  Change *change = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (change->library == self->library)
    {
      g_free (self->names[change->index]);
      self->names[change->index] = g_strdup (change->name);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return TRUE;
}
