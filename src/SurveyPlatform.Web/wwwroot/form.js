// What is quicker with script on the fill-in page: figures that add up while one types, keys that move as in a spreadsheet,
// blank lines without a round trip, and a word before unsaved answers are left. Without script the page does all it must.

import { answers, form as opened, live as figures, open } from './page.js';

if (!opened.isConnected) open();
const [form, live] = [opened, figures];

form.addEventListener('focusout', ({ target }) => live.leave(target));

const fields = 'input:not([type=hidden]), select, textarea';
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

/** A copy of the last line, blank, as the next one. */
function addLine(body) {
  const last = [...body.rows].findLast((row) => row.querySelector('[data-part]'));
  const line = +/\[(\d+)\]/.exec(last.querySelector('[data-part]').dataset.part)[1];
  const copy = last.cloneNode(true);
  copy.removeAttribute('id');
  copy.querySelectorAll('.error, .unit-name, td.pick > *').forEach((element) => element.remove());
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const attribute of [...element.attributes]) {
      if (/^(id|name|data-part|data-figure)$/.test(attribute.name)) {
        attribute.value = attribute.value.replace(`[${line}]`, `[${line + 1}]`).replace(`-${line}-`, `-${line + 1}-`);
      } else if (attribute.name === 'aria-label') {
        attribute.value = attribute.value.replace(/\d+$/, line + 2);
      } else if (/^(aria-invalid|aria-describedby|value|selected|checked)$/.test(attribute.name) && element.tagName !== 'OPTION') {
        element.removeAttribute(attribute.name);
      }
    }
    if (element.tagName === 'OUTPUT' || element.tagName === 'TEXTAREA') element.textContent = '';
    if (element.tagName === 'SELECT') element.selectedIndex = 0;
    if (element.tagName === 'INPUT') element.value = '';
  }
  copy.cells[0].textContent = line + 2;
  copy.dataset.line = line + 1;
  delete copy.dataset.key;
  body.append(copy);
  answers.adopt(copy);
  live.adopt(copy);
  return copy;
}

answers.listen(({ group, line, change }) => {
  const body = change === 'added' && form.querySelector(`[data-lines="${group}"] tbody`);
  while (body && !body.querySelector(`[data-line="${line}"]`)) addLine(body);
});

for (const block of form.querySelectorAll('[data-lines]')) {
  const button = block.querySelector('button[value^="add:"]');
  button?.addEventListener('click', (event) => {
    event.preventDefault();
    const body = block.querySelector('tbody');
    const room = +block.dataset.max - body.querySelectorAll('tr:not(.doubt)').length;
    const added = Array.from({ length: Math.min(room, +block.dataset.blank) }, () => addLine(body));
    added[0]?.querySelector(fields).focus();
    button.hidden = room <= added.length;
  });
  if (button) button.textContent = block.dataset.add;
}
