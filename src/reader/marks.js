// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints marks as CSS Custom Highlights; the DOM stays as it was served. Painting costs about a
// millisecond for each registered range, seen or not, so only those near the viewport are
// registered, and the registry follows the scrolling.
'use strict';

{
  const DEPTHS = 4;
  const FLASH_MS = 1400;

  hashiya.Marks = class Marks {
    constructor(index) {
      this.index = index;
      this.marks = [];
      this.painted = new Map();
      this.near = [0, 0];
      this.flashTimer = 0;
    }

    /**
     * @param {number[][]} marks [start, end, colour, has a note], by start and then the longest
     *   first
     */
    set(marks) {
      // The lowest depth that no mark still open at this start has: neighbours never share one.
      const open = [];
      this.marks = marks.map(([start, end, colour, note]) => {
        let depth = 0;
        while (open[depth] > start)
          depth++;
        open[depth] = end;
        depth = Math.min(depth, DEPTHS - 1);
        return {start, end, depth, name: `mark-${colour}-${note}-${depth}`,
          key: `${start} ${end} ${colour} ${note} ${depth}`};
      });
      this.paint(true);
    }

    at(offset) {
      return this.marks.some(({start, end}) => start <= offset && offset < end);
    }

    highlight(name, depth) {
      let highlight = CSS.highlights.get(name);
      if (!highlight) {
        highlight = new Highlight();
        highlight.priority = depth;
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
      for (const mark of this.marks) {
        if (mark.start >= this.near[1])
          break;
        if (mark.end > this.near[0])
          wanted.set(mark.key, mark);
      }
      for (const [key, {name, range}] of this.painted) {
        if (!wanted.has(key)) {
          CSS.highlights.get(name).delete(range);
          this.painted.delete(key);
        }
      }
      for (const [key, mark] of wanted) {
        if (this.painted.has(key))
          continue;
        const range = this.index.range(mark.start, mark.end);
        if (range === null)
          continue;
        this.highlight(mark.name, mark.depth).add(range);
        this.painted.set(key, {name: mark.name, range});
      }
    }

    flash(start, end) {
      const range = this.index.range(start, end);
      clearTimeout(this.flashTimer);
      CSS.highlights.delete('flash');
      if (range === null)
        return;
      const highlight = new Highlight(range);
      highlight.priority = DEPTHS;
      CSS.highlights.set('flash', highlight);
      this.flashTimer = setTimeout(() => CSS.highlights.delete('flash'), FLASH_MS);
    }
  };
}
