// Tables to read (Shared/DataTable.razor): sort by a head, filter while typing, copy what is seen. Without script they are tables.

import { fold } from './fold.js';

const isEnglish = document.documentElement.lang === 'en';
const collator = new Intl.Collator('vi', { numeric: true });

/** What a cell is sorted by: data-value, a figure, a day, else its text. Nothing sorts last. */
function keyOf(row, column) {
  const cell = row.cells[column];
  const text = cell?.dataset.value ?? cell?.textContent.trim() ?? '';
  if (cell?.classList.contains('n')) {
    const number = Number(isEnglish ? text.replace(/[,%\s]/g, '') : text.replace(/[.%\s]/g, '').replace(',', '.'));
    return text === '' || Number.isNaN(number) ? null : number;
  }
  const day = /^(?:(\d\d:\d\d) )?(\d\d)\/(\d\d)\/(\d{4})/.exec(text);
  return day ? `${day[4]}-${day[3]}-${day[2]} ${day[1] ?? ''}` : text || null;
}

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b);
}

function sort(table, head) {
  const isDescending = head.getAttribute('aria-sort') === 'ascending';
  table.querySelectorAll('thead th').forEach((other) => other.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
  for (const body of table.tBodies) {
    const [subtotal, ...rest] = 'group' in body.dataset ? body.rows : [null, ...body.rows];
    const keyed = rest.map((row) => [keyOf(row, head.cellIndex), row]);
    keyed.sort(([a], [b]) => (a === null || b === null ? compare(a, b) : isDescending ? compare(b, a) : compare(a, b)));
    body.append(...[subtotal, ...keyed.map(([, row]) => row)].filter(Boolean));
  }
}

function sortable(table) {
  const heads = table.tHead?.rows.length === 1 ? table.tHead.rows[0].cells : [];
  for (const head of heads) {
    if (!head.textContent.trim()) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(table, head));
  }
}

function filter(table, words) {
  for (const body of table.tBodies) {
    let seen = 0;
    for (const row of body.rows) {
      if ('group' in body.dataset && row === body.rows[0]) continue;
      row.hidden = !words.every((word) => fold(row.textContent).includes(word));
      seen += !row.hidden;
    }
    if ('group' in body.dataset) body.hidden = words.length > 0 && seen === 0;
  }
}

function rowsSeen(table) {
  return [...table.rows].filter((row) => row.offsetParent !== null);
}

function tools(table) {
  const bar = document.createElement('div');
  bar.className = 'tools';
  if (table.dataset.filter) {
    const label = document.createElement('label');
    const field = Object.assign(document.createElement('input'), { type: 'search', autocomplete: 'off' });
    label.append(`${table.dataset.filter} `, field);
    field.addEventListener('input', () => filter(table, fold(field.value).split(' ').filter(Boolean)));
    bar.append(label);
  }
  if (table.dataset.copy && navigator.clipboard) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: table.dataset.copy });
    button.addEventListener('click', async () => {
      const lines = rowsSeen(table).map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join('\t'));
      await navigator.clipboard.writeText(lines.join('\n'));
      button.textContent = table.dataset.copied;
    });
    bar.append(button);
  }
  if (bar.childElementCount) table.closest('.scroll').before(bar);
}

/** Gives the tables within a part of the page what they ask for; a part that was put in later is dressed by whoever put it in. */
export function dress(part) {
  for (const table of part.querySelectorAll('table.data')) {
    if ('sort' in table.dataset) sortable(table);
    tools(table);
  }
}

dress(document);
