// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where letters and words begin and end in the text, and in which direction they are drawn.
'use strict';

{
  const REACH = 300;
  const SPACE = /^\s+$/u;
  const LETTER = /\p{L}/u;
  const DIGIT = /\p{Nd}/u;
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  const segmenters = {
    letter: new Intl.Segmenter(undefined, {granularity: 'grapheme'}),
    word: new Intl.Segmenter(undefined, {granularity: 'word'}),
  };

  /** What of a text node lies between two offsets. */
  const slice = (index, place, start, end) => {
    const from = Math.max(start, index.starts[place]);
    const to = Math.min(end, index.starts[place + 1]);
    return {start: from, end: to, text: index.nodes[place].data.slice(
      index.unitsIn(place, from - index.starts[place]),
      index.unitsIn(place, to - index.starts[place]))};
  };

  /** The pieces of text around an offset, of one column where there are two. */
  const around = (index, offset, column) => {
    const isOurs = place => column === null || hashiya.columnOf(index.nodes[place]) === column;
    const middle = index.nodeAt(offset);
    const pieces = isOurs(middle) ? [slice(index, middle, offset - REACH, offset + REACH)] : [];
    let left = REACH;
    for (let place = middle - 1; place >= 0 && left > 0; place--) {
      if (!isOurs(place))
        continue;
      const end = index.starts[place + 1];
      pieces.unshift(slice(index, place, end - left, end));
      left -= end - index.starts[place];
    }
    left = REACH;
    for (let place = middle + 1; place < index.nodes.length && left > 0; place++) {
      if (!isOurs(place))
        continue;
      const start = index.starts[place];
      pieces.push(slice(index, place, start, start + left));
      left -= index.starts[place + 1] - start;
    }
    return pieces;
  };

  /**
   * @param {string} kind `letter` (as a reader sees one) or `word`
   * @param {?string} column of which text, where two stand side by side
   * @returns {number[][]} [start, end] of those near an offset; no white space
   */
  const segmentsNear = (index, offset, kind, column) => {
    const places = [];
    let text = '';
    let last = null;
    for (const piece of around(index, offset, column)) {
      if (last !== null && last !== piece.start) {
        text += '\n';
        places.push(last);
      }
      let place = piece.start;
      for (const codePoint of piece.text) {
        for (let unit = 0; unit < codePoint.length; unit++)
          places.push(place);
        place++;
      }
      text += piece.text;
      last = piece.end;
    }
    const found = [];
    for (const {segment, index: unit, isWordLike} of segmenters[kind].segment(text)) {
      if (kind === 'word' ? isWordLike : !SPACE.test(segment))
        found.push([places[unit], places[unit + segment.length - 1] + 1]);
    }
    return found;
  };

  /** The letter, as a reader sees one, that a code point is of. */
  const letterAt = (index, offset) =>
    segmentsNear(index, offset, 'letter', null).find(([start, end]) => start <= offset && offset < end) ??
      [offset, offset + 1];

  /** Whether a block is read from right to left. */
  const isBlockRightToLeft = node => {
    let block = node.parentElement;
    while (block.parentElement !== null && getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement;
    return getComputedStyle(block).direction === 'rtl';
  };

  /**
   * Whether a code point is drawn from right to left, as the bidirectional algorithm has it: a letter
   * by its script, a number never, and what is neither like its neighbours where they agree.
   */
  const isRightToLeft = (index, offset) => {
    const at = place => String.fromCodePoint(index.codePointAt(place));
    const [start, end] = letterAt(index, offset);
    const own = at(start);
    if (DIGIT.test(own))
      return false;
    if (LETTER.test(own))
      return RIGHT_TO_LEFT.test(own);
    // A number counts as what is written before it: left to right after Latin letters, else not.
    let before = null;
    let number = false;
    for (let place = start - 1; place >= index.base && before === null && at(place) !== '\n'; place--) {
      if (LETTER.test(at(place)))
        before = RIGHT_TO_LEFT.test(at(place));
      number ||= before === null && DIGIT.test(at(place));
    }
    let after = null;
    for (let place = end; place < index.end && after === null && at(place) !== '\n'; place++) {
      if (LETTER.test(at(place)))
        after = RIGHT_TO_LEFT.test(at(place));
      else if (DIGIT.test(at(place)))
        after = before !== false;
    }
    if (number)
      before ??= true;
    if (before !== null && before === after)
      return before;
    return getComputedStyle(index.point(start)[0].parentElement).direction === 'rtl';
  };

  Object.assign(hashiya, {segmentsNear, letterAt, isBlockRightToLeft, isRightToLeft});
}
