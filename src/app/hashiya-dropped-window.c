// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-dropped-window.h"

#include "hashiya-direction.h"
#include "hashiya-json.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>

struct _HashiyaDroppedWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (HashiyaDroppedWindow, hashiya_dropped_window, ADW_TYPE_WINDOW)

static void
hashiya_dropped_window_class_init (HashiyaDroppedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-dropped-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaDroppedWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hashiya_dropped_window_init (HashiyaDroppedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: why words were left out, for the reader; the keyword itself where it is a new one */
static const char *
describe_reason (const char *reason)
{
  static const struct
  {
    const char *reason;
    const char *description;
  } reasons[] = {
    { "title", N_ ("The title") },
    { "repeated-title", N_ ("The title once more") },
    { "code-fence", N_ ("A stray code fence") },
    { "reply-form", N_ ("The web page’s reply form") },
    { "cookie-bar", N_ ("The web page’s question about cookies") },
    { "share-row", N_ ("The web page’s sharing buttons") },
    { "read-more", N_ ("A link to the rest of a web page") },
    { "page-number", N_ ("The number of a page") },
    { "running-head", N_ ("A line that stood on every page") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].reason, reason))
      return _ (reasons[i].description);
  return reason;
}

static GtkWidget *
new_row (JsonObject *dropped)
{
  const char *reason = hashiya_json_string (dropped, "reason", "");
  const char *text = hashiya_json_string (dropped, "text", "");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *why = gtk_label_new (NULL);
  g_autofree char *line = NULL;

  /* Translators: a reason as “The title once more”, and the number of a line in the file. */
  line = hashiya_sentence (_ ("%s, line %d"), describe_reason (reason),
                           (int) hashiya_json_int (dropped, "line", 0));
  hashiya_direction_set_text (GTK_LABEL (words), text, NULL);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_label (GTK_LABEL (why), line);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_add_css_class (box, "dropped");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), why);
  return box;
}

GtkWidget *
hashiya_dropped_window_new (HashiyaDocument *document)
{
  HashiyaDroppedWindow *self = g_object_new (HASHIYA_TYPE_DROPPED_WINDOW, NULL);
  JsonArray *dropped = hashiya_document_get_dropped (document);
  guint n = dropped != NULL ? json_array_get_length (dropped) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = hashiya_json_element_object (dropped, i);

      if (object != NULL)
        gtk_list_box_append (self->list, new_row (object));
    }
  return GTK_WIDGET (self);
}
