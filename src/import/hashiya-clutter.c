// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-clutter.h"

#include "hashiya-markup.h"

#include <string.h>

/* No box beside an article holds more than this, nor a third of the article. */
#define BOX_LETTERS  1500
#define LINE_LETTERS 160

typedef enum
{
  SHARE,
  RELATED,
  NEWSLETTER,
  COMMENTS,
  SITE,
  N_KINDS
} Kind;

static const char *const reasons[N_KINDS]
    = { "share", "related", "newsletter", "comments", "page-furniture" };

/* What pages call such parts in `class` and `id`, as whole words between hyphens and the like. */
static const char *const name_patterns[N_KINDS] = {
  "share|sharing|shares|sharebar|sharetools|sharedaddy|addthis|addtoany|social|socials|"
  "sociallinks|jp-relatedposts|likebtn|follow-us|tweetmeme",
  "related|relateds|relatedposts|related-?content|related-?articles|recommended|recommendations?|"
  "readmore|read-?next|more-?stories|more-?from|also-?read|read-?also|most-?read|most-?popular|"
  "trending|outbrain|taboola|recirc|recirculation|story-?promo|promo|promos|teaser-?list|"
  "zergnet|up-?next",
  "newsletter|newsletters|newsletter-?signup|signup|sign-?up|subscribe|subscription|mailchimp|"
  "mailing-?list|mc4wp|paywall|donate|donation|donation-?box|membership-?promo",
  "comments|commentlist|comment-?form|comment-?list|comment-?respond|respond|disqus(?:_thread)?|"
  "livefyre|fb-comments|replies",
  "advert|adverts|advertisement|advertising|ads?|ad-?slot|ad-?container|adsbygoogle|dfp|sponsor|"
  "sponsored|cookie|cookies|cookie-?banner|gdpr|consent|breadcrumb|breadcrumbs|pagination|pager|"
  "print-?link|print-?only|printfriendly|screen-reader-text|sr-only|visually-?hidden|"
  "visuallyhidden|"
  "skip-?link|back-to-top|navbox|mw-editsection|mw-jump-link|post-?tags|tag-?list|"
  "tags-?links|entry-?footer|post-?nav|nav-?links|post-navigation",
};

/* How such a box begins or what a line of it says. */
static const char *const word_patterns[N_KINDS] = {
  "share(?: (?:this|on|via|with)\\b.*)?|tweet(?: this)?|share this .{0,40}|follow us.*|"
  "(?=.*\\w)(?:share|tweet|email|print|whatsapp|facebook|twitter|linkedin|copy "
  "link|reddit|pinterest|"
  "telegram|pocket|[ |,/•·])+|شیئر کریں.*|شیئر کیجیے.*|مشاركة.*",
  "read (?:more|also|next|the full story).{0,120}|also read.{0,120}|related(?: (?:articles?|"
  "stories|posts?|content|topics|links|news|coverage|reading|searches))?|see also:.{0,120}|"
  "more (?:from|on|stories|news|in|about|like)\\b.{0,80}|you (?:may|might) (?:also )?(?:like|be "
  "interested in|enjoy).*|recommended(?: (?:for you|reading|stories|articles))?|most (?:read|"
  "popular|viewed)|trending(?: now)?|keep reading|up next|continue reading.{0,80}|don['’]t miss|"
  "یہ بھی پڑھیں.*|مزید پڑھیں.*|مزید پڑھیے.*|متعلقہ (?:خبریں|مضامین|تحریریں|مواد).*|"
  "اسی بارے میں.*|اقرأ أيضا.*",
  "(?:sign up|subscribe|join|get|receive)\\b.{0,160}(?:newsletters?|inbox|mailing list|email|"
  "e-mail|updates|digest).{0,120}|(?:sign up )?for our newsletter|newsletter|enter your "
  "email.{0,80}|"
  "(?:support|donate to) (?:us|our).{0,160}",
  "(?:leave|post|add|write) a (?:comment|reply).{0,80}|(?:\\d+ )?(?:comments?|responses?|replies)"
  "(?: \\(\\d+\\))?|join the (?:conversation|discussion).{0,60}|comments are closed.{0,40}|"
  "تبصر[ہے].{0,40}|your email address will not be published.*",
  "advertisement|advertising|sponsored(?: content)?|story continues below.*|article continues "
  "(?:below|after).*|skip (?:advertisement|to .{0,40})|loading.{0,10}|اشتہار",
};

/* All kinds at once: most parts of a page are none of them. */
static char *
join_patterns (const char *const *patterns)
{
  GString *joined = g_string_new (patterns[0]);

  for (guint i = 1; i < N_KINDS; i++)
    g_string_append_printf (joined, "|%s", patterns[i]);
  return g_string_free (joined, FALSE);
}

/* @kind: or N_KINDS for any */
static GRegex *
get_regex (gboolean words, Kind kind)
{
  static GRegex *regexes[2][N_KINDS + 1];
  GRegex **place = &regexes[words][kind];

  if (*place == NULL)
    {
      const char *const *patterns = words ? word_patterns : name_patterns;
      g_autofree char *alternatives
          = kind == N_KINDS ? join_patterns (patterns) : g_strdup (patterns[kind]);
      g_autofree char *pattern
          = words ? g_strdup_printf ("^(?:%s)[\\s:.…»→›!>]*$", alternatives)
                  : g_strdup_printf ("(?:^|[^a-z0-9]|__)(?:%s)(?:$|[^a-z0-9])", alternatives);

      *place = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (*place != NULL);
    }
  return *place;
}

static gboolean
match_name (const HashiyaNode *node, Kind kind)
{
  static const char *const attributes[] = { "class", "id", "data-component", "data-testid" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = hashiya_node_get (node, attributes[i]);

      if (value != NULL && *value != '\0' && strlen (value) < 2000
          && g_regex_match (get_regex (FALSE, kind), value, 0, NULL))
        return TRUE;
    }
  return FALSE;
}

/* Every white space beyond ASCII begins with one of four bytes. */
static gsize
count_letters (const char *text)
{
  gsize letters = 0;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0x80)
        letters += !g_ascii_isspace (*p);
      else if (*p >= 0xC0)
        letters += (*p != 0xC2 && (*p < 0xE1 || *p > 0xE3))
                   || !g_unichar_isspace (g_utf8_get_char ((const char *) p));
    }
  return letters;
}

static gsize
count (const HashiyaNode *node, gboolean links_only, gboolean in_link)
{
  gsize letters = 0;

  if (node->text != NULL)
    {
      if (links_only && !in_link)
        return 0;
      return count_letters (node->text);
    }
  if (hashiya_node_is (node, "script") || hashiya_node_is (node, "style")
      || hashiya_node_is (node, "noscript") || hashiya_node_is (node, "template"))
    return 0;
  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    letters += count (child, links_only, in_link || hashiya_node_is (node, "a"));
  return letters;
}

gsize
hashiya_clutter_letters (const HashiyaNode *node)
{
  return count (node, FALSE, FALSE);
}

gsize
hashiya_clutter_link_letters (const HashiyaNode *node)
{
  return count (node, TRUE, FALSE);
}

gboolean
hashiya_clutter_is_named (const HashiyaNode *node)
{
  static const char *const names[] = { "nav", "form", "button", "dialog", NULL };
  static const char *const roles[]
      = { "navigation", "complementary", "search", "dialog", "contentinfo", "banner", NULL };
  const char *role = hashiya_node_get (node, "role");

  if (hashiya_node_is_one_of (node, names) || (role != NULL && g_strv_contains (roles, role)))
    return TRUE;
  return match_name (node, N_KINDS);
}

/* The words an element begins with: those of its first heading or line, else all. */
static char *
dup_opening (const HashiyaNode *node)
{
  static const char *const lines[] = { "h1",  "h2",   "h3",     "h4", "h5",     "h6",      "p",
                                       "div", "span", "strong", "b",  "header", "section", NULL };
  const HashiyaNode *line = node;
  const HashiyaNode *child;

  for (;;)
    {
      child = line->first;
      while (child != NULL && child->text != NULL
             && child->text[strspn (child->text, " \t\r\n")] == '\0')
        child = child->next;
      if (child == NULL || !hashiya_node_is_one_of (child, lines))
        break;
      line = child;
    }
  return hashiya_node_dup_words (line);
}

static gboolean
says (const char *words, Kind kind)
{
  return strlen (words) < 4 * LINE_LETTERS
         && g_regex_match (get_regex (TRUE, kind), words, 0, NULL);
}

/* A short paragraph around a link that asks for subscribers, which is a third of its words. */
static gboolean
wraps_newsletter_link (const HashiyaNode *node, gsize letters)
{
  const HashiyaNode *link = hashiya_node_is (node, "p") ? hashiya_node_find (node, "a") : NULL;
  g_autofree char *words = NULL;

  if (link == NULL || letters > LINE_LETTERS || hashiya_clutter_letters (link) * 3 < letters)
    return FALSE;
  words = hashiya_node_dup_words (link);
  return says (words, NEWSLETTER);
}

/* A caption told again: a paragraph with the words of the figure beside it. */
static gboolean
repeats_caption (const HashiyaNode *node)
{
  const HashiyaNode *before = node->previous;
  const HashiyaNode *caption;
  g_autofree char *own = NULL;
  g_autofree char *told = NULL;

  while (before != NULL && before->text != NULL
         && before->text[strspn (before->text, " \t\r\n")] == '\0')
    before = before->previous;
  if (!hashiya_node_is (node, "p") || before == NULL || before->name == NULL)
    return FALSE;
  caption = hashiya_node_is (before, "figure") ? hashiya_node_find (before, "figcaption") : NULL;
  own = hashiya_node_dup_words (node);
  told = caption != NULL ? hashiya_node_dup_words (caption) : NULL;
  return told != NULL && *own != '\0' && strcmp (own, told) == 0;
}

static gboolean
holds_substance (const HashiyaNode *node)
{
  static const char *const names[] = { "figure", "table", "pre", "blockquote", "math", NULL };

  for (const HashiyaNode *n = node; n != NULL; n = hashiya_node_next (n, node))
    {
      if (hashiya_node_is_one_of (n, names))
        return TRUE;
    }
  return FALSE;
}

/* Counts no further than it has to: boxes stand in boxes. */
static gboolean
is_larger_than (const HashiyaNode *node, gsize letters)
{
  gsize found = 0;

  for (const HashiyaNode *n = node; n != NULL && found <= letters; n = hashiya_node_next (n, node))
    {
      if (n->text != NULL)
        found += count (n, FALSE, FALSE);
    }
  return found > letters;
}

const char *
hashiya_clutter_find_reason (const HashiyaNode *node, gsize article)
{
  static const char *const boxes[]
      = { "div",  "section", "aside", "p",  "ul", "ol", "li", "header", "footer", "nav",    "form",
          "span", "h1",      "h2",    "h3", "h4", "h5", "h6", "dl",     "a",      "figure", NULL };
  g_autofree char *opening = NULL;
  gboolean any_named, any_said;
  gboolean inline_only = hashiya_node_is (node, "a") || hashiya_node_is (node, "span");
  gsize letters, links;

  if (!hashiya_node_is_one_of (node, boxes))
    return NULL;
  if (repeats_caption (node))
    return "repeated-caption";
  if (is_larger_than (node, BOX_LETTERS))
    return NULL;
  letters = hashiya_clutter_letters (node);
  if (letters == 0 || letters * 3 > article)
    return NULL;
  links = hashiya_clutter_link_letters (node);
  if (wraps_newsletter_link (node, letters))
    return reasons[NEWSLETTER];
  opening = dup_opening (node);
  any_named = match_name (node, N_KINDS);
  any_said = says (opening, N_KINDS);
  /* Where its first words are set apart, all of them may say it. */
  if (!any_said && hashiya_node_is (node, "p"))
    {
      g_free (opening);
      opening = hashiya_node_dup_words (node);
      any_said = says (opening, N_KINDS);
    }
  for (Kind kind = 0; kind < N_KINDS && (any_named || any_said); kind++)
    {
      gboolean named = any_named && match_name (node, kind);
      gboolean said = any_said && says (opening, kind);

      /* A name alone may mean anything; with links for words, or few words, it means what it says.
       */
      if (named && !holds_substance (node)
          && (said || links * 2 > letters || letters < LINE_LETTERS || kind == NEWSLETTER))
        return reasons[kind];
      if (said && !inline_only && !holds_substance (node)
          && (letters <= strlen (opening) || links * 2 > letters
              || (kind == NEWSLETTER && hashiya_node_find (node, "input") != NULL)))
        return reasons[kind];
    }
  return NULL;
}
