// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks whose words are in another language: a sign in the margin of the block that says the same.
// Signs stand beside the page's `main`, so that the DOM of the document stays as it was served.
'use strict';

hashiya.Signs = class Signs {
  constructor(index, post) {
    this.index = index;
    this.post = post;
    this.blocks = new Map();
    this.layer = document.createElement('aside');
    this.layer.className = 'signs';
    // Empty, it is a place that a screen reader would lead to for nothing.
    this.layer.hidden = true;
    document.body.append(this.layer);
  }

  /**
   * @param {number[][]} marks [start, end, colour, has a note] of their blocks
   * @param {string} label what a sign is called
   */
  set(marks, label) {
    this.layer.replaceChildren();
    this.blocks.clear();
    for (const [start, , colour, note] of marks) {
      const known = this.blocks.get(start);
      if (known === undefined)
        this.blocks.set(start, this.create(start, colour, note, label));
      else if (note)
        known.classList.add('note');
    }
    this.layer.hidden = this.blocks.size === 0;
    this.place();
  }

  create(start, colour, note, label) {
    const sign = document.createElement('button');
    sign.style.setProperty('--sign', `var(--mark-line-${colour})`);
    sign.classList.toggle('note', note !== 0);
    sign.title = label;
    sign.setAttribute('aria-label', label);
    sign.addEventListener('click', () => {
      const {left, top, right, bottom} = sign.getBoundingClientRect();
      this.post({type: 'activate', offset: start, caret: false, sign: true,
        ...hashiya.toView({left, top, right, bottom})});
    });
    this.layer.append(sign);
    return sign;
  }

  /** Puts each beside the first line of its block; those far from the viewport later. */
  place() {
    if (this.blocks.size === 0)
      return;
    const height = window.innerHeight;
    const near = [hashiya.offsetAtHeight(this.index, -height),
      hashiya.offsetAtHeight(this.index, 2 * height)];
    for (const [start, sign] of this.blocks) {
      sign.hidden = start < near[0] || start > near[1];
      if (sign.hidden)
        continue;
      const line = hashiya.characterRectangle(this.index, start);
      if (line === null)
        continue;
      const [node] = this.index.point(start);
      const cell = node.parentElement.closest('.original, .translation, section');
      const box = cell.getBoundingClientRect();
      const rtl = getComputedStyle(cell).direction === 'rtl';
      sign.style.top = `${window.scrollY + (line.top + line.bottom) / 2}px`;
      sign.style.left = `${window.scrollX + (rtl ? box.right + 6 : box.left - 18)}px`;
    }
  }
};
