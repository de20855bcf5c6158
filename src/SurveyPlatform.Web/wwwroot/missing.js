// What still keeps the return from being submitted, while one types: how much in the bar and in the list of parts, all of it one click away.

import { idOf } from './checks.js';
import { HEAD } from './graph.js';
import { labelOf } from './labels.js';
import { answers, form, live, t } from './page.js';
import { explains, reasonKey } from './reasons.js';

const most = 50;
const button = document.getElementById('missing');
const panel = document.getElementById('missing-panel');
const list = panel.querySelector('div');
const parts = document.querySelector('.parts');
const { graph } = live;
const { least, texts } = graph.rules;

const placed = /^(\w+?)(?:\[(\d+)\]\.\w+)?$/;

/** By place, groups of lines as a whole: the element, its section, and where it stands in the form. */
const known = new Map([...form.querySelectorAll('[data-part]')].filter((part) => !part.closest('[data-line]'))
  .map((part, order) => [part.dataset.part, { part, order, section: part.closest('section.part') }]));
const whereIs = (place) => known.get(placed.exec(place)?.[1]);

/** {place, field, text} of each thing; field is what gets the caret. */
function* faults() {
  for (const [place, broken] of graph.wrong) {
    for (const [, text, kind, code] of broken) {
      const field = `reason:${code && reasonKey(place, code)}`;
      if (kind !== 'soft') yield { place, field: place, text, isRequired: kind === 'required' };
      else if (!explains(answers.get(field))) yield { place, field, text: `${text} ${t('needs-reason')}` };
    }
  }
  for (const box of form.querySelectorAll('.same [type=checkbox]:not(:checked)')) {
    if (!box.closest('[hidden], .off')) yield { place: box.name.slice(5), field: box.name, text: t('not-confirmed') };
  }
  for (const [group, limit] of Object.entries(least)) {
    const lines = graph.lines.get(group).counted.length;
    if (lines < limit && graph.cell(graph.nodes.get(group), HEAD).isAsked) yield { place: group, field: group, text: texts.few.replace('{lines}', lines).replace('{limit}', limit) };
  }
}

/** Of a line that is not on the page. */
function lineLabel(place) {
  const [, group, line, name] = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(place);
  const column = graph.lines.get(group).columns.filter((node) => node.isQuestion).findIndex((node) => node.name === name);
  const head = whereIs(place).part.querySelectorAll('thead th')[column + 1];
  return t('cell', { label: head?.firstChild.textContent.trim() ?? name, line: +line + 1 });
}

function item(fault) {
  const link = Object.assign(document.createElement('a'), { href: `#${idOf(fault.field)}`, textContent: form.querySelector(`[data-part="${fault.place}"]`) ? labelOf(form, fault.place) : lineLabel(fault.place) });
  [link.dataset.field, link.dataset.place] = [fault.field, fault.place];
  const entry = document.createElement('li');
  entry.append(link, fault.text ? `: ${fault.text}` : '');
  return entry;
}

function block(section, found) {
  const title = Object.assign(document.createElement('h3'), { textContent: `${section.querySelector('h2').textContent} (${found.length})` });
  const entries = document.createElement('ul');
  entries.append(...found.slice(0, most).map(item));
  if (found.length > most) entries.append(Object.assign(document.createElement('li'), { textContent: t('more', { count: found.length - most }) }));
  return [title, entries];
}

/** In the order of the form. */
function bySection() {
  const sections = new Map([...form.querySelectorAll('section.part')].map((section) => [section, []]));
  for (const fault of faults()) sections.get(whereIs(fault.place)?.section)?.push(fault);
  const orderOf = ({ place }) => [whereIs(place).order, +(placed.exec(place)[2] ?? 0)];
  for (const found of sections.values()) {
    const ordered = found.map((fault) => [orderOf(fault), fault]).sort(([[a, x]], [[b, y]]) => a - b || x - y);
    found.splice(0, found.length, ...ordered.map(([, fault]) => fault));
  }
  return sections;
}

/** By section: of the questions outside lines that must be answered, how many there are and how many are answered. */
function progress() {
  const sections = new Map();
  for (const node of graph.nodes.values()) {
    if (!node.required || !node.of || node.group || !graph.cell(node, HEAD)?.isRequired) continue;
    const section = whereIs(node.of)?.section;
    const counts = sections.get(section) ?? { asked: 0, answered: 0 };
    sections.set(section, counts);
    counts.asked++;
    if (answers.get(node.of) !== '') counts.answered++;
  }
  return sections;
}

function showPart(section, found, { asked, answered } = { asked: 0, answered: 0 }) {
  const entry = parts.querySelector(`a[href="#${section.id}"]`);
  if (!entry) return;
  entry.closest('li').hidden = section.hidden;
  const errors = found.filter(({ isRequired, field }) => !isRequired && !field.startsWith('same:')).length;
  const small = entry.querySelector('small') ?? entry.appendChild(document.createElement('small'));
  small.classList.toggle('error', errors > 0);
  const text = errors > 0 ? t('part-errors', { count: errors }) : asked > 0 ? t('part-answered', { asked, answered }) : '';
  if (small.textContent !== text) small.textContent = text;
}

function show() {
  const [sections, counts] = [bySection(), progress()];
  let count = 0;
  for (const [section, found] of sections) {
    count += found.length;
    showPart(section, found, counts.get(section));
  }
  button.textContent = count > 0 ? t('missing', { count }) : t('nothing-missing');
  if (panel.open) list.replaceChildren(...count > 0 ? [...sections].filter(([, found]) => found.length > 0).flatMap((of) => block(...of)) : [Object.assign(document.createElement('p'), { textContent: t('nothing-missing-why') })]);
}

function close() {
  panel.close();
  button.setAttribute('aria-expanded', 'false');
}

let timer = 0;
let groups;

if (form.querySelector('[data-lines]')) import('./lines-page.js').then((page) => { groups = page.groups; });
answers.listen(() => {
  clearTimeout(timer);
  timer = setTimeout(show, 150);
});
button.setAttribute('aria-expanded', 'false');
button.setAttribute('aria-controls', panel.id);
button.addEventListener('click', (event) => {
  event.preventDefault();
  if (panel.open) {
    close();
    return;
  }
  panel.show();
  button.setAttribute('aria-expanded', 'true');
  show();
  panel.querySelector('h2').focus();
});
panel.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) {
    close();
    button.focus();
  }
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  if (matchMedia('(max-width: 62rem)').matches) close();
  follow(link.dataset);
});

/** Into the field, on whatever page of its lines it is; what is wrong there is told beside it. */
function follow({ field: name, place }) {
  const fieldOf = () => form.querySelector(`[name="${name}"]:not([type=hidden]), [data-lines="${name}"] h3`);
  const line = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(place);
  if (!fieldOf() && line) groups?.get(line[1])?.go(+line[2], line[3]);
  const field = fieldOf() ?? document.activeElement;
  live.leave(form.querySelector(`[name="${place}"]:not([type=hidden])`) ?? field);
  (fieldOf() ?? field).focus();
  field.scrollIntoView({ block: 'center' });
}

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !panel.open || document.querySelector('dialog:modal')) return;
  close();
  button.focus();
});
show();
