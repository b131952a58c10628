// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* From mark to mark by keys, and what a screen reader hears of marks and notes. */

#include "hashiya-colour-names.h"
#include "hashiya-compat.h"
#include "hashiya-direction.h"
#include "hashiya-reading-page-private.h"
#include "hashiya-record.h"
#include "hashiya-sentence.h"
#include "hashiya-view.h"

#include <glib/gi18n.h>

/* Longer quotes are heard in the text. */
#define QUOTE_MAX 200

/* Saying what a mark is */

static char *
describe_highlight (HashiyaAnnotation *annotation, const char *quote, const char *note)
{
  const char *colour = hashiya_annotation_get_colour (annotation);
  int index = colour != NULL ? hashiya_colour_index (colour) : -1;
  const char *name = _ ("without a colour");

  if (index >= 0)
    name = hashiya_colour_names_get (hashiya_colour_names_get_default (), (guint) index);

  if (*note == '\0')
    /* Translators: what a screen reader says of a mark: its words, and the name of its colour. */
    return hashiya_sentence (_ ("“%s”, %s"), quote, name);
  /* Translators: what a screen reader says of a mark: its words, the name of its colour, and the
   * note. */
  return hashiya_sentence (_ ("“%s”, %s. Note: %s"), quote, name, note);
}

static char *
describe (HashiyaAnnotation *annotation)
{
  const char *words = hashiya_annotation_get_quote (annotation);
  const char *note = hashiya_annotation_get_note (annotation);
  g_autofree char *quote = hashiya_direction_one_line (words != NULL ? words : "", QUOTE_MAX);

  switch (hashiya_annotation_get_kind (annotation))
    {
    case HASHIYA_ANNOTATION_BOOKMARK:
      /* Translators: what a screen reader says of a bookmark; %s is the text at its place. */
      return hashiya_sentence (_ ("Bookmark at “%s”"), quote);
    case HASHIYA_ANNOTATION_SECTION:
      /* Translators: what a screen reader says: the heading of a section, and the note on it. */
      return hashiya_sentence (_ ("Note on the section “%s”: %s"), quote, note);
    case HASHIYA_ANNOTATION_HIGHLIGHT:
    case HASHIYA_ANNOTATION_DOCUMENT:
    default:
      return describe_highlight (annotation, quote, note);
    }
}

/* Going from one to the next */

static gboolean
is_in_text (HashiyaAnnotation *annotation)
{
  return hashiya_annotation_get_kind (annotation) != HASHIYA_ANNOTATION_DOCUMENT
         && hashiya_annotation_get_anchor (annotation).state != HASHIYA_ANCHOR_ORPHAN;
}

static int
compare_starts (HashiyaAnnotation *one, HashiyaAnnotation *other)
{
  gsize start = hashiya_annotation_get_anchor (one).start;
  gsize other_start = hashiya_annotation_get_anchor (other).start;

  if (start != other_start)
    return start < other_start ? -1 : 1;
  return g_strcmp0 (hashiya_annotation_get_id (one), hashiya_annotation_get_id (other));
}

/* Returns: (nullable): the mark that the reader came to last, while it is in view or below */
static HashiyaAnnotation *
get_current (HashiyaReadingPage *self)
{
  HashiyaAnnotation *annotation
      = self->mark_id != NULL ? hashiya_margin_model_lookup (self->model, self->mark_id) : NULL;
  gsize start;

  if (annotation == NULL || !is_in_text (annotation))
    return NULL;
  start = hashiya_annotation_get_anchor (annotation).start;
  if (start < self->place
      || hashiya_document_section_at (hashiya_margin_model_get_document (self->model), start)
             != self->section)
    return NULL;
  return annotation;
}

/* Returns: whether @annotation comes after, or before, where the reader is */
static gboolean
is_further (HashiyaReadingPage *self,
            HashiyaAnnotation *annotation,
            HashiyaAnnotation *current,
            gboolean forward)
{
  if (current != NULL)
    return forward ? compare_starts (annotation, current) > 0
                   : compare_starts (annotation, current) < 0;
  return forward == (hashiya_annotation_get_anchor (annotation).start >= self->place);
}

/* Returns: (transfer none) (nullable): the nearest mark in that direction */
static HashiyaAnnotation *
find_next (HashiyaReadingPage *self, gboolean forward)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  HashiyaAnnotation *current = get_current (self);
  HashiyaAnnotation *best = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HashiyaAnnotation) annotation
          = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (!is_in_text (annotation) || !is_further (self, annotation, current, forward))
        continue;
      /* The model keeps them; this only looks. */
      if (best == NULL || forward == (compare_starts (annotation, best) < 0))
        best = annotation;
    }
  return best;
}

static void
go (HashiyaReadingPage *self, gboolean forward)
{
  HashiyaAnnotation *annotation = find_next (self, forward);
  g_autofree char *words = NULL;

  if (annotation == NULL)
    {
      hashiya_reading_page_notice (self, forward ? _ ("There is no mark further on")
                                                 : _ ("There is no mark further back"));
      return;
    }
  words = describe (annotation);
  g_free (self->mark_id);
  self->mark_id = g_strdup (hashiya_annotation_get_id (annotation));
  hashiya_reading_page_show_annotation (self, self->mark_id);
  hashiya_chosen_mark_choose (self->chosen_mark, self->mark_id);
  gtk_widget_grab_focus (self->view);
  hashiya_compat_announce (self->view, words);
}

static void
next_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, TRUE);
}

static void
previous_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, FALSE);
}

/* A note is said to be saved once its reader has turned from it and it is on the disk. */

static void
announce_saved (HashiyaReadingPage *self)
{
  if (!self->has_left_note || hashiya_margin_model_get_status (self->model) != HASHIYA_MARGIN_SAVED)
    return;
  self->has_left_note = FALSE;
  hashiya_compat_announce (GTK_WIDGET (self), _ ("Note saved"));
}

static void
note_written_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HashiyaReadingPage *self = HASHIYA_READING_PAGE (widget);

  if (self->model == NULL)
    return;
  self->has_left_note = TRUE;
  announce_saved (self);
}

void
hashiya_reading_marks_install (HashiyaReadingPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "next-mark", .activate = next_mark_cb },
    { .name = "previous-mark", .activate = previous_mark_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_group_connect_swapped (self->signals, "notify::status", G_CALLBACK (announce_saved),
                                  self);
}

void
hashiya_reading_marks_class_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "margin.note-written", NULL, note_written_cb);
}
