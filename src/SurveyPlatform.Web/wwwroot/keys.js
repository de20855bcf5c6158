// Hands on the keyboard in tables: to the ends of a column, from cell to cell, and copying down.

import { change } from './edits.js';
import { answers, form, live, t } from './page.js';

const fields = 'input:not([type=hidden], [type=file]), select, textarea';
const isSeen = (field) => field && field.offsetParent !== null && getComputedStyle(field).visibility !== 'hidden';
const cellOf = (field) => field.closest?.('.entry td[data-part]');
const fieldOf = (cell) => [...cell?.querySelectorAll(fields) ?? []].find(isSeen);

/** The cells of a column that have a field, from top to bottom. */
const column = (cell) => [...cell.closest('tbody').rows].filter((row) => row.cells.length === cell.parentElement.cells.length)
  .map((row) => row.cells[cell.cellIndex]).filter((other) => other?.dataset.part && fieldOf(other));

function go(cell) {
  const field = fieldOf(cell);
  if (!field) return false;
  field.focus();
  field.select?.();
  return true;
}

/** The same column of the lines below in which something stands, on other pages too. */
function linesBelow(part) {
  const [, group, line, name] = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(part);
  const answered = new Set(answers.lines(group));
  const order = groups?.get(group)?.found ?? [...answered];
  return order.slice(order.indexOf(+line) + 1).filter((other) => answered.has(other)).map((other) => `${group}[${other}].${name}`);
}

/** Into the blank cells below; in lines as far as there is something in the line. */
function copyDown(cell) {
  const { part } = cell.dataset;
  const typed = answers.get(part);
  const below = (cell.closest('[data-lines]') ? linesBelow(part) : column(cell).slice(column(cell).indexOf(cell) + 1).map(({ dataset }) => dataset.part))
    .filter((place) => answers.get(place) === '');
  change((set) => below.forEach((place) => set(place, typed)), (count) => t(count ? 'copied-down' : 'nothing-below', { count }));
  live.leave(fieldOf(cell));
}

function copyFromAbove(cell) {
  const all = column(cell);
  const above = all[all.indexOf(cell) - 1];
  if (above) change((set) => set(cell.dataset.part, answers.get(above.dataset.part)), (count) => t(count ? 'copied-from-above' : 'nothing-above'));
}

const rowOf = (cell) => [...cell.parentElement.cells].filter((other) => other.dataset.part && fieldOf(other));
const tableOf = (cell) => [...cell.closest('tbody').querySelectorAll('td[data-part]')].filter(fieldOf);
const isFigure = (field) => field.matches('.figure, .day, select');

/** Where a key goes, by the cell that it is pressed in. */
const moves = {
  ArrowUp: (cell) => column(cell)[0],
  ArrowDown: (cell) => column(cell).at(-1),
  ArrowLeft: (cell, field) => isFigure(field) && rowOf(cell)[rowOf(cell).indexOf(cell) - 1],
  ArrowRight: (cell, field) => isFigure(field) && rowOf(cell)[rowOf(cell).indexOf(cell) + 1],
  Home: (cell) => tableOf(cell)[0],
  End: (cell) => tableOf(cell).at(-1),
};

form.addEventListener('keydown', (event) => {
  const cell = cellOf(event.target);
  if (!cell || !event.ctrlKey || event.altKey || event.shiftKey) return;
  if (event.key === 'd' || event.key === 'D') {
    event.preventDefault();
    copyFromAbove(cell);
  } else {
    const to = moves[event.key]?.(cell, event.target);
    if (to && go(to)) event.preventDefault();
  }
});

let last = null;
let groups;

if (form.querySelector('[data-lines]')) import('./lines-page.js').then((page) => { groups = page.groups; });

form.addEventListener('focusin', ({ target }) => {
  const cell = cellOf(target);
  if (!cell) return;
  last = cell;
  equip(cell.closest('.block'));
});

/** The button comes with the caret: without it there is no column to copy. */
function equip(block) {
  if (block.querySelector('.copy-down')) return;
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy-down', textContent: t('copy-down') });
  button.addEventListener('click', () => {
    if (last?.isConnected && block.contains(last)) copyDown(last);
    fieldOf(last)?.focus();
  });
  let actions = block.querySelector(':scope > .actions');
  if (!actions) block.append(actions = Object.assign(document.createElement('div'), { className: 'actions' }));
  actions.append(button);
}

document.getElementById('keys').hidden = false;
