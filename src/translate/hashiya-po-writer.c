// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-po-private.h"

#include <string.h>

/* gettext's own page. */
#define PAGE_WIDTH 79

/* Writes @value up to its next line between quotation marks. Returns: where that line begins. */
static const char *
write_quoted (GString *out, const char *value)
{
  static const char plain[] = "\a\b\f\n\r\t\v\\\"", letters[] = "abfnrtv\\\"";
  const char *p = value;

  g_string_append_c (out, '"');
  while (*p != '\0' && (p == value || p[-1] != '\n'))
    {
      const char *special = strchr (plain, *p);

      if (special != NULL)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, letters[special - plain]);
        }
      else
        g_string_append_c (out, *p);
      p++;
    }
  g_string_append (out, "\"\n");
  return p;
}

/* Writes a keyword and its string: beside it where that is one line, else below. */
static void
write_string (GString *out, const char *prefix, const char *keyword, const char *value)
{
  const char *newline = strchr (value, '\n');

  g_string_append_printf (out, "%s%s ", prefix, keyword);
  if (newline == NULL || newline[1] == '\0')
    {
      write_quoted (out, value);
      return;
    }
  g_string_append (out, "\"\"\n");
  while (*value != '\0')
    {
      g_string_append (out, prefix);
      value = write_quoted (out, value);
    }
}

static void
write_comment (GString *out, const char *prefix, const char *comment)
{
  g_auto (GStrv) lines = g_strsplit (comment, "\n", -1);

  /* GLib has no line in an empty string. */
  if (*comment == '\0')
    g_string_append_printf (out, "%s\n", prefix);
  for (char **line = lines; *line != NULL; line++)
    {
      g_string_append_printf (out, "%s%s%s\n", prefix, **line != '\0' ? " " : "", *line);
    }
}

/* These are broken at any width of strings. */
static void
write_references (GString *out, const char *references)
{
  g_auto (GStrv) places = g_strsplit (references, " ", -1);
  gsize column = 2;

  g_string_append (out, "#:");
  for (char **place = places; *place != NULL; place++)
    {
      gsize n = strlen (*place) + 1;

      if (column > 2 && column + n >= PAGE_WIDTH)
        {
          g_string_append (out, "\n#:");
          column = 2;
        }
      g_string_append_printf (out, " %s", *place);
      column += n;
    }
  g_string_append_c (out, '\n');
}

static void
write_stamp (GString *out, gint64 modified)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (modified / 1000);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (text != NULL)
    g_string_append_printf (out, "#. " HASHIYA_PO_STAMP "%s.%03dZ\n", text,
                            (int) (modified % 1000));
}

static void
write_entry (GString *out, const HashiyaPoEntry *entry)
{
  const char *prefix = entry->is_obsolete ? "#~ " : "";
  const char *previous = entry->is_obsolete ? "#~| " : "#| ";

  if (entry->comment != NULL)
    write_comment (out, "#", entry->comment);
  if (entry->extracted != NULL)
    write_comment (out, "#.", entry->extracted);
  if (entry->modified > 0)
    write_stamp (out, entry->modified);
  if (entry->references != NULL)
    write_references (out, entry->references);
  if (entry->is_fuzzy || entry->flags != NULL)
    g_string_append_printf (out, "#, %s%s%s\n", entry->is_fuzzy ? "fuzzy" : "",
                            entry->is_fuzzy && entry->flags != NULL ? ", " : "",
                            entry->flags != NULL ? entry->flags : "");
  if (entry->previous_context != NULL)
    write_string (out, previous, "msgctxt", entry->previous_context);
  if (entry->previous_id != NULL)
    write_string (out, previous, "msgid", entry->previous_id);
  if (entry->context != NULL)
    write_string (out, prefix, "msgctxt", entry->context);
  write_string (out, prefix, "msgid", entry->id);
  write_string (out, prefix, "msgstr", entry->string);
}

GBytes *
hashiya_po_write (HashiyaPo *self)
{
  GString *out = g_string_new (NULL);

  for (int obsolete = FALSE; obsolete <= TRUE; obsolete++)
    {
      for (guint i = 0; i < hashiya_po_get_length (self); i++)
        {
          const HashiyaPoEntry *entry = hashiya_po_get (self, i);

          if ((entry->is_obsolete != FALSE) != obsolete)
            continue;
          if (out->len > 0)
            g_string_append_c (out, '\n');
          write_entry (out, entry);
        }
    }
  return g_string_free_to_bytes (out);
}
