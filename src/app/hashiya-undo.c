// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-undo.h"

#include "hashiya-json.h"
#include "hashiya-margin-merge.h"
#include "hashiya-placed.h"
#include "hashiya-record.h"

/* What further acts of the same kind on the same annotation belong to a step. */
typedef enum
{
  RUN_NONE,
  RUN_NOTE,  /* keys in its note */
  RUN_RANGE, /* keys that move its ends */
} Run;

/* One act: an annotation before and after it; NULL: it was, or is, not there. Or, without a model,
 * the version of a document that was read before and after it. */
typedef struct
{
  HashiyaMarginModel *model;
  char *id;
  JsonObject *before;
  JsonObject *after;
  char *version_before;
  char *version_after;
  Run run;
  guint group; /* steps beside each other with the same number are one; 0: by itself */
} Step;

struct _HashiyaUndo
{
  GObject parent_instance;

  GPtrArray *done;   /* of Step, the latest last */
  GPtrArray *undone; /* of Step, the one to do again first last */
  guint last_group;
};

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
} HashiyaUndoProperty;

static GParamSpec *properties[PROP_CAN_REDO + 1];

enum
{
  VERSION_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaUndo, hashiya_undo, G_TYPE_OBJECT)

static void
step_free (Step *step)
{
  g_clear_object (&step->model);
  g_free (step->version_before);
  g_free (step->version_after);
  g_free (step->id);
  g_clear_pointer (&step->before, json_object_unref);
  g_clear_pointer (&step->after, json_object_unref);
  g_free (step);
}

static void
hashiya_undo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaUndo *self = HASHIYA_UNDO (object);

  switch ((HashiyaUndoProperty) id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, hashiya_undo_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, hashiya_undo_can_redo (self));
      break;
    }
}

static void
hashiya_undo_finalize (GObject *object)
{
  HashiyaUndo *self = HASHIYA_UNDO (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  G_OBJECT_CLASS (hashiya_undo_parent_class)->finalize (object);
}

static void
hashiya_undo_class_init (HashiyaUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hashiya_undo_get_property;
  object_class->finalize = hashiya_undo_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[VERSION_REQUESTED]
      = g_signal_new ("version-requested", HASHIYA_TYPE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hashiya_undo_init (HashiyaUndo *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

HashiyaUndo *
hashiya_undo_new (void)
{
  return g_object_new (HASHIYA_TYPE_UNDO, NULL);
}

static void
notify_both (HashiyaUndo *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* A note on a section that says nothing is no annotation (see hashiya_margin_model_put()). */
static JsonObject *
dup_unless_blank (JsonObject *record)
{
  if (record == NULL || hashiya_margin_merge_is_blank (record))
    return NULL;
  return json_object_ref (record);
}

static JsonObject *
get_current (HashiyaMarginModel *model, const char *id)
{
  HashiyaAnnotation *annotation = hashiya_margin_model_lookup (model, id);

  return annotation != NULL ? hashiya_annotation_get_record (annotation) : NULL;
}

static Step *
push_new (HashiyaUndo *self, const char *id)
{
  Step *step = g_new0 (Step, 1);

  hashiya_undo_seal (self);
  g_ptr_array_set_size (self->undone, 0);
  step->id = g_strdup (id);
  g_ptr_array_add (self->done, step);
  return step;
}

static void
push (HashiyaUndo *self,
      HashiyaMarginModel *model,
      const char *id,
      JsonObject *before,
      JsonObject *after,
      Run run)
{
  Step *top = self->done->len > 0 ? g_ptr_array_index (self->done, self->done->len - 1) : NULL;
  Step *step;

  if (run != RUN_NONE && top != NULL && top->run == run && top->model == model
      && g_str_equal (top->id, id))
    {
      g_ptr_array_set_size (self->undone, 0);
      g_clear_pointer (&top->after, json_object_unref);
      top->after = dup_unless_blank (after);
      if (top->before == NULL && top->after == NULL)
        g_ptr_array_set_size (self->done, (int) self->done->len - 1);
      notify_both (self);
      return;
    }

  step = push_new (self, id);
  step->model = g_object_ref (model);
  step->before = dup_unless_blank (before);
  step->after = dup_unless_blank (after);
  step->run = run;
  notify_both (self);
}

void
hashiya_undo_add (HashiyaUndo *self, HashiyaMarginModel *model, JsonObject *record)
{
  g_return_if_fail (HASHIYA_IS_UNDO (self));

  hashiya_margin_model_put (model, record, FALSE);
  if (!hashiya_margin_merge_is_blank (record))
    push (self, model, hashiya_record_get_id (record), NULL, record, RUN_NONE);
}

void
hashiya_undo_type_new (HashiyaUndo *self, HashiyaMarginModel *model, JsonObject *record)
{
  g_return_if_fail (HASHIYA_IS_UNDO (self));

  push (self, model, hashiya_record_get_id (record), NULL, record, RUN_NOTE);
  hashiya_margin_model_put (model, record, TRUE);
}

void
hashiya_undo_delete (HashiyaUndo *self, HashiyaMarginModel *model, const char *id)
{
  JsonObject *current;

  g_return_if_fail (HASHIYA_IS_UNDO (self));

  current = get_current (model, id);
  if (current == NULL)
    return;
  if (!hashiya_margin_merge_is_blank (current))
    push (self, model, id, current, NULL, RUN_NONE);
  hashiya_margin_model_delete (model, id);
}

void
hashiya_undo_set_colour (HashiyaUndo *self,
                         HashiyaMarginModel *model,
                         const char *id,
                         const char *colour)
{
  JsonObject *current;
  g_autoptr (JsonObject) changed = NULL;

  g_return_if_fail (HASHIYA_IS_UNDO (self));
  g_return_if_fail (hashiya_colour_index (colour) >= 0);

  current = get_current (model, id);
  if (current == NULL || g_strcmp0 (hashiya_record_get_colour (current), colour) == 0)
    return;
  changed = hashiya_json_copy_object (current);
  hashiya_record_set_colour (changed, colour);
  push (self, model, id, current, changed, RUN_NONE);
  hashiya_margin_model_put (model, changed, FALSE);
}

void
hashiya_undo_type_note (HashiyaUndo *self,
                        HashiyaMarginModel *model,
                        const char *id,
                        const char *note)
{
  JsonObject *current;
  g_autoptr (JsonObject) changed = NULL;

  g_return_if_fail (HASHIYA_IS_UNDO (self));

  current = get_current (model, id);
  if (current == NULL)
    return;
  changed = hashiya_json_copy_object (current);
  hashiya_record_set_note (changed, note);
  if (hashiya_margin_merge_same (current, changed))
    return;
  push (self, model, id, current, changed, RUN_NOTE);
  hashiya_margin_model_put (model, changed, TRUE);
}

/* A mark stays in its language. */
static gboolean
is_of_text (JsonObject *record, HashiyaDocument *document)
{
  return g_strcmp0 (hashiya_document_get_translation (document),
                    hashiya_record_get_translation (record))
         == 0;
}

gboolean
hashiya_undo_resize (HashiyaUndo *self,
                     HashiyaMarginModel *model,
                     const char *id,
                     gsize start,
                     gsize end,
                     gboolean by_keys)
{
  HashiyaEdition *edition = hashiya_margin_model_get_edition (model);
  JsonObject *current;
  HashiyaDocument *document;
  g_autoptr (JsonObject) changed = NULL;

  g_return_val_if_fail (HASHIYA_IS_UNDO (self), FALSE);

  current = get_current (model, id);
  if (current == NULL || start >= end)
    return FALSE;
  changed = hashiya_json_copy_object (current);
  document = hashiya_edition_resolve (edition, &start, &end);
  if (!is_of_text (current, document)
      || !hashiya_record_set_range (changed, document, start, end, NULL))
    return FALSE;
  hashiya_edition_refer (edition, document, changed);
  if (hashiya_margin_merge_same (current, changed))
    return TRUE;
  push (self, model, id, current, changed, by_keys ? RUN_RANGE : RUN_NONE);
  hashiya_margin_model_put (model, changed, by_keys);
  return TRUE;
}

static void
put_placed (HashiyaUndo *self, HashiyaMarginModel *model, JsonObject *current, JsonObject *changed)
{
  if (hashiya_placed_equal (current, changed))
    return;
  push (self, model, hashiya_record_get_id (current), current, changed, RUN_NONE);
  hashiya_margin_model_put (model, changed, FALSE);
}

gboolean
hashiya_undo_attach (
    HashiyaUndo *self, HashiyaMarginModel *model, const char *id, gsize start, gsize end)
{
  HashiyaDocument *document;
  JsonObject *current;
  g_autoptr (JsonObject) changed = NULL;

  g_return_val_if_fail (HASHIYA_IS_UNDO (self), FALSE);

  current = get_current (model, id);
  if (current == NULL)
    return FALSE;
  changed = hashiya_json_copy_object (current);
  document = hashiya_edition_resolve (hashiya_margin_model_get_edition (model), &start, &end);
  if (!is_of_text (current, document)
      || !hashiya_placed_attach (changed, document, start, end, NULL))
    return FALSE;
  put_placed (self, model, current, changed);
  return TRUE;
}

void
hashiya_undo_detach (HashiyaUndo *self, HashiyaMarginModel *model, const char *id)
{
  HashiyaDocument *document;
  JsonObject *current;
  g_autoptr (JsonObject) changed = NULL;

  g_return_if_fail (HASHIYA_IS_UNDO (self));

  current = get_current (model, id);
  if (current == NULL)
    return;
  document = hashiya_edition_get_text_of (hashiya_margin_model_get_edition (model), current);
  if (document == NULL)
    return;
  changed = hashiya_json_copy_object (current);
  hashiya_placed_detach (changed, document);
  put_placed (self, model, current, changed);
}

guint
hashiya_undo_confirm_all (HashiyaUndo *self, HashiyaMarginModel *model)
{
  g_autoptr (GPtrArray) doubtful = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint n_before;

  g_return_val_if_fail (HASHIYA_IS_UNDO (self), 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (hashiya_annotation_is_doubtful (annotation))
        g_ptr_array_add (doubtful, g_steal_pointer (&annotation));
    }
  self->last_group++;
  n_before = self->done->len;
  for (guint i = 0; i < doubtful->len; i++)
    {
      HashiyaAnnotation *annotation = g_ptr_array_index (doubtful, i);
      HashiyaAnchor anchor = hashiya_annotation_get_anchor (annotation);

      hashiya_undo_attach (self, model, hashiya_annotation_get_id (annotation), anchor.start,
                           anchor.end);
    }
  for (guint i = n_before; i < self->done->len; i++)
    ((Step *) g_ptr_array_index (self->done, i))->group = self->last_group;
  return doubtful->len;
}

void
hashiya_undo_add_version (HashiyaUndo *self, const char *id, const char *from, const char *to)
{
  Step *step;

  g_return_if_fail (HASHIYA_IS_UNDO (self));

  step = push_new (self, id);
  step->version_before = g_strdup (from);
  step->version_after = g_strdup (to);
  notify_both (self);
}

void
hashiya_undo_seal (HashiyaUndo *self)
{
  g_return_if_fail (HASHIYA_IS_UNDO (self));

  if (self->done->len > 0)
    ((Step *) g_ptr_array_index (self->done, self->done->len - 1))->run = RUN_NONE;
}

/* Returns: whether the annotation is not as the step left it, which only another writer can do: the
 * later steps of this window have been taken back before */
static gboolean
was_changed_elsewhere (JsonObject *current, JsonObject *from)
{
  return !hashiya_margin_merge_same (current, from);
}

static HashiyaUndoOutcome
revert_fields (HashiyaMarginModel *model, JsonObject *current, JsonObject *from, JsonObject *to)
{
  g_autoptr (JsonObject) changed = hashiya_json_copy_object (current);
  const char *from_note = hashiya_record_get_note (from);
  const char *to_note = hashiya_record_get_note (to);
  const char *from_colour = hashiya_record_get_colour (from);
  const char *to_colour = hashiya_record_get_colour (to);

  if (g_strcmp0 (from_note, to_note) != 0
      && g_strcmp0 (hashiya_record_get_note (current), from_note) == 0)
    hashiya_record_set_note (changed, to_note);
  if (g_strcmp0 (from_colour, to_colour) != 0
      && g_strcmp0 (hashiya_record_get_colour (current), from_colour) == 0)
    hashiya_record_set_colour (changed, to_colour);
  if (!hashiya_record_same_range (from, to) && hashiya_record_same_range (current, from))
    hashiya_record_copy_range (changed, to);
  else if (!hashiya_placed_equal (from, to) && hashiya_placed_equal (current, from))
    hashiya_placed_copy (changed, to);

  if (hashiya_margin_merge_same (changed, current))
    return HASHIYA_UNDO_LEFT;
  hashiya_margin_model_put (model, changed, FALSE);
  return was_changed_elsewhere (current, from) ? HASHIYA_UNDO_PARTLY : HASHIYA_UNDO_DONE;
}

static HashiyaUndoOutcome
revert (HashiyaMarginModel *model, const char *id, JsonObject *from, JsonObject *to)
{
  g_autoptr (JsonObject) current = dup_unless_blank (get_current (model, id));

  if (current != NULL && from != NULL && to != NULL)
    return revert_fields (model, current, from, to);
  if (current == NULL && from == NULL)
    {
      hashiya_margin_model_put (model, to, FALSE);
      return HASHIYA_UNDO_DONE;
    }
  if (current != NULL && to == NULL && !was_changed_elsewhere (current, from))
    {
      hashiya_margin_model_delete (model, id);
      return HASHIYA_UNDO_DONE;
    }
  return HASHIYA_UNDO_LEFT;
}

static HashiyaUndoOutcome
take_step (HashiyaUndo *self, Step *step, gboolean forward)
{
  step->run = RUN_NONE;
  if (step->model != NULL)
    return revert (step->model, step->id, forward ? step->before : step->after,
                   forward ? step->after : step->before);
  g_signal_emit (self, signals[VERSION_REQUESTED], 0, step->id,
                 forward ? step->version_after : step->version_before);
  return HASHIYA_UNDO_DONE;
}

static HashiyaUndoOutcome
take (HashiyaUndo *self,
      GPtrArray *from_stack,
      GPtrArray *to_stack,
      gboolean forward,
      HashiyaMarginModel **model,
      char **id)
{
  HashiyaUndoOutcome outcome = HASHIYA_UNDO_NOTHING;
  HashiyaUndoOutcome step_outcome;
  Step *step;
  guint group;

  if (from_stack->len == 0)
    return HASHIYA_UNDO_NOTHING;
  hashiya_undo_seal (self);
  do
    {
      step = g_ptr_array_steal_index (from_stack, from_stack->len - 1);
      g_ptr_array_add (to_stack, step);
      group = step->group;
      step_outcome = take_step (self, step, forward);
      /* Of several, the one that tells the reader most. */
      outcome = MAX (outcome, step_outcome);
      step = from_stack->len > 0 ? g_ptr_array_index (from_stack, from_stack->len - 1) : NULL;
    }
  while (group != 0 && step != NULL && step->group == group);
  step = g_ptr_array_index (to_stack, to_stack->len - 1);
  if (model != NULL)
    *model = step->model != NULL ? g_object_ref (step->model) : NULL;
  if (id != NULL)
    *id = step->model != NULL ? g_strdup (step->id) : NULL;
  notify_both (self);
  return outcome;
}

HashiyaUndoOutcome
hashiya_undo_undo (HashiyaUndo *self, HashiyaMarginModel **model, char **id)
{
  g_return_val_if_fail (HASHIYA_IS_UNDO (self), HASHIYA_UNDO_NOTHING);

  return take (self, self->done, self->undone, FALSE, model, id);
}

HashiyaUndoOutcome
hashiya_undo_redo (HashiyaUndo *self, HashiyaMarginModel **model, char **id)
{
  g_return_val_if_fail (HASHIYA_IS_UNDO (self), HASHIYA_UNDO_NOTHING);

  return take (self, self->undone, self->done, TRUE, model, id);
}

gboolean
hashiya_undo_can_undo (HashiyaUndo *self)
{
  g_return_val_if_fail (HASHIYA_IS_UNDO (self), FALSE);

  return self->done->len > 0;
}

gboolean
hashiya_undo_can_redo (HashiyaUndo *self)
{
  g_return_val_if_fail (HASHIYA_IS_UNDO (self), FALSE);

  return self->undone->len > 0;
}
