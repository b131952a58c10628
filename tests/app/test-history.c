// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-history.h"

/* Spots of one document by their offset; `L` is the library. */
static HashiyaSpot *
spot (gsize offset)
{
  return offset > 0 ? hashiya_spot_new ("0123456789abcdef", "1", offset)
                    : hashiya_spot_new (NULL, NULL, 0);
}

static void
leave (HashiyaHistory *history, gsize offset)
{
  g_autoptr (HashiyaSpot) from = spot (offset);

  hashiya_history_leave (history, from);
}

/* Returns: the offset of where it goes, or -1 */
static int
go (HashiyaHistory *history, gsize here, gboolean forward)
{
  g_autoptr (HashiyaSpot) from = spot (here);
  g_autoptr (HashiyaSpot) to = hashiya_history_go (history, from, forward);

  if (to != NULL && to->offset > 0)
    g_assert_cmpstr (to->version, ==, "1");
  return to != NULL ? (int) to->offset : -1;
}

static void
test_back_and_forward (void)
{
  g_autoptr (HashiyaHistory) history = hashiya_history_new ();

  g_assert_cmpint (go (history, 10, FALSE), ==, -1);
  leave (history, 0);
  leave (history, 10);
  leave (history, 20);
  g_assert_false (hashiya_history_can_go (history, TRUE));
  /* The reader scrolled from 30 to 35 before going back. */
  g_assert_cmpint (go (history, 35, FALSE), ==, 20);
  g_assert_cmpint (go (history, 20, FALSE), ==, 10);
  g_assert_cmpint (go (history, 10, TRUE), ==, 20);
  g_assert_cmpint (go (history, 20, TRUE), ==, 35);
  g_assert_cmpint (go (history, 35, TRUE), ==, -1);
  g_assert_cmpint (go (history, 35, FALSE), ==, 20);
  g_assert_cmpint (go (history, 20, FALSE), ==, 10);
  g_assert_cmpint (go (history, 10, FALSE), ==, 0);
  g_assert_false (hashiya_history_can_go (history, FALSE));
}

static void
test_new_way_forgets_forward (void)
{
  g_autoptr (HashiyaHistory) history = hashiya_history_new ();

  leave (history, 10);
  leave (history, 20);
  g_assert_cmpint (go (history, 30, FALSE), ==, 20);
  leave (history, 20);
  g_assert_false (hashiya_history_can_go (history, TRUE));
  g_assert_cmpint (go (history, 40, FALSE), ==, 20);
  g_assert_cmpint (go (history, 20, FALSE), ==, 10);
}

static void
test_here_is_no_step (void)
{
  g_autoptr (HashiyaHistory) history = hashiya_history_new ();

  leave (history, 10);
  leave (history, 20);
  leave (history, 20);
  g_assert_cmpint (go (history, 20, FALSE), ==, 10);
  g_assert_false (hashiya_history_can_go (history, FALSE));
}

static void
test_forgets_the_oldest (void)
{
  g_autoptr (HashiyaHistory) history = hashiya_history_new ();
  int steps = 0;
  int at = 1000;

  for (gsize i = 1; i <= 500; i++)
    leave (history, i);
  for (int next = go (history, 1000, FALSE); next >= 0; next = go (history, (gsize) at, FALSE))
    {
      at = next;
      steps++;
    }
  g_assert_cmpint (steps, ==, 100);
  g_assert_cmpint (at, ==, 401);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/history/new-way-forgets-forward", test_new_way_forgets_forward);
  g_test_add_func ("/history/here-is-no-step", test_here_is_no_step);
  g_test_add_func ("/history/forgets-the-oldest", test_forgets_the_oldest);
  return g_test_run ();
}
