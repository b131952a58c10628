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
#define RULE "============================================================\n"
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
  { "index-with-pages",
    "Far shore.\n\nThe tide went out.\nThe tide came in.\n\nNight watch.\n\nThe lamp burned low.\n"
    "The wind was high.\n\nHarbour.\n\nThe ropes were wet.\nThe deck was dry.\n\nHome again.\n\n"
    "The door stood open.\nThe fire was lit.\n\nINDEX\n\nFar shore    1\nHarbour    3\n"
    "Home again    4\nNight watch    2\n",
    "Far shore.", "1 Far shore.|3 Night watch.|3 Harbour.|3 Home again.|2 INDEX" },
  { "contents-without-pages",
    "Of boats\n\n" LONG "* the nets we use\n* what the sea gave\n* how the storm came\n\n" LONG
    "the nets we use\n\n" LONG "what the sea gave\n\n" LONG "how the storm came\n\n" LONG,
    "Of boats", "1 Of boats|2 the nets we use|2 what the sea gave|2 how the storm came" },
  { "refrain",
    "Song\n\nrow the boat home\nsoftly she goes\nout with the tide\n\nthe lamp is low\n"
    "the wind is high\n\nrow the boat home\nsoftly she goes\nout with the tide\n",
    "Song", "1 Song" },
  { "releases",
    "Version 1.4 (20-Jun-97)\n\n" BODY "Version 1.3 (6-Jun-97)\n\n" BODY "Version 1.2b:\n\n" BODY
    "Version 1.2\n\n" BODY "Version 1.1 (2-Apr-97):\n\n" BODY "Version 1.0\n\n" BODY,
    "Version 1.4 (20-Jun-97)",
    "1 Version 1.4 (20-Jun-97)|1 Version 1.3 (6-Jun-97)|1 Version 1.2b:|1 Version 1.2|1 "
    "Version 1.1 (2-Apr-97):|1 Version 1.0" },
  { "stars", "* Harbours\n\n" BODY "** Deep ones\n" BODY "** Shallow ones\n" BODY "* Boats\n" BODY,
    "Harbours", "1 Harbours|2 Deep ones|2 Shallow ones|1 Boats" },
  { "list-of-stars",
    "Harbours\n\n" LONG "* deep ones\n** with walls\n** with chains\n* shallow ones\n\n" LONG,
    "Harbours", "1 Harbours" },
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
  { "decorated", "*** Boats ***\n\n" BODY "*** Nets ***\n\n" BODY "*** Men ***\n\n" BODY, "Boats",
    "1 Boats|1 Nets|1 Men" },
  { "notices-are-not-decorated",
    "*** Start of the book ***\n\n" BODY "*** End of the book ***\n\n" BODY
    "*** the licence ***\n\n" BODY,
    "*** Start of the book ***", "1 -" },
  { "overlined", RULE "1.1 boats of the harbour\n\n" BODY RULE "1.2 nets of the boats\n\n" BODY,
    "1.1 boats of the harbour", "1 1.1 boats of the harbour|1 1.2 nets of the boats" },
  { "wrapped-title",
    "1.1. Harbours\n\n" BODY
    "1.2. Boats of the Harbour that are Known for Going Out in Storms and for Coming "
    "\nBack with Nets\n\n" BODY "1.3. Nets\n\n" BODY,
    "1.1. Harbours",
    "1 1.1. Harbours|1 1.2. Boats of the Harbour that are Known for Going Out in Storms and for "
    "Coming Back with Nets|1 1.3. Nets" },
  { "wrapped-sentence",
    "1.1. Harbours\n\n" BODY
    "1.2. Boats of the harbour that are known for going out in storms and for coming "
    "\nback with nets\n\n" BODY "1.3. Nets\n\n" BODY,
    "1.1. Harbours", "1 1.1. Harbours|1 1.3. Nets" },
  { "byline",
    "A quiet road\n\n" LONG "Nets of old\n\nBy A Sailor\n1 May 2001\n\n" LONG "Oars of old\n\nBy A "
    "Sailor\n2 May 2001\n\n" LONG "Men of old\n\nBy A Sailor\n3 May 2001\n\n" LONG,
    "A quiet road", "1 A quiet road|2 Nets of old|2 Oars of old|2 Men of old" },
  { "picture", "A quiet road\n\n" LONG "Nets of Old\n\n[Illustration: a net]\n\n" LONG,
    "A quiet road", "1 A quiet road|2 Nets of Old" },
  { "centred-above",
    BODY BODY "                                    Small Boats\n\nWet Nets\n\n" BODY BODY
              "Long Oars\n\n" BODY BODY
              "                                    Good Sailors\n\nFair Wages\n\n" BODY BODY,
    "The harbour lay still that morning, and the boats that had gone out before dawn were",
    "1 -|1 Small Boats|1 Wet Nets|1 Long Oars|1 Good Sailors|1 Fair Wages" },
  { "over-bullets",
    "A quiet road\n\n" LONG "Nets\n\n* of rope\n* of wire\n\nOars\n\n* long ones\n* short "
    "ones\n\nMen\n\n* old ones\n* young ones\n\n",
    "A quiet road", "1 A quiet road|2 Nets|2 Oars|2 Men" },
  { "address",
    "A Quiet Road\n\n" LONG "Sailor: sailor@example.org\n\n" LONG
    "Harbour: https://example.org/\n\n" LONG,
    "A Quiet Road", "1 A Quiet Road" },
  { "item-between-items",
    "1. Harbours\n\n" BODY "Each boat has:\n\n   1. nets that are dried before they are "
    "stowed and that hang in the wind for\n      a day\n\n   2. Oars of Old Wood\n\n   3. lamps "
    "that "
    "burn for two nights without anybody looking after them or\n      at them\n\n" BODY
    "2. Boats\n\n" BODY,
    "1. Harbours", "1 1. Harbours|1 2. Boats" },
  { "contents-twice",
    "Contents\n\n1. Boats\n\n2. Nets\n\n" BODY "1. Boats\n\n2. Nets\n\n" BODY "1. Boats\n\n" BODY
    "2. Nets\n\n" BODY,
    "Contents", "1 Contents|2 1. Boats|2 2. Nets" },
  { "series-gap",
    "1. Harbours\n\n" BODY "2. Boats\n\n" BODY "3. net_dry\n\n" BODY "4. Oars\n\n" BODY
    "5. Lamps\n\n" BODY,
    "1. Harbours", "1 1. Harbours|1 2. Boats|1 3. net_dry|1 4. Oars|1 5. Lamps" },
  { "series-end",
    "1. Harbours\n\n" BODY "2. Boats\n\n" BODY "3. Nets\n\n" BODY "4. Oars\n\n" BODY
    "5. Lamps\n\n" BODY "6. net_dry\n\n" BODY,
    "1. Harbours", "1 1. Harbours|1 2. Boats|1 3. Nets|1 4. Oars|1 5. Lamps|1 6. net_dry" },
  { "series-broken",
    "1. Harbours\n\n" BODY "2. Boats\n\n" BODY "9. net_dry\n\n" BODY "10. Oars\n\n" BODY,
    "1. Harbours", "1 1. Harbours|1 2. Boats|1 10. Oars" },
  { "markdown-series",
    "# Harbours\n\n## Nets\n\n" LONG "## Oars\n\nNet 1\n\n" LONG "Net 2\n\n" LONG "Net 3\n\n" LONG
    "Net 4\n\n" LONG "Net 5\n\n" LONG,
    "Harbours", "2 Nets|2 Oars" },
  { "word-series",
    "Net I. of rope, &c.\n\n" BODY "Net II. of wire, &c.\n\n" BODY "Net III. of hair, &c.\n\n" BODY
    "Net IV. of old, &c.\n\n" BODY "Net V. of new, &c.\n\n" BODY,
    "Net I. of rope, &c.",
    "1 Net I. of rope, &c.|1 Net II. of wire, &c.|1 Net III. of hair, &c.|1 Net IV. of old, &c.|1 "
    "Net V. of new, &c." },
  { "captions-are-no-series",
    BODY "Figure 1. A net, and so on.\n\n" BODY "Figure 2. An oar, and so on.\n\n" BODY
         "Figure 3. A lamp, and so on.\n\n" BODY "Figure 4. A man, and so on.\n\n" BODY
         "Figure 5. A boat, and so on.\n\n" BODY,
    "The harbour lay still that morning, and the boats that had gone out before dawn were", "1 -" },
  { "questions",
    "Q: What is a net, and who\n   made it.\n\nA: It holds fish.\n\nQ: What is an oar.\n\nA: It "
    "moves boats.\n\nQ: What is a lamp.\n\nA: It gives light.\n\n",
    "Q: What is a net, and who made it.",
    "1 Q: What is a net, and who made it.|1 Q: What is an oar.|1 Q: What is a lamp." },
  { "urdu-questions",
    "سوال: جال کیا ہے؟\n\nجواب: " URDU "سوال: چپو کیا ہے؟\n\nجواب: " URDU "سوال: چراغ کیا "
    "ہے؟\n\nجواب: " URDU,
    "سوال: جال کیا ہے؟", "1 سوال: جال کیا ہے؟|1 سوال: چپو کیا ہے؟|1 سوال: چراغ کیا ہے؟" },
  { "riddles",
    "Q: What is a net?\nA: It holds fish.\n\nQ: What is an oar?\nA: It moves boats.\n\nQ: What is "
    "a "
    "lamp?\nA: It gives light.\n",
    "Q: What is a net?", "1 -" },
  { "appendix-colon",
    "1. HARBOURS\n\n" BODY "2. BOATS\n\n" BODY "APPENDIX: How to dry nets\n\n" BODY, "1. HARBOURS",
    "1 1. HARBOURS|1 2. BOATS|2 APPENDIX: How to dry nets" },
  { "speech", "HARBOURS\n\n" BODY "SAILOR: Nets of Old\n\n" BODY, "HARBOURS", "1 HARBOURS" },
  { "dashes",
    "A Quiet Road\n\n" LONG "I.--Nets of the old boats\n\n" LONG
    "II.—Oars of the old boats\n\n" LONG,
    "A Quiet Road", "1 A Quiet Road|2 I.--Nets of the old boats|2 II.—Oars of the old boats" },
  { "notes-below", "A Quiet Road\n\n" LONG "[1] Nets of Old.\n\n" LONG "[2] Oars of Old.\n\n" LONG,
    "A Quiet Road", "1 A Quiet Road" },
  { "index",
    "A QUIET ROAD\n\n" BODY "28 HARBOUR STREET, OLD PORT, July 4, 1890\n\n" BODY
    "NETS, 12, 109.\n\n" BODY "OARS, 133.\n\n" BODY,
    "A QUIET ROAD", "1 A QUIET ROAD" },
  { "lower-below",
    "1. Boats\n\n" BODY "1.1. netdry appears quite stable\n\n" BODY
    "1.2. oardry appears less so\n\n" BODY "2. Men\n\n" BODY,
    "1. Boats",
    "1 1. Boats|2 1.1. netdry appears quite stable|2 1.2. oardry appears less so|1 2. Men" },
  { "italics",
    "A Quiet Road\n\n\n" BODY "\n_Song of the Nets._\n\n" BODY "\n_Song of the Oars._\n\n" BODY,
    "A Quiet Road", "1 A Quiet Road|2 _Song of the Nets._|2 _Song of the Oars._" },
  { "late-chapters",
    "A Quiet Road\n\n\n" BODY BODY BODY BODY BODY BODY
    "Of the Nets\n\n" BODY BODY BODY BODY BODY BODY "Of the Oars\n\n" BODY BODY BODY BODY BODY BODY
    "Section 1. Use\n\n" BODY "Section 2. Money\n\n" BODY "Section 3. End\n\n" BODY,
    "A Quiet Road",
    "1 A Quiet Road|3 Of the Nets|3 Of the Oars|2 Section 1. Use|2 Section 2. Money|2 Section 3. "
    "End" },
  { "letter-sentences",
    "HARBOURS\n\n" BODY "A. Preserve all the notices that stand in the nets.\n\n" BODY
    "B. Preserve all the notices "
    "that stand in the oars.\n\n" BODY "BOATS\n\n" BODY,
    "HARBOURS", "1 HARBOURS|2 BOATS" },
  { "number-list-mark", BODY "1, 2 and 3 Harbours\n\n" BODY "Boats\n\n" BODY,
    "The harbour lay still that morning, and the boats that had gone out before dawn were",
    "1 -|1 Boats" },
  { "no-title-in-brackets", "CHAPTER I\n\n[Music]\n\n" BODY "CHAPTER II\n\n[Music]\n\n" BODY,
    "CHAPTER I", "1 CHAPTER I|1 CHAPTER II" },
  { "definitions", "The Old Licence\n\n" BODY "Definitions:\n\n" BODY, "The Old Licence",
    "1 The Old Licence|2 Definitions:" },
  { "long-question",
    "1. Why do the nets of a boat that goes out in the night have to be dried before the day\n   "
    "comes?\n\n" BODY "2. Who does it?\n\n" BODY "3. When is it done?\n\n" BODY,
    "1. Why do the nets of a boat that goes out in the night have to be dried before the day "
    "comes?",
    "1 1. Why do the nets of a boat that goes out in the night have to be dried before the day "
    "comes?|1 2. Who does it?|1 3. When is it done?" },
  { "outdented-sentence",
    "NAME\n\n    The boat goes over water for as long as it is not leaking, and under it\n    "
    "afterwards.\n\nIt leaks "
    "where the planks meet.\n\n    The boat goes over water for as long as it is not leaking, and "
    "under it\n    "
    "afterwards.\n\n    The boat goes over water for as long as it is not leaking, and under it\n  "
    "  "
    "afterwards.\n",
    "NAME", "1 NAME" },
  { "nested", BODY "HARBOURS\n\n1. Deep Ones\n\n" BODY "2. Low Ones\n\n" BODY,
    "The harbour lay still that morning, and the boats that had gone out before dawn were",
    "1 -|1 HARBOURS|2 1. Deep Ones|2 2. Low Ones" },
  { "two-numerals", "A Quiet Road\n\n" LONG "I\n\n" LONG "II\n\n" LONG, "A Quiet Road",
    "1 A Quiet Road|2 I|2 II" },
  { "numeral-out-of-order", "A Quiet Road\n\n" LONG "I\n\n" LONG "XIV\n\n" LONG, "A Quiet Road",
    "1 A Quiet Road|2 I" },
  { "same-parts",
    "Of nets\n\n" LONG "Of oars\n\n" LONG "Of men\n\n" LONG "Of nets\n\n" LONG "Of oars\n\n" LONG
    "Of men\n\n" LONG "Of nets\n\n" LONG "Of oars\n\n" LONG "Of men\n\n" LONG,
    "Of nets",
    "1 Of nets|2 Of oars|2 Of men|2 Of nets|2 Of oars|2 Of men|2 Of nets|2 Of oars|2 Of men" },
  { "refrain-is-none", "Of nets\n\n" LONG "Of nets\n\n" LONG "Of nets\n\n" LONG, "Of nets", "1 -" },
  { "term",
    "1. Boats\n\n" BODY "2. Nets\n\n" BODY "3. Men\n\n" BODY
    "OAR\n    It moves a boat that has no wind, "
    "and a man who has no boat, in the same\n    way.\n\n" BODY,
    "1. Boats", "1 1. Boats|1 2. Nets|1 3. Men" },
  { "tight", "HARBOURS\n" BODY "BOATS\n" BODY "MEN\n" BODY, "HARBOURS",
    "1 HARBOURS|2 BOATS|2 MEN" },
  { "urdu-notes",
    "پرانی سڑک\n\n" URDU "۱؂ سڑک کی کتاب، حصہ اول\n\n" URDU
    "۲؂ سڑک کی کتاب، حصہ دوم\n\n" URDU,
    "پرانی سڑک", "1 پرانی سڑک" },
  { "comments",
    "Boats\n-----\n\n" BODY "# boat file\n\n" BODY "Nets\n----\n\n" BODY "# Net file\n\n" BODY
    "Men\n---\n\n" BODY,
    "Boats", "1 Boats|1 Nets|1 Men" },
  { "title-of-verse",
    "The Old Road\n\n" LONG
    "\n\nThe Long Road Home.\n\nThe nets are wet,\nThe night is long,\nI had a boat,\nI had a "
    "song.\n\n\n\nThe Short Road Home.\n\nThe nets are wet,\nThe night is long,\nI had a boat,\nI "
    "had a song.\n",
    "The Old Road", "1 The Old Road|2 The Long Road Home.|2 The Short Road Home." },
  { "title-of-author",
    "The Old Road\n\n" LONG "\n\nThe Long Road Home.\n\nBY A SAILOR.\n\n" LONG
    "\n\nThe Short Road Home.\n\nBY A "
    "SAILOR.\n\n" LONG,
    "The Old Road", "1 The Old Road|2 The Long Road Home.|2 The Short Road Home." },
  { "sentence-with-room",
    "The Old Road\n\n" LONG "\n\nThe Long Road Home.\n\n" LONG "\n\nThe Short Road Home.\n\n" LONG,
    "The Old Road", "1 The Old Road" },
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
