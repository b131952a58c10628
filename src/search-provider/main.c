// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-search-provider.h"

#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (HashiyaSearchProvider) provider = NULL;

  /* For file names; it says nothing in a language of its own. */
  setlocale (LC_ALL, "");
  provider = hashiya_search_provider_new ();
  return g_application_run (G_APPLICATION (provider), argc, argv);
}
