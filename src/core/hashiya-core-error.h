// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HashiyaCoreError:
 * @HASHIYA_CORE_ERROR_JSON: not JSON, or JSON beyond the limits set here
 * @HASHIYA_CORE_ERROR_XHTML: a section's file is not the XHTML its writer guarantees
 * @HASHIYA_CORE_ERROR_RECORD: a record lacks what every record has
 * @HASHIYA_CORE_ERROR_NOT_FOUND: words that stand nowhere in the text
 * @HASHIYA_CORE_ERROR_AMBIGUOUS: words that stand in several places
 * @HASHIYA_CORE_ERROR_RANGE: offsets outside the text, or start after end
 * @HASHIYA_CORE_ERROR_LINK: not a link as this program makes them
 *
 * Everything that can go wrong in core; messages are sentences for the reader.
 */
typedef enum
{
  HASHIYA_CORE_ERROR_JSON,
  HASHIYA_CORE_ERROR_XHTML,
  HASHIYA_CORE_ERROR_RECORD,
  HASHIYA_CORE_ERROR_NOT_FOUND,
  HASHIYA_CORE_ERROR_AMBIGUOUS,
  HASHIYA_CORE_ERROR_RANGE,
  HASHIYA_CORE_ERROR_LINK,
} HashiyaCoreError;

#define HASHIYA_CORE_ERROR (hashiya_core_error_quark ())
GQuark hashiya_core_error_quark (void);

G_END_DECLS
