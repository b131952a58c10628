// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader's marks, and what is drawn over them.
'use strict';

{
  const DEPTHS = 4;
  const FLASH = DEPTHS;
  const FOUND = DEPTHS + 1;
  const CURRENT = DEPTHS + 2;
  const FLASH_MS = 1400;

  hashiya.Marks = class Marks {
    constructor(index) {
      this.index = index;
      this.marks = new hashiya.Painter(index);
      this.found = new hashiya.Painter(index);
      this.flashTimer = 0;
    }

    /**
     * @param {number[][]} marks [start, end, colour, has a note], by start and then the longest
     *   first
     */
    set(marks) {
      // The lowest depth that no mark still open at this start has: neighbours never share one.
      const open = [];
      this.marks.set(marks.map(([start, end, colour, note]) => {
        let depth = 0;
        while (open[depth] > start)
          depth++;
        open[depth] = end;
        depth = Math.min(depth, DEPTHS - 1);
        return {start, end, name: `mark-${colour}-${note}-${depth}`, priority: depth,
          key: `${start} ${end} ${colour} ${note} ${depth}`};
      }));
    }

    /**
     * @param {number[][]} places [start, end], by start
     * @param {number} current where the one starts that the reader has come to, or -1
     */
    setFound(places, current) {
      this.found.set(places.map(([start, end]) => start === current
        ? {start, end, name: 'found-current', priority: CURRENT, key: `${start} ${end} current`}
        : {start, end, name: 'found', priority: FOUND, key: `${start} ${end}`}));
    }

    isEmpty() {
      return this.marks.items.length === 0;
    }

    /** The shortest mark that a code point is of, or null. */
    at(offset) {
      return this.marks.items.filter(({start, end}) => start <= offset && offset < end)
        .reduce((one, other) => one !== null && one.end - one.start <= other.end - other.start
          ? one : other, null);
    }

    paint(always) {
      this.marks.paint(always);
      this.found.paint(always);
    }

    flash(start, end) {
      const range = this.index.range(start, end);
      clearTimeout(this.flashTimer);
      // One that is only taken out of the registry stays on the screen.
      CSS.highlights.get('flash')?.clear();
      if (range === null)
        return;
      const highlight = new Highlight(range);
      highlight.priority = FLASH;
      CSS.highlights.set('flash', highlight);
      this.flashTimer = setTimeout(() => highlight.clear(), FLASH_MS);
    }
  };
}
