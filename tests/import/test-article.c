// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* What of a page is its article: found by Readability, cleaned and completed here. */

#include "import-tools.h"

#define WORDS                                                                                      \
  "<p>The nets are mended in the morning, before the boats go out, and again in the evening, "     \
  "when they have come back with what the sea gave them that day, little as it was.</p>"
#define MORE                                                                                       \
  "<p>Nobody on the quay remembers a year with so few fish, nor one with so many buyers, who "     \
  "stand in the rain and wait for crates that hold half of what they held before.</p>"
#define NAVIGATION "<nav><ul><li><a href=/>Home</a><li><a href=/sea>Sea</a></ul></nav>"

typedef struct
{
  const char *name;
  const char *html;
  const char *stays; /* between bars */
  const char *goes;
} Case;

static const Case cases[] = {
  { "furniture",
    NAVIGATION "<h1>The nets</h1><article>" WORDS MORE WORDS
               "</article><footer>All rights reserved</footer>",
    "The nets|mended in the morning|so many buyers", "Home|rights reserved" },
  { "share-row",
    "<article>" WORDS "<ul class=share-tools><li><a href=/f>Facebook</a><li><a "
    "href=/t>Twitter</a></ul>" MORE WORDS "</article>",
    "mended in the morning|so many buyers", "Facebook|Twitter" },
  { "share-words", "<article>" WORDS "<p>Share this:</p>" MORE WORDS "</article>", "so many buyers",
    "Share this" },
  { "read-more",
    "<article>" WORDS MORE "<div><h3>Read more</h3><ul><li><a href=/a>The last herring</a><li><a "
    "href=/b>A quay is sold</a></ul></div>" WORDS "</article>",
    "so many buyers", "Read more|last herring|quay is sold" },
  { "read-more-urdu",
    "<article>" WORDS MORE "<p><a href=/a>یہ بھی پڑھیں: سمندر کی کہانی</a></p>" WORDS "</article>",
    "so many buyers", "بھی پڑھیں" },
  { "newsletter",
    "<article>" WORDS MORE "<div class=newsletter-signup><p>Get the harbour in your inbox every "
    "week.</p><form><input type=email></form></div>" WORDS "</article>",
    "so many buyers", "inbox" },
  { "comments",
    "<article>" WORDS MORE WORDS "<div id=respond><h3>Leave a comment</h3><form><p>Your email "
    "address will not be published.</p></form></div></article>",
    "so many buyers", "Leave a comment|will not be published" },
  { "caption-twice",
    "<article>" WORDS "<figure><img src=data:image/gif;base64,R0lGODdhCAAIAAAAACw= "
    "alt=x><figcaption>A boat at dusk.</figcaption></figure><p>A boat at dusk.</p>" MORE WORDS
    "</article>",
    "A boat at dusk.", "dusk.\nA boat" },
  { "footnotes",
    "<div id=top>" NAVIGATION "</div><article>" WORDS "<p>Few fish came<sup><a href='#fn1'>1</a>"
    "</sup> that year, says the book that every one of them keeps on the shelf.</p>" MORE
    "</article><div class=footer><ol><li id=fn1>See the harbour book. <a href='#r'>Back</a></ol>"
    "<p><a href=/x>Imprint</a></p></div>",
    "See the harbour book.", "Imprint" },
  { "table",
    "<article>" WORDS "<div class=extra><table><tr><th>Year<th>Crates<tr><td>1990<td>812"
    "</table></div>" MORE WORDS "</article>",
    "Crates|812", "" },
  { "code", "<article>" WORDS "<div class=remark><pre>net.mend ();</pre></div>" MORE "</article>",
    "net.mend ();", "" },
  { "figure",
    "<article>" WORDS MORE "<div class=supplemental><figure><img "
    "src=data:image/gif;base64,R0lGODdhCAAIAAAAACw= alt=x><figcaption>The quay in "
    "May.</figcaption></figure></div>" WORDS "</article>",
    "The quay in May.", "" },
  { "pull-quote",
    "<article>" WORDS "<aside class=pullquote><p>The sea owes us nothing.</p></aside>" MORE WORDS
    "</article>",
    "The sea owes us nothing.", "" },
  { "formula",
    "<article>" WORDS
    "<div class=extra><math><mi>E</mi><mo>=</mo><mi>m</mi></math></div>" MORE WORDS "</article>",
    "E=m", "" },
  { "link-in-words",
    "<article>" WORDS "<p>They <a href=https://e.org/x>read more about the tides</a> than others, "
    "and share what they know with whoever asks them for it.</p>" MORE WORDS "</article>",
    "read more about the tides|share what they know", "" },
  { "newsletter-words-apart",
    "<article>" WORDS "<p><span>SIGN UP</span> FOR OUR NEWSLETTER</p>" MORE WORDS "</article>", "",
    "OUR NEWSLETTER" },
  { "newsletter-in-brackets",
    "<article>" WORDS
    "<p><em>[What to know of the sea:</em> <a href=https://e.org/n>Get the tides in "
    "your inbox</a>.]</p>" MORE WORDS "</article>",
    "", "What to know|inbox" },
  { "newsletter-told-of",
    "<article>" WORDS "<p>Whoever lives by the sea may, as they have done here for forty years and "
    "more, <a href=https://e.org/n>get a newsletter</a> and be told about the tides.</p>" MORE WORDS
    "</article>",
    "be told about the tides", "" },
  { "kicker",
    "<article><h4>Sea &amp; Shore —</h4><h1>The nets</h1>" WORDS
    "<h4>Sea &amp; Sand</h4>" MORE WORDS "</article>",
    "The nets|Sea & Sand", "Sea & Shore" },
  { "kicker-too-long",
    "<article><h4>What the sea gives and what it takes from whoever lives beside it</h4>"
    "<h1>The nets</h1>" WORDS MORE WORDS "</article>",
    "What the sea gives", "" },
  { "kicker-with-words",
    "<article><h4>Sea &amp; Shore</h4><p>Some words below it.</p><h1>The nets</h1>" WORDS MORE WORDS
    "</article>",
    "Sea & Shore", "" },
  { "no-kicker",
    "<article><h4>Sea &amp; Shore</h4><h1>The boats</h1>" WORDS MORE WORDS "</article>",
    "Sea & Shore", "" },
  { "script-between",
    "<article>" WORDS "<p>One half of it stands here <script>x</script> and the other half of it "
    "stands there, with nothing between them.</p>" MORE WORDS "</article>",
    "One half of it stands here and the other half of it stands there", "" },
};

static char *
import_words (const char *body, const HashiyaImportOptions *options, char **extraction)
{
  g_autofree char *page
      = g_strdup_printf ("<html><head><title>The nets</title></head><body>%s</body></html>", body);
  g_autoptr (HashiyaContent) content = import_text (page, -1, options);
  g_autoptr (HashiyaDocument) document = open_content (content);

  *extraction = g_strdup (hashiya_content_get (content, "extraction"));
  return g_strdup (hashiya_text_peek (hashiya_document_get_text (document), NULL));
}

static void
test_article (gconstpointer data)
{
  static const HashiyaImportOptions options = { .format = "html" };
  const Case *test = data;
  g_autofree char *extraction = NULL;
  g_autofree char *text = import_words (test->html, &options, &extraction);
  g_auto (GStrv) stays = g_strsplit (test->stays, "|", -1);
  g_auto (GStrv) goes = g_strsplit (test->goes, "|", -1);

  g_test_message ("%s", text);
  g_assert_cmpstr (extraction, ==, "article");
  for (guint i = 0; stays[i] != NULL; i++)
    g_assert_nonnull (strstr (text, stays[i]));
  for (guint i = 0; goes[i] != NULL; i++)
    g_assert_null (strstr (text, goes[i]));
}

/* An index of links and a form are no articles; all of them comes in, and that is recorded. */
static void
test_no_article (void)
{
  static const char *const pages[] = {
    NAVIGATION "<h2>News</h2><ul><li><a href=/a>A quay is sold to the highest bidder</a><li><a "
               "href=/b>The last herring of the year is landed</a><li><a href=/c>Nets are dear, "
               "and so is twine</a></ul><h2>Sport</h2><ul><li><a href=/d>Rowing</a></ul>",
    NAVIGATION "<h2>News</h2><form><p>Search <input name=q></p></form><p>Sport</p>",
  };
  static const HashiyaImportOptions options = { .format = "html" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *extraction = NULL;
      g_autofree char *text = import_words (pages[i], &options, &extraction);

      g_assert_cmpstr (extraction, ==, "none");
      g_assert_nonnull (strstr (text, "News"));
      g_assert_nonnull (strstr (text, "Sport"));
    }
}

static void
test_whole (void)
{
  static const HashiyaImportOptions options = { .format = "html", .whole = TRUE };
  g_autofree char *extraction = NULL;
  g_autofree char *text
      = import_words (NAVIGATION "<article>" WORDS MORE WORDS "</article>", &options, &extraction);

  g_assert_null (extraction);
  g_assert_nonnull (strstr (text, "Home"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/article/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_article);
    }
  g_test_add_func ("/import/article/none", test_no_article);
  g_test_add_func ("/import/article/whole", test_whole);
  return g_test_run ();
}
