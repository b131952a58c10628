// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-furniture.h"

#include "hashiya-page-title.h"
#include "hashiya-shape.h"

#include <string.h>

/* A title is repeated at the head of a page, not in the middle of it. */
#define TITLE_LINES   12
#define TITLE_COLUMNS 160
#define FORM_COLUMNS  200

typedef enum
{
  REASON_TITLE,
  REASON_REPEATED_TITLE,
  REASON_CODE_FENCE,
  REASON_REPLY_FORM,
  REASON_SHARE_ROW,
} Reason;

static const char *const reason_names[]
    = { "title", "repeated-title", "code-fence", "reply-form", "share-row" };

static void
drop (HashiyaLines *lines, guint i, Reason reason)
{
  lines->line[i].kind = HASHIYA_LINE_DROPPED;
  lines->line[i].mark = reason;
  /* What the line stood between stays apart. */
  if (i + 1 < lines->n && lines->line[i + 1].blanks == 0)
    lines->line[i + 1].blanks = 1;
}

static void
drop_titles (HashiyaLines *lines, HashiyaContent *content)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *title = NULL;
  g_autofree char *site = NULL;
  g_autofree char *folded = NULL;

  if (lines->n < 2 || hashiya_lines_columns (lines, 0) > TITLE_COLUMNS)
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
is_one_of (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      if (strcmp (folded, *words) == 0)
        return TRUE;
    }
  return FALSE;
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

/* A form is its labels around one of its sentences, or just its heading where the file ends. */
static void
drop_reply_forms (HashiyaLines *lines)
{
  guint start = 0;

  while (start < lines->n)
    {
      gboolean sentence = FALSE;
      guint end = start;

      for (; end < lines->n; end++)
        {
          g_autofree char *folded = NULL;

          if (lines->line[end].kind != HASHIYA_LINE_TEXT
              || hashiya_lines_columns (lines, end) > FORM_COLUMNS)
            break;
          folded = hashiya_lines_fold (lines, end);
          if (starts_with_one_of (folded, reply_sentences))
            sentence = TRUE;
          else if (!is_one_of (folded, reply_labels))
            break;
        }
      for (guint i = start; i < end && sentence; i++)
        drop (lines, i, REASON_REPLY_FORM);
      start = MAX (end, start + 1);
    }
}

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

static gboolean
is_share_label (const char *folded)
{
  return is_one_of (folded, share_labels) || g_str_has_prefix (folded, "click to share on ")
         || g_str_has_prefix (folded, "share on ");
}

static void
drop_share_rows (HashiyaLines *lines)
{
  guint start = 0;

  while (start < lines->n)
    {
      guint end = start;

      for (; end < lines->n; end++)
        {
          g_autofree char *folded = NULL;

          if (lines->line[end].kind != HASHIYA_LINE_TEXT || hashiya_lines_columns (lines, end) > 60)
            break;
          folded = hashiya_lines_fold (lines, end);
          if (!is_share_label (folded))
            break;
        }
      for (guint i = start; i < end && end - start >= 3; i++)
        drop (lines, i, REASON_SHARE_ROW);
      start = MAX (end, start + 1);
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
  drop_fences (lines);
  drop_titles (lines, content);
  drop_reply_forms (lines);
  drop_share_rows (lines);
  keep_something (lines);
  for (guint i = 0; i < lines->n; i++)
    {
      g_autofree char *text = NULL;

      if (lines->line[i].kind != HASHIYA_LINE_DROPPED)
        continue;
      text = hashiya_lines_dup (lines, i);
      hashiya_content_add_dropped (content, lines->line[i].number,
                                   reason_names[lines->line[i].mark], text);
      lines->line[i].mark = 0;
    }
}
