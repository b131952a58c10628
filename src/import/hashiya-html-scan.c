// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-html-scan.h"

#include "hashiya-import.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_BYTES 64
/* Shorter runs of white space are not worth a note. */
#define MIN_SPACE 8

typedef struct
{
  const char *p;
  const char *end;
  GArray *open;   /* of NAME_BYTES each, the outermost first */
  guint unclosed; /* formatting elements, which a parser opens again in the next block */
  guint foreign;  /* svg and math that are open */
  guint islands;  /* places in them that hold HTML */
  gboolean distrust;
  GArray *waste;     /* of HashiyaHtmlSpan, or NULL */
  const char *tag;   /* the one that is read */
  const char *bogus; /* where a comment ends that begins like none */
  gboolean plain;    /* whether no tag is one any more */
  gboolean verbatim; /* whether white space may count from here on */
} Scan;

typedef struct
{
  char name[NAME_BYTES];
} Name;

static const char *const voids[]
    = { "area",  "base",   "br",       "col",     "embed",  "hr",    "img",
        "input", "link",   "meta",     "param",   "source", "track", "wbr",
        "frame", "keygen", "basefont", "bgsound", "image",  NULL };
/* A second one of these ends the first, so any number of them is no depth. */
static const char *const self_ending[]
    = { "p",  "li", "dt",    "dd",    "tr",    "td",       "th",   "option", "optgroup", "rp",
        "rt", "rb", "thead", "tbody", "tfoot", "colgroup", "html", "head",   "body",     NULL };
static const char *const formatting[]
    = { "a", "b",     "big",    "code",   "em", "font", "i", "nobr",
        "s", "small", "strike", "strong", "tt", "u",    NULL };
static const char *const raw[]
    = { "script", "style", "textarea", "title", "xmp", "noembed", "iframe", "noframes", NULL };
static const char *const islands[]
    = { "title", "desc", "foreignobject", "annotation-xml", "mi", "mo", "mn", "ms", "mtext", NULL };

static gboolean
refuse_depth (GError **error)
{
  hashiya_set_error (
      error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
      /* Translators: the placeholder is a number. */
      _ ("The elements of this page stand more than %d deep inside each other, which no "
         "page to read does. Nothing was added."),
      HASHIYA_HTML_MAX_DEPTH);
  return FALSE;
}

static gboolean
refuse_attributes (GError **error)
{
  hashiya_set_error (
      error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_TOO_LARGE,
      /* Translators: the placeholder is a number. */
      ngettext ("An element of this page has more than %d attribute, which no page to read has. "
                "Nothing was added.",
                "An element of this page has more than %d attributes, which no page to read has. "
                "Nothing was added.",
                HASHIYA_HTML_MAX_ATTRIBUTES),
      HASHIYA_HTML_MAX_ATTRIBUTES);
  return FALSE;
}

/* A name too long to be kept is empty: it is opened and never closed. */
static void
read_name (Scan *self, Name *name)
{
  guint n = 0;

  for (; self->p < self->end && strchr (" \t\n\r\f/>", *self->p) == NULL; self->p++, n++)
    {
      if (n < NAME_BYTES)
        name->name[n] = g_ascii_tolower (*self->p);
    }
  name->name[n < NAME_BYTES ? n : 0] = '\0';
}

/* Goes past the attributes and the `>` of a tag. Returns: how many attributes there were */
static guint
skip_attributes (Scan *self, gboolean *closes)
{
  guint n = 0;

  *closes = FALSE;
  while (self->p < self->end && *self->p != '>')
    {
      char quote;

      if (g_ascii_isspace (*self->p) || *self->p == '/')
        {
          *closes = *self->p == '/';
          self->p++;
          continue;
        }
      *closes = FALSE;
      n++;
      do
        self->p++;
      while (self->p < self->end && strchr (" \t\n\r\f/>=", *self->p) == NULL);
      while (self->p < self->end && g_ascii_isspace (*self->p))
        self->p++;
      if (self->p >= self->end || *self->p != '=')
        continue;
      do
        self->p++;
      while (self->p < self->end && g_ascii_isspace (*self->p));
      if (self->p >= self->end)
        break;
      quote = *self->p;
      if (quote == '"' || quote == '\'')
        {
          self->p = memchr (self->p + 1, quote, self->end - self->p - 1);
          self->p = self->p != NULL ? self->p + 1 : self->end;
        }
      else
        while (self->p < self->end && strchr (" \t\n\r\f>", *self->p) == NULL)
          self->p++;
    }
  if (self->p < self->end)
    self->p++;
  return n;
}

/* Whether a script holds something to read: a description of the page, or a formula. */
static gboolean
is_data (const char *tag, const char *end)
{
  static const char *const kinds[] = { "json", "math", "tex" };

  for (const char *p = tag; p < end; p++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        gsize n = strlen (kinds[i]);

        if ((gsize) (end - p) >= n && g_ascii_strncasecmp (p, kinds[i], n) == 0)
          return TRUE;
      }
  return FALSE;
}

/* Notes what a script or style holds that ends at the scan's place. A script with `<!--` in it may
 * end elsewhere. */
static void
note_program (Scan *self, const char *name, const char *content)
{
  HashiyaHtmlSpan span = { content, self->p };

  if (self->waste == NULL || self->plain || self->tag < self->bogus || self->p == self->end
      || (strcmp (name, "style") != 0 && strcmp (name, "script") != 0)
      || is_data (self->tag, content) || memmem (content, self->p - content, "<!--", 4) != NULL)
    return;
  g_array_append_val (self->waste, span);
}

/* Notes what of a long run of white space in a text says nothing: all but its line ends, or but one
 * character where it has none. */
static void
note_space (Scan *self, const char *from, const char *to)
{
  if (self->waste == NULL || self->verbatim || self->foreign > 0 || self->distrust
      || from < self->bogus)
    return;
  for (const char *p = from; p < to; p++)
    {
      const char *start = p;
      gboolean ends_line = FALSE;

      for (; p < to && (*p == ' ' || *p == '\t' || *p == '\n'); p++)
        ends_line = ends_line || *p == '\n';
      if (p - start >= MIN_SPACE)
        {
          HashiyaHtmlSpan span = { start + !ends_line, p };

          g_array_append_val (self->waste, span);
        }
    }
}

/* Goes past what a script or style holds; not in SVG and MathML, where they hold elements. */
static void
skip_raw (Scan *self, const char *name)
{
  gsize n = strlen (name);
  const char *content = self->p;

  if (self->foreign > 0 || self->distrust)
    return;
  while ((self->p = memchr (self->p, '<', self->end - self->p)) != NULL)
    {
      if ((gsize) (self->end - self->p) > n + 2 && self->p[1] == '/'
          && g_ascii_strncasecmp (self->p + 2, name, n) == 0
          && strchr (" \t\n\r\f/>", self->p[2 + n]) != NULL)
        {
          note_program (self, name, content);
          return;
        }
      self->p++;
    }
  self->p = self->end;
}

static gboolean
open_element (Scan *self, const Name *name, gboolean closes, GError **error)
{
  static const char *const verbatim[] = { "pre", "listing", "plaintext", NULL };
  const char *s = name->name;
  gboolean in_foreign = self->foreign > 0;

  self->verbatim = self->verbatim || g_strv_contains (verbatim, s);
  self->plain = self->plain || strcmp (s, "plaintext") == 0;
  if (strcmp (s, "svg") == 0 || strcmp (s, "math") == 0)
    self->foreign += !closes;
  else if (in_foreign && g_strv_contains (islands, s))
    self->islands += !closes;
  if (g_strv_contains (voids, s) || (closes && in_foreign))
    return TRUE;
  if (g_strv_contains (raw, s) && !in_foreign)
    {
      skip_raw (self, s);
      if (!self->distrust)
        return TRUE;
    }
  if (g_strv_contains (self_ending, s) && !in_foreign)
    return TRUE;
  self->unclosed += g_strv_contains (formatting, s);
  g_array_append_val (self->open, *name);
  return (self->open->len <= HASHIYA_HTML_MAX_DEPTH && self->unclosed <= HASHIYA_HTML_MAX_DEPTH)
         || refuse_depth (error);
}

static void
close_element (Scan *self, const Name *name)
{
  const char *s = name->name;
  gboolean formats = g_strv_contains (formatting, s);

  if (*s == '\0')
    return;
  if (strcmp (s, "svg") == 0 || strcmp (s, "math") == 0)
    {
      self->foreign -= self->foreign > 0;
      /* The parser does not close it from inside an island: believe nothing from here on. */
      self->distrust = self->distrust || self->islands > 0;
    }
  else if (self->islands > 0 && g_strv_contains (islands, s))
    self->islands--;
  if (formats && self->unclosed > 0)
    self->unclosed--;
  for (guint i = self->open->len; i > 0; i--)
    {
      if (strcmp (g_array_index (self->open, Name, i - 1).name, s) == 0)
        {
          if (formats)
            g_array_remove_index (self->open, i - 1);
          else
            g_array_set_size (self->open, i - 1);
          return;
        }
    }
}

/* Goes past a comment, which ends at `-->`, `--!>` and, when empty, at `<!-->`. */
static void
skip_markup (Scan *self)
{
  const char *end = self->p + 2;

  if (self->distrust || self->end - self->p < 4 || memcmp (self->p, "<!--", 4) != 0)
    {
      const char *mark = self->p >= self->bogus ? memchr (self->p, '>', self->end - self->p) : NULL;

      if (mark != NULL)
        self->bogus = mark;
      self->p++;
      return;
    }
  while ((end = memmem (end, self->end - end, "--", 2)) != NULL)
    {
      const char *mark = end + 2 + (end + 2 < self->end && end[2] == '!');

      if (mark < self->end && *mark == '>')
        {
          self->p = mark + 1;
          return;
        }
      end++;
    }
  self->p = self->end;
}

gboolean
hashiya_html_scan (const char *html, gsize n_bytes, gboolean xml, GArray *waste, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Name));
  Scan self = { .p = html, .end = html + n_bytes, .open = open, .waste = waste, .bogus = html };
  const char *text;

  while (text = self.p,
         self.p < self.end && (self.p = memchr (self.p, '<', self.end - self.p)) != NULL)
    {
      gboolean ends = self.p + 1 < self.end && self.p[1] == '/';
      gboolean closes;
      Name name;

      note_space (&self, text, self.p);
      if (self.p + 1 + ends >= self.end || !g_ascii_isalpha (self.p[1 + ends]))
        {
          skip_markup (&self);
          continue;
        }
      self.tag = self.p;
      self.p += 1 + ends;
      read_name (&self, &name);
      if (skip_attributes (&self, &closes) > HASHIYA_HTML_MAX_ATTRIBUTES)
        return refuse_attributes (error);
      if (xml)
        continue;
      if (ends)
        close_element (&self, &name);
      else if (!open_element (&self, &name, closes, error))
        return FALSE;
    }
  return TRUE;
}
