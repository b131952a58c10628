// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs in a script world of its own: the page cannot reach it, and no page script runs anyway.
// Outside these files every offset counts code points of the document text; here, at the border,
// they become UTF-16 units of one text node and back.
'use strict';

globalThis.hashiya = {};

{
  const SURROGATE = /[\ud800-\udfff]/;

  const countCodePoints = string => {
    if (!SURROGATE.test(string))
      return string.length;
    let count = 0;
    for (const _ of string)
      count++;
    return count;
  };

  /** The text nodes of one element, and where each starts in the document text. */
  hashiya.TextIndex = class TextIndex {
    /**
     * @param {Element} root
     * @param {number} base the code point of the document text at which the root starts
     */
    constructor(root, base) {
      this.root = root;
      this.base = base;
      this.nodes = [];
      this.starts = [];
      this.wide = [];
      this.places = new Map();
      let offset = base;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const length = countCodePoints(node.data);
        this.places.set(node, this.nodes.length);
        this.nodes.push(node);
        this.starts.push(offset);
        this.wide.push(length !== node.length);
        offset += length;
      }
      this.end = offset;
      this.starts.push(offset);
    }

    /** The last node that starts at or before an offset. */
    nodeAt(offset) {
      let low = 0;
      let high = this.nodes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.starts[middle] <= offset)
          low = middle;
        else
          high = middle - 1;
      }
      return low;
    }

    unitsIn(place, codePoints) {
      if (!this.wide[place])
        return codePoints;
      const {data} = this.nodes[place];
      let units = 0;
      while (codePoints-- > 0 && units < data.length)
        units += data.codePointAt(units) > 0xffff ? 2 : 1;
      return units;
    }

    /**
     * The range of two offsets, its end in the node that the last code point stands in.
     * @returns {?StaticRange}
     */
    range(start, end) {
      start = Math.max(start, this.base);
      end = Math.min(end, this.end);
      if (start >= end)
        return null;
      const first = this.nodeAt(start);
      const last = this.nodeAt(end - 1);
      return new StaticRange({
        startContainer: this.nodes[first],
        startOffset: this.unitsIn(first, start - this.starts[first]),
        endContainer: this.nodes[last],
        endOffset: this.unitsIn(last, end - this.starts[last]),
      });
    }

    /** A live range of the same, for what needs geometry. */
    liveRange(start, end) {
      const fixed = this.range(start, end);
      if (fixed === null)
        return null;
      const live = document.createRange();
      live.setStart(fixed.startContainer, fixed.startOffset);
      live.setEnd(fixed.endContainer, fixed.endOffset);
      return live;
    }

    /** The text node and UTF-16 unit of an offset: a caret's place. */
    point(offset) {
      offset = Math.min(Math.max(offset, this.base), this.end);
      const place = this.nodeAt(offset);
      return [this.nodes[place], this.unitsIn(place, offset - this.starts[place])];
    }

    /** The offset of a DOM boundary point, cut to this element. */
    offsetOf(node, unit) {
      const place = this.places.get(node);
      if (place !== undefined) {
        const before = this.wide[place] ? countCodePoints(node.data.slice(0, unit)) : unit;
        return this.starts[place] + before;
      }
      const boundary = document.createRange();
      boundary.setStart(node, unit);
      let low = 0;
      let high = this.nodes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (boundary.comparePoint(this.nodes[middle], 0) < 0)
          low = middle + 1;
        else
          high = middle;
      }
      return this.starts[low];
    }

    codePointAt(offset) {
      const [node, unit] = this.point(offset);
      return node.data.codePointAt(unit);
    }

    /** Leaves white space out at both ends; what is left may be empty. */
    trim(start, end) {
      const isSpace = offset => /\s/u.test(String.fromCodePoint(this.codePointAt(offset)));
      while (start < end && isSpace(start))
        start++;
      while (start < end && isSpace(end - 1))
        end--;
      return [start, end];
    }
  };
}
