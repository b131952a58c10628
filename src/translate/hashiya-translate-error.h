// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaTranslateError:
 * @HASHIYA_TRANSLATE_ERROR_PO: not a PO file that can be read as one
 * @HASHIYA_TRANSLATE_ERROR_HEADER: a header of another language, or none
 * @HASHIYA_TRANSLATE_ERROR_MARKUP: markup in an entry that its block does not have
 * @HASHIYA_TRANSLATE_ERROR_FOREIGN: a PO file of another document
 * @HASHIYA_TRANSLATE_ERROR_LANGUAGE: no language tag, or no translation into it
 *
 * Everything that can go wrong with translations; messages are sentences for the reader.
 */
typedef enum
{
  HASHIYA_TRANSLATE_ERROR_PO,
  HASHIYA_TRANSLATE_ERROR_HEADER,
  HASHIYA_TRANSLATE_ERROR_MARKUP,
  HASHIYA_TRANSLATE_ERROR_FOREIGN,
  HASHIYA_TRANSLATE_ERROR_LANGUAGE,
} HashiyaTranslateError;

#define HASHIYA_TRANSLATE_ERROR (hashiya_translate_error_quark ())
GQuark hashiya_translate_error_quark (void);

G_END_DECLS
