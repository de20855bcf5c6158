// What keys and the pointer do in the grid of a table.

import { addAfter, addColumnAfter, addRowAfter, blockOf, fill, hasCells, inside, placeIn, removeSelected, single, step, switchLanguage } from './table-commands.js';
import { editCells, followHeads, moveLine, tableAt, withTable } from './tables.js';
import { t } from './texts.js';

function go(store, id, [r, c], { extend = false, editing = null, focus = 'grid' } = {}) {
  const table = tableAt(store.doc, id);
  const [toR, toC] = inside(table, r, c);
  const from = placeIn(store, table);
  store.show({ cells: extend ? { r: from.r, c: from.c, toR, toC } : single(toR, toC), editing }, { focus });
  document.getElementById(`g-${id}-${toR}-${toC}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** What was written goes into the form; `by` moves on from it, null stays. */
export function commit(store, id, by) {
  const { editing } = store.ui;
  if (!editing) return;
  const table = tableAt(store.doc, id);
  const { toR: r, toC: c, text } = editing;
  store.ui.editing = null;
  if (text !== null) write(store, id, table, r, c, editing.formula ? text.trim().replace(/^=\s*/, '') : text.trim());
  if (by) go(store, id, [r + by[0], c + by[1]]);
  else store.show({});
}

function write(store, id, table, r, c, text) {
  const language = store.ui.written;
  const label = (node) => ({ ...node, label: { ...node.label, [language]: text } });
  if (r >= 0 && c >= 0) {
    const doc = editCells(store.doc, id, { top: r, bottom: r, left: c, right: c }, ({ calculation, required, ...cell }) => (text ? { ...cell, calculation: text } : required ? { ...cell, required } : cell));
    if (text !== (table.rows[r].cells[c].calculation ?? '')) store.apply(t('table-step.formula', { cell: table.rows[r].cells[c].name }), doc);
    return;
  }
  const before = c === -2 ? table.rows[r].number : (r < 0 ? table.columns[c] : table.rows[r]).label[language];
  if ((before ?? '') === text) return;
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
  const place = placeIn(store, table);
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
  else if (event.key === 'F4') switchLanguage(store);
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
