// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tab: from link to link, in the order of the page.
'use strict';

{
  const isInView = element => {
    const {top, bottom} = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };

  /**
   * Where none of them is in view, the way begins at what the reader sees.
   *
   * @returns {boolean} whether there is one further on, which then has the focus
   */
  hashiya.moveFocus = forward => {
    const targets = Array.from(document.querySelectorAll('a[href], .signs button'))
      .filter(element => element.checkVisibility());
    const current = targets.indexOf(document.activeElement);
    const {innerHeight} = window;
    let next;
    if (current >= 0 && isInView(targets[current]))
      next = targets[current + (forward ? 1 : -1)];
    else if (forward)
      next = targets.find(element => element.getBoundingClientRect().bottom > 0);
    else
      next = targets.findLast(element => element.getBoundingClientRect().top < innerHeight);
    if (next === undefined) {
      document.activeElement?.blur();
      return false;
    }
    next.focus({focusVisible: true});
    return true;
  };
}
