// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-po-reader.h"

#include "hashiya-po-private.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file that is no PO file at all need not be told so at every line. */
#define MAX_PROBLEMS 20

/* Strings of an entry, in the order in which they may come. */
typedef enum
{
  NOTHING,
  PREVIOUS_CONTEXT,
  PREVIOUS_ID,
  CONTEXT,
  ID,
  STRING,
} Part;

typedef struct
{
  HashiyaPo *po;
  GPtrArray *problems;
  guint line;
  HashiyaPoEntry *entry; /* the one that is being read, or NULL */
  Part part;             /* the last one begun */
  GString *text;         /* of that part */
  guint text_line;       /* where it begins */
} Reader;

void
hashiya_po_problem_free (HashiyaPoProblem *self)
{
  g_free (self->message);
  g_free (self);
}

GPtrArray *
hashiya_po_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hashiya_po_problem_free);
}

HashiyaPoProblem *
hashiya_po_problems_add (GPtrArray *problems, guint line, char *message)
{
  HashiyaPoProblem *problem = g_new0 (HashiyaPoProblem, 1);

  problem->line = line;
  problem->message = message;
  g_ptr_array_add (problems, problem);
  return problem;
}

static void
complain (Reader *self, const char *message)
{
  hashiya_po_problems_add (self->problems, self->line, g_strdup (message));
}

static HashiyaPoEntry *
need_entry (Reader *self)
{
  if (self->entry == NULL)
    {
      self->entry = hashiya_po_entry_new (NULL, "");
      self->part = NOTHING;
    }
  return self->entry;
}

static char **
find_place (HashiyaPoEntry *entry, Part part)
{
  switch (part)
    {
    case PREVIOUS_CONTEXT:
      return &entry->previous_context;
    case PREVIOUS_ID:
      return &entry->previous_id;
    case CONTEXT:
      return &entry->context;
    case ID:
      return &entry->id;
    case STRING:
      return &entry->string;
    case NOTHING:
      break;
    }
  g_assert_not_reached ();
}

/* Puts the string that was read last where it belongs. */
static void
end_part (Reader *self)
{
  char **place;

  if (self->entry == NULL || self->part == NOTHING)
    return;
  if (!g_utf8_validate_len (self->text->str, self->text->len, NULL))
    hashiya_po_problems_add (
        self->problems, self->text_line,
        g_strdup (_ ("The escapes in this string do not make up text in UTF-8.")));
  place = find_place (self->entry, self->part);
  g_free (*place);
  *place = g_strdup (self->text->str);
}

static void
end_entry (Reader *self)
{
  g_autoptr (HashiyaPoEntry) entry = NULL;
  HashiyaPoEntry *first;

  end_part (self);
  entry = g_steal_pointer (&self->entry);
  if (entry == NULL || self->part <= PREVIOUS_ID)
    return;
  if (self->part != STRING)
    {
      hashiya_po_problems_add (self->problems, entry->line > 0 ? entry->line : self->text_line,
                               g_strdup (_ ("This entry has no “msgstr”.")));
      return;
    }
  first = hashiya_po_lookup (self->po, entry->context, entry->id);
  if (first != NULL && !first->is_obsolete && !entry->is_obsolete)
    hashiya_po_problems_add (
        self->problems, entry->line,
        /* Translators: the placeholder is a line's number. */
        hashiya_sentence (_ ("This entry is there twice; the first is in line %u. Keep one of them "
                             "(“msguniq” merges them)."),
                          first->line));
  else if (first == NULL || first->is_obsolete)
    hashiya_po_put (self->po, g_steal_pointer (&entry));
}

/* Adds one line of a comment to what is there. */
static void
append_line (char **comment, const char *line, const char *joint)
{
  char *before = *comment;

  *comment = before != NULL ? g_strconcat (before, joint, line, NULL) : g_strdup (line);
  g_free (before);
}

static void
read_flags (HashiyaPoEntry *entry, const char *text)
{
  g_auto (GStrv) flags = g_strsplit (text, ",", -1);

  for (char **flag = flags; *flag != NULL; flag++)
    {
      g_strstrip (*flag);
      if (strcmp (*flag, "fuzzy") == 0)
        entry->is_fuzzy = TRUE;
      else if (**flag != '\0')
        append_line (&entry->flags, *flag, ", ");
    }
}

static gint64
parse_stamp (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL
             ? g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000
             : 0;
}

static void
read_references (HashiyaPoEntry *entry, const char *text)
{
  g_auto (GStrv) places = g_strsplit_set (text, " \t\r\v\f", -1);

  for (char **place = places; *place != NULL; place++)
    {
      if (**place != '\0')
        append_line (&entry->references, *place, " ");
    }
}

/* @text: what stands after the first `#` */
static void
read_comment (Reader *self, const char *text)
{
  HashiyaPoEntry *entry;
  char kind = *text;

  /* A comment belongs to what follows it. */
  if (self->part >= CONTEXT)
    end_entry (self);
  entry = need_entry (self);
  if (kind == '.' || kind == ':' || kind == ',')
    text++;
  if (kind != ':' && kind != ',' && *text == ' ')
    text++;
  if (kind == ',')
    read_flags (entry, text);
  else if (kind == ':')
    read_references (entry, text);
  else if (kind != '.')
    append_line (&entry->comment, text, "\n");
  else if (g_str_has_prefix (text, HASHIYA_PO_STAMP))
    entry->modified = parse_stamp (text + strlen (HASHIYA_PO_STAMP));
  else
    append_line (&entry->extracted, text, "\n");
}

/* An escape of C as it stands after its backslash. Returns: what follows it, NULL where it is none.
 */
static const char *
read_escape (const char *p, GString *out)
{
  static const char letters[] = "abfnrtv\\\"'?", meanings[] = "\a\b\f\n\r\t\v\\\"'?";
  const char *letter = *p != '\0' ? strchr (letters, *p) : NULL;
  guint value = 0, n = 0;

  if (letter != NULL)
    {
      g_string_append_c (out, meanings[letter - letters]);
      return p + 1;
    }
  if (*p == 'x')
    {
      for (p++; n < 2 && g_ascii_isxdigit (*p); n++, p++)
        value = value * 16 + g_ascii_xdigit_value (*p);
    }
  else
    {
      for (; n < 3 && *p >= '0' && *p <= '7'; n++, p++)
        value = value * 8 + (*p - '0');
    }
  /* A NUL would end the text for everyone who reads it. */
  if (n == 0 || value == 0 || value > 255)
    return NULL;
  g_string_append_c (out, (char) value);
  return p;
}

/* Reads a quoted string that takes the rest of the line. */
static void
read_quoted (Reader *self, const char *p)
{
  if (*p != '"')
    {
      complain (self, _ ("A string has to stand between quotation marks here."));
      return;
    }
  for (p++; *p != '\0' && *p != '"';)
    {
      const char *next;

      if (*p != '\\')
        {
          g_string_append_c (self->text, *p++);
          continue;
        }
      next = read_escape (p + 1, self->text);
      if (next == NULL)
        {
          g_autofree char *escape = g_utf8_substring (p, 0, p[1] != '\0' ? 2 : 1);

          hashiya_po_problems_add (
              self->problems, self->line,
              /* Translators: the placeholder is a backslash and what follows it. */
              hashiya_sentence (_ ("“%s” is no escape that a PO file knows; a backslash itself is "
                                   "written twice."),
                                escape));
          return;
        }
      p = next;
    }
  if (*p != '"')
    complain (self, _ ("The closing quotation mark of this string is missing."));
  else if (*g_strchug ((char *) p + 1) != '\0')
    complain (self, _ ("Something stands after the closing quotation mark; one inside the string "
                       "is written with a backslash before it."));
}

static void
begin_part (Reader *self, Part part, const char *rest, gboolean obsolete)
{
  /* What comes again, or earlier than it should, begins the next entry. */
  if (self->part == STRING && part != STRING)
    end_entry (self);
  need_entry (self);
  end_part (self);
  if (part <= self->part || (part == STRING && self->part != ID))
    complain (self, _ ("This keyword does not belong here; an entry is “msgctxt” where there is "
                       "one, then “msgid”, then “msgstr”."));
  self->part = part;
  self->text_line = self->line;
  if (part == ID)
    self->entry->line = self->line;
  if (part >= CONTEXT)
    self->entry->is_obsolete = obsolete;
  g_string_truncate (self->text, 0);
  read_quoted (self, rest);
}

/* A line that is not a comment. */
static void
read_statement (Reader *self, const char *text, gboolean obsolete, gboolean previous)
{
  static const struct
  {
    const char *keyword;
    Part part;
  } keywords[] = { { "msgctxt", CONTEXT }, { "msgid", ID }, { "msgstr", STRING } };
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyz_[]0123456789");

  if (*text == '"')
    {
      if (self->entry == NULL || self->part == NOTHING)
        complain (self, _ ("This string belongs to no keyword."));
      else
        read_quoted (self, text);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      Part part = keywords[i].part;

      if (n != strlen (keywords[i].keyword) || strncmp (text, keywords[i].keyword, n) != 0)
        continue;
      if (previous)
        part = part == CONTEXT ? PREVIOUS_CONTEXT : part == ID ? PREVIOUS_ID : NOTHING;
      if (part == NOTHING)
        break;
      begin_part (self, part, text + n + strspn (text + n, " \t"), obsolete);
      return;
    }
  if (strncmp (text, "msgid_plural", n) == 0 || g_str_has_prefix (text, "msgstr["))
    complain (self, _ ("A document’s translation has no plural forms."));
  else
    complain (self, _ ("This is neither a comment nor a keyword nor a string."));
}

static void
read_line (Reader *self, char *line)
{
  gboolean obsolete = FALSE;

  g_strchug (line);
  for (gsize n = strlen (line); n > 0 && line[n - 1] == '\r'; n--)
    line[n - 1] = '\0';
  if (g_str_has_prefix (line, "#~"))
    {
      obsolete = TRUE;
      line += 2;
      line += strspn (line, " \t");
    }
  if (g_str_has_prefix (line, obsolete ? "|" : "#|"))
    {
      line += obsolete ? 1 : 2;
      if (self->part >= CONTEXT)
        end_entry (self);
      read_statement (self, line + strspn (line, " \t"), obsolete, TRUE);
    }
  else if (*line == '#')
    read_comment (self, line + 1);
  else if (*line != '\0')
    read_statement (self, line, obsolete, FALSE);
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 1;

  for (; from < to; from++)
    n += *from == '\n';
  return n;
}

/* Whether the header names a charset that this is not; says so. */
static gboolean
is_other_charset (const char *data, gsize n_bytes, gboolean is_ascii, GPtrArray *problems)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("^\"Content-Type:[^\"\\n]*charset=([^\"\\\\\\s;]*)",
                     G_REGEX_CASELESS | G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  int start;

  if (!g_regex_match_full (regex, data, MIN (n_bytes, 64 * 1024), 0, 0, &match, NULL))
    return FALSE;
  bytes = g_match_info_fetch (match, 1);
  name = g_utf8_make_valid (bytes, -1);
  g_match_info_fetch_pos (match, 1, &start, NULL);
  if (g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0
      || (is_ascii && g_ascii_strcasecmp (name, "CHARSET") != 0))
    return FALSE;
  hashiya_po_problems_add (
      problems, count_lines (data, data + start),
      /* Translators: the placeholder is the name of a charset, like “CP1256”. */
      hashiya_sentence (_ ("The file’s charset is “%s”; Hashiya reads UTF-8. “msgconv -t UTF-8” "
                           "converts it."),
                        name));
  return TRUE;
}

/* Whether it is text that can be read; says what is wrong where not. */
static gboolean
is_text (const char *data, gsize n_bytes, GPtrArray *problems)
{
  gboolean is_ascii = TRUE;
  const char *end;

  if (n_bytes > HASHIYA_PO_MAX_BYTES)
    {
      g_autofree char *size = hashiya_size (n_bytes, G_FORMAT_SIZE_DEFAULT);
      g_autofree char *limit = hashiya_size (HASHIYA_PO_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: two sizes, like “100 MB”. */
      hashiya_po_problems_add (problems, 0,
                               /* Translators: the placeholders are two sizes, as 1.2 MB. */
                               hashiya_sentence (_ ("The file has %s; a translation of a document "
                                                    "has at most %s."),
                                                 size, limit));
      return FALSE;
    }
  for (gsize i = 0; i < n_bytes && is_ascii; i++)
    is_ascii = (guint8) data[i] < 0x80;
  if (is_other_charset (data, n_bytes, is_ascii, problems))
    return FALSE;
  if (g_utf8_validate_len (data, n_bytes, &end))
    return TRUE;
  hashiya_po_problems_add (problems, count_lines (data, end),
                           g_strdup (_ ("This line is not text in UTF-8.")));
  return FALSE;
}

static void
check_header (Reader *self)
{
  HashiyaPoEntry *header = hashiya_po_lookup (self->po, NULL, "");
  g_autofree char *type = hashiya_po_get_field (self->po, "Content-Type");

  if (header == NULL || header->is_obsolete)
    {
      self->line = 1;
      complain (self, _ ("The file has no header, an entry whose “msgid” is empty; “msginit” "
                         "makes one."));
    }
  else if (type == NULL)
    {
      self->line = header->line;
      complain (self, _ ("The header does not name the charset: “Content-Type: text/plain; "
                         "charset=UTF-8” is missing."));
    }
}

HashiyaPo *
hashiya_po_read (GBytes *bytes, GPtrArray *problems)
{
  gsize n_bytes;
  const char *bytes_data = g_bytes_get_data (bytes, &n_bytes);
  const char *data = bytes_data != NULL ? bytes_data : ""; /* an empty file */
  g_autoptr (HashiyaPo) po = hashiya_po_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reader self = { .po = po, .problems = problems, .text = text };
  const char *end = data + n_bytes;

  if (!is_text (data, n_bytes, problems))
    return NULL;
  if (n_bytes >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    data += 3;
  while (data < end && problems->len < MAX_PROBLEMS)
    {
      const char *newline = memchr (data, '\n', end - data);
      g_autofree char *line = g_strndup (data, (newline != NULL ? newline : end) - data);

      self.line++;
      read_line (&self, line);
      data = newline != NULL ? newline + 1 : end;
    }
  end_entry (&self);
  g_clear_pointer (&self.entry, hashiya_po_entry_free);
  if (problems->len == 0)
    check_header (&self);
  return problems->len == 0 ? g_steal_pointer (&po) : NULL;
}
