// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* With print-breaks.js the body of a function that WebKit calls, in our own world, when the page to be
   printed has been loaded: counts the pages that the columns of print.css are, and gives each its title and number.
   Arguments: pageHeight and columnHeight in CSS pixels, title and direction of the document, and
   the code point of the digit nought that the reader chose. */

const FIRST_LINE = 40;

const main = document.querySelector("main");

function addLine(parent, name, text, direction) {
  const line = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  line.className = name;
  line.dir = direction;
  line.lang = document.documentElement.lang;
  line.textContent = text;
  parent.append(line);
}

function inDigits(number) {
  return String(number).replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)));
}

/* A table that cannot be as narrow as the text would make the whole print smaller. */
function fit() {
  for (const table of document.querySelectorAll("table")) {
    const room = table.parentElement.clientWidth;
    if (table.offsetWidth > room)
      table.style.zoom = Math.max(0.2, room / table.offsetWidth);
  }
}

/* Side by Side, each row has its notes in a column of their own: beside both texts there is but one
   margin. */
function gatherNotes() {
  for (const row of document.querySelectorAll(".row")) {
    const notes = row.querySelectorAll(".aside");
    if (notes.length > 0) {
      const cell = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
      cell.className = "row-notes";
      cell.append(...notes);
      row.append(cell);
    }
  }
}

/* The sections that begin on each page: the first of them, whether with the page itself, and the
   last. */
function findSections(top, nPages) {
  const titles = [];
  for (const section of main.querySelectorAll(":scope > section")) {
    const heading = section.querySelector("h1, h2, h3, h4, h5, h6");
    const offset = (heading?.getBoundingClientRect().top ?? 0) - top;
    const page = Math.floor(offset / pageHeight);
    if (heading && page >= 0 && page < nPages) {
      const words = heading.cloneNode(true);
      for (const extra of words.querySelectorAll(".reference, .aside"))
        extra.remove();
      titles[page] ??= { first: offset - page * pageHeight < FIRST_LINE };
      titles[page].last = words.textContent.trim();
      titles[page].begins ??= titles[page].last;
    }
  }
  return titles;
}

gatherNotes();
await document.fonts.ready;
fit();
breakRows();
const top = main.getBoundingClientRect().top;
const gap = pageHeight - columnHeight;
const nPages = Math.max(1, Math.round((main.scrollHeight + gap) / pageHeight));
const titles = findSections(top, nPages);
const furniture = document.createDocumentFragment();
let current = "";
for (let i = 0; i < nPages; i++) {
  const page = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  const begun = titles[i]?.first ? titles[i].begins : current;
  current = titles[i]?.last ?? current;
  page.className = "furniture";
  page.style.insetBlockStart = `${i * pageHeight}px`;
  if (i > 0) {
    addLine(page, "head", title, direction);
    addLine(page, "head section-title", begun, direction);
  }
  addLine(page, "foot", inDigits(i + 1), "ltr");
  furniture.append(page);
}
document.body.append(furniture);
return nPages;
