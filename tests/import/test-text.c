// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import-tools.h"

static const struct
{
  const char *name;
  const char *text;
  const char *page; /* of the first section, after its start tag and before its end tag */
} pages[] = {
  { "joined",
    "The harbour lay still that morning, and the boats that had gone out before\ndawn "
    "were coming back one by one.\n",
    "<p>The harbour lay still that morning, and the boats that had gone out before dawn were "
    "coming back one by one.</p>" },
  { "verse", "The nets are wet,\nThe night is long;\n\nI had a boat,\nI had a song.\n",
    "<p>The nets are wet,<br/>\nThe night is long;</p>\n<p>I had a boat,<br/>\nI had a "
    "song.</p>" },
  { "list", "- nets & oars\n- a lamp\n", "<ul><li>nets &amp; oars</li>\n<li>a lamp</li></ul>" },
  { "numbers", "1. nets\n2. oars\n",
    "<ol class=\"numbered\"><li>1. nets</li>\n<li>2. oars</li></ol>" },
  { "nested", "- nets\n  - of rope\n    1. thick\n    2. thin\n  - of wire\n- oars\n",
    "<ul><li>nets\n<ul><li>of rope\n<ol class=\"numbered\"><li>1. thick</li>\n<li>2. "
    "thin</li></ol></li>\n<li>of "
    "wire</li></ul></li>\n<li>oars</li></ul>" },
  { "nested-apart", "1. nets\n\n   a) of rope\n\n   b) of wire\n\n2. oars\n\nAll is well.\n",
    "<ol class=\"numbered\"><li>1. nets\n<ol class=\"numbered\"><li>a) of rope</li>\n<li>b) of "
    "wire</li></ol></li>\n<li>2. "
    "oars</li></ol>\n<p>All is well.</p>" },
  { "two-lists", "- nets\n- oars\n1. bread\n2. salt\n",
    "<ul><li>nets</li>\n<li>oars</li></ul>\n<ol class=\"numbered\"><li>1. bread</li>\n<li>2. "
    "salt</li></ol>" },
  { "outdented", "    - nets\n  - oars\n", "<ul><li>nets</li>\n<li>oars</li></ul>" },
  { "quotation", "> Who goes there?\n>\n> Nobody.\n",
    "<blockquote><p>Who goes there?</p>\n<p>Nobody.</p></blockquote>" },
  { "table", "net      2    wet\noar      4    dry\n\nNone is lost.\n",
    "<pre>net      2    wet\noar      4    dry</pre>\n<p>None is lost.</p>" },
  { "fenced", "Run it so:\n\n```sh\nboat  --go\n\n  stop\n```\n\nIt goes.\n",
    "<p>Run it so:</p>\n<pre>boat  --go\n\n  stop</pre>\n<p>It goes.</p>" },
  { "hyphen",
    "The boats of the harbour were all of the kind that is called deep-\nsea, and none "
    "of them was new.\n",
    "<p>The boats of the harbour were all of the kind that is called deep- sea, and none of them "
    "was new.</p>" },
  { "breaks", "one\rtwo\r\n\r\nthree\fwords\342\200\250end\n",
    "<p>one<br/>\ntwo</p>\n<p>three<br/>\nwords<br/>\nend</p>" },
  { "spaces", "  a \t b  \n", "<p>a b</p>" },
  { "page-end",
    "The harbour lay still that morning, and the boats that had gone out before\ndawn "
    "were coming back one by one with little to show\n\n\nHarbours                                 "
    "   "
    "        [Page 1]\n\f\nOld Harbours                                      May 2001\n\n\nfor it "
    "but wet "
    "nets and tired men who spoke of nothing but the storm.\n\n\nHarbours                    "
    "                        [Page 2]\n\f\nOld Harbours                                      May "
    "2001\n\n\nNobody listened.\n\n\nHarbours                                            [Page "
    "3]\n\f\nOld Harbours                                      May 2001\n\n\nThe end.\n",
    "<p>The harbour lay still that morning, and the boats that had gone out before dawn were "
    "coming "
    "back one by one with little to show for it but wet nets and tired men who spoke of nothing "
    "but "
    "the storm.</p>\n<p>Nobody listened.</p>\n<p>The end.</p>" },
  { "overstrike", "N\bNA\bAM\bME\bE of _\bt_\bh_\be boat, +\bo and o\b_n land, a\bb\n",
    "<p>NAME of the boat, o and on land, ab</p>" },
  { "renditions", "\033[1mNAME\033[0m of \033[4;1mthe\033[m boat\n", "<p>NAME of the boat</p>" },
  { "other-way", "This is the text of a letter in English.\n\nیہ اردو میں لکھا ہوا خط ہے۔\n",
    "<p>This is the text of a letter in English.</p>\n<p lang=\"ur\" dir=\"rtl\">یہ اردو میں "
    "لکھا ہوا خط ہے۔</p>" },
};

static void
test_page (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HashiyaContent) content = import_text (pages[i].text, -1, NULL);
  GBytes *bytes = g_hash_table_lookup (hashiya_content_get_files (content), "sections/0001.xhtml");
  gsize n;
  const char *page = g_bytes_get_data (bytes, &n);
  g_autofree char *whole = g_strndup (page, n);
  char *start = strchr (whole, '>') + 1;

  *g_strrstr (start, "</section>") = '\0';
  g_assert_cmpstr (start, ==, pages[i].page);
}

/* Each row's last field is what is left over. */
static const struct
{
  const char *name;
  const char *text;
  const char *dropped; /* `line reason` of each, in order */
  const char *left;
} furniture[] = {
  { "titles", "The Old Road – Harbour News\nThe Old Road\n\nThe Old Road\n\nIt goes on.\n",
    "1 title|2 repeated-title|4 repeated-title", "It goes on." },
  { "fence", "It goes on.\n\n“`html\n\nAnd on.\n", "3 code-fence", "It goes on.\nAnd on." },
  { "form",
    "It goes on.\n\nLeave a Reply\n\nYour email address will not be published. Required fields "
    "are marked *\n\nComment *\n\nName *\n\nPost Comment\n",
    "3 reply-form|5 reply-form|7 reply-form|9 reply-form|11 reply-form", "It goes on." },
  { "no-form", "It goes on.\n\nLeave a Reply\n\nwas all that she said to me that day.\n", "",
    "It goes on.\nLeave a Reply\nwas all that she said to me that day." },
  { "urdu-form",
    "سڑک چلتی جاتی ہے۔\n\nجواب دیں\n\nآپ کا ای میل ایڈریس شائع نہیں کیا جائے گا۔ ضروری خانوں کو * "
    "سے "
    "نشان زد کیا گیا ہے\n\nتبصرہ *\n",
    "3 reply-form|5 reply-form|7 reply-form", "سڑک چلتی جاتی ہے۔" },
  { "cookies",
    "We use cookies to give you the best experience on our website.\n\nAccept all\nCookie "
    "settings\n\nIt goes on.\n",
    "1 cookie-bar|3 cookie-bar|4 cookie-bar", "It goes on." },
  { "no-cookies",
    "We use cookies as a ration on board, and biscuits after them.\n\nIt goes on.\n\nAccept\n", "",
    "We use cookies as a ration on board, and biscuits after them.\nIt goes on.\nAccept" },
  { "urdu-cookies",
    "یہ ویب سائٹ کوکیز استعمال کرتی ہے تاکہ آپ کو سہولت ہو۔\n\nقبول کریں\n\nسڑک چلتی جاتی ہے۔\n",
    "1 cookie-bar|3 cookie-bar", "سڑک چلتی جاتی ہے۔" },
  { "read-more", "It goes on.\n\nRead more »\n\nRead more:\n\nمزید پڑھیں\n\nAnd on.\n",
    "3 read-more|7 read-more", "It goes on.\nRead more:\nAnd on." },
  { "page-numbers",
    "The boats that had gone out were\n\n1\n\ncoming back. The nets were wet, and what they\n\n- 2 "
    "-\n\nheld was little. Nobody knew how it would go\n\n3\n\non.\n",
    "3 page-number|7 page-number|11 page-number",
    "The boats that had gone out were\ncoming back. The nets were wet, and what they\nheld was "
    "little. "
    "Nobody knew how it would go\non." },
  { "roman-pages", "The boats had\n\niv\n\ncome back\n\nv\n\nwith the\n\nvi\n\nmen.\n",
    "3 page-number|7 page-number|11 page-number", "The boats had\ncome back\nwith the\nmen." },
  { "page-of",
    "It goes on.\n\nPage 1 of 3\n\nIt went.\n\nPage 2 of 3\n\nIt is gone.\n\nPage 3 of 3\n",
    "3 page-number|7 page-number|11 page-number", "It goes on.\nIt went.\nIt is gone." },
  { "urdu-pages", "سڑک چلتی ہے۔\n\nصفحہ ۱\n\nسڑک گئی۔\n\nصفحہ ۲\n\nسڑک تھی۔\n\nصفحہ ۳\n",
    "3 page-number|7 page-number|11 page-number", "سڑک چلتی ہے۔\nسڑک گئی۔\nسڑک تھی۔" },
  { "numbers-at-form-feeds", "It goes on.\n\n1\n\fIt went.\n\n2\n\fIt is gone.\n\n3\n",
    "3 page-number|7 page-number|11 page-number", "It goes on.\nIt went.\nIt is gone." },
  { "stanza-numbers",
    "1\n\nThe nets are wet.\n\n2\n\nThe night is long.\n\n3\n\nI had a boat.\n\n4\n\nIt was not "
    "strong.\n",
    "", "1\nThe nets are wet.\n2\nThe night is long.\n3\nI had a boat.\n4\nIt was not strong." },
  { "running-heads",
    "The boats that\n\nSailor                 [Page 1]\n\nThe Old Harbour\n\nhad gone out "
    "were\n\nSailor "
    "                [Page 2]\n\nThe Old Harbour\n\ncoming back with\n\nSailor                 "
    "[Page "
    "3]\n\nThe Old Harbour\n\nthe men.\n",
    "3 page-number|5 running-head|9 page-number|11 running-head|15 page-number|17 running-head",
    "The boats that\nhad gone out were\ncoming back with\nthe men." },
  { "form-feeds",
    "The boats that\n\fThe Old Harbour\n\nhad gone out were\n\fThe Old Harbour\n\ncoming back "
    "with\n\fThe Old Harbour\n\nthe men.\n",
    "3 running-head|7 running-head|11 running-head",
    "The boats that\nhad gone out were\ncoming back with\nthe men." },
  { "refrain",
    "The boats went out.\n\nThe Old Harbour\n\nThe boats came in.\n\nThe Old Harbour\n\nThe boats "
    "lay "
    "still.\n\nThe Old Harbour\n\nThe end of it.\n",
    "",
    "The boats went out.\nThe Old Harbour\nThe boats came in.\nThe Old Harbour\nThe boats lay "
    "still.\nThe Old Harbour\nThe end of it." },
  { "share", "It goes on.\n\nFacebook\nTwitter\nWhatsApp\n\nAnd on.\n",
    "3 share-row|4 share-row|5 share-row", "It goes on.\nAnd on." },
};

static void
test_furniture (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HashiyaContent) content = import_text (furniture[i].text, -1, NULL);
  g_autoptr (HashiyaDocument) document = open_content (content);
  g_autoptr (GString) dropped = g_string_new (NULL);
  JsonArray *list = hashiya_document_get_dropped (document);

  for (guint j = 0; j < json_array_get_length (list); j++)
    {
      JsonObject *entry = json_array_get_object_element (list, j);

      g_string_append_printf (dropped, "%s%d %s", j > 0 ? "|" : "",
                              (int) json_object_get_int_member (entry, "line"),
                              json_object_get_string_member (entry, "reason"));
    }
  g_assert_cmpstr (dropped->str, ==, furniture[i].dropped);
  g_assert_cmpstr (hashiya_text_peek (hashiya_document_get_text (document), NULL), ==,
                   furniture[i].left);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/import/page/", pages[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_page);
    }
  for (guint i = 0; i < G_N_ELEMENTS (furniture); i++)
    {
      g_autofree char *path = g_strconcat ("/import/furniture/", furniture[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_furniture);
    }
  return g_test_run ();
}
