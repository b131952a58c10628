// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-text-preferences.h"

#include "hashiya-digits.h"
#include "hashiya-page-settings.h"

struct _HashiyaTextPreferences
{
  AdwPreferencesPage parent_instance;

  GtkWidget *latin;
  GtkWidget *arabic;
  GtkWidget *page;
  GtkWidget *font_scale;
  GtkWidget *line_height;
  GtkWidget *sans_serif;
  GtkWidget *nastaliq;
  AdwActionRow *nastaliq_row;
  GtkWidget *arabic_font_scale;
  GtkWidget *nastaliq_line_height;
  GtkWidget *naskh_line_height;
  GtkWidget *text_width;
  GtkWidget *justify;

  GSettings *settings;
};

typedef struct
{
  const char *key;
  const char *property;
  gsize group;  /* of the struct */
  gsize widget; /* of the struct */
} Row;

#define ROW(key, property, group, widget)                                                          \
  {                                                                                                \
    key, property, G_STRUCT_OFFSET (HashiyaTextPreferences, group),                                \
        G_STRUCT_OFFSET (HashiyaTextPreferences, widget)                                           \
  }

static const Row rows[] = {
  ROW ("font-scale", "value", latin, font_scale),
  ROW ("line-height", "value", latin, line_height),
  ROW ("sans-serif", "active", latin, sans_serif),
  ROW ("nastaliq", "active", arabic, nastaliq),
  ROW ("arabic-font-scale", "value", arabic, arabic_font_scale),
  ROW ("nastaliq-line-height", "value", arabic, nastaliq_line_height),
  ROW ("naskh-line-height", "value", arabic, naskh_line_height),
  ROW ("text-width", "value", page, text_width),
  ROW ("justify", "active", page, justify),
};

G_DEFINE_FINAL_TYPE (HashiyaTextPreferences, hashiya_text_preferences, ADW_TYPE_PREFERENCES_PAGE)

static GtkWidget *
get_widget (HashiyaTextPreferences *self, gsize offset)
{
  return G_STRUCT_MEMBER (GtkWidget *, self, offset);
}

static void
reset_cb (HashiyaTextPreferences *self, GtkWidget *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_is_ancestor (button, get_widget (self, rows[i].group)))
      g_settings_reset (self->settings, rows[i].key);
}

static void
hashiya_text_preferences_dispose (GObject *object)
{
  g_clear_object (&HASHIYA_TEXT_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (hashiya_text_preferences_parent_class)->dispose (object);
}

static void
hashiya_text_preferences_class_init (HashiyaTextPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_text_preferences_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-text-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, latin);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, arabic);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, page);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, font_scale);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, line_height);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, sans_serif);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, nastaliq);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, nastaliq_row);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, arabic_font_scale);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, nastaliq_line_height);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, naskh_line_height);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, text_width);
  gtk_widget_class_bind_template_child (widget_class, HashiyaTextPreferences, justify);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
hashiya_text_preferences_init (HashiyaTextPreferences *self)
{
  const char *missing;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_settings_bind (self->settings, rows[i].key, get_widget (self, rows[i].widget),
                     rows[i].property, G_SETTINGS_BIND_DEFAULT);
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->font_scale));
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->line_height));
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->arabic_font_scale));
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->nastaliq_line_height));
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->naskh_line_height));
  hashiya_digits_follow (GTK_SPIN_BUTTON (self->text_width));
  missing = hashiya_page_settings_describe_missing_font (self->settings);
  if (missing != NULL)
    adw_action_row_set_subtitle (self->nastaliq_row, missing);
}
