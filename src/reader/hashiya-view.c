// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* The widget: which page is on show, and what of it goes out as signals. What the page may do is
 * hashiya-policy.c's, where it comes from hashiya-scheme.c's, what it says hashiya-bridge.c's,
 * what it is asked hashiya-view-calls.c's, what keys do hashiya-view-keys.c's, and what the desktop
 * wishes hashiya-view-desktop.c's. */

#include "hashiya-view-private.h"

#include "hashiya-fonts.h"
#include "hashiya-page.h"
#include "hashiya-policy.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (HashiyaView, hashiya_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_SECTION,
  PROP_FONT_SCALE,
  PROP_ARABIC_FONT_SCALE,
  PROP_LINE_HEIGHT,
  PROP_NASKH_LINE_HEIGHT,
  PROP_NASTALIQ_LINE_HEIGHT,
  PROP_TEXT_WIDTH,
  PROP_NASTALIQ,
  PROP_SANS_SERIF,
  PROP_JUSTIFY,
} HashiyaViewProperty;

enum
{
  SELECTION_CHANGED,
  MARK_ACTIVATED,
  MARK_RESIZED,
  TRANSLATION_PRESSED,
  PLACE_CHANGED,
  SECTION_REQUESTED,
  LINK_ACTIVATED,
  SECTION_SHOWN,
  CRASHED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_JUSTIFY + 1];
static guint signals[N_SIGNALS];

static void
set_selection (HashiyaView *self, gsize start, gsize end, GdkRectangle *box, gboolean final)
{
  self->selection_start = start;
  self->selection_end = end;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0, (guint64) start, (guint64) end, box, final);
}

static void
forget_selection (HashiyaView *self)
{
  GdkRectangle nowhere = { 0 };

  if (self->selection_start < self->selection_end)
    set_selection (self, 0, 0, &nowhere, TRUE);
}

static void
load (HashiyaView *self, guint slice, gsize place)
{
  g_autoptr (GBytes) page = NULL;
  GdkRGBA paper;

  hashiya_part_turn_to (self->part, slice);
  self->ready = FALSE;
  self->resize_serial = 0;
  self->place = CLAMP (place, self->part->start, self->part->end);
  page = hashiya_part_build_page (self->part, self->place, &self->style);
  forget_selection (self);
  self->page = hashiya_scheme_next_page (self->scheme);
  hashiya_scheme_set_page (self->scheme, page, hashiya_style_to_css (&self->style));
  hashiya_scheme_set_folder (self->scheme, hashiya_document_get_folder (self->part->document));
  hashiya_style_get_paper (&self->style, &paper);
  webkit_web_view_set_background_color (self->web_view, &paper);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->web_view));
  webkit_web_view_load_uri (self->web_view, hashiya_scheme_get_uri (self->scheme));
}

void
hashiya_view_show (HashiyaView *self, HashiyaDocument *document, guint section, gsize offset)
{
  HashiyaPart *before = self->part;

  g_return_if_fail (HASHIYA_IS_VIEW (self));
  g_return_if_fail (HASHIYA_IS_DOCUMENT (document));
  g_return_if_fail (section < hashiya_document_get_n_sections (document));

  if (before != NULL && before->document == document && before->section == section
      && gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->web_view))
    {
      hashiya_view_scroll_to (self, offset, FALSE);
      return;
    }
  self->part = hashiya_part_new (document, section);
  g_object_freeze_notify (G_OBJECT (self));
  if (before == NULL || before->document != document)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
  g_object_thaw_notify (G_OBJECT (self));
  g_clear_pointer (&before, hashiya_part_free);
  load (self, hashiya_part_slice_at (self->part, offset), offset);
}

void
hashiya_view_reload (HashiyaView *self)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (self->part == NULL)
    return;
  hashiya_watch_revive (self->watch);
  load (self, self->part->slice, self->place);
}

void
hashiya_view_scroll_to (HashiyaView *self, gsize offset, gboolean smoothly)
{
  JsonObject *argument;
  guint slice;

  g_return_if_fail (HASHIYA_IS_VIEW (self));

  if (self->part == NULL)
    return;
  slice = hashiya_part_slice_at (self->part, offset);
  if (slice != self->part->slice)
    {
      load (self, slice, offset);
      return;
    }
  self->place = CLAMP (offset, self->part->start, self->part->end);
  if (!self->ready)
    return;
  argument = json_object_new ();
  json_object_set_int_member (argument, "offset", self->place);
  json_object_set_boolean_member (argument, "smoothly", smoothly);
  hashiya_view_call (self, "scrollTo", argument);
}

gboolean
hashiya_view_get_selection (HashiyaView *self, gsize *start, gsize *end)
{
  g_return_val_if_fail (HASHIYA_IS_VIEW (self), FALSE);

  *start = self->selection_start;
  *end = self->selection_end;
  return self->selection_start < self->selection_end;
}

void
hashiya_view_get_shown_range (HashiyaView *self, gsize *start, gsize *end)
{
  g_return_if_fail (HASHIYA_IS_VIEW (self));

  *start = self->part != NULL ? self->part->start : 0;
  *end = self->part != NULL ? self->part->end : 0;
}

static void
start_page (HashiyaView *self)
{
  JsonObject *argument = json_object_new ();

  self->ready = TRUE;
  json_object_set_int_member (argument, "base", self->part->start);
  json_object_set_int_member (argument, "offset", self->place);
  hashiya_view_add_marks (self, argument);
  json_object_set_object_member (argument, "found",
                                 hashiya_marks_found_to_json (self->found, self->found_current,
                                                              self->part->start, self->part->end));
  json_object_set_member (argument, "style", hashiya_style_to_json (&self->style));
  hashiya_view_call (self, "start", argument);
  if (self->flash_end > self->flash_start)
    hashiya_view_flash (self, self->flash_start, self->flash_end);
  self->flash_start = self->flash_end = 0;
}

/* The page says which code point was clicked; which marks cover it is known here. */
static void
activate (HashiyaView *self, const HashiyaMessage *message)
{
  g_auto (GStrv) ids
      = hashiya_marks_at (self->marks, message->start, message->caret, message->sign);
  GdkRectangle box = message->box;

  if (ids[0] != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, ids, &box);
}

/* An end that stands outside of this page is said to be where it is. */
static void
resize (HashiyaView *self, const HashiyaMessage *message)
{
  self->resize_serial = message->serial;
  if (self->chosen != NULL)
    g_signal_emit (self, signals[MARK_RESIZED], 0, self->chosen, message->is_end,
                   (guint64) message->start, message->final, message->by_keys);
}

static void
on_message (HashiyaBridge *bridge, HashiyaMessage *message, HashiyaView *self)
{
  gboolean inside;

  if (message->page != self->page)
    return;
  inside = message->start >= self->part->start && message->end <= self->part->end;
  switch (message->type)
    {
    case HASHIYA_MESSAGE_READY:
      if (!self->ready)
        start_page (self);
      break;
    case HASHIYA_MESSAGE_SHOWN:
      g_signal_emit (self, signals[SECTION_SHOWN], 0);
      break;
    case HASHIYA_MESSAGE_SELECTION:
      if (message->start == message->end)
        set_selection (self, 0, 0, &message->box, message->final);
      else if (inside)
        set_selection (self, message->start, message->end, &message->box, message->final);
      break;
    case HASHIYA_MESSAGE_ACTIVATE:
      if (inside)
        activate (self, message);
      break;
    case HASHIYA_MESSAGE_PRESS:
      if (inside)
        g_signal_emit (self, signals[TRANSLATION_PRESSED], 0, (guint64) message->start);
      break;
    case HASHIYA_MESSAGE_RESIZE:
      resize (self, message);
      break;
    case HASHIYA_MESSAGE_LEAVE:
      hashiya_view_choose_mark (self, NULL);
      break;
    case HASHIYA_MESSAGE_PLACE:
      if (!inside)
        break;
      self->place = message->start;
      g_signal_emit (self, signals[PLACE_CHANGED], 0, (guint64) message->start);
      break;
    }
}

static void
launch (HashiyaView *self, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
on_link (const char *uri, gpointer data)
{
  HashiyaView *self = data;
  const char *fragment = strchr (uri, '#');
  int slice = hashiya_page_parse_slice_link (uri);
  gboolean handled = FALSE;

  if (!g_str_has_prefix (uri, HASHIYA_SCHEME_ORIGIN))
    {
      g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri, &handled);
      if (!handled)
        launch (self, uri);
    }
  else if (slice >= 0 && self->part->slices != NULL && (guint) slice < self->part->slices->len)
    load (self, slice, 0);
  else if (fragment != NULL)
    {
      g_autofree char *id = g_uri_unescape_string (fragment + 1, NULL);

      if (id != NULL && hashiya_document_find_section (self->part->document, id) >= 0)
        g_signal_emit (self, signals[SECTION_REQUESTED], 0, id);
    }
}

static void
on_lost (HashiyaWatch *watch, HashiyaView *self)
{
  self->ready = FALSE;
  forget_selection (self);
  gtk_stack_set_visible_child_name (self->stack, "crashed");
  g_signal_emit (self, signals[CRASHED], 0);
}

static GtkWidget *
new_crash_page (HashiyaView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reload"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This Section Is No Longer Shown"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("The process that draws it has stopped. Your notes and highlights are safe."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (hashiya_view_reload), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static gboolean
hashiya_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (HASHIYA_VIEW (widget)->stack));
}

/* WebKit's widget has a hidden one within, where the focus would be lost. A popover over the page,
 * a child of this too, moves the focus by itself. */
static gboolean
hashiya_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HashiyaView *self = HASHIYA_VIEW (widget);
  GtkWidget *web_view = GTK_WIDGET (self->web_view);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (gtk_stack_get_visible_child (self->stack) != web_view
      || (child != NULL && child != GTK_WIDGET (self->stack)))
    return GTK_WIDGET_CLASS (hashiya_view_parent_class)->focus (widget, direction);
  return !gtk_widget_has_focus (web_view) && gtk_widget_grab_focus (web_view);
}

static void
hashiya_view_dispose (GObject *object)
{
  HashiyaView *self = HASHIYA_VIEW (object);

  if (self->bridge != NULL)
    hashiya_bridge_set_view (self->bridge, NULL);
  if (self->stack != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
    }
  g_clear_object (&self->bridge);
  g_clear_object (&self->watch);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->part, hashiya_part_free);
  G_OBJECT_CLASS (hashiya_view_parent_class)->dispose (object);
}

static void
hashiya_view_finalize (GObject *object)
{
  HashiyaView *self = HASHIYA_VIEW (object);

  g_array_unref (self->marks);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (hashiya_view_parent_class)->finalize (object);
}

/* Returns: where the style keeps a property */
static gpointer
style_field (HashiyaStyle *style, HashiyaViewProperty id)
{
  switch (id)
    {
    case PROP_DOCUMENT:
    case PROP_SECTION:
      break;
    case PROP_FONT_SCALE:
      return &style->font_scale;
    case PROP_ARABIC_FONT_SCALE:
      return &style->arabic_font_scale;
    case PROP_LINE_HEIGHT:
      return &style->line_height;
    case PROP_NASKH_LINE_HEIGHT:
      return &style->naskh_line_height;
    case PROP_NASTALIQ_LINE_HEIGHT:
      return &style->nastaliq_line_height;
    case PROP_TEXT_WIDTH:
      return &style->text_width;
    case PROP_NASTALIQ:
      return &style->nastaliq;
    case PROP_SANS_SERIF:
      return &style->sans_serif;
    case PROP_JUSTIFY:
      return &style->justify;
    }
  g_assert_not_reached ();
}

static void
hashiya_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HashiyaView *self = HASHIYA_VIEW (object);

  if (id == PROP_DOCUMENT)
    g_value_set_object (value, self->part != NULL ? self->part->document : NULL);
  else if (id == PROP_SECTION)
    g_value_set_uint (value, self->part != NULL ? self->part->section : 0);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, *(double *) style_field (&self->style, id));
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, *(guint *) style_field (&self->style, id));
  else
    g_value_set_boolean (value, *(gboolean *) style_field (&self->style, id));
}

static void
hashiya_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HashiyaView *self = HASHIYA_VIEW (object);
  HashiyaStyle style = self->style;
  gpointer field = style_field (&style, id);

  if (G_VALUE_HOLDS_DOUBLE (value))
    *(double *) field = g_value_get_double (value);
  else if (G_VALUE_HOLDS_UINT (value))
    *(guint *) field = g_value_get_uint (value);
  else
    *(gboolean *) field = g_value_get_boolean (value);
  style.nastaliq = style.nastaliq && hashiya_fonts_find_nastaliq (HASHIYA_FONT_REGULAR) != NULL;
  if (memcmp (&style, &self->style, sizeof style) == 0)
    return;
  self->style = style;
  hashiya_view_restyle (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
install_signals (GType type)
{
  GType box = GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE;

  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_UINT64, G_TYPE_UINT64, box, G_TYPE_BOOLEAN);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_STRV, box);
  signals[MARK_RESIZED]
      = g_signal_new ("mark-resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                      G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_UINT64, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  signals[TRANSLATION_PRESSED] = g_signal_new ("translation-pressed", type, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[SECTION_REQUESTED] = g_signal_new ("section-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", type, G_SIGNAL_RUN_LAST, 0,
                                          g_signal_accumulator_true_handled, NULL, NULL,
                                          G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[SECTION_SHOWN] = g_signal_new ("section-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[CRASHED]
      = g_signal_new ("crashed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
install_style_properties (void)
{
  static const struct
  {
    HashiyaViewProperty id;
    const char *name;
    double min;
    double max;
  } numbers[] = {
    { PROP_FONT_SCALE, "font-scale", HASHIYA_SCALE_MIN, HASHIYA_SCALE_MAX },
    { PROP_ARABIC_FONT_SCALE, "arabic-font-scale", HASHIYA_SCALE_MIN, HASHIYA_SCALE_MAX },
    { PROP_LINE_HEIGHT, "line-height", HASHIYA_LATIN_HEIGHT_MIN, HASHIYA_LINE_HEIGHT_MAX },
    { PROP_NASKH_LINE_HEIGHT, "naskh-line-height", HASHIYA_NASKH_HEIGHT_MIN,
      HASHIYA_LINE_HEIGHT_MAX },
    { PROP_NASTALIQ_LINE_HEIGHT, "nastaliq-line-height", HASHIYA_NASTALIQ_HEIGHT_MIN,
      HASHIYA_LINE_HEIGHT_MAX },
  };
  static const struct
  {
    HashiyaViewProperty id;
    const char *name;
  } switches[] = {
    { PROP_NASTALIQ, "nastaliq" },
    { PROP_SANS_SERIF, "sans-serif" },
    { PROP_JUSTIFY, "justify" },
  };
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  HashiyaStyle style;

  hashiya_style_init (&style);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    properties[numbers[i].id]
        = g_param_spec_double (numbers[i].name, NULL, NULL, numbers[i].min, numbers[i].max,
                               *(double *) style_field (&style, numbers[i].id), writable);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    properties[switches[i].id] = g_param_spec_boolean (
        switches[i].name, NULL, NULL, *(gboolean *) style_field (&style, switches[i].id), writable);
  properties[PROP_TEXT_WIDTH]
      = g_param_spec_uint ("text-width", NULL, NULL, 20, 200, style.text_width, writable);
}

static void
hashiya_view_class_init (HashiyaViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = hashiya_view_dispose;
  object_class->finalize = hashiya_view_finalize;
  object_class->get_property = hashiya_view_get_property;
  object_class->set_property = hashiya_view_set_property;
  widget_class->grab_focus = hashiya_view_grab_focus;
  widget_class->focus = hashiya_view_focus;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, HASHIYA_TYPE_DOCUMENT, readable);
  properties[PROP_SECTION] = g_param_spec_uint ("section", NULL, NULL, 0, G_MAXUINT, 0, readable);
  install_style_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hashiyaview");
}

static void
hashiya_view_init (HashiyaView *self)
{
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitUserContentManager) content = webkit_user_content_manager_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  hashiya_style_init (&self->style);
  self->style.nastaliq = hashiya_fonts_find_nastaliq (HASHIYA_FONT_REGULAR) != NULL;
  self->marks = hashiya_marks_new ();
  self->scheme = hashiya_scheme_new (context);
  self->bridge = hashiya_bridge_new (content);
  self->web_view = WEBKIT_WEB_VIEW (hashiya_policy_new_view (context, content));
  hashiya_policy_apply (self->web_view, self->scheme, on_link, self);
  hashiya_bridge_set_view (self->bridge, self->web_view);
  g_signal_connect_object (self->bridge, "message", G_CALLBACK (on_message), self, 0);
  self->watch = hashiya_watch_new (self->web_view);
  g_signal_connect_object (self->watch, "lost", G_CALLBACK (on_lost), self, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->web_view), "page");
  gtk_stack_add_named (self->stack, new_crash_page (self), "crashed");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (hashiya_view_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  hashiya_view_follow_desktop (self);
}

GtkWidget *
hashiya_view_new (void)
{
  return g_object_new (HASHIYA_TYPE_VIEW, NULL);
}
