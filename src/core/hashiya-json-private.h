// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What JSON can say and json-glib's tree cannot hold stands in the tree as a string with one of
 * two noncharacters, which Unicode keeps for a program's own use:
 *
 *  U+FDD0 and four digits: U+0000, a surrogate without its other half, or a noncharacter of
 *    these two that the text itself had;
 *  U+FDD1 and a number at the start of a whole string: that number, as it was written, where
 *    neither a 64-bit integer nor a double says all of it.
 */
#define HASHIYA_JSON_UNIT        0xFDD0
#define HASHIYA_JSON_UNIT_UTF8   "\xEF\xB7\x90"
#define HASHIYA_JSON_NUMBER      0xFDD1
#define HASHIYA_JSON_NUMBER_UTF8 "\xEF\xB7\x91"

/** hashiya_json_skip_number: Returns: (nullable): the end of the JSON number that begins at @at */
const char *hashiya_json_skip_number (const char *at, const char *end);

/** hashiya_json_kept_number: Returns: (nullable): the number that a string node stands for */
const char *hashiya_json_kept_number (JsonNode *node);

G_END_DECLS
