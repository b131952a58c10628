// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-furniture.h"

#include "hashiya-page-title.h"
#include "hashiya-pages.h"
#include "hashiya-shape.h"

#include <string.h>

/* A title is repeated at the head of a page, not in the middle of it. */
#define TITLE_LINES   12
#define TITLE_COLUMNS 160
#define BOX_BYTES     800

typedef enum
{
  REASON_TITLE,
  REASON_REPEATED_TITLE,
  REASON_CODE_FENCE,
  REASON_REPLY_FORM,
  REASON_SHARE_ROW,
  REASON_PAGE_NUMBER,
  REASON_RUNNING_HEAD,
  REASON_COOKIE_BAR,
  REASON_READ_MORE,
} Reason;

static const char *const reason_names[]
    = { "title",       "repeated-title", "code-fence", "reply-form", "share-row",
        "page-number", "running-head",   "cookie-bar", "read-more" };

static void
drop (HashiyaLines *lines, guint i, Reason reason)
{
  lines->line[i].kind = HASHIYA_LINE_DROPPED;
  lines->line[i].mark = reason;
  /* What the line stood between stays apart. */
  if (i + 1 < lines->n && lines->line[i + 1].blanks == 0)
    lines->line[i + 1].blanks = 1;
}

/* What pages leave behind goes, and a paragraph that their end cut becomes whole again. */
static void
drop_pages (HashiyaLines *lines)
{
  g_autofree guint8 *found = hashiya_pages_find (lines);
  guint last = G_MAXUINT;

  for (guint i = 0; i < lines->n; i++)
    {
      gboolean page_end = lines->line[i].mark != 0;

      lines->line[i].mark = 0;
      if (found != NULL && found[i] != HASHIYA_PAGE_LINE_NONE)
        {
          drop (lines, i,
                found[i] == HASHIYA_PAGE_LINE_NUMBER ? REASON_PAGE_NUMBER : REASON_RUNNING_HEAD);
          continue;
        }
      if (last != G_MAXUINT && (page_end || last + 1 < i))
        {
          /* The head's room above and below says nothing about the text. */
          if (last + 1 < i)
            lines->line[i].blanks = 1;
          if (lines->line[i].blanks > 0 && hashiya_pages_continues (lines, last, i))
            lines->line[i].blanks = 0;
        }
      last = i;
    }
}

static void
drop_titles (HashiyaLines *lines, HashiyaContent *content)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *title = NULL;
  g_autofree char *site = NULL;
  g_autofree char *folded = NULL;

  if (lines->n < 2 || lines->line[0].kind != HASHIYA_LINE_TEXT
      || hashiya_lines_columns (lines, 0) > TITLE_COLUMNS)
    return;
  first = hashiya_lines_dup (lines, 0);
  second = hashiya_lines_dup (lines, 1);
  if (!hashiya_page_title_split (first, second, lines->line[1].blanks > 0, &title, &site))
    return;
  hashiya_content_set (content, "title", title);
  hashiya_content_set (content, "publisher", site);
  folded = hashiya_shape_fold (title, strlen (title), 0);
  drop (lines, 0, REASON_TITLE);
  for (guint i = 1; i < MIN (lines->n, TITLE_LINES); i++)
    {
      g_autofree char *line = hashiya_lines_fold (lines, i);

      if (strcmp (line, folded) == 0)
        drop (lines, i, REASON_REPEATED_TITLE);
    }
}

/*
 * A line of three backticks, with a language or without. Programs that prettify quotation marks
 * make “` of it; such a one parts nothing, since prose stands on both sides of it.
 */
static gboolean
is_fence (const char *text, gsize n, gboolean *plain)
{
  gsize ticks = 0, i = 0;
  guint marks = 0;

  while (i < n)
    {
      gunichar c = g_utf8_get_char (text + i);

      if (c != '`' && c != '"' && c != '\'' && c != 0xB4 && (c < 0x2018 || c > 0x201F))
        break;
      ticks += c == '`';
      marks++;
      i = g_utf8_next_char (text + i) - text;
    }
  *plain = ticks == marks && ticks >= 3;
  if (ticks == 0 || marks < 2 || (!*plain && ticks == marks))
    return FALSE;
  for (; i < n; i++)
    {
      if (!g_ascii_isalnum (text[i]) && strchr ("+#-_.", text[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether what stands between two fences is an article that was pasted with them. */
static gboolean
is_prose (const HashiyaLines *lines, guint from, guint to)
{
  gsize bytes = 0, long_bytes = 0;

  for (guint i = from; i < to; i++)
    {
      gsize n = lines->line[i].end - lines->line[i].start;

      bytes += n;
      if (n > 200)
        long_bytes += n;
    }
  return long_bytes * 2 > bytes;
}

static void
drop_fences (HashiyaLines *lines)
{
  guint open = G_MAXUINT;

  for (guint i = 0; i < lines->n; i++)
    {
      gboolean plain;
      gsize n;
      const char *text = hashiya_lines_get (lines, i, &n);

      if (n > 64 || lines->line[i].kind != HASHIYA_LINE_TEXT || !is_fence (text, n, &plain))
        continue;
      drop (lines, i, REASON_CODE_FENCE);
      if (!plain)
        continue;
      if (open == G_MAXUINT)
        {
          open = i;
          continue;
        }
      for (guint j = open + 1; j < i && !is_prose (lines, open + 1, i); j++)
        lines->line[j].kind = HASHIYA_LINE_FENCED;
      open = G_MAXUINT;
    }
}

static gboolean
starts_with_one_of (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      if (g_str_has_prefix (folded, *words))
        return TRUE;
    }
  return FALSE;
}

/* Sentences of reply forms, folded; WordPress in English and in Urdu, and what is like it. */
static const char *const reply_sentences[] = { "your email address will not be published",
                                               "required fields are marked",
                                               "save my name email and website in this browser",
                                               "notify me of follow up comments",
                                               "notify me of new posts by email",
                                               "you must be logged in to post a comment",
                                               "آپ کا ای میل ایڈریس شائع نہیں کیا جائے گا",
                                               "ضروری خانوں کو",
                                               NULL };

static const char *const reply_labels[] = { "leave a reply",   "leave a comment",
                                            "post a comment",  "add a comment",
                                            "write a comment", "leave a reply cancel reply",
                                            "cancel reply",    "post comment",
                                            "submit comment",  "comment",
                                            "comments",        "name",
                                            "email",           "e mail",
                                            "website",         "submit",
                                            "reply",           "your name",
                                            "your email",      "your comment",
                                            "your review",     "جواب دیں",
                                            "جواب منسوخ کریں", "تبصرہ کریں",
                                            "تبصرہ",           "نام",
                                            "ای میل",          "ویب سائٹ",
                                            "ویب سائیٹ",       "اپنا تبصرہ لکھیں",
                                            "تبصرہ بھیجیں",    NULL };

/* The same of the bars that ask for consent. */
static const char *const cookie_sentences[]
    = { "we use cookies",
        "we and our partners use cookies",
        "we and our partners store",
        "this site uses cookies",
        "this website uses cookies",
        "our site uses cookies",
        "our website uses cookies",
        "this site uses essential cookies",
        "by continuing to use this site you agree",
        "by continuing to use this website you agree",
        "by using this site you agree to our use of cookies",
        "cookies help us deliver our services",
        "we value your privacy",
        "ہم کوکیز استعمال کرتے ہیں",
        "یہ ویب سائٹ کوکیز استعمال کرتی ہے",
        "یہ سائٹ کوکیز استعمال کرتی ہے",
        NULL };

static const char *const cookie_labels[] = { "accept",
                                             "accept all",
                                             "accept cookies",
                                             "accept all cookies",
                                             "allow all",
                                             "allow all cookies",
                                             "i accept",
                                             "i agree",
                                             "agree",
                                             "agree and continue",
                                             "agree and close",
                                             "got it",
                                             "ok",
                                             "reject",
                                             "reject all",
                                             "decline",
                                             "only necessary",
                                             "necessary cookies only",
                                             "cookie settings",
                                             "cookie preferences",
                                             "cookie policy",
                                             "cookies",
                                             "manage cookies",
                                             "manage preferences",
                                             "manage options",
                                             "customise",
                                             "customize",
                                             "settings",
                                             "privacy policy",
                                             "learn more",
                                             "more information",
                                             "find out more",
                                             "close",
                                             "dismiss",
                                             "قبول کریں",
                                             "سب قبول کریں",
                                             "مسترد کریں",
                                             "مزید معلومات",
                                             "ٹھیک ہے",
                                             NULL };

static const char *const share_labels[] = { "share",
                                            "share this",
                                            "share on",
                                            "share this article",
                                            "share this post",
                                            "tweet",
                                            "facebook",
                                            "twitter",
                                            "x",
                                            "whatsapp",
                                            "linkedin",
                                            "email",
                                            "print",
                                            "pinterest",
                                            "telegram",
                                            "reddit",
                                            "copy link",
                                            "messenger",
                                            "tumblr",
                                            "like",
                                            "follow us",
                                            "شیئر کریں",
                                            "شیئر",
                                            "فیس بک",
                                            "ٹوئٹر",
                                            "ٹویٹر",
                                            "واٹس ایپ",
                                            "ای میل",
                                            "پرنٹ کریں",
                                            NULL };

typedef struct
{
  Reason reason;
  const char *const *sentences; /* what it says, or NULL where it says nothing */
  const char *const *labels;    /* its buttons and fields, whole lines */
  guint lines_min;
  gsize bytes_max; /* of each line */
} Box;

static const Box boxes[] = {
  { REASON_REPLY_FORM, reply_sentences, reply_labels, 1, 400 },
  { REASON_COOKIE_BAR, cookie_sentences, cookie_labels, 2, 800 },
  { REASON_SHARE_ROW, NULL, share_labels, 3, 120 },
};

#define LABEL(box)    (1 << (box))
#define SENTENCE(box) (8 << (box))
#define READ_MORE     64

/* Which boxes a line says something of. */
static guint8
tell_marks (const HashiyaLines *lines, guint i, GHashTable *words)
{
  g_autofree char *folded = NULL;
  gsize n;
  const char *text = hashiya_lines_get (lines, i, &n);
  guint marks;

  if (n > BOX_BYTES || lines->line[i].kind != HASHIYA_LINE_TEXT)
    return 0;
  folded = hashiya_lines_fold (lines, i);
  marks = GPOINTER_TO_UINT (g_hash_table_lookup (words, folded));
  for (guint box = 0; box < G_N_ELEMENTS (boxes); box++)
    {
      if (n > boxes[box].bytes_max)
        marks &= ~LABEL (box);
      else if (boxes[box].sentences != NULL && starts_with_one_of (folded, boxes[box].sentences))
        marks |= SENTENCE (box);
      else if (boxes[box].reason == REASON_SHARE_ROW
               && (g_str_has_prefix (folded, "click to share on ")
                   || g_str_has_prefix (folded, "share on ")))
        marks |= LABEL (box);
    }
  return text[n - 1] == ':' ? marks & ~READ_MORE : marks;
}

static void
add_words (GHashTable *words, const char *const *list, guint mark)
{
  for (; *list != NULL; list++)
    {
      guint marks = GPOINTER_TO_UINT (g_hash_table_lookup (words, *list));

      g_hash_table_insert (words, (gpointer) *list, GUINT_TO_POINTER (marks | mark));
    }
}

/* A box is its labels around one of its sentences; buttons to share are enough of themselves. */
static void
drop_box (HashiyaLines *lines, const guint8 *marks, guint box)
{
  guint start = 0;

  while (start < lines->n)
    {
      gboolean sentence = boxes[box].sentences == NULL;
      guint end = start;

      while (end < lines->n && lines->line[end].kind == HASHIYA_LINE_TEXT
             && (marks[end] & (LABEL (box) | SENTENCE (box))) != 0)
        sentence = (marks[end++] & SENTENCE (box)) != 0 || sentence;
      for (guint i = start; i < end && sentence && end - start >= boxes[box].lines_min; i++)
        drop (lines, i, boxes[box].reason);
      start = MAX (end, start + 1);
    }
}

/* What a web page put beside its text, each line read once for all of it. */
static void
drop_boxes (HashiyaLines *lines)
{
  static const char *const links[] = { "read more",
                                       "continue reading",
                                       "continue reading the main story",
                                       "read full story",
                                       "read the full story",
                                       "مزید پڑھیں",
                                       "مزید پڑھیے",
                                       NULL };
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *marks = g_new0 (guint8, lines->n);

  for (guint box = 0; box < G_N_ELEMENTS (boxes); box++)
    add_words (words, boxes[box].labels, LABEL (box));
  add_words (words, links, READ_MORE);
  for (guint i = 0; i < lines->n; i++)
    marks[i] = tell_marks (lines, i, words);
  for (guint box = 0; box < G_N_ELEMENTS (boxes); box++)
    drop_box (lines, marks, box);
  for (guint i = 0; i < lines->n; i++)
    {
      if (marks[i] == READ_MORE && lines->line[i].kind == HASHIYA_LINE_TEXT)
        drop (lines, i, REASON_READ_MORE);
    }
}

/* A text that is all furniture is a text after all. */
static void
keep_something (HashiyaLines *lines)
{
  for (guint i = 0; i < lines->n; i++)
    {
      if (lines->line[i].kind != HASHIYA_LINE_DROPPED)
        return;
    }
  for (guint i = 0; i < lines->n; i++)
    {
      lines->line[i].kind = HASHIYA_LINE_TEXT;
      lines->line[i].mark = 0;
    }
}

void
hashiya_furniture_drop (HashiyaLines *lines, HashiyaContent *content)
{
  drop_pages (lines);
  drop_fences (lines);
  drop_titles (lines, content);
  drop_boxes (lines);
  keep_something (lines);
  for (guint i = 0; i < lines->n; i++)
    {
      g_autofree char *text = NULL;

      if (lines->line[i].kind != HASHIYA_LINE_DROPPED)
        continue;
      text = hashiya_lines_dup (lines, i);
      hashiya_content_add_dropped (content, lines->line[i].number,
                                   reason_names[lines->line[i].mark], text);
    }
  lines->titled = lines->n > 0 && lines->line[0].kind == HASHIYA_LINE_DROPPED;
  hashiya_lines_remove_dropped (lines);
}
