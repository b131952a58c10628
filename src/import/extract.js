// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs Readability over a page that the C side wrote for JSDOMParser, and tells which of its nodes
// the article keeps. Nodes count from 0 in the order of the document, elements and texts alike; the
// C side counts the same. Nothing here reaches beyond its arguments.
"use strict";

// Enough of the URL class for Readability: JavaScriptCore alone has none. Links are resolved in C.
globalThis.URL = class URL {
  constructor(address, base) {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(address) && !base) {
      throw new TypeError("no address");
    }
    this.href = address;
  }
};

// Readability repeats its search with laxer rules on page.innerHTML as it was before the first.
// Written as a string and read again the nodes would lose their numbers, so the string is a token
// only, and what it stands for is made anew from the source when it is asked for.
class HashiyaReader extends Readability {
  constructor(source, options) {
    super(hashiyaParse(source), options);
    this._hashiyaSource = source;
  }

  _grabArticle(page) {
    const body = page || this._doc.body;
    const source = this._hashiyaSource;
    const reader = this;

    if (body) {
      Object.defineProperty(body, "innerHTML", {
        configurable: true,
        get() {
          return "";
        },
        set() {
          const again = new Readability(hashiyaParse(source), { disableJSONLD: true });

          again._unwrapNoscriptImages(again._doc);
          again._removeScripts(again._doc);
          again._prepDocument();
          while (body.firstChild) {
            body.firstChild.remove();
          }
          while (again._doc.body.firstChild) {
            body.appendChild(again._doc.body.firstChild);
          }
        },
      });
    }
    return super._grabArticle(page);
  }
}

function hashiyaParse(source) {
  const doc = new JSDOMParser().parse(source, "");
  let number = 0;
  const count = (node) => {
    for (const child of node.childNodes) {
      child.hashiyaNumber = number++;
      if (child.nodeType === 1) {
        count(child);
      }
    }
  };

  if (doc.documentElement) {
    doc.documentElement.hashiyaNumber = number++;
    count(doc.documentElement);
  }
  return doc;
}

function hashiyaExtract(source) {
  const reader = new HashiyaReader(source, { serializer: (element) => element });
  const article = reader.parse();
  const kept = [];
  const collect = (node) => {
    for (const child of node.childNodes) {
      if (child.hashiyaNumber !== undefined) {
        kept.push(child.hashiyaNumber);
      }
      if (child.nodeType === 1) {
        collect(child);
      }
    }
  };

  if (!article) {
    return null;
  }
  collect(article.content);
  return {
    kept: Uint32Array.from(kept),
    text: article.textContent,
    title: article.title,
    byline: article.byline,
    siteName: article.siteName,
  };
}
