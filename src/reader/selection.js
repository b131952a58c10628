// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Says what the reader selects and clicks; changes nothing but the selection.
'use strict';

{
  const KEYBOARD_REST_MS = 200;
  const NOTHING = {x: 0, y: 0, width: 0, height: 0};
  // A mark whose lines are looked at, and how far a handle's knob reaches out of them.
  const LINES_MAX = 2000;
  const KNOB_PX = 8;

  hashiya.Selection = class Selection {
    constructor(index, marks, handles, post) {
      this.index = index;
      this.marks = marks;
      this.handles = handles;
      this.post = post;
      this.pressed = false;
      this.byKeys = false;
      this.timer = 0;
      this.frame = 0;
      document.addEventListener('selectionchange', () => this.changed());
      document.addEventListener('pointerdown', event => {
        this.byKeys = false;
        if (this.handles.wasPressed)
          return;
        this.pressed = true;
        this.keepTo(hashiya.columnOf(event.target));
      });
      for (const type of ['pointerup', 'pointercancel'])
        document.addEventListener(type, () => this.released());
      document.addEventListener('click', event => this.clicked(event));
      document.addEventListener('mousemove', event => this.moved(event));
      document.addEventListener('keydown', event => this.keyed(event));
    }

    /** Side by side, what is selected is of the column where it began. */
    keepTo(column) {
      for (const name of hashiya.COLUMNS)
        document.documentElement.classList.toggle(`only-${name}`, name === column);
    }

    /** What is selected: offsets, and the lines as drawn. */
    current() {
      const selection = document.getSelection();
      if (selection.rangeCount === 0 || selection.isCollapsed)
        return null;
      const range = hashiya.cutToColumn(this.index.root, selection);
      if (range === null)
        return null;
      const [start, end] = this.index.trim(
        this.index.offsetOf(range.startContainer, range.startOffset),
        this.index.offsetOf(range.endContainer, range.endOffset));
      return start < end ? {start, end} : null;
    }

    say(final) {
      const words = this.current();
      if (words !== null)
        this.handles.leave();
      const lines = words === null ? []
        : hashiya.lineRectangles(this.index, words.start, words.end)
          .filter(line => hashiya.isInColumn(line, document.getSelection()));
      const box = lines.length > 0 ? hashiya.toView(hashiya.boundingBox(lines)) : NOTHING;
      this.post({type: 'selection', start: words?.start ?? 0, end: words?.end ?? 0, ...box, final});
    }

    changed() {
      if (this.byKeys && document.getSelection().rangeCount > 0)
        this.handles.leave();
      clearTimeout(this.timer);
      if (!this.pressed)
        this.timer = setTimeout(() => this.say(true), KEYBOARD_REST_MS);
      this.frame ||= requestAnimationFrame(() => {
        this.frame = 0;
        this.say(false);
      });
    }

    released() {
      if (!this.pressed)
        return;
      this.pressed = false;
      clearTimeout(this.timer);
      // A press inside a selection takes it away only after the release.
      this.timer = setTimeout(() => {
        cancelAnimationFrame(this.frame);
        this.frame = 0;
        this.say(true);
      });
    }

    clicked(event) {
      if (this.handles.wasPressed || event.button !== 0 ||
          !document.getSelection().isCollapsed || event.target.closest?.('a'))
        return;
      const found = hashiya.characterAt(this.index, event.clientX, event.clientY);
      if (found !== null && this.marks.at(found.offset) !== null) {
        this.activate(found.offset, found.rectangle);
        return;
      }
      this.handles.leave();
      if (hashiya.columnOf(event.target) === 'translation') {
        const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
        if (caret !== null && this.index.root.contains(caret.startContainer)) {
          this.post({type: 'press',
            offset: this.index.offsetOf(caret.startContainer, caret.startOffset)});
        }
      }
    }

    /** Says that a mark was chosen at a letter; what is shown for it leaves the mark's handles free. */
    activate(offset, letter) {
      const {start, end} = this.marks.at(offset);
      const box = {left: letter.left, top: letter.top, right: letter.right, bottom: letter.bottom};
      if (end - start < LINES_MAX) {
        const {top, bottom} = hashiya.boundingBox([box,
          ...hashiya.lineRectangles(this.index, start, end)]);
        if (bottom - top < window.innerHeight / 2)
          Object.assign(box, {top: top - KNOB_PX, bottom: bottom + KNOB_PX});
      }
      this.post({type: 'activate', offset, caret: false, sign: false, ...hashiya.toView(box)});
    }

    moved(event) {
      if (event.buttons !== 0)
        return;
      const found = this.marks.isEmpty() ? null
        : hashiya.characterAt(this.index, event.clientX, event.clientY);
      document.documentElement.classList.toggle('over-mark',
        found !== null && this.marks.at(found.offset) !== null);
    }

    keyed(event) {
      this.byKeys = true;
      const selection = document.getSelection();
      const plain = !event.shiftKey && !event.ctrlKey && !event.altKey;
      if (event.key !== 'Enter' || !plain || event.target.closest?.('a'))
        return;
      const chosen = this.handles.firstLetter();
      if (chosen !== null) {
        // What is not the page's goes to where the focus is by then: to the first colour offered.
        event.preventDefault();
        this.activate(...chosen);
        return;
      }
      if (selection.rangeCount === 0)
        return;
      const offset = this.index.offsetOf(selection.focusNode, selection.focusOffset);
      const rectangle = hashiya.characterRectangle(this.index, Math.min(offset, this.index.end - 1));
      if (rectangle !== null) {
        event.preventDefault();
        this.post({type: 'activate', offset, caret: true, sign: false,
          ...hashiya.toView(rectangle)});
      }
    }

    /** Puts a caret at the first words in view, unless there is one or a selection. */
    startCaret() {
      const selection = document.getSelection();
      if (selection.rangeCount === 0) {
        const offset = hashiya.offsetAtHeight(this.index, 0);
        selection.collapse(...this.index.point(offset));
      }
    }

    /** Moves the selection's end as a key with Shift would. */
    extend(direction, granularity) {
      this.startCaret();
      document.getSelection().modify('extend', direction, granularity);
    }

    clear() {
      document.getSelection().removeAllRanges();
    }
  };
}
