// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-application.h"
#include "hashiya-locale.h"

#include <unistd.h>

int
main (int argc, char *argv[])
{
  g_autoptr (HashiyaApplication) application = NULL;
  gboolean restart;
  int status;

  hashiya_locale_init ();
  application = hashiya_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  restart = hashiya_application_wants_restart (application);
  g_clear_object (&application);

  /* The same program once more, without the files it was handed the first time. */
  if (restart)
    execl ("/proc/self/exe", argv[0], NULL);
  return status;
}
