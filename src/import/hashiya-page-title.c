// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-page-title.h"

#include "hashiya-shape.h"

#include <string.h>

#define SITE_WORDS   4
#define SITE_COLUMNS 32
#define TITLE_WORDS  3

/* The last is also a sentence's own mark: it counts only where the title is repeated. */
static const char *const marks[] = { " – ", " — ", " | ", " · ", " • ", " » ", " :: ", " - " };

static gboolean
is_repeated (const char *words, const char *repeated)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (repeated == NULL)
    return FALSE;
  folded_a = hashiya_shape_fold (words, strlen (words), 0);
  folded_b = hashiya_shape_fold (repeated, strlen (repeated), 0);
  return *folded_a != '\0' && strcmp (folded_a, folded_b) == 0;
}

static gboolean
is_site (const char *site, const char *title)
{
  HashiyaShape shape = hashiya_shape (site, strlen (site));
  HashiyaShape whole = hashiya_shape (title, strlen (title));

  return shape.words <= SITE_WORDS && shape.columns <= SITE_COLUMNS && shape.letters > 1
         && whole.words >= TITLE_WORDS && whole.columns > shape.columns
         && !g_unichar_islower (shape.first_letter)
         && !hashiya_shape_ends_sentence (shape.terminal);
}

gboolean
hashiya_page_title_split (
    const char *line, const char *repeated, gboolean apart, char **title, char **site)
{
  if (is_repeated (line, repeated))
    {
      *title = g_strdup (line);
      *site = NULL;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = g_strrstr (line, marks[i]);
      g_autofree char *head = NULL;
      g_autofree char *tail = NULL;

      if (mark == NULL)
        continue;
      head = g_strstrip (g_strndup (line, mark - line));
      tail = g_strstrip (g_strdup (mark + strlen (marks[i])));
      if (is_repeated (head, repeated)
          || (apart && i + 1 < G_N_ELEMENTS (marks) && is_site (tail, head)))
        {
          *title = g_steal_pointer (&head);
          *site = g_steal_pointer (&tail);
          return TRUE;
        }
    }
  return FALSE;
}
