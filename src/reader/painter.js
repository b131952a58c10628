// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints ranges as CSS Custom Highlights; the DOM stays as it was served. Painting costs about a
// millisecond for each registered range, seen or not, so only those near the viewport are
// registered, and the registry follows the scrolling.
'use strict';

hashiya.Painter = class Painter {
  constructor(index) {
    this.index = index;
    this.items = [];
    this.painted = new Map();
    this.near = [0, 0];
  }

  /**
   * @param {object[]} items `start` and `end` (code points), `name` and `priority` of the highlight,
   *   and a `key` that two items share only if they look the same; by start
   */
  set(items) {
    this.items = items;
    this.paint(true);
  }

  highlight({name, priority}) {
    let highlight = CSS.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }

  /** Registers what has come near the viewport, and takes out what has gone. */
  paint(always) {
    const height = window.innerHeight;
    const visible = [hashiya.offsetAtHeight(this.index, 0),
      hashiya.offsetAtHeight(this.index, height)];
    if (!always && visible[0] >= this.near[0] && visible[1] <= this.near[1])
      return;
    this.near = [hashiya.offsetAtHeight(this.index, -height),
      hashiya.offsetAtHeight(this.index, 2 * height)];
    const wanted = new Map();
    for (const item of this.items) {
      if (item.start >= this.near[1])
        break;
      if (item.end > this.near[0])
        wanted.set(item.key, item);
    }
    for (const [key, {name, range}] of this.painted) {
      if (!wanted.has(key)) {
        CSS.highlights.get(name).delete(range);
        this.painted.delete(key);
      }
    }
    for (const [key, item] of wanted) {
      if (this.painted.has(key))
        continue;
      const range = this.index.range(item.start, item.end);
      if (range === null)
        continue;
      this.highlight(item).add(range);
      this.painted.set(key, {name: item.name, range});
    }
  }
};
