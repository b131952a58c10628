// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-front-matter.h"

#include "hashiya-markup.h"

#include <string.h>

#define FIELD_BYTES 500
#define BLOCK_BYTES (64 * 1024)

void
hashiya_front_matter_clear (HashiyaFrontMatter *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->language, g_free);
  self->n_bytes = 0;
}

static gboolean
is_fence (const char *line, gsize n, char mark)
{
  while (n > 0 && g_ascii_isspace (line[n - 1]))
    n--;
  return n == 3 && line[0] == mark && line[1] == mark && line[2] == mark;
}

static gboolean
is_end (const char *line, gsize n, char mark)
{
  return is_fence (line, n, mark) || (mark == '-' && is_fence (line, n, '.'));
}

/* What stands between the fences. */
static char *
dup_block (const char *text, char mark, gsize *n_bytes)
{
  gsize first = strcspn (text, "\n");
  const char *line = text + first;

  if (!is_fence (text, first, mark))
    return NULL;
  while (*line == '\n' && line - text < BLOCK_BYTES)
    {
      gsize n = strcspn (++line, "\n");

      if (is_end (line, n, mark))
        {
          *n_bytes = line + n - text;
          return g_strndup (text + first, line - text - first);
        }
      line += n;
    }
  return NULL;
}

/* A name without its quotes and what is said behind `#`. */
static char *
dup_value (const char *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  char *end = NULL;

  if (*stripped == '"' || *stripped == '\'')
    {
      end = strrchr (stripped + 1, *stripped);
      if (end != NULL)
        *end = '\0';
      return hashiya_markup_dup_clean_words (stripped + (end != NULL));
    }
  end = strstr (stripped, " #");
  if (end != NULL)
    *end = '\0';
  return hashiya_markup_dup_clean_words (stripped);
}

static void
join (char **names, const char *name)
{
  g_autofree char *plain = dup_value (name);
  char *joined;

  if (*plain == '\0')
    return;
  joined = *names != NULL ? g_strconcat (*names, ", ", plain, NULL) : g_steal_pointer (&plain);
  g_free (*names);
  *names = joined;
}

/* `- name`, or `name: value` of a list of people. */
static void
take_item (char **field, const char *item)
{
  if (g_str_has_prefix (item, "name:"))
    item += strlen ("name:");
  if (strchr (item, ':') == NULL || *item == '"')
    join (field, item);
}

static char **
find_field (HashiyaFrontMatter *self, const char *key)
{
  static const char *const titles[] = { "title", NULL };
  static const char *const authors[] = { "author", "authors", "creator", "byline", NULL };
  static const char *const languages[] = { "lang", "language", "locale", NULL };

  if (g_strv_contains (titles, key))
    return &self->title;
  if (g_strv_contains (authors, key))
    return &self->author;
  return g_strv_contains (languages, key) ? &self->language : NULL;
}

static char *
dup_key (const char *line, char sign)
{
  const char *end = strchr (line, sign);
  g_autofree char *key = NULL;

  if (end == NULL || end == line || (sign == ':' && end[1] != '\0' && !g_ascii_isspace (end[1])))
    return NULL;
  key = g_strchomp (g_strndup (line, end - line));
  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("_-. ", *p) == NULL)
        return NULL;
    }
  return g_utf8_strdown (key, -1);
}

static void
take_value (char **field, const char *value)
{
  gsize n = strlen (value);

  if (*field != NULL)
    return;
  if (*value == '[' && value[n - 1] == ']')
    {
      g_autofree char *inner = g_strndup (value + 1, n - 2);
      g_auto (GStrv) names = g_strsplit (inner, ",", -1);

      for (guint i = 0; names[i] != NULL; i++)
        join (field, names[i]);
    }
  else if (*value != '|' && *value != '>' && *value != '{' && *value != '&' && *value != '*')
    join (field, value);
}

/* Returns: whether the block is one of keys and their values */
static gboolean
read_lines (HashiyaFrontMatter *self, char **lines, char sign)
{
  char **field = NULL;
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);
      gboolean indented = g_ascii_isspace (*line);
      g_autofree char *key = NULL;

      line += strspn (line, " \t");
      if (*line == '\0' || *line == '#' || (sign == '=' && *line == '['))
        continue;
      if (g_str_has_prefix (line, "- "))
        {
          if (field != NULL)
            take_item (field, line + 2 + strspn (line + 2, " "));
          continue;
        }
      if (indented && any)
        continue;
      key = dup_key (line, sign);
      if (key == NULL && !any)
        return FALSE;
      any = TRUE;
      field = key != NULL ? find_field (self, key) : NULL;
      if (field != NULL)
        {
          line = strchr (line, sign) + 1;
          take_value (field, line + strspn (line, " \t"));
        }
    }
  return any;
}

static void
check_length (char **field)
{
  if (*field != NULL && strlen (*field) > FIELD_BYTES)
    g_clear_pointer (field, g_free);
}

void
hashiya_front_matter_read (const char *text, HashiyaFrontMatter *self)
{
  char mark = *text;
  gsize n_bytes = 0;
  g_autofree char *block = mark == '-' || mark == '+' ? dup_block (text, mark, &n_bytes) : NULL;
  g_auto (GStrv) lines = NULL;

  memset (self, 0, sizeof *self);
  if (block == NULL)
    return;
  lines = g_strsplit (block, "\n", -1);
  if (!read_lines (self, lines, mark == '-' ? ':' : '='))
    {
      hashiya_front_matter_clear (self);
      return;
    }
  self->n_bytes = n_bytes;
  check_length (&self->title);
  check_length (&self->author);
  if (self->language != NULL)
    g_strdelimit (self->language, "_", '-');
  if (self->language != NULL && !hashiya_markup_is_language (self->language))
    g_clear_pointer (&self->language, g_free);
}
