// Rows, columns and cells of a table. A cell's label and name come from its heads, `row: column` and `row_column`, and follow
// them until somebody writes others; a name that has been published stays.

import { indexOf, newId, updateAt } from './document.js';
import { free, mapAllRules, nextNumber, rewrite, slug, takenNames } from './names.js';
import { dropFromSums, extendSums, positions, settingsFor, summed, sumOf } from './formulas.js';

export const tableAt = (doc, id) => indexOf(doc).get(id).node;

export const withTable = (doc, id, edit) => updateAt(doc, indexOf(doc).get(id).path, edit);

const lower = (text) => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

function cellLabel(row, column) {
  const join = (language) => [row.label[language], lower(column.label[language] ?? '')].filter((part) => part?.trim()).join(': ');
  return { vi: join('vi'), ...(row.label.en && column.label.en ? { en: join('en') } : {}) };
}

const cellName = (row, column, r, c) => `${slug(row.label.vi, 28) || `r${r + 1}`}_${slug(column.label.vi, 28) || `c${c + 1}`}`;

const isSameText = (a, b) => a.vi === b.vi && (a.en ?? '') === (b.en ?? '');

function newCell(row, column, r, c, settings, taken) {
  const name = free(cellName(row, column, r, c), taken);
  taken.add(name.toLowerCase());
  return { type: 'integer', ...settings, $id: newId(), name, label: cellLabel(row, column) };
}

/** The neighbour that a new cell is made like: not one that adds up the line the new cell lies across. */
function model(table, axis, r, c, candidates, places) {
  for (const at of candidates) {
    const from = axis === 0 ? [at, c] : [r, at];
    const cell = table.rows[from[0]]?.cells[from[1]];
    const read = summed(cell?.calculation)?.map((name) => places.get(name));
    if (cell && !read?.some((place) => place?.[axis] !== from[axis])) return settingsFor(cell, table, from, [r, c], places);
  }
  return {};
}

/** Empty rows, or with codes and labels; the cells are made like the row above. */
export function addRows(doc, id, at, rows) {
  const taken = takenNames(doc, 'cell');
  return withTable(doc, id, (table) => rows.reduce((grown, row, offset) => addRow(grown, at + offset, row, taken), table));
}

function addRow(table, at, head, taken) {
  const next = nextNumber(table.rows[at - 1]?.number);
  const row = { $id: newId(), number: head.number ?? (table.rows.some((other) => other.number === next) ? undefined : next), label: head.label ?? { vi: '' }, cells: [] };
  const cells = table.columns.map((column, c) => newCell(row, column, at, c, {}, taken));
  const grown = { ...table, rows: table.rows.toSpliced(at, 0, { ...row, cells }) };
  const places = positions(grown);
  const filled = cells.map((cell, c) => ({ ...model(grown, 0, at, c, [at - 1, at + 1, at - 2], places), ...pick(cell) }));
  return extendSums({ ...grown, rows: grown.rows.with(at, { ...row, cells: filled.map(typed) }) }, 0, at);
}

const pick = ({ $id, name, label }) => ({ $id, name, label });
const typed = (cell) => ({ type: 'integer', ...cell });

export function addColumns(doc, id, at, heads) {
  const taken = takenNames(doc, 'cell');
  return withTable(doc, id, (table) => heads.reduce((grown, head, offset) => addColumn(grown, at + offset, head, taken), table));
}

function addColumn(table, at, head, taken) {
  const column = { $id: newId(), label: head.label ?? { vi: '' }, ...(head.unitOfMeasure ? { unitOfMeasure: head.unitOfMeasure } : {}) };
  const fresh = table.rows.map((row, r) => newCell(row, column, r, at, {}, taken));
  const grown = {
    ...table,
    columns: table.columns.toSpliced(at, 0, column),
    rows: table.rows.map((row, r) => ({ ...row, cells: row.cells.toSpliced(at, 0, fresh[r]) })),
  };
  const places = positions(grown);
  const rows = grown.rows.map((row, r) => ({
    ...row, cells: row.cells.with(at, typed({ ...model(grown, 1, r, at, [at - 1, at + 1, at - 2], places), ...pick(fresh[r]) })),
  }));
  return extendSums({ ...grown, rows }, 1, at);
}

/** From one line through another, both included; sums elsewhere no longer read their cells. */
export function removeLines(doc, id, axis, from, to) {
  const gone = new Set();
  const next = withTable(doc, id, (table) => {
    const isGone = (at) => at >= from && at <= to;
    table.rows.forEach((row, r) => row.cells.forEach((cell, c) => isGone(axis === 0 ? r : c) && gone.add(cell.name)));
    if (axis === 0) return { ...table, rows: table.rows.filter((_, r) => !isGone(r)) };
    const keep = (list) => list.filter((_, c) => !isGone(c));
    return { ...table, columns: keep(table.columns), rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })) };
  });
  return dropFromSums(next, gone);
}

export function moveLine(doc, id, axis, from, to) {
  const moved = (list) => list.toSpliced(from, 1).toSpliced(to, 0, list[from]);
  return withTable(doc, id, (table) => (axis === 0
    ? { ...table, rows: moved(table.rows) }
    : { ...table, columns: moved(table.columns), rows: table.rows.map((row) => ({ ...row, cells: moved(row.cells) })) }));
}

/** A row that adds up the rows from…to, or a column that adds up columns: `sum()`, which leaves out what is not asked. */
export function addTotal(doc, id, axis, label, from, to) {
  const table = tableAt(doc, id);
  const at = axis === 0 ? table.rows.length : table.columns.length;
  const grown = axis === 0 ? addRows(doc, id, at, [{ label }]) : addColumns(doc, id, at, [{ label }]);
  const isNumber = (cell) => ['integer', 'decimal', 'percent', 'money'].includes(cell.type);
  return withTable(grown, id, (whole) => ({
    ...whole,
    rows: whole.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) => {
        if ((axis === 0 ? r : c) !== at || !isNumber(cell)) return cell;
        const parts = axis === 0 ? whole.rows.slice(from, to + 1).map((part) => part.cells[c]) : row.cells.slice(from, to + 1);
        const { required, constraint, constraintMessage, checks, ...rest } = cell;
        return { ...rest, calculation: sumOf(parts.filter(isNumber).map((part) => part.name)) };
      }),
    })),
  }));
}

/** Heads changed from `before`: labels and names that were made from them follow. */
export function followHeads(doc, id, before, published) {
  const taken = takenNames(doc, 'cell');
  const renamed = new Map();
  const next = withTable(doc, id, (table) => ({
    ...table,
    rows: table.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) => follow(cell, [before.rows[r], before.columns[c]], [row, table.columns[c]], r, c)),
    })),
  }));
  function follow(cell, [oldRow, oldColumn], [row, column], r, c) {
    if (!oldRow || !oldColumn || (oldRow === row && oldColumn === column)) return cell;
    let copy = isSameText(cell.label, cellLabel(oldRow, oldColumn)) || !cell.label.vi ? { ...cell, label: cellLabel(row, column) } : cell;
    const auto = cellName(oldRow, oldColumn, r, c);
    const wanted = cellName(row, column, r, c);
    if (auto !== wanted && new RegExp(`^${auto}(_\\d+)?$`).test(cell.name) && !published?.has(cell.name)) {
      taken.delete(cell.name.toLowerCase());
      const name = free(wanted, taken);
      taken.add(name.toLowerCase());
      renamed.set(cell.name, name);
      copy = { ...copy, name };
    }
    return copy;
  }
  return renamed.size === 0 ? next : mapAllRules(next, 'form', (text) => rewrite(text, (name) => renamed.get(name) ?? name));
}

/** `edit(cell, r, c)` over a block of cells. */
export const editCells = (doc, id, { top, left, bottom, right }, edit) => withTable(doc, id, (table) => ({
  ...table,
  rows: table.rows.map((row, r) => (r < top || r > bottom ? row
    : { ...row, cells: row.cells.map((cell, c) => (c < left || c > right ? cell : edit(cell, r, c))) })),
}));

/** One rule of a cell given to a block, each made to fit its place. */
export function fillBlock(doc, id, [r, c], block, properties = ['calculation']) {
  const table = tableAt(doc, id);
  const places = positions(table);
  const source = table.rows[r].cells[c];
  return editCells(doc, id, block, (cell, toR, toC) => {
    if (toR === r && toC === c) return cell;
    const settings = settingsFor(source, table, [r, c], [toR, toC], places);
    const copy = { ...cell };
    for (const property of properties) {
      if (settings[property] === undefined) delete copy[property];
      else copy[property] = settings[property];
    }
    if (copy.calculation) delete copy.required;
    return copy;
  });
}
