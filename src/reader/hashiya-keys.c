// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-keys.h"

HashiyaKey
hashiya_key_classify (guint key,
                      GdkModifierType state,
                      const char **direction,
                      const char **granularity)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    HashiyaKey meaning;
    const char *direction;
    const char *granularity;
  } keys[] = {
    { GDK_KEY_F7, 0, HASHIYA_KEY_CARET, NULL, NULL },
    { GDK_KEY_Escape, 0, HASHIYA_KEY_LEAVE, NULL, NULL },
    { GDK_KEY_Menu, 0, HASHIYA_KEY_REFUSED, NULL, NULL },
    { GDK_KEY_F10, GDK_SHIFT_MASK, HASHIYA_KEY_REFUSED, NULL, NULL },
    { GDK_KEY_period, GDK_CONTROL_MASK, HASHIYA_KEY_REFUSED, NULL, NULL },
    { GDK_KEY_semicolon, GDK_CONTROL_MASK, HASHIYA_KEY_REFUSED, NULL, NULL },
    /* WebKit keeps them where no link is further on, and nobody gets out. */
    { GDK_KEY_Tab, 0, HASHIYA_KEY_NEXT, NULL, NULL },
    { GDK_KEY_KP_Tab, 0, HASHIYA_KEY_NEXT, NULL, NULL },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, HASHIYA_KEY_PREVIOUS, NULL, NULL },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, HASHIYA_KEY_PREVIOUS, NULL, NULL },
    { GDK_KEY_KP_Tab, GDK_SHIFT_MASK, HASHIYA_KEY_PREVIOUS, NULL, NULL },
    /* Shift and an arrow move logically in WebKit, Selection.modify() by left and right on the
     * screen, as a reader of Urdu expects. */
    { GDK_KEY_Left, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "left", "character" },
    { GDK_KEY_Right, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "right", "character" },
    { GDK_KEY_Left, GDK_SHIFT_MASK | GDK_CONTROL_MASK, HASHIYA_KEY_EXTEND, "left", "word" },
    { GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK, HASHIYA_KEY_EXTEND, "right", "word" },
    { GDK_KEY_Up, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "backward", "line" },
    { GDK_KEY_Down, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "forward", "line" },
    { GDK_KEY_Home, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "backward", "lineboundary" },
    { GDK_KEY_End, GDK_SHIFT_MASK, HASHIYA_KEY_EXTEND, "forward", "lineboundary" },
    /* Control with these is the desktop's. */
    { GDK_KEY_Left, GDK_SHIFT_MASK | GDK_ALT_MASK, HASHIYA_KEY_START, "left", "character" },
    { GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK, HASHIYA_KEY_START, "right", "character" },
    { GDK_KEY_Up, GDK_SHIFT_MASK | GDK_ALT_MASK, HASHIYA_KEY_START, "backward", "word" },
    { GDK_KEY_Down, GDK_SHIFT_MASK | GDK_ALT_MASK, HASHIYA_KEY_START, "forward", "word" },
  };
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean bare = key == GDK_KEY_F7 || key == GDK_KEY_Menu;

      /* F7 aborts the process and Menu opens the menu whatever is held with it. */
      if (key != keys[i].key || (!bare && modifiers != keys[i].modifiers))
        continue;
      *direction = keys[i].direction;
      *granularity = keys[i].granularity;
      return keys[i].meaning;
    }
  return HASHIYA_KEY_OTHER;
}
