// What the buttons and the keys of a table's grid do. `cells` is `{r, c, toR, toC}`: where the selection began and where it is; row -1 are the
// heads, column -2 the codes, column -1 the labels.

import { fillBlock, addColumns, addRows, addTotal, removeLines, tableAt } from './tables.js';
import { t } from './texts.js';

export const single = (r, c) => ({ r, c, toR: r, toC: c });
export const firstCell = (table) => (table.columns.length ? single(-1, 0) : single(0, -1));

export const blockOf = (table, { r, c, toR, toC }) => ({ top: Math.min(r, toR), left: Math.min(c, toC), bottom: Math.max(r, toR), right: Math.max(c, toC) });

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** The nearest place that is there; the two heads above codes and labels are not written in. */
export function inside(table, r, c) {
  const row = clamp(r, table.columns.length ? -1 : 0, table.rows.length - 1);
  return [row, clamp(c, row < 0 ? 0 : -2, table.columns.length - 1)];
}

export const placeIn = (store, table) => store.ui.cells ?? firstCell(table);

/** One step on the table, after which the keyboard is in its grid. */
export const step = (store, id, key, values, doc, cells) => {
  store.apply(t(`table-step.${key}`, values), doc, { focus: 'grid', say: t(`table-step.${key}`, values) });
  store.show({ cells: cells ?? store.ui.cells, editing: null });
};

const isCell = (table, place) => place.toR >= 0 && place.toC >= 0;

/** Adds after the selected line; among the heads a column, elsewhere a row. */
export function addAfter(store, id, place) {
  if (place.toR < 0) addColumnAfter(store, id, place);
  else addRowAfter(store, id, place);
}

export function addRowAfter(store, id, place) {
  const to = Math.max(place.r, place.toR) + 1;
  step(store, id, 'add-row', null, addRows(store.doc, id, to, [{}]), single(to, -1));
}

export function addColumnAfter(store, id, place) {
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

export function removeSelected(store, id, place, axis) {
  const block = blockOf(tableAt(store.doc, id), place);
  const [from, to] = axis === 0 ? [Math.max(0, block.top), block.bottom] : [Math.max(0, block.left), block.right];
  const doc = removeLines(store.doc, id, axis, from, to);
  const table = tableAt(doc, id);
  const [r, c] = inside(table, axis === 0 ? from : block.top, axis === 0 ? block.left : from);
  step(store, id, axis === 0 ? 'remove-rows' : 'remove-columns', { count: to - from + 1 }, doc, table.rows.length ? single(r, c) : null);
}

/** The first row of the block given to the rows below it, or its first column to the columns at the right; a single cell to the whole line. */
export function fill(store, id, place, axis) {
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

export function switchLanguage(store) {
  const written = store.ui.written === 'vi' ? 'en' : 'vi';
  store.show({ written }, { say: t('table-language', { language: t(written) }) });
}

export const hasCells = (table, place) => isCell(table, place) && place.r >= 0 && place.c >= 0;

export const commands = [
  { name: 'add-row', keys: 'Ctrl+Enter', run: addRowAfter },
  { name: 'add-column', keys: 'Ctrl+Shift+Enter', run: addColumnAfter },
  { name: 'total-row', can: (table) => table.rows.length > 0 && table.columns.length > 0, run: (store, id, place) => total(store, id, place, 0) },
  { name: 'total-column', can: (table) => table.rows.length > 0 && table.columns.length > 0, run: (store, id, place) => total(store, id, place, 1) },
  { name: 'fill-down', keys: 'Ctrl+D', can: hasCells, run: (store, id, place) => fill(store, id, place, 0) },
  { name: 'fill-right', keys: 'Ctrl+R', can: hasCells, run: (store, id, place) => fill(store, id, place, 1) },
  { name: 'remove-row', keys: 'Ctrl+Delete', can: (table, place) => place.toR >= 0 && table.rows.length > 0, run: (store, id, place) => removeSelected(store, id, place, 0) },
  { name: 'remove-column', can: (table, place) => place.toC >= 0 && table.columns.length > 0, run: (store, id, place) => removeSelected(store, id, place, 1) },
  { name: 'language', keys: 'F4', run: switchLanguage },
];
