// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Comes before print.js, in the same function. Breaks text where a page ends that WebKit would cut:
   of a grid, which a row of Side by Side is, it breaks the first cell alone between columns, and of
   Nastaliq's letters, which climb out of their line, it leaves the tips on the page before. */

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const WHOLE = `img, svg, math, tr, figure, ${HEADINGS}`;
const BLOCKS = "p, li, dt, dd, blockquote, pre, figcaption, div";
const ROWS_AHEAD = 50;

function rangeOf(startNode, startOffset, endNode, endOffset) {
  const range = document.createRange();
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, endOffset);
  return range;
}

function topOfBox(element) {
  return element.getBoundingClientRect().top;
}

function bottomOfBox(element) {
  return element.getBoundingClientRect().bottom;
}

function heightOfLines(element) {
  return parseFloat(getComputedStyle(element).lineHeight) || 0;
}

/* Where the line ends below that letters stand in, or what cannot be broken. */
function bottomOf(rectangles, lineHeight) {
  let bottom = -Infinity;
  for (const {top, bottom: own} of rectangles)
    bottom = Math.max(bottom, own, (top + own + lineHeight) / 2);
  return bottom;
}

/* The first letter of a text whose line ends below a height; letters of later lines are later. */
function findLetter(node, limit, lineHeight) {
  let low = 0, high = node.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    let end = middle;
    let rectangles;
    // White space at a line's end may be nowhere.
    do
      rectangles = rangeOf(node, middle, node, ++end).getClientRects();
    while (rectangles.length === 0 && end < high);
    if (bottomOf(rectangles, lineHeight) > limit)
      high = middle;
    else
      low = end;
  }
  return low;
}

/* [node, offset] where a cell goes on below a height; null where it ends above. */
function findEnd(cell, limit) {
  const {FILTER_ACCEPT, FILTER_REJECT, FILTER_SKIP} = NodeFilter;
  const accept = node => {
    if (node.nodeType === Node.TEXT_NODE)
      return node.parentElement.closest(WHOLE) ? FILTER_SKIP : FILTER_ACCEPT;
    // A note stands beside the lines.
    if (node.matches(".aside") && !cell.matches(".row-notes"))
      return FILTER_REJECT;
    return node.matches(WHOLE) ? FILTER_ACCEPT : FILTER_SKIP;
  };
  if (cell.matches(WHOLE))
    return bottomOfBox(cell) > limit ? [cell, 0] : null;
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    accept);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    const lineHeight = isText ? heightOfLines(node.parentElement) : 0;
    range.selectNode(node);
    if (bottomOf(range.getClientRects(), lineHeight) > limit) {
      return isText ? [node, findLetter(node, limit, lineHeight)]
        : [range.startContainer, range.startOffset];
    }
  }
  return null;
}

/* The bottoms of the lines of a range within a block, from above. */
function linesOf(block, range) {
  const lines = [];
  const lineHeight = heightOfLines(block);
  const box = block.getBoundingClientRect();
  const middle = rectangle => rectangle.top + rectangle.bottom;
  const rectangles = [...range.getClientRects()]
    .filter(({width, left, right}) => width > 0 && left < box.right && right > box.left);
  for (const rectangle of rectangles.sort((a, b) => middle(a) - middle(b))) {
    if (lines.length === 0 || middle(rectangle) - lines.at(-1).middle > lineHeight)
      lines.push({middle: middle(rectangle), bottom: rectangle.bottom});
  }
  return lines;
}

function isEmpty(range) {
  return [...range.getClientRects()].every(({width, height}) => width === 0 || height === 0);
}

/* The same place, outside everything that would have nothing before it. */
function leaveBeginnings(cell, [node, offset]) {
  while (node !== cell && isEmpty(rangeOf(node.nodeType === Node.TEXT_NODE ? node.parentNode : node,
    0, node, offset))) {
    if (node.nodeType === Node.TEXT_NODE)
      node = node.parentNode;
    if (node === cell)
      return [cell, 0];
    offset = [...node.parentNode.childNodes].indexOf(node);
    node = node.parentNode;
  }
  return [node, offset];
}

/* As findEnd, but no paragraph's first or last line stands alone. */
function findBreak(cell, limit) {
  const end = findEnd(cell, limit);
  if (end === null)
    return null;
  const [node, offset] = leaveBeginnings(cell, end);
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const block = element.closest(BLOCKS);
  if (!cell.contains(block))
    return [node, offset];
  const before = linesOf(block, rangeOf(block, 0, node, offset));
  const after = linesOf(block, rangeOf(node, offset, block, block.childNodes.length));
  if (before.length === 1)
    return leaveBeginnings(cell, [block, 0]);
  if (after.length === 1 && before.length > 2)
    return findEnd(cell, before.at(-1).bottom - 1);
  return [node, offset];
}

/* What goes on is no new item, paragraph or list. */
function goOn(piece, rest, depth) {
  rest.removeAttribute("id");
  rest.classList.add("goes-on");
  if (rest.matches("ol"))
    rest.start = piece.start + piece.children.length - (depth > 0 ? 1 : 0);
  if (depth > 0)
    goOn(piece.lastElementChild, rest.firstElementChild, depth - 1);
}

function cutCell(cell, place) {
  const rest = cell.cloneNode(false);
  if (place !== null) {
    let depth = 0;
    for (let node = place[0]; node !== cell; node = node.parentNode)
      depth += node.nodeType === Node.ELEMENT_NODE ? 1 : 0;
    rest.append(rangeOf(...place, cell, cell.childNodes.length).extractContents());
    goOn(cell, rest, depth);
  }
  return rest;
}

function cutRow(row, cells, places) {
  let rest;
  if (cells[0] === row) {
    rest = cutCell(row, places[0]);
  } else {
    rest = row.cloneNode(false);
    rest.append(...cells.map((cell, i) => cutCell(cell, places[i])));
  }
  row.after(rest);
  return rest;
}

/* Where each cell of a row ends on a page, or null where the row had better go to the next whole. */
function findBreaks(cells, limit, mustStay) {
  const places = cells.map(cell => findBreak(cell, limit));
  const full = cells.filter(cell => !isEmpty(rangeOf(cell, 0, cell, cell.childNodes.length)));
  const texts = full.filter(cell => !cell.matches(".row-notes"));
  const isBeside = texts.length > 1 && topOfBox(texts[1]) < bottomOfBox(texts[0]);
  const begins = cell => {
    const place = places[cells.indexOf(cell)];
    return place === null || !isEmpty(rangeOf(cell, 0, ...place));
  };
  const isGood = mustStay ? full.some(begins)
    : isBeside ? texts.every(begins) : texts.slice(0, 1).some(begins);
  return isGood ? places : null;
}

function isHeading(row) {
  return row.matches(HEADINGS) || row.querySelector(`:scope > div > :is(${HEADINGS})`) !== null;
}

/* The rows of the text, and the page that is being filled with them. Those of other pages are out of
   the layout, which each change does anew. */
class Pages {
  constructor(top) {
    this.rows = [...main.querySelectorAll(":scope > section > *")];
    this.top = top;
    this.begin = 0;
    this.end = 0;
    for (const row of this.rows)
      row.classList.add("elsewhere");
  }

  get limit() {
    return this.top + columnHeight - 1;
  }

  show(i) {
    if (i < this.end)
      return;
    const end = Math.min(i + ROWS_AHEAD, this.rows.length);
    for (; this.end < end; this.end++)
      this.rows[this.end].classList.remove("elsewhere");
  }

  turnTo(i) {
    this.rows[i].classList.add("page-start");
    for (; this.begin < i; this.begin++)
      this.rows[this.begin].classList.add("elsewhere");
    this.top = topOfBox(this.rows[i]);
  }

  /* Ends the page with a row, of which the rest goes to the next. */
  cut(i, cells, places) {
    const row = this.rows[i];
    const rest = places.some(place => place !== null) ? cutRow(row, cells, places) : null;
    // What is below its last line ends with the page.
    row.style.boxSizing = "border-box";
    row.style.blockSize = `${Math.floor(this.limit - topOfBox(row))}px`;
    if (rest === null)
      return;
    this.rows.splice(i + 1, 0, rest);
    this.end++;
    this.turnTo(i + 1);
  }

  /* Returns the row to go on with. */
  fill(i) {
    const row = this.rows[i];
    let first = i;
    if (bottomOfBox(row) <= this.limit)
      return i + 1;
    while (first > this.begin && isHeading(this.rows[first - 1]))
      first--;
    const mustStay = topOfBox(this.rows[first]) - this.top < 1;
    const cells = row.matches(".row") ? [...row.children] : [row];
    const places = mustStay || !isHeading(row) ? findBreaks(cells, this.limit, mustStay) : null;
    if (places === null && !mustStay) {
      this.turnTo(first);
      return first;
    }
    if (places !== null)
      this.cut(i, cells, places);
    else
      // Too high for any page.
      this.top += columnHeight * Math.floor((bottomOfBox(row) - this.top) / columnHeight);
    return i + 1;
  }

  fillAll() {
    for (let i = 0; i < this.rows.length;) {
      this.show(i);
      i = this.fill(i);
    }
    for (const row of this.rows)
      row.classList.remove("elsewhere");
  }
}

function breakRows() {
  const root = document.documentElement;
  const header = main.querySelector("header");
  const used = (bottomOfBox(header) - topOfBox(main)) % pageHeight;
  if (!root.matches(".beside") && !(root.matches(".nastaliq") && main.querySelector(":lang(ur)")))
    return;
  main.classList.add("broken", "without-pages");
  new Pages(bottomOfBox(header) - used).fillAll();
  main.classList.remove("without-pages");
}
