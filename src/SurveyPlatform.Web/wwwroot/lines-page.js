// Groups of lines on the fill-in page, and fields that ask for a unit.

import { answers, form, live, stored } from './page.js';
import { addForDistrict } from './row-district.js';
import { t } from './row-texts.js';
import { RowTools } from './row-tools.js';
import { Rows } from './rows.js';
import { UnitPicker, Units } from './units.js';

const place = /^#f-(?:reason-[\w-]+-)?([A-Za-z]\w*)-(\d+)(?:-(\w+))?$/;

/** The rows of each group, by its name. */
export const groups = new Map();

const started = new WeakSet();

export function start() {
  if (started.has(form)) return;
  started.add(form);
  const units = new Units();
  for (const block of form.querySelectorAll('[data-lines]')) {
    const rows = new Rows(block, { answers, live, units, stored: stored[block.dataset.lines] });
    groups.set(rows.group, rows);
    new RowTools(block, rows, live);
    addForDistrict(block, rows, answers, units);
    adding(block, rows);
  }
  if (units.names.size > 0) new UnitPicker(form, units);
  document.addEventListener('click', (event) => follow(event));
}

function adding(block, rows) {
  const button = block.querySelector('button[value^="add:"]');
  if (!button) return;
  const count = +block.dataset.blank;
  button.textContent = t('add', { count });
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const line = rows.addBlank(count);
    if (line === null) rows.say(t('full', { count: +block.dataset.max }));
    else rows.go(line);
  });
}

/** A link to what is wrong in a line leads to the page that the line is on, without leaving this one. */
function follow(event) {
  const link = event.target.closest?.('.errors a[href*="#f-"]');
  const at = link && place.exec(link.hash);
  const rows = at && groups.get(at[1]);
  if (!rows) return;
  event.preventDefault();
  rows.go(+at[2], at[3]);
}
