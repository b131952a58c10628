// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hashiya_page_title_split:
 * @line: the first line of a saved page, as `Title – Site`
 * @repeated: (nullable): the line after it, that may repeat the title
 * @apart: whether a blank line follows @line
 * @title: (out) (transfer full): the words before the mark
 * @site: (out) (transfer full) (nullable): the words after it
 *
 * Browsers name a page by its title and the site's name, parted by a dash, a bar or a dot. The
 * line is that where the title alone is repeated after it, or where the mark is none of a
 * sentence's, the site's name is short and the line stands apart.
 *
 * Returns: whether @line is such a line
 */
gboolean hashiya_page_title_split (
    const char *line, const char *repeated, gboolean apart, char **title, char **site);

G_END_DECLS
