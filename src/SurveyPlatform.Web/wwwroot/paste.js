// A block from Excel or LibreOffice into a table or into lines, from the caret on: shown first, cell by cell, and taken as a whole or not at all.

import { convert, parse } from './blocks.js';
import { change } from './edits.js';
import { shown } from './labels.js';
import { answers, form, live, t } from './page.js';

const dialog = document.getElementById('paste');
const [summary, remarks, sheet] = ['p', 'ul', 'table'].map((name) => dialog.querySelector(name));
const take = dialog.querySelector('.primary');
const mostRows = 100;
const mostRemarks = 50;
let plan;
let groups;

if (form.querySelector('[data-lines]')) import('./lines-page.js').then((page) => { groups = page.groups; });

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const isRow = (row) => row.querySelector('[data-part]') !== null;
const cellsOf = (row) => [...row.cells].filter((cell) => cell.dataset.part);

/** The rows from the caret on; of lines in the order in which they are shown, on other pages too, and then new ones. */
function* targets(cell) {
  const rows = [...cell.closest('tbody').rows].filter(isRow);
  const group = cell.closest('[data-lines]')?.dataset.lines;
  if (!group) {
    for (const row of rows.slice(rows.indexOf(cell.parentElement))) yield { row, name: row.querySelector('th')?.textContent.trim(), places: cellsOf(row).map((it) => it.dataset.part) };
    return;
  }
  const columns = cellsOf(cell.parentElement).map(({ dataset }) => dataset.part.split('.')[1]);
  const shown = new Map(rows.map((row) => [lineOf(row), row]));
  const order = groups?.get(group)?.found ?? [...shown.keys()];
  const target = (line, more) => ({ row: shown.get(line) ?? cell.parentElement, name: t('line', { line: line + 1 }), places: columns.map((column) => `${group}[${line}].${column}`), ...more });
  for (const line of order.slice(order.indexOf(lineOf(cell.parentElement)))) yield target(line, { isOff: !shown.has(line) });
  for (let line = Math.max(...order, ...answers.lines(group)) + 1; ; line++) yield target(line, { isNew: true, isOff: true, group });
}

const lineOf = (row) => +/\[(\d+)\]/.exec(row.querySelector('[data-part]').dataset.part)[1];

function cellPlan(target, column, typed, heads) {
  const place = target.places[column];
  const cell = cellsOf(target.row)[column];
  if (!place) return { outside: typed === '' ? undefined : 'beside' };
  const before = target.isNew ? '' : answers.get(place);
  return { place, before, head: heads[column], row: target.name, ...convert(cell, place, typed, target.isOff) };
}

/** What goes where. */
function planOf(cell, rows) {
  const heads = [...cell.closest('table').tHead.rows[0].cells].slice(cell.parentElement.cells.length - cellsOf(cell.parentElement).length - (cell.parentElement.querySelector('.pick') ? 1 : 0)).map((head) => head.firstChild.textContent.trim());
  const first = cellsOf(cell.parentElement).indexOf(cell);
  const group = cell.closest('[data-lines]');
  const source = targets(cell);
  let room = group ? +group.dataset.max - answers.lines(group.dataset.lines).length : 0;
  const planned = [];
  for (const typed of rows) {
    const { value: target } = source.next();
    const isFull = target?.isNew && room-- <= 0;
    planned.push(target && !isFull
      ? { ...target, cells: typed.map((text, at) => cellPlan(target, first + at, text, heads)) }
      : { name: '–', cells: typed.map((text) => ({ outside: text === '' ? undefined : 'below' })) });
  }
  const width = Math.max(...rows.map((row) => row.length));
  return { rows: planned, heads: Array.from({ length: width }, (_, at) => heads[first + at] ?? '–') };
}

const written = (cell) => cell.typed !== undefined && cell.place && cell.skipped === undefined;
const isOver = (cell) => written(cell) && cell.before !== '' && cell.before !== cell.typed;

function cellShown(cell) {
  const now = cell.shown ?? cell.typed;
  if (cell.error || cell.outside) return make('td', { className: 'bad', title: cell.error ?? '' }, cell.source);
  if (!written(cell)) return make('td', { className: 'skipped' }, cell.skipped ? cell.source : '');
  return make('td', { className: cell.before === cell.typed ? 'skipped' : '' }, ...isOver(cell) ? [make('del', {}, shown(form, cell.place, cell.before)), ' ', make('ins', {}, now)] : [now]);
}

function show() {
  const cells = plan.rows.flatMap((row) => row.cells);
  const count = (is) => cells.filter(is).length;
  const changed = cells.filter((cell) => written(cell) && cell.before !== cell.typed);
  const added = plan.rows.filter((row) => row.isNew && row.cells.some(written)).length;
  const faults = cells.filter((cell) => cell.error);
  const outside = ['beside', 'below'].map((where) => [where, count((cell) => cell.outside === where)]).filter(([, many]) => many > 0);
  summary.textContent = [
    t('paste-written', { count: changed.length }), count(isOver) ? t('paste-over', { count: count(isOver) }) : '', added ? t('paste-added', { count: added }) : '',
    count((cell) => cell.skipped) ? t('paste-skipped', { count: count((cell) => cell.skipped) }) : '', faults.length ? t('paste-errors', { count: faults.length }) : '',
  ].filter(Boolean).join('; ') + '.';
  const reasons = new Map(cells.filter((cell) => cell.skipped).map((cell) => [`${cell.head}: ${cell.skipped}`, cell]));
  remarks.replaceChildren(
    ...outside.map(([where, many]) => make('li', { textContent: t(where, { count: many }) })),
    ...faults.slice(0, mostRemarks).map((cell) => make('li', {}, make('strong', {}, [cell.row, cell.head].filter(Boolean).join(', ')), `: ${cell.error}`)),
    ...faults.length > mostRemarks ? [make('li', { textContent: t('more', { count: faults.length - mostRemarks }) })] : [],
    ...[...reasons.keys()].map((text) => make('li', { className: 'quiet', textContent: text })));
  remarks.hidden = remarks.children.length === 0;
  sheet.tHead.rows[0].replaceChildren(make('td', {}), ...plan.heads.map((head) => make('th', { scope: 'col', textContent: head })));
  sheet.tBodies[0].replaceChildren(...plan.rows.slice(0, mostRows).map((row) => {
    const head = make('th', { scope: 'row' }, row.isNew ? t('paste-new', { line: row.name }) : row.name);
    return make('tr', { className: row.isNew ? 'new' : '' }, head, ...row.cells.map(cellShown));
  }));
  sheet.tFoot.hidden = plan.rows.length <= mostRows;
  sheet.tFoot.rows[0].cells[0].textContent = t('more', { count: plan.rows.length - mostRows });
  take.textContent = t('paste-take', { count: changed.length });
  take.disabled = changed.length === 0;
}

function write() {
  const { rows, field } = plan;
  dialog.close();
  change((set, add) => {
    for (const row of rows) {
      const cells = row.cells.filter(written);
      if (!row.isNew) for (const { place, typed } of cells) set(place, typed);
      else if (cells.length > 0) add(row.group, Object.fromEntries(cells.map(({ place, typed }) => [place.split('.')[1], typed])));
    }
    live.show();
    for (const { place, typed } of rows.flatMap((row) => row.cells).filter((cell) => cell.skipped && cell.typed)) {
      if (!form.querySelector(`[data-part="${place}"]`)?.classList.contains('off')) set(place, typed);
    }
  }, (count) => t('pasted', { count }));
  field.focus();
}

form.addEventListener('paste', (event) => {
  const cell = event.target.closest('.entry td[data-part]');
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!cell || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
  const rows = parse(text);
  if (rows.length * rows[0].length === 1) return;
  event.preventDefault();
  plan = { ...planOf(cell, rows), field: event.target };
  plan.rows.forEach((row, at) => row.cells.forEach((it, column) => { it.source = rows[at][column]; }));
  show();
  dialog.showModal();
  (take.disabled ? dialog.querySelector('[data-close]') : take).focus();
});
take.addEventListener('click', write);
dialog.addEventListener('click', ({ target }) => { if (target.matches('[data-close]')) dialog.close(); });
