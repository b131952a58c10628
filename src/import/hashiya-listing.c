// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-listing.h"

#include <string.h>

#define NAMED_POINTS 5
#define LINE_BYTES   400
#define WORDS_BYTES  3 /* of a fold, to tell lines by */
#define LEADER_MIN   3 /* dots or spaces before the number of a page */
#define PAGED_MIN    4 /* entries with a page that make a list */
#define ENTRIES_MIN  3 /* entries without that do */
#define ENTRY_GAP    3 /* lines from one entry to the next at most */
#define TIMES_MAX    3 /* more often a line is a speaker's name, or a refrain */

typedef struct
{
  GHashTable *paged; /* fold of an entry with a page → how many */
  GHashTable *lines; /* line → whether it is an entry, TRUE, or named by one, FALSE */
  guint n_paged;
} Listing;

typedef struct
{
  guint times;
  guint last; /* line */
} Place;

/* How many bytes of a line stand before dots or room and the number of a page; 0 where none. */
static gsize
before_page (const char *text, gsize n)
{
  const char *p = text + n;
  guint digits = 0, leader = 0, blanks = 0;

  while (p > text && digits < 5)
    {
      const char *before = g_utf8_find_prev_char (text, p);

      if (before == NULL || !g_unichar_isdigit (g_utf8_get_char (before)))
        break;
      p = before;
      digits++;
    }
  if (digits == 0 || digits > 4)
    return 0;
  while (p > text)
    {
      const char *before = g_utf8_find_prev_char (text, p);
      gunichar c = before != NULL ? g_utf8_get_char (before) : 0;

      if (c != '.' && c != 0x2026 && c != 0xB7 && c != '_' && c != ' ' && c != '\t')
        break;
      leader += c == 0x2026 ? 3 : c == '\t' ? LEADER_MIN : 1;
      blanks += c == ' ';
      p = before;
    }
  return leader >= LEADER_MIN && p > text && leader > blanks / 2 ? (gsize) (p - text) : 0;
}

/* What a line is told by: its letters and digits, without bullet and page. */
static char *
dup_key (const HashiyaLines *lines, guint i, gboolean *paged)
{
  gsize n, words;
  const char *text = hashiya_lines_get (lines, i, &n);
  char *key;

  *paged = FALSE;
  if (n > LINE_BYTES || lines->line[i].kind != HASHIYA_LINE_TEXT)
    return NULL;
  words = before_page (text, n);
  *paged = words > 0;
  key = hashiya_shape_fold (text, words > 0 ? words : n, 0);
  if (strlen (key) < WORDS_BYTES)
    g_clear_pointer (&key, g_free);
  return key;
}

static void
count_lines (Listing *self, const HashiyaLines *lines, GHashTable *places)
{
  for (guint i = 0; i < lines->n; i++)
    {
      gboolean paged;
      g_autofree char *key = dup_key (lines, i, &paged);
      Place *place;

      if (key == NULL)
        continue;
      if (paged)
        {
          self->n_paged++;
          g_hash_table_insert (self->lines, GUINT_TO_POINTER (i), GINT_TO_POINTER (TRUE));
          g_hash_table_add (self->paged, g_steal_pointer (&key));
          continue;
        }
      place = g_hash_table_lookup (places, key);
      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          g_hash_table_insert (places, g_steal_pointer (&key), place);
        }
      place->times++;
      place->last = i;
    }
}

/* Takes the entries of a list, each a line and the line that it leads to. */
static void
take (Listing *self, GArray *list)
{
  for (guint i = 0; list->len >= ENTRIES_MIN * 2 && i < list->len; i++)
    g_hash_table_insert (self->lines, GUINT_TO_POINTER (g_array_index (list, guint, i)),
                         GINT_TO_POINTER (i % 2 == 0));
  g_array_set_size (list, 0);
}

/* Whether a line stands further from the last one than its entry from the last one's: what is
 * repeated line for line is a refrain. */
static gboolean
is_apart (const guint *last, guint entry, guint line)
{
  return line > last[1] + 1 && line - last[1] > entry - last[0];
}

/* Lines near one another that come again apart, in the same order. */
static void
find_lists (Listing *self, const HashiyaLines *lines, GHashTable *places)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lines->n; i++)
    {
      gboolean paged;
      g_autofree char *key = dup_key (lines, i, &paged);
      const Place *place = key != NULL && !paged ? g_hash_table_lookup (places, key) : NULL;
      guint last = list->len;

      if (place == NULL || place->last <= i || place->times > TIMES_MAX)
        continue;
      if (last > 0
          && (i > g_array_index (list, guint, last - 2) + ENTRY_GAP
              || !is_apart (&g_array_index (list, guint, last - 2), i, place->last)))
        take (self, list);
      g_array_append_val (list, i);
      g_array_append_val (list, place->last);
    }
  take (self, list);
}

static gboolean
is_entry (const Listing *self, guint i)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->lines, GUINT_TO_POINTER (i)));
}

/* The points that line @i has, where other lines, which are entries, lead to it. */
static int
points_of (const Listing *self, const HashiyaLines *lines, guint i, int points, int enough)
{
  g_autofree char *key = NULL;
  gboolean paged;

  if (g_hash_table_contains (self->lines, GUINT_TO_POINTER (i)))
    return points + NAMED_POINTS;
  if (self->n_paged < PAGED_MIN)
    return points;
  key = dup_key (lines, i, &paged);
  if (key == NULL || paged || !g_hash_table_contains (self->paged, key))
    return points;
  return MAX (points + NAMED_POINTS, enough);
}

static void
weigh (const Listing *self, const HashiyaLines *lines, HashiyaCandidate *c, int enough)
{
  if (c->family == HASHIYA_FAMILY_MARKDOWN || c->family == HASHIYA_FAMILY_UNDERLINED)
    return;
  if (is_entry (self, c->line))
    c->score -= NAMED_POINTS;
  else if (c->family >= HASHIYA_FAMILY_CAPS)
    c->score = points_of (self, lines, c->line, c->score, enough);
}

void
hashiya_listing_weigh (const HashiyaLines *lines, GArray *candidates, int enough)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) paged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  Listing self = { .paged = paged, .lines = found };

  count_lines (&self, lines, places);
  find_lists (&self, lines, places);
  for (guint i = 0; i < candidates->len; i++)
    weigh (&self, lines, &g_array_index (candidates, HashiyaCandidate, i), enough);
}
