// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"

/* A sealed content of plain paragraphs: each row is a heading (or NULL) and its paragraph. */
typedef struct
{
  const char *title;
  const char *paragraph;
} Row;

static inline HashiyaContent *
build_content (const Row *rows, guint n_rows)
{
  HashiyaContent *content = hashiya_content_new ("test/1");

  hashiya_content_set (content, "title", "A title");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = hashiya_content_make_id (content, rows[i].title);
      g_autofree char *heading = rows[i].title != NULL
                                     ? g_markup_printf_escaped ("<h2>%s</h2>\n", rows[i].title)
                                     : g_strdup ("");
      g_autofree char *paragraph = g_markup_printf_escaped ("<p>%s</p>", rows[i].paragraph);
      char *xhtml = g_strconcat ("<section xmlns=\"http://www.w3.org/1999/xhtml\" id=\"", id, "\">",
                                 heading, paragraph, "</section>", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (xhtml, strlen (xhtml));
      g_autoptr (GError) error = NULL;

      hashiya_content_add_section (content, id, rows[i].title, 2, bytes, &error);
      g_assert_no_error (error);
    }
  return content;
}
