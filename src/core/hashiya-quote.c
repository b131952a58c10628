// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-quote.h"

#include "hashiya-alignment.h"
#include "hashiya-carry.h"
#include "hashiya-fold.h"
#include "hashiya-json.h"

#include <stdlib.h>
#include <string.h>

/* The rarest phrases of a quote to follow, and how many places of each. */
#define MAX_SEEDS  12
#define MAX_PLACES 48

/* Of a long quote, so many phrases are weighed; they are spread over it. */
#define MAX_PHRASES 192

/* Words that a place's votes may lie apart, and by which a place may be longer than the quote. */
#define SLACK 6

/* A word that says more than this is most often a misprint. */
#define MAX_INFORMATION 14.0

/* Words that follow each other are not independent: each tells this share of what it would alone.
 */
#define DEPENDENCE 0.7

/* A change of the text costs bits, once and for each word that it takes. */
#define CHANGE      3.0
#define CHANGE_WORD 1.0

/* Places kept for where the context points, against copies of the quote elsewhere. */
#define CONTEXT_PLACES 3

typedef struct
{
  guint token; /* in the quote */
  guint n_places;
} Seed;

/* A place in the text where the quote's first word would stand, by one seed. */
typedef struct
{
  gint64 diagonal;
  guint seed;
} Vote;

typedef struct
{
  gint64 low;
  gint64 high;
  guint n_votes;
  guint n_context_votes; /* of phrases of the context alone */
} Cluster;

struct _HashiyaQuoteFinder
{
  gboolean lenient; /* whether places that may be chance are wanted too */
  HashiyaText *text;
  const HashiyaTokens *tokens;
  const HashiyaTokenIndex *index;
  HashiyaEditPath *path;
  GArray *votes;
  GArray *clusters;
  GArray *map;
};

/* A quote with its context. Words that the context may have cut are left out. */
typedef struct
{
  HashiyaText *text;
  HashiyaTokens *tokens;
  gsize start; /* of the quote, code points */
  gsize end;
  guint first; /* whole tokens */
  guint last;
  guint quote_first;
  guint quote_last; /* after the last */
} Pattern;

HashiyaQuoteFinder *
hashiya_quote_finder_new (HashiyaText *text,
                          const HashiyaTokens *tokens,
                          const HashiyaTokenIndex *index)
{
  HashiyaQuoteFinder *self = g_new0 (HashiyaQuoteFinder, 1);

  self->text = text;
  self->tokens = tokens;
  self->index = index;
  self->path = hashiya_edit_path_new ();
  self->votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  self->map = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
hashiya_quote_finder_free (HashiyaQuoteFinder *self)
{
  hashiya_edit_path_free (self->path);
  g_array_unref (self->votes);
  g_array_unref (self->clusters);
  g_array_unref (self->map);
  g_free (self);
}

static void
pattern_build (Pattern *self,
               const char *prefix,
               const char *before, /* what stands between them */
               const char *exact,
               const char *after,
               const char *suffix)
{
  char *words = g_strconcat (prefix, before, exact, after, suffix, NULL);
  gsize n_bytes = strlen (words);

  self->start = g_utf8_strlen (prefix, -1) + strlen (before);
  self->end = self->start + g_utf8_strlen (exact, -1);
  self->text = hashiya_text_new (words, n_bytes);
  self->tokens = hashiya_tokens_new (words, n_bytes);
  self->quote_first = hashiya_tokens_ending_after (self->tokens, self->start);
  self->quote_last = hashiya_tokens_starting_from (self->tokens, self->end);
  self->quote_last = MAX (self->quote_first, self->quote_last);
  self->first = MIN (*prefix != '\0', self->quote_first);
  self->last = self->tokens->n;
  if (*suffix != '\0' && self->last > self->quote_last)
    self->last--;
}

static void
pattern_clear (Pattern *self)
{
  hashiya_text_unref (self->text);
  hashiya_tokens_free (self->tokens);
}

/* Whether the words before and after the code point @offset of the pattern are one word there, and
 * two side by side in the text, which has no such one: the white space between them was trimmed
 * off the context, as some programs do. */
static gboolean
is_glued (HashiyaQuoteFinder *self,
          const Pattern *pattern,
          gsize offset,
          const char *before,
          const char *after)
{
  guint joint = hashiya_tokens_ending_after (pattern->tokens, offset), n;
  g_autoptr (HashiyaTokens) left = NULL;
  g_autoptr (HashiyaTokens) right = NULL;
  const guint32 *places;

  if (joint == pattern->tokens->n || pattern->tokens->starts[joint] >= offset)
    return FALSE;
  places = hashiya_token_index_look_up (self->index, &pattern->tokens->ids[joint], 1, &n);
  for (guint i = 0; i < n; i++)
    if (self->tokens->ids[places[i]] == pattern->tokens->ids[joint])
      return FALSE;
  left = hashiya_tokens_new (before, strlen (before));
  right = hashiya_tokens_new (after, strlen (after));
  if (left->n == 0 || right->n == 0)
    return FALSE;
  places = hashiya_token_index_look_up (self->index, right->ids, 1, &n);
  for (guint i = 0; i < n; i++)
    if (places[i] > 0 && self->tokens->ids[places[i]] == right->ids[0]
        && self->tokens->ids[places[i] - 1] == left->ids[left->n - 1])
      return TRUE;
  return FALSE;
}

static void
pattern_init (Pattern *self, HashiyaQuoteFinder *finder, const HashiyaQuote *mark)
{
  g_autofree char *prefix = hashiya_json_dup_characters (mark->prefix != NULL ? mark->prefix : "");
  g_autofree char *exact = hashiya_json_dup_characters (mark->exact);
  g_autofree char *suffix = hashiya_json_dup_characters (mark->suffix != NULL ? mark->suffix : "");
  gboolean before, after;

  pattern_build (self, prefix, "", exact, "", suffix);
  before = is_glued (finder, self, self->start, prefix, exact);
  after = is_glued (finder, self, self->end, exact, suffix);
  if (!before && !after)
    return;
  pattern_clear (self);
  pattern_build (self, prefix, before ? " " : "", exact, after ? " " : "", suffix);
}

static int
compare_seeds (gconstpointer one, gconstpointer other)
{
  const Seed *x = one, *y = other;

  if (x->n_places != y->n_places)
    return x->n_places < y->n_places ? -1 : 1;
  return (x->token > y->token) - (x->token < y->token);
}

static int
compare_votes (gconstpointer one, gconstpointer other)
{
  const Vote *x = one, *y = other;

  if (x->diagonal != y->diagonal)
    return x->diagonal < y->diagonal ? -1 : 1;
  return (x->seed > y->seed) - (x->seed < y->seed);
}

static int
compare_clusters (gconstpointer one, gconstpointer other, gpointer expected)
{
  const Cluster *x = one, *y = other;
  gint64 token = *(gint64 *) expected;

  if (x->n_votes != y->n_votes)
    return x->n_votes > y->n_votes ? -1 : 1;
  return (ABS (x->low - token) > ABS (y->low - token))
         - (ABS (x->low - token) < ABS (y->low - token));
}

static int
compare_by_context (gconstpointer one, gconstpointer other)
{
  const Cluster *x = one, *y = other;

  return (x->n_context_votes < y->n_context_votes) - (x->n_context_votes > y->n_context_votes);
}

/* Where the places at or after @token begin in an ascending list. */
static guint
find_near (const guint32 *places, guint n_places, gint64 token)
{
  guint low = 0, high = n_places;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (places[middle] < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Lets the places of a phrase vote, the nearest ones where there are many. */
static void
vote (HashiyaQuoteFinder *self,
      const Pattern *pattern,
      const Seed *seed,
      guint n_ids,
      gint64 expected)
{
  const guint32 *ids = pattern->tokens->ids + seed->token;
  guint n_places, first = 0;
  const guint32 *places = hashiya_token_index_look_up (self->index, ids, n_ids, &n_places);

  if (n_places > MAX_PLACES)
    {
      guint near = find_near (places, n_places, expected + seed->token);

      first = MIN (near > MAX_PLACES / 2 ? near - MAX_PLACES / 2 : 0, n_places - MAX_PLACES);
      n_places = MAX_PLACES;
    }
  for (guint i = first; i < first + n_places; i++)
    {
      Vote one = { (gint64) places[i] - seed->token, seed->token };

      if (memcmp (self->tokens->ids + places[i], ids, n_ids * sizeof (guint32)) == 0)
        g_array_append_val (self->votes, one);
    }
}

/* The rarest phrases of @n_ids words, at most MAX_SEEDS of them that occur at all. */
static guint
choose_seeds (HashiyaQuoteFinder *self, const Pattern *pattern, guint n_ids, Seed *seeds)
{
  guint n_phrases = pattern->last - pattern->first;
  guint stride, n = 0;

  if (n_phrases < n_ids)
    return 0;
  n_phrases -= n_ids - 1;
  stride = n_phrases / MAX_PHRASES + 1;
  for (guint i = pattern->first; i < pattern->first + n_phrases; i += stride)
    {
      Seed seed = { i, 0 };

      hashiya_token_index_look_up (self->index, pattern->tokens->ids + i, n_ids, &seed.n_places);
      if (seed.n_places > 0)
        seeds[n++] = seed;
    }
  qsort (seeds, n, sizeof (Seed), compare_seeds);
  return MIN (n, MAX_SEEDS);
}

static void
gather_clusters (HashiyaQuoteFinder *self, const Pattern *pattern, gint64 slack, guint n_needed)
{
  Cluster cluster = { 0 };
  gint64 before = 0;

  g_array_set_size (self->clusters, 0);
  g_array_sort (self->votes, compare_votes);
  for (guint i = 0; i < self->votes->len; i++)
    {
      const Vote *one = &g_array_index (self->votes, Vote, i);

      if (cluster.n_votes > 0
          && (one->diagonal - before > slack || one->diagonal - cluster.low > 4 * slack))
        {
          if (cluster.n_votes >= n_needed)
            g_array_append_val (self->clusters, cluster);
          cluster.n_votes = cluster.n_context_votes = 0;
        }
      if (cluster.n_votes == 0)
        cluster.low = one->diagonal;
      cluster.high = before = one->diagonal;
      cluster.n_votes++;
      cluster.n_context_votes
          += one->seed + HASHIYA_PHRASE <= pattern->quote_first || one->seed >= pattern->quote_last;
    }
  if (cluster.n_votes >= n_needed)
    g_array_append_val (self->clusters, cluster);
}

/* Leaves the places that have words of the quote itself. */
static void
drop_contexts (GArray *clusters)
{
  guint n = 0;

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);

      if (cluster->n_votes > cluster->n_context_votes)
        g_array_index (clusters, Cluster, n++) = *cluster;
    }
  g_array_set_size (clusters, n);
}

/* Finds the places that votes gather at. Returns: whether there are more that are as good. */
static gboolean
find_clusters (HashiyaQuoteFinder *self, const Pattern *pattern, gint64 expected)
{
  const guint n_kept = HASHIYA_QUOTE_MAX_CANDIDATES - CONTEXT_PLACES;
  Seed seeds[MAX_PHRASES + 1];
  guint n_seeds = choose_seeds (self, pattern, HASHIYA_PHRASE, seeds);
  guint length = pattern->last - pattern->first, n_needed = 1;

  g_array_set_size (self->votes, 0);
  for (guint i = 0; i < n_seeds; i++)
    vote (self, pattern, &seeds[i], HASHIYA_PHRASE, expected);
  if (self->votes->len == 0)
    {
      /* No three words in a row are left: the rarest single ones, if they are rare. */
      n_seeds = choose_seeds (self, pattern, 1, seeds);
      n_needed = MIN (n_seeds, 2);
      for (guint i = 0; i < n_seeds && i < MAX_SEEDS / 2; i++)
        if (seeds[i].n_places <= MAX_PLACES)
          vote (self, pattern, &seeds[i], 1, expected);
    }
  gather_clusters (self, pattern, SLACK + length / 16, n_needed);
  if (self->lenient)
    drop_contexts (self->clusters);
  g_array_sort_with_data (self->clusters, compare_clusters, &expected);
  if (n_seeds > 0 && seeds[0].n_places > MAX_PLACES)
    return TRUE;
  return self->clusters->len > n_kept
         && 2 * g_array_index (self->clusters, Cluster, n_kept).n_votes
                > g_array_index (self->clusters, Cluster, 0).n_votes;
}

static double
get_information (HashiyaQuoteFinder *self, guint32 id)
{
  return CLAMP (hashiya_token_index_get_information (self->index, id), 0.5, MAX_INFORMATION);
}

/* The sum that a word of the pattern counts in. */
static float *
side_of (const Pattern *pattern, guint token, float *before, float *inside, float *after)
{
  if (token < pattern->quote_first)
    return before;
  return token < pattern->quote_last ? inside : after;
}

static void
add_up (HashiyaQuoteFinder *self, const Pattern *pattern, HashiyaCandidates *sums)
{
  for (guint i = pattern->first; i < pattern->last; i++)
    *side_of (pattern, i, &sums->before, &sums->inside, &sums->after)
        += get_information (self, pattern->tokens->ids[i]);
}

/* Bits of the words that the map matches; what lies between them was changed at a price. */
static void
weigh_map (HashiyaQuoteFinder *self,
           const Pattern *pattern,
           const guint32 *map,
           HashiyaCandidate *place)
{
  guint32 before = HASHIYA_UNMATCHED;
  guint n_missing = 0;

  for (guint i = pattern->first; i < pattern->last; i++)
    {
      float bits;

      if (map[i] == HASHIYA_UNMATCHED)
        {
          place->bits -= n_missing++ == 0 ? CHANGE : CHANGE_WORD;
          continue;
        }
      bits = get_information (self, pattern->tokens->ids[i]);
      *side_of (pattern, i, &place->before, &place->inside, &place->after) += bits;
      place->bits += DEPENDENCE * bits;
      if (before != HASHIYA_UNMATCHED && map[i] - before > n_missing + 1)
        place->bits -= (n_missing == 0 ? CHANGE : 0)
                       + CHANGE_WORD * MIN (map[i] - before - n_missing - 1, 2 * SLACK);
      before = map[i];
      n_missing = 0;
    }
}

/* Aligns the whole tokens of the quote with the stretch of the text that a cluster points at. */
static void
align_at (HashiyaQuoteFinder *self, const Pattern *pattern, const Cluster *cluster)
{
  guint n = pattern->last - pattern->first, slack = SLACK + n / 6;
  gint64 low = cluster->low + pattern->first - slack, high = cluster->high + pattern->last + slack;
  guint32 *map = (guint32 *) self->map->data;
  const guint32 *ids = pattern->tokens->ids + pattern->first;

  memset (map, 0xFF, pattern->tokens->n * sizeof (guint32));
  low = CLAMP (low, 0, (gint64) self->tokens->n);
  high = CLAMP (high, low, (gint64) self->tokens->n);
  if (cluster->low == cluster->high && cluster->low >= 0
      && cluster->low + pattern->last <= self->tokens->n
      && memcmp (ids, self->tokens->ids + cluster->low + pattern->first, n * sizeof (guint32)) == 0)
    {
      for (guint i = pattern->first; i < pattern->last; i++)
        map[i] = cluster->low + i;
      return;
    }
  hashiya_alignment_fit (ids, n, self->tokens->ids + low, high - low, self->path,
                         map + pattern->first);
  for (guint i = pattern->first; i < pattern->last; i++)
    if (map[i] != HASHIYA_UNMATCHED)
      map[i] += low;
}

static gboolean
overlaps (const HashiyaCandidates *candidates, const HashiyaCandidate *place)
{
  for (guint i = 0; i < candidates->n; i++)
    {
      const HashiyaCandidate *other = &candidates->places[i];

      if (place->start < MAX (other->end, other->start + 1)
          && other->start < MAX (place->end, place->start + 1))
        return TRUE;
    }
  return FALSE;
}

/* Where the context alone stands: the place that the quote is gone from. */
static gsize
find_gone (HashiyaQuoteFinder *self, const Pattern *pattern)
{
  const guint32 *map = (const guint32 *) self->map->data;

  for (guint i = pattern->quote_first; i-- > 0;)
    if (map[i] != HASHIYA_UNMATCHED)
      return hashiya_tokens_get_end (self->tokens, map[i]);
  for (guint i = pattern->quote_last; i < pattern->last; i++)
    if (map[i] != HASHIYA_UNMATCHED)
      return self->tokens->starts[map[i]];
  return 0;
}

static void
weigh_cluster (HashiyaQuoteFinder *self,
               const Pattern *pattern,
               const Cluster *cluster,
               HashiyaCandidates *candidates)
{
  HashiyaCandidate place = { 0 };
  HashiyaCarried carried;
  HashiyaCarry carry = { pattern->text, pattern->tokens, self->text, self->tokens, NULL };

  align_at (self, pattern, cluster);
  carry.map = (const guint32 *) self->map->data;
  weigh_map (self, pattern, carry.map, &place);
  /* Chance; unless the context shows that the quote was here. */
  if (!self->lenient && place.bits <= 0
      && (place.before < candidates->before / 2 || place.after < candidates->after / 2))
    return;
  if (hashiya_carry_range (&carry, pattern->start, pattern->end, &carried))
    {
      place.start = carried.start;
      place.end = carried.end;
      place.found = carried.found;
      place.whole = carried.whole;
      place.verbatim = carried.verbatim;
      place.held = carried.held;
    }
  else
    place.start = place.end = find_gone (self, pattern);
  if (!overlaps (candidates, &place))
    candidates->places[candidates->n++] = place;
}

static void
weigh_clusters (HashiyaQuoteFinder *self, const Pattern *pattern, HashiyaCandidates *candidates)
{
  GArray *clusters = self->clusters;
  guint n = MIN (clusters->len, HASHIYA_QUOTE_MAX_CANDIDATES - CONTEXT_PLACES);

  for (guint i = 0; i < n; i++)
    weigh_cluster (self, pattern, &g_array_index (clusters, Cluster, i), candidates);
  if (clusters->len <= n)
    return;
  g_array_remove_range (clusters, 0, n);
  g_array_sort (clusters, compare_by_context);
  for (guint i = 0; i < MIN (clusters->len, CONTEXT_PLACES); i++)
    weigh_cluster (self, pattern, &g_array_index (clusters, Cluster, i), candidates);
}

static gboolean
is_paragraph (const HashiyaQuote *mark)
{
  const char *prefix = mark->prefix != NULL ? mark->prefix : "";
  const char *suffix = mark->suffix != NULL ? mark->suffix : "";

  /* The last full stop is often left out of what was marked. */
  while (*suffix != '\0' && hashiya_fold (g_utf8_get_char (suffix)).klass == HASHIYA_FOLD_SYMBOL)
    suffix = g_utf8_next_char (suffix);
  return (*prefix == '\0' || g_str_has_suffix (prefix, "\n"))
         && (*suffix == '\0' || *suffix == '\n');
}

void
hashiya_quote_finder_set_lenient (HashiyaQuoteFinder *self)
{
  self->lenient = TRUE;
}

void
hashiya_quote_finder_look (HashiyaQuoteFinder *self,
                           const HashiyaQuote *mark,
                           gsize expected,
                           HashiyaCandidates *candidates)
{
  gint64 token;
  Pattern pattern;

  memset (candidates, 0, sizeof *candidates);
  if (mark->exact == NULL || *mark->exact == '\0')
    return;
  pattern_init (&pattern, self, mark);
  token = (gint64) hashiya_tokens_ending_after (self->tokens, expected) - pattern.quote_first;
  g_array_set_size (self->map, pattern.tokens->n + 1);
  candidates->paragraph = is_paragraph (mark);
  if (pattern.quote_last > pattern.quote_first)
    {
      add_up (self, &pattern, candidates);
      candidates->crowded = find_clusters (self, &pattern, token);
      weigh_clusters (self, &pattern, candidates);
    }
  pattern_clear (&pattern);
}
