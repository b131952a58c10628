// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where words are drawn. Rectangles leave this file in pixels of the view: a pinch moves and
// scales what is seen of the page, and the desktop's wish for larger text enlarges all of it.
'use strict';

{
  // How far beside a point a letter's other neighbour is looked for.
  const PROBES = [0, 6, -6, 12, -12, 24, -24];

  const toView = rectangle => {
    const {offsetLeft, offsetTop} = window.visualViewport;
    const scale = window.visualViewport.scale * hashiya.zoom;
    return {
      x: (rectangle.left - offsetLeft) * scale,
      y: (rectangle.top - offsetTop) * scale,
      width: (rectangle.right - rectangle.left) * scale,
      height: (rectangle.bottom - rectangle.top) * scale,
    };
  };

  const addLine = (lines, {left, top, right, bottom}) => {
    const line = lines.at(-1);
    const middle = (top + bottom) / 2;
    const touches = line && middle > line.top && middle < line.bottom &&
      left <= line.right + 1 && right >= line.left - 1;
    if (touches) {
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
      line.top = Math.min(line.top, top);
      line.bottom = Math.max(line.bottom, bottom);
    } else {
      lines.push({left, top, right, bottom});
    }
  };

  /**
   * One rectangle for each line box that words of a range stand in. A line of several runs (a
   * link, a Latin word in Urdu) has a rectangle for each; those that touch become one. Text nodes
   * one by one: of an element that lies wholly in a range, a range gives the box.
   */
  const lineRectangles = (index, start, end) => {
    const lines = [];
    start = Math.max(start, index.base);
    end = Math.min(end, index.end);
    for (let place = index.nodeAt(start); start < end; place++) {
      const stop = Math.min(end, index.starts[place + 1]);
      for (const rectangle of index.liveRange(start, stop)?.getClientRects() ?? []) {
        if (rectangle.width > 0 && rectangle.height > 0)
          addLine(lines, rectangle);
      }
      start = stop;
    }
    return lines;
  };

  const boundingBox = rectangles => rectangles.reduce((box, {left, top, right, bottom}) => ({
    left: Math.min(box.left, left),
    top: Math.min(box.top, top),
    right: Math.max(box.right, right),
    bottom: Math.max(box.bottom, bottom),
  }));

  /**
   * Where a few code points of one line are drawn, or null. Where two directions meet, the run next
   * to them has a rectangle without a width for them, too.
   */
  const rectangleOf = (index, start, end) => {
    const rectangles = [...index.liveRange(start, end)?.getClientRects() ?? []]
      .filter(({height}) => height > 0);
    return rectangles.find(({width}) => width > 0) ?? rectangles[0] ?? null;
  };

  /** The rectangle of one code point, or null where it draws nothing. */
  const characterRectangle = (index, offset) => rectangleOf(index, offset, offset + 1);

  /** The rectangle of the block that an offset stands in, drawn or only estimated. */
  const blockRectangle = (index, offset) => {
    let [node] = index.point(offset);
    while (node.parentNode !== index.root)
      node = node.parentNode;
    if (node.nodeType !== Node.ELEMENT_NODE)
      node = node.nextElementSibling ?? node.previousElementSibling ?? index.root;
    return node.getBoundingClientRect();
  };

  /**
   * The letter of a line that is drawn at a point. At the edge of words of the other direction WebKit
   * names the place where the line goes on behind them: the letter itself is found from beside it.
   */
  const letterUnder = (index, x, y, isThere) => {
    for (const aside of PROBES) {
      const caret = document.caretRangeFromPoint(x + aside, y);
      if (caret === null || !index.places.has(caret.startContainer))
        continue;
      const offset = index.offsetOf(caret.startContainer, caret.startOffset);
      for (const candidate of [offset, offset - 1]) {
        const range = index.liveRange(candidate, candidate + 1);
        for (const rectangle of range?.getClientRects() ?? []) {
          if (x >= rectangle.left && x <= rectangle.right && isThere(rectangle))
            return {offset: candidate, rectangle};
        }
      }
    }
    return null;
  };

  /** The code point drawn at a point of the page, or null: nothing is drawn between the lines. */
  const characterAt = (index, x, y) =>
    letterUnder(index, x, y, ({top, bottom}) => y >= top && y <= bottom);

  /** The offset nearest to a point of the page; of one column where there are two. */
  const offsetAt = (index, x, y, column) => {
    let box = {left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight};
    if (column !== null) {
      const cells = index.root.getElementsByClassName(column);
      const place = lowerBound(cells.length, i => cells[i].getBoundingClientRect().bottom, y);
      box = cells[Math.min(place, cells.length - 1)].getBoundingClientRect();
    }
    const inside = (value, low, high) => Math.min(Math.max(value, low + 1), high - 1);
    const left = inside(inside(x, box.left, box.right), 0, window.innerWidth);
    const top = inside(inside(y, box.top, box.bottom), 0, window.innerHeight);
    const letter = letterUnder(index, left, top, ({width}) => width > 0);
    if (letter !== null) {
      const {offset, rectangle} = letter;
      const isBefore = left < (rectangle.left + rectangle.right) / 2;
      return isBefore === hashiya.isRightToLeft(index, offset) ? offset + 1 : offset;
    }
    const caret = document.caretRangeFromPoint(left, top);
    return caret !== null && index.root.contains(caret.startContainer)
      ? index.offsetOf(caret.startContainer, caret.startOffset) : null;
  };

  /** The first of some things in document order whose lower edge is at or below a line. */
  const lowerBound = (count, bottomOf, y) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bottomOf(middle) <= y)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  };

  /**
   * The first code point whose line ends below a height. Blocks first: asking for the lines of a
   * block that is not drawn (content-visibility) would lay it out.
   */
  const offsetAtHeight = (index, y) => {
    const blocks = index.root.children;
    const place = lowerBound(blocks.length, i => blocks[i].getBoundingClientRect().bottom, y);
    if (place >= blocks.length)
      return index.end;
    const start = index.offsetOf(blocks[place], 0);
    const end = place + 1 < blocks.length ? index.offsetOf(blocks[place + 1], 0) : index.end;
    let bottom = -Infinity;
    const count = lowerBound(end - start, i => {
      bottom = characterRectangle(index, start + i)?.bottom ?? bottom;
      return bottom;
    }, y);
    return start + count;
  };

  Object.assign(hashiya, {
    toView, rectangleOf, lineRectangles, boundingBox, blockRectangle, characterRectangle, characterAt, offsetAt,
    offsetAtHeight,
  });
}
