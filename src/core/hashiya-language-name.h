// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HashiyaLanguageName: @tag: BCP 47; @name: what its readers call it, in their own letters */
typedef struct
{
  const char *tag;
  const char *name;
} HashiyaLanguageName;

/**
 * hashiya_language_get_names:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): languages that many people read, those of this
 *   program's readers first
 */
const HashiyaLanguageName *hashiya_language_get_names (guint *n);

/** hashiya_language_get_name: Returns: what readers of the language of a BCP 47 tag call it; the
 * tag itself where that is not known here */
const char *hashiya_language_get_name (const char *tag);

G_END_DECLS
