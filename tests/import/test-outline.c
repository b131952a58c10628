// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

#define BODY                                                                                       \
  "The harbour lay still that morning, and the boats that had gone out before dawn were\n"         \
  "coming back one by one with little to show for it but wet nets and tired men.\n\n"
#define LONG                                                                                       \
  "The harbour lay still that morning, and the boats that had gone out before dawn were coming "   \
  "back one by one with little to show for it but wet nets, torn sails and tired men who spoke "   \
  "of nothing but the storm.\n\n"
#define URDU                                                                                                                                                              \
  "بندرگاہ اس صبح خاموش تھی، اور جو کشتیاں پو پھٹنے سے پہلے نکلی تھیں وہ ایک ایک کر کے خالی جال " \
  "لیے لوٹ رہی تھیں، اور تھکے ہوئے ملاح طوفان کے سوا کسی بات کا ذکر نہیں کرتے تھے۔\n\n"

static const struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *outline;
} cases[] = {
  { "plain", "The Old Road\n\n" LONG "What It Carried\n\n" LONG "Where It Ends\n\n" LONG,
    "The Old Road", "1 The Old Road|2 What It Carried|2 Where It Ends" },
  { "site",
    "The Old Road and Its People – Harbour News\n\nThe First Mile\n\n" LONG
    "The Second Mile\n\n" LONG "The Third Mile\n\n" LONG,
    "The Old Road and Its People", "1 The First Mile|1 The Second Mile|1 The Third Mile" },
  { "dash-is-no-site", "We went home - and slept.\n\n" LONG, "We went home - and slept.", "1 -" },
  { "markdown", "# Boats\n\n" LONG "## Small ones\n" LONG "## Large ones\n" LONG, "Boats",
    "1 Boats|2 Small ones|2 Large ones" },
  { "underlined",
    "Boats\n=====\n\n" BODY "Small ones\n----------\n\n" BODY "Large ones\n----------\n\n" BODY,
    "Boats", "1 Boats|2 Small ones|2 Large ones" },
  { "numbered",
    "1. Harbours\n\n" BODY "1.1. Deep harbours\n\n" BODY "2. Boats\n\n" BODY "2.1. Nets\n\n" BODY,
    "1. Harbours", "1 1. Harbours|2 1.1. Deep harbours|1 2. Boats|2 2.1. Nets" },
  { "capitals", "HARBOURS\n\n" BODY "BOATS AND NETS\n\n" BODY "MEN\n\n" BODY, "HARBOURS",
    "1 HARBOURS|2 BOATS AND NETS|2 MEN" },
  { "chapters",
    BODY "CHAPTER I.\n\nThe Harbour\n\n" BODY "CHAPTER II.\n\nThe Boats\n\n" BODY
         "CHAPTER III.\n\nThe Storm\n\n" BODY,
    "The harbour lay still that morning, and the boats that had gone out before dawn were",
    "1 -|1 CHAPTER I. The Harbour|1 CHAPTER II. The Boats|1 CHAPTER III. The Storm" },
  { "parts",
    "PART ONE\n\nCHAPTER I\n\n" BODY "CHAPTER II\n\n" BODY "PART TWO\n\nCHAPTER III\n\n" BODY,
    "PART ONE", "1 PART ONE|2 CHAPTER I|2 CHAPTER II|1 PART TWO|2 CHAPTER III" },
  { "contents",
    "CONTENTS\n\nCHAPTER I. The Harbour\n\nCHAPTER II. The Boats\n\nCHAPTER III. The Storm\n\n"
    "CHAPTER IV. The Calm\n\n\nCHAPTER I. The Harbour\n\n" BODY "CHAPTER II. The Boats\n\n" BODY
    "CHAPTER III. The Storm\n\n" BODY "CHAPTER IV. The Calm\n\n" BODY,
    "CONTENTS",
    "1 CONTENTS|2 CHAPTER I. The Harbour|2 CHAPTER II. The Boats|2 CHAPTER III. The Storm|2 "
    "CHAPTER IV. The Calm" },
  { "manual",
    "NAME\n       boat - goes over water\n\nDESCRIPTION\n       A boat goes over water "
    "for as long as it is not\n       leaking, and under it afterwards.\n\nBUGS\n       "
    "It leaks where the planks meet.\n",
    "NAME", "1 NAME|2 DESCRIPTION|2 BUGS" },
  { "urdu-plain", "پرانی سڑک\n\n" URDU "اس پر کیا گزرا\n\n" URDU "جہاں وہ ختم ہوتی ہے\n\n" URDU,
    "پرانی سڑک", "1 پرانی سڑک|2 اس پر کیا گزرا|2 جہاں وہ ختم ہوتی ہے" },
  { "urdu-chapters", "باب ۱\n\n" URDU "باب ۲\n\n" URDU "باب ۳\n\n" URDU, "باب ۱",
    "1 باب ۱|1 باب ۲|1 باب ۳" },
  { "urdu-parts",
    "حصہ اول\n\nپہلا باب\n\n" URDU "دوسرا باب\n\n" URDU "حصہ دوم\n\nتیسرا باب\n\n" URDU, "حصہ اول",
    "1 حصہ اول|2 پہلا باب|2 دوسرا باب|1 حصہ دوم|2 تیسرا باب" },
  { "no-heading", LONG LONG LONG,
    "The harbour lay still that morning, and the boats that had gone out before dawn were coming "
    "back…",
    "1 -" },
  { "list", "- nets\n- oars\n- a lamp with oil for two nights\n\n- bread\n- salt\n", "- nets",
    "1 -" },
  { "items-in-a-row", "1. Nets\n\n2. Oars\n\n3. Lamps\n\n4. Bread\n\n5. Salt\n", "1. Nets", "1 -" },
  { "poem",
    "The nets are wet, the night is long,\nThe lamp burns low upon the sill;\nI had a boat, I had "
    "a song,\nI have the song still.\n\nThe boat went down, the nets were torn,\nThe lamp was "
    "drowned beneath the sea;\nBut I was singing in the morn,\nAnd it sang back to me.\n",
    "The nets are wet, the night is long,", "1 -" },
  { "dialogue", "“Who goes there?”\n\n“Nobody,” said the voice\n\n" LONG "“Come in then”\n\n" LONG,
    "“Who goes there?”", "1 -" },
  { "mail",
    "From: A Sailor <sailor@example.org>\nTo: The Harbour <harbour@example.org>\nSubject: "
    "A lost oar\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nDear harbour,\n\n" BODY
    "Yours truly,\nA Sailor\n",
    "A lost oar", "1 -" },
  { "code-comments",
    "Run this:\n\n    # first comment\n    boat --go\n\n    # second comment\n    "
    "boat --stop\n\n" BODY,
    "Run this:", "1 -" },
};

static void
test_outline (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HashiyaContent) content = import_text (cases[i].text, -1, NULL);
  g_autoptr (HashiyaDocument) document = open_content (content);
  g_autofree char *outline = outline_of (document);

  g_assert_cmpstr (outline, ==, cases[i].outline);
  g_assert_cmpstr (hashiya_document_get_title (document), ==, cases[i].title);
}

static void
test_options (void)
{
  HashiyaImportOptions options = { .format = "text", .language = "ur", .title = "Mine" };
  g_autoptr (HashiyaContent) content = import_text ("Words of one line.", -1, &options);
  g_autoptr (HashiyaContent) plain = import_text ("Words of one line.", -1, NULL);

  g_assert_cmpstr (hashiya_content_get (content, "title"), ==, "Mine");
  g_assert_cmpstr (hashiya_content_get (content, "language"), ==, "ur");
  g_assert_cmpstr (hashiya_content_get_version (content), !=, hashiya_content_get_version (plain));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/outline/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_outline);
    }
  g_test_add_func ("/import/options", test_options);
  return g_test_run ();
}
