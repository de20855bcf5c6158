// Formulas of a statistical table. A reference is relative by where it stands: to a cell of the same row it follows the row, to a cell
// of the same column it follows the column, and to any other cell it stays; so a share of the total keeps the total, without `$` signs.

import { mapAllRules, namesIn, rewrite } from './names.js';

export function positions(table) {
  const all = new Map();
  table.rows.forEach((row, r) => row.cells.forEach((cell, c) => all.set(cell.name, [r, c])));
  return all;
}

/** The rule of the cell `from` as the cell `to` needs it. */
export function shift(text, table, [fromR, fromC], [toR, toC], places = positions(table)) {
  return rewrite(text, (name) => {
    const at = places.get(name);
    if (!at) return name;
    const r = at[0] === fromR ? toR : at[0];
    const c = at[1] === fromC ? toC : at[1];
    return table.rows[r]?.cells[c]?.name ?? name;
  });
}

const listed = /^\s*sum\(((?:\s*\$\{\s*[\w-]+\s*\}\s*,?)+)\)\s*$/;
const added = /^\s*\$\{\s*[\w-]+\s*\}(?:\s*\+\s*\$\{\s*[\w-]+\s*\})+\s*$/;

/** The names in a plain sum, `sum(${a}, ${b})` or `${a} + ${b}`; null for any other rule. */
export const summed = (text) => (text && (listed.test(text) || added.test(text)) ? namesIn(text) : null);

export const sumOf = (names) => `sum(${names.map((name) => `\${${name}}`).join(', ')})`;

const sumLike = (text, names) => (added.test(text) ? names.map((name) => `\${${name}}`).join(' + ') : sumOf(names));

/**
 * Is the new line `at` part of what the sum in line `total` over `lines` (in the new table) adds up? Inside the range: yes. At its edge: where
 * the total follows directly, or where the range runs from the total to the end of the table.
 */
function takesIn(lines, at, total, count) {
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  if (at > first && at < last) return last - first === lines.length;
  if (last - first !== lines.length - 1) return false;
  return (at === last + 1 && (total === at + 1 || (total < first && at === count - 1))) || (at === first - 1 && total === at - 1);
}

/** After a row (axis 0) or a column (axis 1) was put in at `at`: the sums that it belongs to read it too. */
export function extendSums(table, axis, at) {
  const places = positions(table);
  const count = axis === 0 ? table.rows.length : table.columns.length;
  const rows = table.rows.map((row, r) => {
    const cells = row.cells.map((cell, c) => {
      const names = summed(cell.calculation);
      const here = [r, c];
      const read = names?.map((name) => places.get(name));
      if (!names || here[axis] === at || read.some((place) => !place || place[1 - axis] !== here[1 - axis])) return cell;
      if (!takesIn(read.map((place) => place[axis]), at, here[axis], count)) return cell;
      const extra = axis === 0 ? table.rows[at].cells[c] : row.cells[at];
      if (names.includes(extra.name)) return cell;
      const all = [...names, extra.name].sort((a, b) => (places.get(a)[axis]) - (places.get(b)[axis]));
      return { ...cell, calculation: sumLike(cell.calculation, all) };
    });
    return cells.some((cell, c) => cell !== row.cells[c]) ? { ...row, cells } : row;
  });
  return { ...table, rows };
}

/** The form without these names in its plain sums; other rules that read them are left, and reported as problems. */
export function dropFromSums(doc, gone) {
  return mapAllRules(doc, 'form', (text) => {
    const names = summed(text);
    const left = names?.filter((name) => !gone.has(name));
    return !left || left.length === names.length || left.length === 0 ? text : left.length === 1 ? sumOf(left) : sumLike(text, left);
  });
}

const rules = ['calculation', 'constraint', 'relevant', 'required', 'choiceFilter'];

/** What a cell asks, without what it is: settings that another cell can have. Rules are made to fit its place. */
export function settingsFor(cell, table, from, to, places = positions(table)) {
  const { $id, name, label, element, number, checks, ...settings } = cell;
  for (const rule of rules) if (settings[rule]) settings[rule] = shift(settings[rule], table, from, to, places);
  return settings;
}
