// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-accels.h"

typedef struct
{
  const char *action;
  const char *accels[4];
} Accels;

static const Accels accels[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.fullscreen", { "F11" } },
  { "win.add-address", { "<Control>l" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.library", { "<Alt>Home" } },
  { "win.print", { "<Control>p" } },
  { "win.update", { "<Control>u" } },
  { "win.versions", { "<Control><Shift>u" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.larger-text", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.smaller-text", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.normal-text", { "<Control>0", "<Control>KP_0" } },
  { "reading.find", { "<Control>f" } },
  { "reading.find-next", { "<Control>g", "F3" } },
  { "reading.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "reading.next-mark", { "<Control>m" } },
  { "reading.previous-mark", { "<Control><Shift>m" } },
  { "reading.filter", { "<Control><Alt>f" } },
  { "reading.sidebar", { "F9" } },
  { "reading.margin", { "<Shift>F9" } },
  { "reading.previous-section", { "<Alt>Up", "<Control>Page_Up" } },
  { "reading.next-section", { "<Alt>Down", "<Control>Page_Down" } },
  { "reading.highlight('yellow')", { "<Control>1" } },
  { "reading.highlight('green')", { "<Control>2" } },
  { "reading.highlight('blue')", { "<Control>3" } },
  { "reading.highlight('pink')", { "<Control>4" } },
  { "reading.highlight('purple')", { "<Control>5" } },
  { "reading.note", { "<Control><Shift>n" } },
  { "reading.section-note", { "<Control><Shift>s" } },
  { "reading.document-note", { "<Control><Shift>d" } },
  { "reading.bookmark", { "<Control>d" } },
  { "reading.other-text", { "<Control>t" } },
  { "reading.beside", { "<Control><Shift>t" } },
  { "reading.translate", { "<Control>e" } },
};

/* Back is where the text began: to the left, or in Urdu to the right. */
static const Accels directed[2][2] = {
  { { "win.back", { "<Alt>Left" } }, { "win.forward", { "<Alt>Right" } } },
  { { "win.back", { "<Alt>Right" } }, { "win.forward", { "<Alt>Left" } } },
};

static void
install (GtkApplication *application, const Accels *items, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_application_set_accels_for_action (application, items[i].action, items[i].accels);
}

void
hashiya_accels_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  install (application, accels, G_N_ELEMENTS (accels));
  install (application, directed[gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL],
           G_N_ELEMENTS (directed[0]));
}
