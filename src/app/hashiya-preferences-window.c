// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-preferences-window.h"

#include "hashiya-accessible.h"
#include "hashiya-application.h"
#include "hashiya-colour-names.h"
#include "hashiya-locale.h"
#include "hashiya-portal.h"
#include "hashiya-record.h"
#include "hashiya-text-preferences.h"

#include <glib/gi18n.h>

struct _HashiyaPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *colour_scheme;
  AdwComboRow *language;
  AdwComboRow *digits;
  AdwPreferencesGroup *colours;
  AdwActionRow *folder_row;

  GSettings *settings;
  GStrv languages;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (HashiyaPreferencesWindow,
                     hashiya_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

/* The settings' values in the order of the rows' choices. */
static const char *const colour_schemes[] = { "system", "light", "dark", NULL };
static const char *const digits[] = { "usual", "latin", "own", NULL };

static gboolean
choice_to_index (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *choices = data;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_choice (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *choices = data;
  guint index = g_value_get_uint (value);

  if (index >= g_strv_length ((GStrv) choices))
    return NULL;
  return g_variant_new_string (choices[index]);
}

static void
restart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hashiya_application_restart (HASHIYA_APPLICATION (g_application_get_default ()));
}

static void
offer_restart (HashiyaPreferencesWindow *self, const char *title)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("_Restart"));
  adw_toast_set_action_name (toast, "preferences.restart");
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

static void
language_changed_cb (HashiyaPreferencesWindow *self)
{
  offer_restart (self, _ ("The language changes at the next start"));
}

static void
digits_changed_cb (HashiyaPreferencesWindow *self)
{
  offer_restart (self, _ ("The digits change at the next start"));
}

static void
folder_changed_cb (HashiyaPreferencesWindow *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "library-folder");
  g_autofree char *name = NULL;

  if (folder[0] != '\0')
    name = g_filename_display_name (folder);
  adw_action_row_set_subtitle (self->folder_row,
                               name != NULL ? name : _ ("In the program’s own folder"));
}

static void
chooser_response_cb (HashiyaPreferencesWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  const char *path;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_peek_path (file) : NULL;
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    g_settings_set_string (self->settings, "library-folder", path);
  else
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                      adw_toast_new (_ ("This folder cannot be used")));
}

static void
choose_folder_cb (HashiyaPreferencesWindow *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Library Folder"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  hashiya_portal_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
reset_folder_cb (HashiyaPreferencesWindow *self)
{
  g_settings_reset (self->settings, "library-folder");
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HashiyaPreferencesWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!hashiya_colour_names_set_finish (HASHIYA_COLOUR_NAMES (source), result, &error))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                      adw_toast_new (error->message));
}

static void
apply_name_cb (HashiyaPreferencesWindow *self, AdwEntryRow *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "colour"));

  hashiya_colour_names_set_async (hashiya_colour_names_get_default (), index,
                                  gtk_editable_get_text (GTK_EDITABLE (row)), named_cb,
                                  g_object_ref (self));
}

/* An entry that is empty shows the colour's own name, which then counts. */
static void
add_colours (HashiyaPreferencesWindow *self)
{
  for (guint i = 0; i < HASHIYA_N_COLOURS; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      GtkWidget *swatch = gtk_image_new ();
      const char *original = hashiya_colour_names_get_original (i);
      const char *name = hashiya_colour_names_get (hashiya_colour_names_get_default (), i);

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, hashiya_colours[i]);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), swatch);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), original);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      if (name != original)
        gtk_editable_set_text (GTK_EDITABLE (row), name);
      g_object_set_data (G_OBJECT (row), "colour", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "apply", G_CALLBACK (apply_name_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->colours, row);
    }
}

static void
hashiya_preferences_window_dispose (GObject *object)
{
  HashiyaPreferencesWindow *self = HASHIYA_PREFERENCES_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hashiya_preferences_window_parent_class)->dispose (object);
}

static void
hashiya_preferences_window_finalize (GObject *object)
{
  g_strfreev (HASHIYA_PREFERENCES_WINDOW (object)->languages);
  G_OBJECT_CLASS (hashiya_preferences_window_parent_class)->finalize (object);
}

static void
hashiya_preferences_window_class_init (HashiyaPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hashiya_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hashiya_preferences_window_finalize;

  g_type_ensure (HASHIYA_TYPE_TEXT_PREFERENCES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hashiya/Hashiya/ui/hashiya-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HashiyaPreferencesWindow, colour_scheme);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPreferencesWindow, language);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPreferencesWindow, digits);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPreferencesWindow, colours);
  gtk_widget_class_bind_template_child (widget_class, HashiyaPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_folder_cb);
  gtk_widget_class_install_action (widget_class, "preferences.restart", NULL, restart_cb);
}

static void
bind_choice (HashiyaPreferencesWindow *self,
             const char *key,
             AdwComboRow *row,
             const char *const *choices)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_to_index, index_to_choice, (gpointer) choices, NULL);
}

/* Each language by its own name, so that those who speak it find it in any other. */
static void
add_languages (HashiyaPreferencesWindow *self)
{
  /* Translators: follow the system’s language. */
  GtkStringList *names = gtk_string_list_new ((const char *[]){ _ ("System"), NULL });
  GStrvBuilder *tags = g_strv_builder_new ();

  g_strv_builder_add (tags, "system");
  for (const HashiyaInterfaceLanguage *l = hashiya_interface_languages; l->tag != NULL; l++)
    {
      gtk_string_list_append (names, l->name);
      g_strv_builder_add (tags, l->tag);
    }
  self->languages = g_strv_builder_end (tags);
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  bind_choice (self, "interface-language", self->language, (const char *const *) self->languages);
  g_object_unref (names);
  g_strv_builder_unref (tags);
}

static void
hashiya_preferences_window_init (HashiyaPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  bind_choice (self, "color-scheme", self->colour_scheme, colour_schemes);
  add_languages (self);
  bind_choice (self, "digits", self->digits, digits);
  hashiya_accessible_follow_choice (self->colour_scheme);
  hashiya_accessible_follow_choice (self->language);
  hashiya_accessible_follow_choice (self->digits);
  g_signal_connect_object (self->settings, "changed::interface-language",
                           G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::digits", G_CALLBACK (digits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::library-folder",
                           G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  folder_changed_cb (self);
  add_colours (self);
}

GtkWidget *
hashiya_preferences_window_new (void)
{
  return g_object_new (HASHIYA_TYPE_PREFERENCES_WINDOW, NULL);
}
