// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the view may ask of the page, and the places it is told of. Every answer is checked again
// in C, field by field.
'use strict';

if (location.protocol === 'hashiya:') {
  const PLACE_REST_MS = 250;
  const PLACE_TRIES = 6;
  const FRAME_MS = 200;
  const PICTURES_MS = 1000;

  const page = Number(location.pathname.split('/')[1]);
  const handler = window.webkit.messageHandlers.hashiya;
  const post = message => handler.postMessage(JSON.stringify({page, ...message}));
  const root = document.querySelector('main > section');
  // A view that is not on the screen draws no frames, and still must become ready.
  const frame = () => new Promise(resolve => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, FRAME_MS);
  });

  /** The desktop's wish that nothing moves; a list that is kept would tell the one of the last frame. */
  const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  let index, marks, handles, signs, selection;

  /** Blocks above that are drawn for the first time push the place away: look again. */
  const scrollTo = async (offset, wish) => {
    const smoothly = wish && !isStill();
    if (offset <= index.base) {
      window.scrollTo({top: 0, behavior: smoothly ? 'smooth' : 'instant'});
      return;
    }
    const margin = Math.min(96, window.innerHeight / 6);
    for (let i = 0; i < PLACE_TRIES; i++) {
      // A block that is not laid out yet has an estimated place, and its letters none.
      const letter = hashiya.characterRectangle(index, Math.min(offset, index.end - 1)) ??
        hashiya.characterRectangle(index, Math.max(offset - 1, index.base));
      const rectangle = letter ?? hashiya.blockRectangle(index, Math.min(offset, index.end - 1));
      const top = window.scrollY + rectangle.top - margin;
      const reachable = Math.min(Math.max(top, 0),
        document.documentElement.scrollHeight - window.innerHeight);
      if (letter !== null && Math.abs(reachable - window.scrollY) < 1)
        return;
      const gentle = smoothly && letter !== null;
      window.scrollTo({top, behavior: gentle ? 'smooth' : 'instant'});
      if (gentle)
        return;
      await frame();
    }
  };

  /** Pictures push what stands below them away once their size is known. */
  const pictures = () => Promise.race([
    Promise.all(Array.from(document.images, picture => picture.decode().catch(() => {}))),
    new Promise(resolve => {
      setTimeout(resolve, PICTURES_MS);
    }),
  ]);

  const watch = () => {
    let painting = 0;
    let resting = 0;
    const look = () => {
      painting ||= requestAnimationFrame(() => {
        painting = 0;
        marks.paint(false);
        signs.place();
        handles.place();
      });
    };
    window.addEventListener('scroll', () => {
      look();
      clearTimeout(resting);
      resting = setTimeout(() => {
        post({type: 'place', offset: hashiya.offsetAtHeight(index, 0)});
      }, PLACE_REST_MS);
    }, {passive: true});
    // What the window shows, and what a text of another width or size needs.
    window.addEventListener('resize', look);
    new ResizeObserver(look).observe(root);
  };

  hashiya.calls = {
    async start({base, offset, found, style, ...all}) {
      hashiya.calls.style(style);
      index = new hashiya.TextIndex(root, base);
      marks = new hashiya.Marks(index);
      handles = new hashiya.Handles(index, marks, post);
      signs = new hashiya.Signs(index, post);
      selection = new hashiya.Selection(index, marks, handles, post);
      if (offset > base && document.images.length > 0)
        await pictures();
      await scrollTo(offset, false);
      hashiya.calls.marks(all);
      marks.setFound(found.list, found.current);
      document.documentElement.classList.remove('placing');
      watch();
      await frame();
      await frame();
      post({type: 'shown'});
    },

    marks({list, signs: aside, label, chosen, serial}) {
      handles.set(list, chosen, serial);
      signs.set(aside, label);
    },

    found({list, current}) {
      marks.setFound(list, current);
    },

    style({classes, variables, zoom}) {
      hashiya.zoom = zoom;
      const {documentElement} = document;
      for (const [name, on] of Object.entries(classes))
        documentElement.classList.toggle(name, on);
      for (const [name, value] of Object.entries(variables))
        documentElement.style.setProperty(name, value);
    },

    scrollTo: ({offset, smoothly}) => scrollTo(offset, smoothly),
    flash: ({start, end}) => marks.flash(start, end),
    resize: step => handles.step(step),
    escape: () => handles.escape(),
    moveFocus: ({forward}) => hashiya.moveFocus(forward),
    startCaret: () => selection.startCaret(),
    extend: ({direction, granularity}) => selection.extend(direction, granularity),
    clearSelection: () => selection.clear(),
    text: () => root.textContent,

    rectangles: ({start, end}) => hashiya.lineRectangles(index, start, end).map(line => {
      const {x, y, width, height} = hashiya.toView(line);
      return [x, y, width, height];
    }),
  };

  post({type: 'ready'});
}
