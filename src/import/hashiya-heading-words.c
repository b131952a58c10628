// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-heading-words.h"

#include <string.h>

static const char *const parts[] = { "abstract",
                                     "acknowledgements",
                                     "acknowledgments",
                                     "acknowledgement",
                                     "addendum",
                                     "afterword",
                                     "appendix",
                                     "appendices",
                                     "author s note",
                                     "bibliography",
                                     "conclusion",
                                     "conclusions",
                                     "contents",
                                     "dedication",
                                     "dramatis personae",
                                     "epilogue",
                                     "footnotes",
                                     "foreword",
                                     "glossary",
                                     "illustrations",
                                     "index",
                                     "introduction",
                                     "introductory",
                                     "notes",
                                     "postscript",
                                     "preamble",
                                     "preface",
                                     "prelude",
                                     "prologue",
                                     "references",
                                     "summary",
                                     "table of contents",
                                     "translator s note",
                                     "background",
                                     "definitions",
                                     "discussion",
                                     "methods",
                                     "results",
                                     "list of illustrations",
                                     "اختتامیہ",
                                     "اشاریہ",
                                     "اظہار تشکر",
                                     "انتساب",
                                     "تعارف",
                                     "تمہید",
                                     "پیش لفظ",
                                     "حرف آخر",
                                     "حرف اول",
                                     "حواشی",
                                     "مقدمه",
                                     "پیشگفتار",
                                     "دیباچه",
                                     "نتیجه",
                                     "خلاصه",
                                     "حوالہ جات",
                                     "خلاصہ",
                                     "دیباچہ",
                                     "ضمیمہ",
                                     "عرض مصنف",
                                     "عرض مترجم",
                                     "عرض ناشر",
                                     "فہرست",
                                     "فہرست مضامین",
                                     "کتابیات",
                                     "مقدمہ",
                                     "نتیجہ",
                                     "پس منظر",
                                     NULL };

static const char *const others[]
    = { "the end", "finis",  "end",     "fin", "ختم شد",      "تمام شد",  "end of file",
        "amen",    "chorus", "refrain", "by",  "illustrated", "music by", NULL };

static const char *const other_starts[]
    = { "by ",          "translated by ", "edited by ", "written by ",  "illustrated by ",
        "compiled by ", "published by ",  "copyright ", "c copyright ", "all rights reserved",
        "last updated", "last modified",  "posted by ", "posted on ",   "published on ",
        "filed under ", "dear ",          "end of ",    "start of ",    "yours ",
        "sincerely",    "best regards",   "regards",    "kind regards", "with love",
        "signed ",      "figure ",        "fig ",       "table ",       "plate ",
        "http",         "www ",           "read more",  "read the ",    "watch the ",
        "also read ",   "see also ",      "comments ",  "تحریر ",       "مصنف ",
        "مترجم ",       "مرتب ",          "تصویر ",     "شکل ",         "جدول ",
        "نقشہ ",        "آپ کا ",         "آپ کی ",     "والسلام",      "مزید پڑھیں",
        "محترم ",       "بشکریہ ",        "فقط ",       "خدا حافظ",     "پیارے ",
        "پیاری ",       "السلام ",        NULL };

/* The same, where a colon follows. */
static const char *const labels[]
    = { "author", "authors", "date",    "release date", "language", "updated", "published",
        "tags",   "title",   "version", "isbn",         "subject",  "from",    "to",
        "cc",     "bcc",     "url",     "homepage",     "image",    "photo",   "picture",
        "credit", "source",  "note",    "see also",     "related",  "e mail",  "email",
        "posted", "تحریر",   "مصنف",    "مترجم",        "تاریخ",    "اشاعت",   "ترجمہ",
        "ماخذ",   "نوٹ",     NULL };

static const char *const months[]
    = { "january",   "february", "march",    "april",    "may",  "june", "july",   "august",
        "september", "october",  "november", "december", "jan",  "feb",  "mar",    "apr",
        "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",    "dec",
        "جنوری",     "فروری",    "مارچ",     "اپریل",    "مئی",  "جون",  "جولائی", "اگست",
        "ستمبر",     "اکتوبر",   "نومبر",    "دسمبر",    NULL };

static gboolean
is_one_of (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      /* Asked of millions of lines, nearly all of which differ at once. */
      if (folded[0] == (*words)[0] && strcmp (folded, *words) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_heading_words_is_part (const char *folded)
{
  return is_one_of (folded, parts);
}

gboolean
hashiya_heading_words_is_contents (const char *folded)
{
  static const char *const names[]
      = { "contents", "table of contents", "toc", "فہرست", "فہرست مضامین", "index", NULL };

  return is_one_of (folded, names);
}

gboolean
hashiya_heading_words_is_other (const char *folded, gboolean colon)
{
  if (is_one_of (folded, others))
    return TRUE;
  for (guint i = 0; other_starts[i] != NULL; i++)
    {
      if (g_str_has_prefix (folded, other_starts[i]))
        return TRUE;
    }
  for (guint i = 0; colon && labels[i] != NULL; i++)
    {
      gsize n = strlen (labels[i]);

      if (strncmp (folded, labels[i], n) == 0 && (folded[n] == '\0' || folded[n] == ' '))
        return TRUE;
    }
  return FALSE;
}

gboolean
hashiya_heading_words_is_date (const char *folded)
{
  g_auto (GStrv) words = NULL;
  gboolean month = FALSE, number = FALSE;
  guint n = 0;

  if (strchr (folded, ' ') == NULL)
    return FALSE;
  words = g_strsplit (folded, " ", 8);
  for (; words[n] != NULL; n++)
    {
      month = month || is_one_of (words[n], months);
      number = number || g_unichar_isdigit (g_utf8_get_char (words[n]));
    }
  return month && number && n <= 6;
}
