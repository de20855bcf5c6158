// What keys, pointer and clipboard do in the grid of a table. `cells` is `{r, c, toR, toC}`: where the selection began and where it is;
// row -1 are the heads, column -2 the codes, column -1 the labels.

import { fillBlock, addColumns, addRows, addTotal, editCells, followHeads, moveLine, removeLines, tableAt, withTable } from './tables.js';
import { isTableBlock, pasteHeads, pasteRows, pasteTable, readBlock } from './table-paste.js';
import { settingsFor } from './formulas.js';
import { say, t } from './texts.js';

const format = 'application/x-survey-cells+json';
const single = (r, c) => ({ r, c, toR: r, toC: c });
export const firstCell = (table) => (table.columns.length ? single(-1, 0) : single(0, -1));

export const blockOf = (table, { r, c, toR, toC }) => ({ top: Math.min(r, toR), left: Math.min(c, toC), bottom: Math.max(r, toR), right: Math.max(c, toC) });

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** The nearest place that is there; the two heads above codes and labels are not written in. */
function inside(table, r, c) {
  const row = clamp(r, table.columns.length ? -1 : 0, table.rows.length - 1);
  return [row, clamp(c, row < 0 ? 0 : -2, table.columns.length - 1)];
}

const at = (store, table) => store.ui.cells ?? firstCell(table);

function go(store, id, [r, c], { extend = false, editing = null, focus = 'grid' } = {}) {
  const table = tableAt(store.doc, id);
  const [toR, toC] = inside(table, r, c);
  const from = at(store, table);
  store.show({ cells: extend ? { r: from.r, c: from.c, toR, toC } : single(toR, toC), editing }, { focus });
  document.getElementById(`g-${id}-${toR}-${toC}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const step = (store, id, key, values, doc, cells, say) => {
  store.apply(t(`table-step.${key}`, values), doc, { focus: 'grid', say: say ?? t(`table-step.${key}`, values) });
  store.show({ cells: cells ?? store.ui.cells, editing: null });
};

const isCell = (table, place) => place.toR >= 0 && place.toC >= 0;

/** Adds after the selected line; among the heads a column, elsewhere a row. */
function addAfter(store, id, place) {
  if (place.toR < 0) addColumnAfter(store, id, place);
  else addRowAfter(store, id, place);
}

function addRowAfter(store, id, place) {
  const to = Math.max(place.r, place.toR) + 1;
  step(store, id, 'add-row', null, addRows(store.doc, id, to, [{}]), single(to, -1));
}

function addColumnAfter(store, id, place) {
  const to = Math.max(place.c, place.toC, -1) + 1;
  step(store, id, 'add-column', null, addColumns(store.doc, id, to, [{}]), single(-1, to));
}

function total(store, id, place, axis) {
  const table = tableAt(store.doc, id);
  const block = blockOf(table, place);
  const count = axis === 0 ? table.rows.length : table.columns.length;
  const [from, to] = axis === 0 ? [block.top, block.bottom] : [block.left, block.right];
  const isRange = to > from && from >= 0;
  const doc = addTotal(store.doc, id, axis, { vi: t('total-vi'), en: t('total-en') }, isRange ? from : 0, isRange ? to : count - 1);
  step(store, id, axis === 0 ? 'total-row' : 'total-column', null, doc, axis === 0 ? single(count, -1) : single(-1, count));
}

function removeSelected(store, id, place, axis) {
  const block = blockOf(tableAt(store.doc, id), place);
  const [from, to] = axis === 0 ? [Math.max(0, block.top), block.bottom] : [Math.max(0, block.left), block.right];
  const doc = removeLines(store.doc, id, axis, from, to);
  const table = tableAt(doc, id);
  const [r, c] = inside(table, axis === 0 ? from : block.top, axis === 0 ? block.left : from);
  step(store, id, axis === 0 ? 'remove-rows' : 'remove-columns', { count: to - from + 1 }, doc, table.rows.length ? single(r, c) : null);
}

/** The first row of the block given to the rows below it, or its first column to the columns at the right; a single cell to the whole line. */
function fill(store, id, place, axis) {
  const table = tableAt(store.doc, id);
  const block = blockOf(table, place);
  const isOne = axis === 0 ? block.top === block.bottom : block.left === block.right;
  let doc = store.doc;
  for (let across = axis === 0 ? block.left : block.top; across <= (axis === 0 ? block.right : block.bottom); across++) {
    const source = axis === 0 ? [block.top, across] : [across, block.left];
    const target = axis === 0
      ? { top: block.top, bottom: isOne ? lastPlain(table, 0, source) : block.bottom, left: across, right: across }
      : { top: across, bottom: across, left: block.left, right: isOne ? lastPlain(table, 1, source) : block.right };
    doc = fillBlock(doc, id, source, target, ['calculation', 'constraint', 'constraintMessage', 'relevant', 'required', 'type', 'decimals', 'min', 'max', 'unitOfMeasure', 'measure', 'optionList']);
  }
  step(store, id, axis === 0 ? 'fill-down' : 'fill-right', null, doc);
}

/** Up to a total that adds this line up, which is not overwritten. */
function lastPlain(table, axis, [r, c]) {
  const cells = axis === 0 ? table.rows.map((row) => row.cells[c]) : table.rows[r].cells;
  const name = table.rows[r].cells[c].name;
  const from = axis === 0 ? r : c;
  const stop = cells.findIndex((cell, index) => index > from && cell.calculation?.includes(`\${${name}}`));
  return (stop < 0 ? cells.length : stop) - 1;
}

const hasCells = (table, place) => isCell(table, place) && place.r >= 0 && place.c >= 0;

export const commands = [
  { name: 'add-row', keys: 'Ctrl+Enter', run: addRowAfter },
  { name: 'add-column', keys: 'Ctrl+Shift+Enter', run: addColumnAfter },
  { name: 'total-row', can: (table) => table.rows.length > 0 && table.columns.length > 0, run: (store, id, place) => total(store, id, place, 0) },
  { name: 'total-column', can: (table) => table.rows.length > 0 && table.columns.length > 0, run: (store, id, place) => total(store, id, place, 1) },
  { name: 'fill-down', keys: 'Ctrl+D', can: hasCells, run: (store, id, place) => fill(store, id, place, 0) },
  { name: 'fill-right', keys: 'Ctrl+R', can: hasCells, run: (store, id, place) => fill(store, id, place, 1) },
  { name: 'remove-row', keys: 'Ctrl+Delete', can: (table, place) => place.toR >= 0 && table.rows.length > 0, run: (store, id, place) => removeSelected(store, id, place, 0) },
  { name: 'remove-column', can: (table, place) => place.toC >= 0 && table.columns.length > 0, run: (store, id, place) => removeSelected(store, id, place, 1) },
];

/** What was written goes into the form; `by` moves on from it, null stays. */
export function commit(store, id, by) {
  const { editing } = store.ui;
  if (!editing) return;
  const table = tableAt(store.doc, id);
  const { toR: r, toC: c, text } = editing;
  store.ui.editing = null;
  if (text !== null) write(store, id, table, r, c, text.trim().replace(editing.formula ? /^=\s*/ : /^(?!)/, ''));
  if (by) go(store, id, [r + by[0], c + by[1]]);
  else store.show({});
}

function write(store, id, table, r, c, text) {
  const label = (node) => ({ ...node, label: { ...node.label, vi: text } });
  if (r >= 0 && c >= 0) {
    const doc = editCells(store.doc, id, { top: r, bottom: r, left: c, right: c }, ({ calculation, required, ...cell }) => (text ? { ...cell, calculation: text } : required ? { ...cell, required } : cell));
    if (text !== (table.rows[r].cells[c].calculation ?? '')) store.apply(t('table-step.formula', { cell: table.rows[r].cells[c].name }), doc);
    return;
  }
  const before = r < 0 ? table.columns[c].label.vi : c === -2 ? table.rows[r].number ?? '' : table.rows[r].label.vi;
  if (before === text) return;
  const doc = withTable(store.doc, id, (whole) => (r < 0
    ? { ...whole, columns: whole.columns.with(c, label(whole.columns[c])) }
    : { ...whole, rows: whole.rows.with(r, c === -2 ? numbered(whole.rows[r], text) : label(whole.rows[r])) }));
  store.apply(t('table-step.write', { text: text || '…' }), followHeads(doc, id, table, store.published));
}

const numbered = ({ number, ...row }, text) => (text ? { ...row, number: text } : row);

const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function keys(store, id, event) {
  if (event.isComposing) return;
  const table = tableAt(store.doc, id);
  const place = at(store, table);
  const used = store.ui.editing ? whileWriting(store, id, event) : command(store, id, event, table, place) || movement(store, id, event, table, place) || begin(store, id, event, place);
  if (used === 'type') return;
  if (used) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function whileWriting(store, id, event) {
  const by = { Enter: event.shiftKey ? [-1, 0] : [1, 0], Tab: event.shiftKey ? [0, -1] : [0, 1] }[event.key];
  if (event.key === 'Escape') {
    store.show({ editing: null }, { focus: 'grid' });
  } else if (event.key === 'Enter' && event.ctrlKey) {
    const place = store.ui.editing;
    commit(store, id, null);
    if (event.shiftKey) addColumnAfter(store, id, place);
    else addAfter(store, id, place);
  } else if (by) {
    commit(store, id, by);
  } else {
    event.stopPropagation();
    return false;
  }
  return true;
}

function command(store, id, event, table, place) {
  const control = event.ctrlKey || event.metaKey;
  const letter = event.key.toLowerCase();
  if (event.key === 'Enter' && control) (event.shiftKey ? addColumnAfter : addAfter)(store, id, place);
  else if (control && letter === 'd' && hasCells(table, place)) fill(store, id, place, 0);
  else if (control && letter === 'r' && hasCells(table, place)) fill(store, id, place, 1);
  else if (control && event.key === 'Delete') removeSelected(store, id, place, place.toR < 0 ? 1 : 0);
  else if (event.key === 'Delete' && hasCells(table, place)) clear(store, id, table, place);
  else if (event.altKey && arrows[event.key]) shiftLine(store, id, table, place, arrows[event.key]);
  else return false;
  return true;
}

function clear(store, id, table, place) {
  step(store, id, 'clear', null, editCells(store.doc, id, blockOf(table, place), ({ calculation, ...cell }) => cell));
}

function shiftLine(store, id, table, place, [down, right]) {
  const axis = down ? 0 : 1;
  const from = axis === 0 ? place.toR : place.toC;
  const to = from + down + right;
  if (from < 0 || to < 0 || to >= (axis === 0 ? table.rows.length : table.columns.length)) return;
  step(store, id, axis === 0 ? 'move-row' : 'move-column', null, moveLine(store.doc, id, axis, from, to), axis === 0 ? single(to, place.toC) : single(place.toR, to));
}

function movement(store, id, event, table, place) {
  const by = arrows[event.key];
  const far = event.ctrlKey ? 1e6 : 1;
  const jump = { Home: [0, -1e6], End: [0, 1e6], PageUp: [-10, 0], PageDown: [10, 0] }[event.key];
  if (event.ctrlKey && event.key.toLowerCase() === 'a') store.show({ cells: { r: 0, c: 0, toR: table.rows.length - 1, toC: table.columns.length - 1 } });
  else if (by && !event.altKey) go(store, id, [place.toR + by[0] * far, place.toC + by[1] * far], { extend: event.shiftKey });
  else if (jump) go(store, id, [place.toR + jump[0], place.toC + jump[1]], { extend: event.shiftKey });
  else return false;
  return true;
}

/** Enter and F2 write on; a letter begins anew, in the field itself, so that composing keyboards work. */
function begin(store, id, event, place) {
  const formula = place.toR >= 0 && place.toC >= 0;
  const focus = formula ? 'formula' : 'in-place';
  const isTyped = (event.key.length === 1 || event.key === 'Process') && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (event.key !== 'Enter' && event.key !== 'F2' && !(isTyped && (!formula || event.key === '='))) return false;
  store.show({ editing: { ...single(place.toR, place.toC), formula, text: isTyped ? '' : null } }, { focus });
  return isTyped && event.key !== '=' ? 'type' : true;
}

export function point(store, id, r, c, event, extend = false) {
  const table = tableAt(store.doc, id);
  const { editing } = store.ui;
  if (event.target.closest('input')) return;
  event.preventDefault();
  if (editing?.formula && !extend && r >= 0 && c >= 0 && (r !== editing.toR || c !== editing.toC)) {
    store.show({ editing: { ...editing, text: `${editing.text ?? table.rows[editing.toR].cells[editing.toC].calculation ?? ''}\${${table.rows[r].cells[c].name}}` } }, { focus: 'formula' });
    return;
  }
  if (editing) commit(store, id, null);
  go(store, id, [r, c], { extend: extend || event.shiftKey });
}

export function copy(store, id, event) {
  if (store.ui.editing) return;
  const table = tableAt(store.doc, id);
  const block = blockOf(table, at(store, table));
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
  const place = at(store, table);
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
