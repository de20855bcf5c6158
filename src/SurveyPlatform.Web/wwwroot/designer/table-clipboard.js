// Copying and pasting in the grid of a table: as text for spreadsheets, and with all settings for other cells.

import { settingsFor } from './formulas.js';
import { isTableBlock, pasteHeads, pasteRows, pasteTable, readBlock } from './table-paste.js';
import { blockOf, placeIn, step } from './table-commands.js';
import { editCells, tableAt } from './tables.js';
import { say } from './texts.js';

const format = 'application/x-survey-cells+json';

export function copy(store, id, event) {
  if (store.ui.editing) return;
  const table = tableAt(store.doc, id);
  const block = blockOf(table, placeIn(store, table));
  const text = [];
  for (let r = block.top; r <= block.bottom; r++) {
    const line = [];
    for (let c = block.left; c <= block.right; c++) line.push(textAt(table, r, c));
    text.push(line.join('\t'));
  }
  event.clipboardData.setData('text/plain', text.join('\n'));
  if (block.top >= 0 && block.left >= 0) {
    event.clipboardData.setData(format, JSON.stringify({ names: table.rows.map((row) => row.cells.map((cell) => cell.name)), block, cells: table.rows.slice(block.top, block.bottom + 1).map((row) => row.cells.slice(block.left, block.right + 1)) }));
  }
  event.preventDefault();
  event.stopPropagation();
}

function textAt(table, r, c) {
  if (r < 0) return c < 0 ? '' : say(table.columns[c].label);
  const row = table.rows[r];
  return c === -2 ? row.number ?? '' : c === -1 ? say(row.label) : row.cells[c].calculation === undefined ? '' : `=${row.cells[c].calculation}`;
}

export function paste(store, id, event) {
  if (store.ui.editing) return;
  const table = tableAt(store.doc, id);
  const place = placeIn(store, table);
  const ours = event.clipboardData.getData(format);
  const block = readBlock(event.clipboardData.getData('text/plain'));
  event.preventDefault();
  event.stopPropagation();
  const doc = ours && place.toR >= 0 && place.toC >= 0 ? pasteCells(store.doc, id, place, JSON.parse(ours)) : block.length === 0 ? store.doc : pasteText(store.doc, id, table, place, block);
  if (doc !== store.doc) step(store, id, 'paste', { rows: block.length }, doc);
}

function pasteText(doc, id, table, place, block) {
  if (isTableBlock(block) && (place.toR < 0 || place.toC < 0)) return pasteTable(doc, id, block);
  if (place.toR < 0) return pasteHeads(doc, id, place.toC, block[0]);
  if (place.toC < 0) return pasteRows(doc, id, place.toR + (table.rows[place.toR]?.label.vi ? 1 : 0), block);
  return editCells(doc, id, { top: place.toR, left: place.toC, bottom: place.toR + block.length - 1, right: place.toC + Math.max(...block.map((row) => row.length)) - 1 }, (cell, r, c) => {
    const text = block[r - place.toR][c - place.toC];
    return text?.startsWith('=') ? { ...cell, calculation: text.slice(1).trim() } : cell;
  });
}

/** Settings of copied cells, with rules that follow; one copied cell fills the whole selection. */
function pasteCells(doc, id, place, { names, block, cells }) {
  const table = tableAt(doc, id);
  const source = { rows: names.map((row) => ({ cells: row.map((name) => ({ name })) })) };
  const isHere = names.flat().every((name) => table.rows.some((row) => row.cells.some((cell) => cell.name === name)));
  const to = blockOf(table, place);
  const isOne = cells.length === 1 && cells[0].length === 1;
  const target = isOne ? to : { top: to.top, left: to.left, bottom: to.top + cells.length - 1, right: to.left + cells[0].length - 1 };
  return editCells(doc, id, target, (cell, r, c) => {
    const [fromR, fromC] = isOne ? [0, 0] : [r - to.top, c - to.left];
    const settings = settingsFor(cells[fromR][fromC], isHere ? table : source, [block.top + fromR, block.left + fromC], [r, c]);
    return { ...settings, $id: cell.$id, name: cell.name, label: cell.label, ...(cell.element ? { element: cell.element } : {}) };
  });
}
