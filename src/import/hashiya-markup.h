// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-node.h"

G_BEGIN_DECLS

/** HashiyaMarkupKind: what becomes of an element. */
typedef enum
{
  HASHIYA_MARKUP_TRANSPARENT, /* its children stay */
  HASHIYA_MARKUP_DROP,        /* goes with all it holds */
  HASHIYA_MARKUP_RUN,         /* words of a paragraph or `pre` */
  HASHIYA_MARKUP_HEADING,
  HASHIYA_MARKUP_BLOCK,
  HASHIYA_MARKUP_TABLE,
  HASHIYA_MARKUP_INLINE,
  HASHIYA_MARKUP_LINK,
  HASHIYA_MARKUP_IMAGE,
  HASHIYA_MARKUP_DRAWING,
  HASHIYA_MARKUP_FORMULA,
  HASHIYA_MARKUP_MEDIA,
  HASHIYA_MARKUP_BREAK,
  HASHIYA_MARKUP_RULE,
} HashiyaMarkupKind;

/**
 * hashiya_markup_kind:
 * @name: (out): what it is called in a section, as `s` for `strike`
 */
HashiyaMarkupKind hashiya_markup_kind (const HashiyaNode *node, const char **name);

/** hashiya_markup_attributes: Returns: what a section's element may carry besides links and ids */
const char *const *hashiya_markup_attributes (const char *name);

/** hashiya_markup_allows_value: Returns: whether an attribute on the list may have this value */
gboolean hashiya_markup_allows_value (const char *element, const char *name, const char *value);

/** hashiya_markup_heading_level: Returns: 1 to 6 */
guint hashiya_markup_heading_level (const HashiyaNode *node);

/** hashiya_markup_is_sign_link: Returns: whether @node is a link whose words are a sign alone, as
 * pages put beside a heading for the link to it */
gboolean hashiya_markup_is_sign_link (const HashiyaNode *node);

/** hashiya_markup_is_hidden: Returns: whether a browser would not show it */
gboolean hashiya_markup_is_hidden (const HashiyaNode *node);

/** hashiya_markup_says_language: Returns: whether its `lang` is one, and of a part only */
gboolean hashiya_markup_says_language (const HashiyaNode *node);

/** hashiya_markup_is_language: Returns: whether @tag looks like a BCP 47 tag */
gboolean hashiya_markup_is_language (const char *tag);

/** hashiya_markup_is_formula: Returns: whether MathML's @name is allowed */
gboolean hashiya_markup_is_formula (const char *name);

/** hashiya_markup_is_formula_token: Returns: whether MathML's @name holds words */
gboolean hashiya_markup_is_formula_token (const char *name);

/** hashiya_markup_is_layout_table: Returns: whether a table only puts things side by side */
gboolean hashiya_markup_is_layout_table (const HashiyaNode *node);

/** hashiya_markup_image_sources: Returns: (transfer full): addresses of a picture, best first */
char **hashiya_markup_image_sources (const HashiyaNode *node);

/** hashiya_markup_is_pixel: Returns: whether a picture is too small to be looked at */
gboolean hashiya_markup_is_pixel (const HashiyaNode *node);

/** hashiya_markup_is_icon: Returns: whether a drawing in the markup is decoration */
gboolean hashiya_markup_is_icon (const HashiyaNode *node);

/** hashiya_markup_dup_media_source: Returns: (nullable): what sound, video or a frame shows */
char *hashiya_markup_dup_media_source (const HashiyaNode *node);

/** hashiya_markup_dup_media_title: Returns: words for a link to it */
char *hashiya_markup_dup_media_title (const HashiyaNode *node, const char *uri);

/** hashiya_markup_dup_clean_words: Returns: @text collapsed, of characters XML can hold */
char *hashiya_markup_dup_clean_words (const char *text);

G_END_DECLS
