// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Original and translation side by side: rows with a cell of each. In the document they take turns,
// and what a reader selects in one column runs over the other; here it is cut to one.
'use strict';

{
  hashiya.COLUMNS = ['original', 'translation'];

  const elementOf = node => node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const cellOf = node => elementOf(node)?.closest('.row > div') ?? null;

  /** `original`, `translation`, or null where there are no columns. */
  hashiya.columnOf = node => cellOf(node)?.className ?? null;

  /**
   * @returns {?Range} what of a selection is of the column that it began in
   */
  hashiya.cutToColumn = (root, selection) => {
    const range = selection.getRangeAt(0);
    const column = hashiya.columnOf(selection.anchorNode);
    if (column === null)
      return range;
    const cut = range.cloneRange();
    const cells = [...root.getElementsByClassName(column)].filter(cell => range.intersectsNode(cell));
    if (cells.length === 0)
      return null;
    if (hashiya.columnOf(range.startContainer) !== column)
      cut.setStart(cells[0], 0);
    if (hashiya.columnOf(range.endContainer) !== column)
      cut.setEnd(cells.at(-1), cells.at(-1).childNodes.length);
    return cut.collapsed ? null : cut;
  };

  /**
   * @param {?string} column
   * @returns {number[][]} [start, end] of what of a range is of a column: one for each cell
   */
  hashiya.pieces = (index, start, end, column) => {
    if (column === null)
      return [[start, end]];
    const pieces = [];
    let last = null;
    for (let place = index.nodeAt(start); place < index.nodes.length && index.starts[place] < end; place++) {
      const cell = cellOf(index.nodes[place]);
      if (cell?.className !== column)
        continue;
      const to = Math.min(end, index.starts[place + 1]);
      if (cell === last)
        pieces.at(-1)[1] = to;
      else
        pieces.push([Math.max(start, index.starts[place]), to]);
      last = cell;
    }
    return pieces;
  };

  /** Whether a line box is of the column that a selection began in. */
  hashiya.isInColumn = (line, selection) => {
    const cell = cellOf(selection.anchorNode);
    if (cell === null)
      return true;
    const {left, right} = cell.getBoundingClientRect();
    const middle = (line.left + line.right) / 2;
    return middle >= left && middle <= right;
  };
}
