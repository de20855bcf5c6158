// A block of text from a spreadsheet becomes rows, heads, or a whole table.

import { addColumns, addRows, followHeads, tableAt, withTable } from './tables.js';

/** Lines of fields, as Excel and LibreOffice put them on the clipboard; a field in quotes may hold a tab or a new line. */
export function readBlock(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' ').trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some(Boolean));
}

const isCode = (text) => text === '' || /^[\dA-Za-zIVX]{1,4}([.)]\d*)*[.)]?$/.test(text);

/** Does the first field of every line number it? */
const hasCodes = (rows) => rows.every((row) => row.length > 1 && isCode(row[0])) && rows.some((row) => row[0]);

const asRow = (fields, coded) => ({ number: (coded ? fields[0] : '') || undefined, label: { vi: fields[coded ? 1 : 0] ?? '' } });

/** Rows (code TAB label) put in at `at`, in place of a blank row that stands there. */
export function pasteRows(doc, id, at, block) {
  const coded = hasCodes(block);
  const rows = block.map((fields) => asRow(fields, coded));
  const isOver = tableAt(doc, id).rows[at]?.label.vi === '';
  const grown = addRows(doc, id, at + (isOver ? 1 : 0), isOver ? rows.slice(1) : rows);
  if (!isOver) return grown;
  const before = tableAt(grown, id);
  return followHeads(withTable(grown, id, (table) => ({ ...table, rows: table.rows.with(at, { ...table.rows[at], ...rows[0] }) })), id, before);
}

/** Heads from the column `at` on; columns that are missing are made. A unit in brackets at the end of a head becomes its unit of measure. */
export function pasteHeads(doc, id, at, heads) {
  const before = tableAt(doc, id);
  const have = before.columns.length - at;
  const made = heads.map(asHead);
  const written = withTable(doc, id, (table) => ({
    ...table, columns: table.columns.map((column, c) => (c >= at && c - at < made.length ? { ...column, ...made[c - at] } : column)),
  }));
  return addColumns(followHeads(written, id, before), id, before.columns.length, made.slice(Math.max(0, have)));
}

function asHead(text) {
  const [, label, unit] = /^(.*?)\s*\(([^()]{1,20})\)$/.exec(text) ?? [null, text];
  return { label: { vi: label }, ...(unit ? { unitOfMeasure: { vi: unit } } : {}) };
}

/** The first line are heads, the first one or two columns codes and labels. Blank rows and columns of the table give way. */
export function pasteTable(doc, id, block) {
  const [heads, ...lines] = block;
  const coded = hasCodes(lines);
  const table = tableAt(doc, id);
  const isEmpty = table.rows.every((row) => !row.label.vi) && table.columns.every((column) => !column.label.vi);
  const cleared = isEmpty ? withTable(doc, id, (whole) => ({ ...whole, columns: [], rows: [] })) : doc;
  const withHeads = pasteHeads(cleared, id, isEmpty ? 0 : table.columns.length, heads.slice(coded ? 2 : 1));
  return addRows(withHeads, id, tableAt(withHeads, id).rows.length, lines.map((fields) => asRow(fields, coded)));
}

/** Heads and labels in one block, or only labels? */
export const isTableBlock = (block) => block.length > 1 && block[0].length > (hasCodes(block.slice(1)) ? 2 : 1) && !hasCodes(block);
