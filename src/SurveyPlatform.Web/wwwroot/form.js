// What is quicker with script on the fill-in page: figures that add up while one types, and keys that move as in a spreadsheet.
// Without script the page does all it must.

import { form as opened, live as figures, open } from './page.js';

if (!opened.isConnected) open();
const [form, live] = [opened, figures];

form.addEventListener('focusout', ({ target }) => live.leave(target));

const fields = 'input:not([type=hidden], [name^="same:"]), select, textarea:not([name^="reason:"], [name^="_"])';
const isSeen = (field) => field.offsetParent !== null && getComputedStyle(field).visibility !== 'hidden';

/** The field of the same column, so many rows away. */
function sameColumn(cell, step) {
  for (let row = cell.parentElement; (row = step > 0 ? row.nextElementSibling : row.previousElementSibling);) {
    const field = row.cells[cell.cellIndex]?.querySelector(fields);
    if (field && row.cells.length === cell.parentElement.cells.length && isSeen(field)) return field;
  }
  return null;
}

const lastOf = (cell) => [...cell.closest('table').querySelectorAll(fields)].findLast(isSeen);

/** The top of the next column. */
function nextColumn(cell) {
  for (const row of cell.closest('tbody').rows) {
    const field = row.cells.length === cell.parentElement.cells.length && row.cells[cell.cellIndex + 1]?.querySelector(fields);
    if (field && field.type !== 'checkbox' && isSeen(field)) return field;
  }
  return null;
}

function next(field) {
  const all = [...form.querySelectorAll(fields)];
  return all.slice(all.indexOf(field) + 1).find(isSeen);
}

// Enter goes on, in a table down its column; arrows move up and down in tables. Neither sends the form.
form.addEventListener('keydown', (event) => {
  const field = event.target;
  if (field.tagName !== 'INPUT' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const cell = field.closest('table.entry td');
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || (event.key !== 'Enter' && (!cell || field.type === 'radio' || field.list))) return;
  event.preventDefault();
  const isOn = event.key === 'Enter' && !event.shiftKey;
  const to = (cell && sameColumn(cell, step)) || (cell && isOn && nextColumn(cell)) || (isOn ? next(cell ? lastOf(cell) : field) : null);
  to?.focus();
  to?.select?.();
});

if (form.querySelector('[data-lines], [list=units]')) import('./lines-page.js').then(({ start }) => start());
