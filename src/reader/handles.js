// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The mark that the reader has chosen: a handle at each of its ends, to be dragged, and what keys do
// with them. What an end was moved to is shown at once and said; what the mark is, is known elsewhere,
// so that it goes back where nobody took it in. Handles stand beside the page's `main`, as signs do.
'use strict';

{
  const EDGE_PX = 48;
  const SCROLL_PX = 14;
  const SLOP_PX = [0, 3, -3, 6, -6, 10, -10, 16, -16];

  const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

  hashiya.Handles = class Handles {
    constructor(index, marks, post) {
      this.index = index;
      this.marks = marks;
      this.post = post;
      this.list = [];
      this.range = null;
      this.changed = null;
      this.drag = null;
      this.frame = 0;
      this.serial = 0;
      this.wasPressed = false;
      this.layer = document.createElement('aside');
      this.layer.className = 'handles';
      this.layer.setAttribute('aria-hidden', 'true');
      this.edges = {};
      for (const edge of ['start', 'end']) {
        this.edges[edge] = document.createElement('div');
        this.edges[edge].className = edge;
        this.layer.append(this.edges[edge]);
      }
      document.body.append(this.layer);
      document.addEventListener('pointerdown', event => this.pressed(event), {capture: true});
      document.addEventListener('pointermove', event => this.moved(event));
      document.addEventListener('pointerup', () => this.finish());
      document.addEventListener('pointercancel', () => this.cancel());
      // Nothing is selected by what begins at a handle.
      this.layer.addEventListener('mousedown', event => event.preventDefault());
    }

    /**
     * @param {number[][]} list as Marks.set() has it, a fifth number saying what is the chosen mark's
     * @param {?number[]} range [start, end] of that mark
     * @param {number} serial of the last change that is in there or was refused
     */
    set(list, range, serial) {
      this.list = list;
      this.range = range;
      if (range === null)
        this.drop();
      else if (this.drag === null && serial === this.serial)
        this.changed = null;
      this.show();
    }

    /** The marks as they would be with the change that is not known elsewhere yet. */
    show() {
      const own = this.list.find(([,,,, chosen]) => chosen);
      if (this.changed === null || own === undefined) {
        this.marks.set(this.list);
      } else {
        const [, , colour, note] = own;
        const pieces = hashiya.pieces(this.index, ...this.changed, this.column())
          .map(([start, end]) => [start, end, colour, note]);
        this.marks.set([...this.list.filter(([,,,, chosen]) => !chosen), ...pieces]
          .sort((a, b) => a[0] - b[0] || b[1] - a[1]));
      }
      this.place();
    }

    current() {
      return this.changed ?? this.range;
    }

    /** The column that the mark is of, or null. */
    column() {
      const [start, end] = this.range;
      const inside = clamp(start, this.index.base, Math.min(end, this.index.end) - 1);
      return hashiya.columnOf(this.index.point(inside)[0]);
    }

    /** The code point that an end of the mark is drawn at. */
    letter(edge) {
      const [start, end] = this.current();
      return edge === 'start' ? start : end - 1;
    }

    /** Where the mark begins or ends: to the left of a letter or to its right, as that is read. */
    edgeLine(edge) {
      const letter = this.letter(edge);
      if (letter < this.index.base || letter >= this.index.end)
        return null;
      const box = hashiya.rectangleOf(this.index, ...hashiya.letterAt(this.index, letter));
      if (box === null)
        return null;
      const atRight = (edge === 'start') === hashiya.isRightToLeft(this.index, letter);
      return {x: atRight ? box.right : box.left, top: box.top, bottom: box.bottom};
    }

    /** Puts the handles where the ends are; those far from the viewport later. */
    place() {
      const height = window.innerHeight;
      const near = this.current() === null ? null
        : [hashiya.offsetAtHeight(this.index, -height), hashiya.offsetAtHeight(this.index, 2 * height)];
      for (const [edge, handle] of Object.entries(this.edges)) {
        const letter = near === null ? null : this.letter(edge);
        const line = letter === null || letter < near[0] || letter > near[1] ? null : this.edgeLine(edge);
        handle.hidden = line === null;
        if (line === null)
          continue;
        handle.style.left = `${window.scrollX + line.x}px`;
        handle.style.top = `${window.scrollY + line.top}px`;
        handle.style.height = `${line.bottom - line.top}px`;
      }
    }

    /** [offset, rectangle] of the first letter of the mark that is on the page, or null. */
    firstLetter() {
      if (this.range === null)
        return null;
      const offset = Math.max(this.letter('start'), this.index.base);
      const rectangle = hashiya.characterRectangle(this.index, offset);
      return rectangle === null || this.marks.at(offset) === null ? null : [offset, rectangle];
    }

    /** Where two handles meet, the one whose knob is nearer. */
    edgeAt(x, y) {
      const distance = edge => {
        const {left, right, top, bottom} = this.edges[edge].getBoundingClientRect();
        return Math.hypot(x - (left + right) / 2, y - (edge === 'start' ? top : bottom));
      };
      return this.edges.end.hidden || (!this.edges.start.hidden && distance('start') < distance('end'))
        ? 'start' : 'end';
    }

    pressed(event) {
      this.wasPressed = this.layer.contains(event.target);
      if (!this.wasPressed || event.button !== 0 || this.current() === null)
        return;
      const edge = this.edgeAt(event.clientX, event.clientY);
      const line = this.edgeLine(edge);
      if (line === null)
        return;
      // What is held is the end on its line, wherever the handle was taken.
      this.drag = {edge, x: event.clientX, y: event.clientY,
        dx: event.clientX - line.x, dy: event.clientY - (line.top + line.bottom) / 2};
      document.documentElement.classList.add('resizing');
      this.say(edge, false, false);
    }

    moved(event) {
      if (this.drag === null)
        return;
      this.drag.x = event.clientX;
      this.drag.y = event.clientY;
      this.follow();
    }

    follow() {
      this.frame ||= requestAnimationFrame(() => {
        this.frame = 0;
        if (this.drag === null)
          return;
        this.take();
        const {y} = this.drag;
        const step = y < EDGE_PX ? -SCROLL_PX : y > window.innerHeight - EDGE_PX ? SCROLL_PX : 0;
        const before = window.scrollY;
        window.scrollBy({top: step, behavior: 'instant'});
        if (window.scrollY !== before)
          this.follow();
      });
    }

    /**
     * Puts the end that is held where the pointer is, unless nothing would be left. Where two
     * directions meet that is the case right behind the last letter, which is meant then.
     */
    take() {
      const {edge, x, y, dx, dy} = this.drag;
      for (const aside of SLOP_PX) {
        const offset = hashiya.offsetAt(this.index, x - dx + aside, y - dy, this.column());
        const snapped = offset === null ? undefined : this.snap(edge, offset);
        if (snapped !== undefined) {
          this.change(edge, snapped);
          return;
        }
      }
    }

    /** The end of a letter at or before an offset, or its beginning at or behind it, that leaves words. */
    snap(edge, offset) {
      const [start, end] = this.current();
      const letters = hashiya.segmentsNear(this.index, offset, 'letter', this.column());
      return edge === 'end'
        ? letters.findLast(letter => letter[0] >= start && letter[1] <= offset)?.[1]
        : letters.find(letter => letter[1] <= end && letter[0] >= offset)?.[0];
    }

    change(edge, offset) {
      const [start, end] = this.current();
      const changed = edge === 'start' ? [offset, end] : [start, offset];
      if (changed[0] === start && changed[1] === end)
        return false;
      this.changed = changed;
      this.show();
      return true;
    }

    say(edge, final, keys) {
      const [start, end] = this.current();
      this.post({type: 'resize', end: edge === 'end', offset: edge === 'end' ? end : start, final, keys,
        serial: final ? ++this.serial : this.serial});
    }

    /** Ends a drag without a word about it. */
    drop() {
      this.drag = null;
      this.changed = null;
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      document.documentElement.classList.remove('resizing');
    }

    finish() {
      if (this.drag === null)
        return;
      const {edge} = this.drag;
      // A hand may be faster than the screen.
      if (this.frame !== 0)
        this.take();
      const {changed} = this;
      this.drop();
      this.changed = changed;
      this.say(edge, true, false);
    }

    /** Ends a drag as if it had not been. */
    cancel() {
      if (this.drag === null)
        return;
      const {edge} = this.drag;
      this.drop();
      this.show();
      this.say(edge, true, false);
    }

    /** Moves an end as a key does; `left` and `right` are those of its block. */
    step({edge, direction, granularity}) {
      if (this.current() === null || this.drag !== null)
        return;
      const [start, end] = this.current();
      const letter = clamp(this.letter(edge), this.index.base, this.index.end - 1);
      const [node] = this.index.point(letter);
      const forward = direction === 'forward' ||
        (direction === 'right') !== hashiya.isBlockRightToLeft(node) && direction !== 'backward';
      const side = edge === 'start' ? 0 : 1;
      const kind = granularity === 'word' ? 'word' : 'letter';
      const now = side === 0 ? start : end;
      const ends = hashiya.segmentsNear(this.index, letter, kind, this.column())
        .map(segment => segment[side])
        .filter(offset => side === 0 ? offset < end : offset > start);
      const next = forward ? ends.find(offset => offset > now) : ends.findLast(offset => offset < now);
      if (next !== undefined && this.change(edge, next))
        this.reveal(edge);
      this.say(edge, true, true);
    }

    reveal(edge) {
      const line = this.edgeLine(edge);
      if (line !== null && line.top < EDGE_PX)
        window.scrollBy({top: line.top - EDGE_PX, behavior: 'instant'});
      else if (line !== null && line.bottom > window.innerHeight - EDGE_PX)
        window.scrollBy({top: line.bottom - window.innerHeight + EDGE_PX, behavior: 'instant'});
    }

    /** What Escape does: ends a drag, or else leaves the mark. */
    escape() {
      if (this.drag !== null)
        this.cancel();
      else
        this.leave();
    }

    leave() {
      if (this.range === null)
        return;
      this.range = null;
      this.drop();
      this.show();
      this.post({type: 'leave'});
    }
  };
}
