// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-translation-editor.h"

#include "hashiya-direction.h"
#include "hashiya-language-name.h"
#include "hashiya-note-entry.h"
#include "hashiya-sentence.h"
#include "hashiya-translation-writer.h"
#include "hashiya-typing-pause.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HashiyaTranslationEditor
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *heading;
  GtkLabel *status;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *source;
  HashiyaNoteEntry *entry;
  GtkCheckButton *fuzzy;
  GtkLabel *problem;

  HashiyaEdition *edition;
  guint place; /* among title, byline and blocks */
  gboolean is_open;
  gboolean is_dirty;   /* whether the entry says anything that is not being kept */
  gboolean is_setting; /* not by the reader */
  HashiyaTranslationWriter *writer;
  HashiyaTypingPause *pause;
};

enum
{
  WRITTEN,
  BLOCK_CHANGED,
  CLOSED,
  ERROR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HashiyaTranslationEditor, hashiya_translation_editor, GTK_TYPE_WIDGET)

static HashiyaTranslation *
get_translation (HashiyaTranslationEditor *self)
{
  return hashiya_edition_get_translation (self->edition);
}

/* Returns: how many units come before the blocks: title and byline */
static guint
get_n_head (HashiyaTranslationEditor *self)
{
  return hashiya_translation_get_head (get_translation (self))->len;
}

static guint
get_n_places (HashiyaTranslationEditor *self)
{
  return get_n_head (self) + hashiya_translation_get_blocks (get_translation (self))->len;
}

static const HashiyaUnit *
get_unit (HashiyaTranslationEditor *self)
{
  HashiyaTranslation *translation = get_translation (self);
  guint n_head = get_n_head (self);

  if (self->place < n_head)
    return g_ptr_array_index (hashiya_translation_get_head (translation), self->place);
  return g_array_index (hashiya_translation_get_blocks (translation), HashiyaBlock,
                        self->place - n_head)
      .unit;
}

/* Returns: (nullable): what the reader wrote of it, be it on the disk or not yet */
static const HashiyaPoEntry *
get_entry (HashiyaTranslationEditor *self)
{
  const HashiyaUnit *unit = get_unit (self);
  const HashiyaPoEntry *wanted = hashiya_translation_writer_lookup (self->writer, self->edition,
                                                                    unit->context, unit->source);

  return wanted != NULL ? wanted
                        : hashiya_po_lookup (hashiya_translation_get_po (get_translation (self)),
                                             unit->context, unit->source);
}

static void
show_status (HashiyaTranslationEditor *self, const char *text)
{
  gtk_label_set_label (self->status, text);
}

/* What was typed is on its way, or cannot be written. */
static void
show_writing (HashiyaTranslationEditor *self)
{
  if (hashiya_translation_writer_get_error (self->writer) != NULL)
    show_status (self, _ ("Not Saved"));
  else if (hashiya_translation_writer_is_busy (self->writer))
    show_status (self, _ ("Saving…"));
  else
    show_status (self, "");
}

static void
show_problem (HashiyaTranslationEditor *self, const char *text)
{
  g_autofree char *xhtml = NULL;
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    xhtml = hashiya_unit_translate (get_unit (self), text, &error);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
}

/* Returns: how many of a hundred blocks are done */
static guint
get_progress (HashiyaTranslationEditor *self)
{
  guint counts[HASHIYA_BLOCK_DAMAGED + 1];
  guint n = 0;

  hashiya_translation_count_all (get_translation (self), counts);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    n += counts[i];
  return n > 0 ? 100 * counts[HASHIYA_BLOCK_TRANSLATED] / n : 0;
}

/* Returns: (transfer full): what is translated now, and how much is done */
static char *
dup_heading (HashiyaTranslationEditor *self)
{
  const char *tag = hashiya_translation_get_language (get_translation (self));
  const char *name = hashiya_language_get_name (tag);
  guint n_head = get_n_head (self), progress = get_progress (self);

  if (self->place >= n_head)
    /* Translators: which paragraph of a document is translated now, of how many; %s is the name of
     * the language into which; then how many of a hundred are done. */
    return hashiya_sentence (_ ("Paragraph %u of %u in %s, %u %% done"), self->place - n_head + 1,
                             get_n_places (self) - n_head, name, progress);
  if (g_strcmp0 (get_unit (self)->context, "byline") == 0)
    /* Translators: the line that says who wrote a document is translated now; %s is the name of the
     * language into which; then how many of a hundred paragraphs are done. */
    return hashiya_sentence (_ ("Byline in %s, %u %% done"), name, progress);
  /* Translators: the title of a document is translated now; %s is the name of the language into
   * which; then how many of a hundred paragraphs are done. */
  return hashiya_sentence (_ ("Title in %s, %u %% done"), name, progress);
}

static void
show_heading (HashiyaTranslationEditor *self)
{
  g_autofree char *text = dup_heading (self);

  gtk_label_set_label (self->heading, text);
  gtk_widget_set_sensitive (self->previous_button, self->place > 0);
  gtk_widget_set_sensitive (self->next_button, self->place + 1 < get_n_places (self));
}

static void
show_block (HashiyaTranslationEditor *self)
{
  const HashiyaPoEntry *entry = get_entry (self);
  const HashiyaUnit *unit = get_unit (self);

  self->is_setting = TRUE;
  hashiya_direction_set_text (self->source, unit->source, unit->language);
  gtk_widget_set_direction (
      GTK_WIDGET (self->entry),
      hashiya_document_is_rtl (hashiya_translation_get_document (get_translation (self)))
          ? GTK_TEXT_DIR_RTL
          : GTK_TEXT_DIR_LTR);
  hashiya_note_entry_set_text (self->entry, entry != NULL ? entry->string : "");
  gtk_check_button_set_active (self->fuzzy, entry != NULL && entry->is_fuzzy);
  self->is_setting = FALSE;
  self->is_dirty = FALSE;
  show_problem (self, entry != NULL ? entry->string : "");
  show_writing (self);
  show_heading (self);
}

/* Keeping */

static void
written_cb (HashiyaTranslationEditor *self)
{
  if (!hashiya_translation_writer_is_busy (self->writer) && !self->is_dirty)
    show_status (self, _ ("Saved"));
  g_signal_emit (self, signals[WRITTEN], 0);
}

static void
error_changed_cb (HashiyaTranslationEditor *self)
{
  show_writing (self);
  g_signal_emit (self, signals[ERROR_CHANGED], 0);
}

/* What the reader wants of the block. Words that are taken away are marked as in need of work
 * instead, so that they are not lost and the original is shown. */
static HashiyaPoEntry *
new_entry (HashiyaTranslationEditor *self)
{
  const HashiyaPoEntry *known = get_entry (self);
  const HashiyaUnit *unit = get_unit (self);
  g_autofree char *text = g_strstrip (hashiya_note_entry_dup_text (self->entry));
  HashiyaPoEntry *entry = known != NULL ? hashiya_po_entry_copy (known)
                                        : hashiya_po_entry_new (unit->context, unit->source);

  entry->is_fuzzy = gtk_check_button_get_active (self->fuzzy);
  if (*text == '\0')
    entry->is_fuzzy = TRUE;
  else
    {
      g_free (entry->string);
      entry->string = g_steal_pointer (&text);
    }
  if (!entry->is_fuzzy)
    {
      g_clear_pointer (&entry->previous_context, g_free);
      g_clear_pointer (&entry->previous_id, g_free);
    }
  return entry;
}

void
hashiya_translation_editor_commit (HashiyaTranslationEditor *self)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));

  if (!self->is_dirty || self->edition == NULL)
    return;
  hashiya_typing_pause_end (self->pause);
  self->is_dirty = FALSE;
  hashiya_translation_writer_push (self->writer, self->edition, new_entry (self));
  show_writing (self);
}

gboolean
hashiya_translation_editor_flush (HashiyaTranslationEditor *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self), TRUE);

  hashiya_translation_editor_commit (self);
  return hashiya_translation_writer_flush (self->writer);
}

const char *
hashiya_translation_editor_get_error (HashiyaTranslationEditor *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self), NULL);

  return hashiya_translation_writer_get_error (self->writer);
}

void
hashiya_translation_editor_retry (HashiyaTranslationEditor *self)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));

  hashiya_translation_writer_retry (self->writer);
}

static void
keep_soon (HashiyaTranslationEditor *self)
{
  self->is_dirty = TRUE;
  show_status (self, "");
  hashiya_typing_pause_key (self->pause);
}

static void
edited_cb (HashiyaTranslationEditor *self, const char *text)
{
  if (self->is_setting || !self->is_open)
    return;
  /* Whoever goes on writing at a translation makes it good. */
  self->is_setting = TRUE;
  gtk_check_button_set_active (self->fuzzy, FALSE);
  self->is_setting = FALSE;
  show_problem (self, text);
  keep_soon (self);
}

static void
fuzzy_toggled_cb (HashiyaTranslationEditor *self)
{
  if (self->is_setting || !self->is_open)
    return;
  self->is_dirty = TRUE;
  hashiya_translation_editor_commit (self);
}

/* From block to block */

static void
edit_place (HashiyaTranslationEditor *self, guint place)
{
  guint n_head = get_n_head (self);

  hashiya_translation_editor_commit (self);
  self->place = place;
  self->is_open = TRUE;
  show_block (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  hashiya_note_entry_focus_end (self->entry);
  if (place >= n_head)
    g_signal_emit (self, signals[BLOCK_CHANGED], 0, place - n_head);
}

static void
step (HashiyaTranslationEditor *self, int by)
{
  gint64 next = (gint64) self->place + by;

  if (next >= 0 && next < get_n_places (self))
    edit_place (self, (guint) next);
}

static void
previous_cb (HashiyaTranslationEditor *self)
{
  step (self, -1);
}

static void
next_cb (HashiyaTranslationEditor *self)
{
  step (self, 1);
}

static gboolean
key_pressed_cb (HashiyaTranslationEditor *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_Escape && modifiers == 0)
    hashiya_translation_editor_close (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == GDK_CONTROL_MASK)
    step (self, 1);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
           && modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    step (self, -1);
  else
    return FALSE;
  return TRUE;
}

void
hashiya_translation_editor_edit (HashiyaTranslationEditor *self, guint block)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));
  g_return_if_fail (self->edition != NULL);

  edit_place (self, get_n_head (self) + block);
}

void
hashiya_translation_editor_edit_title (HashiyaTranslationEditor *self)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));
  g_return_if_fail (self->edition != NULL);

  edit_place (self, 0);
}

gboolean
hashiya_translation_editor_is_open (HashiyaTranslationEditor *self)
{
  g_return_val_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self), FALSE);

  return self->is_open;
}

void
hashiya_translation_editor_close (HashiyaTranslationEditor *self)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));

  if (!self->is_open)
    return;
  hashiya_translation_editor_commit (self);
  self->is_open = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
is_same_translation (HashiyaEdition *one, HashiyaEdition *other)
{
  HashiyaTranslation *translations[2];

  if (one == NULL || other == NULL
      || hashiya_edition_get_original (one) != hashiya_edition_get_original (other))
    return FALSE;
  translations[0] = hashiya_edition_get_translation (one);
  translations[1] = hashiya_edition_get_translation (other);
  return translations[0] != NULL && translations[1] != NULL
         && strcmp (hashiya_translation_get_language (translations[0]),
                    hashiya_translation_get_language (translations[1]))
                == 0;
}

void
hashiya_translation_editor_set_edition (HashiyaTranslationEditor *self, HashiyaEdition *edition)
{
  g_return_if_fail (HASHIYA_IS_TRANSLATION_EDITOR (self));

  if (self->is_open && !is_same_translation (self->edition, edition))
    hashiya_translation_editor_close (self);
  g_set_object (&self->edition, edition);
  if (self->is_open)
    show_heading (self);
}

static void
hashiya_translation_editor_dispose (GObject *object)
{
  HashiyaTranslationEditor *self = HASHIYA_TRANSLATION_EDITOR (object);

  g_clear_object (&self->pause);
  g_clear_object (&self->writer);
  g_clear_object (&self->edition);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->revealer)));
  G_OBJECT_CLASS (hashiya_translation_editor_parent_class)->dispose (object);
}

static void
hashiya_translation_editor_class_init (HashiyaTranslationEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HASHIYA_TYPE_TRANSLATION_EDITOR;

  G_OBJECT_CLASS (klass)->dispose = hashiya_translation_editor_dispose;
  signals[WRITTEN]
      = g_signal_new ("written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BLOCK_CHANGED] = g_signal_new ("block-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ERROR_CHANGED] = g_signal_new ("error-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  g_type_ensure (HASHIYA_TYPE_NOTE_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-translation-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, revealer);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, status);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, previous_button);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, next_button);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, source);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, fuzzy);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTranslationEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, fuzzy_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_translation_editor_commit);
  gtk_widget_class_bind_template_callback (widget_class, hashiya_translation_editor_close);
}

static void
hashiya_translation_editor_init (HashiyaTranslationEditor *self)
{
  self->pause = hashiya_typing_pause_new ();
  g_signal_connect_object (self->pause, "over", G_CALLBACK (hashiya_translation_editor_commit),
                           self, G_CONNECT_SWAPPED);
  self->writer = hashiya_translation_writer_new ();
  g_signal_connect_object (self->writer, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "notify::error", G_CALLBACK (error_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
