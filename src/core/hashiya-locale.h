// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that the program speaks, whether the system has a locale for it or not: translations
 * come from the catalogues, and what a locale would say besides (months, digits, the order of the
 * alphabet) is here and in the files that include this one. */

/**
 * HashiyaInterfaceLanguage:
 * @tag: its BCP 47 tag, the name of its catalogue in po/
 * @name: what those who speak it call it
 * @rtl: whether it is written from right to left
 */
typedef struct
{
  const char *tag;
  const char *name;
  gboolean rtl;
} HashiyaInterfaceLanguage;

/**
 * HashiyaDigits:
 * @zero: the digit nought; the nine others follow it
 * @point: what stands before tenths
 */
typedef struct
{
  gunichar zero;
  gunichar point;
} HashiyaDigits;

/** hashiya_interface_languages: all there are, English first; ends with a tag of %NULL */
extern const HashiyaInterfaceLanguage hashiya_interface_languages[];

/**
 * hashiya_locale_init:
 * @language: (nullable): the tag of the language to speak; %NULL for what the environment asks for
 * @folder: where the catalogues are
 *
 * Sets locale, translations and digits up. The environment's HASHIYA_DIGITS is “usual” (those that
 * the language is usually written with), “latin” or “own”. To be called once, before any thread
 * and before GTK.
 */
void hashiya_locale_init (const char *language, const char *folder);

/** hashiya_locale_get_language: Returns: the tag of the language that is spoken */
const char *hashiya_locale_get_language (void);

/** hashiya_locale_is_rtl: Returns: whether that language is written from right to left */
gboolean hashiya_locale_is_rtl (void);

/** hashiya_locale_get_digits: Returns: the digits in which numbers are shown */
const HashiyaDigits *hashiya_locale_get_digits (void);

G_END_DECLS
