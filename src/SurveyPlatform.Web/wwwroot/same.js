// Last period's answers as this one's, at once and with a way back. Each says so until it is confirmed, and no longer once it is changed.

import { change } from './edits.js';
import { HEAD } from './graph.js';
import { answers, form, live, t } from './page.js';

const { before, take, takeLines } = live.graph.rules;
const template = document.getElementById('same-mark');

const fieldOf = (place) => form.querySelector(`input[type=checkbox][name="same:${place}"]`);
const partOf = (place) => form.querySelector(`[data-part="${place}"]`);

function isBlank(name) {
  const node = live.graph.nodes.get(name);
  return answers.get(name) === '' && live.graph.cell(node, HEAD)?.isAsked && partOf(name)?.closest('[hidden]') === null;
}

const linesOf = (section) => [...section.querySelectorAll('[data-lines]')].map(({ dataset }) => dataset.lines)
  .filter((group) => takeLines[group] && answers.lines(group).length === 0 && !partOf(group).closest('[hidden]'));

function mark(place) {
  if (fieldOf(place)) return;
  const same = template.content.firstElementChild.cloneNode(true);
  const part = partOf(place);
  for (const field of same.querySelectorAll('input')) field.name = `same:${place}`;
  const box = same.querySelector('[type=checkbox]');
  box.id = `f-same-${place}`;
  same.querySelector('.hidden').textContent = `: ${labelOf(part)}`;
  if (part.dataset.lines) part.querySelector('.scroll').before(same);
  else (part.querySelector('.answer') ?? part).append(same);
}

const labelOf = (part) => (part.querySelector('[aria-label]')?.getAttribute('aria-label') ?? part.querySelector('label, span, h3').textContent).replace('*', '').trim();

function unmark(place) {
  fieldOf(place)?.closest('.same').remove();
  answers.set(`same:${place}`, '');
}

/** What one answer makes asked is taken over too: as often as there is something new. */
function takeOver(section) {
  const [groups, names] = [linesOf(section), take[section.id.slice(2)] ?? []];
  const marks = [...groups];
  change((set, add) => {
    for (let found; (found = names.filter(isBlank)).length > 0;) {
      for (const name of found) set(name, before[name]);
      marks.push(...found);
      live.show();
    }
    for (const group of groups) for (const values of takeLines[group]) add(group, values);
    for (const place of marks) {
      mark(place);
      set(`same:${place}`, 'taken');
    }
  }, () => [
    marks.length > groups.length ? t('taken', { count: marks.length - groups.length }) : '', groups.length ? t('taken-lines', { count: groups.flatMap((group) => takeLines[group]).length }) : '',
  ].filter(Boolean).join(' '));
}

function confirmAll(section) {
  for (const box of section.querySelectorAll('.same [type=checkbox]:not(:checked)')) {
    if (!box.closest('[hidden], .off')) answers.set(box.name, 'confirmed');
  }
}

function count(button, many) {
  button.hidden = many === 0;
  const text = button.dataset.text.replace('{count}', many);
  if (button.textContent !== text) button.textContent = text;
}

function show() {
  for (const actions of form.querySelectorAll('.same-actions')) {
    const section = actions.closest('section');
    const [taking, confirming] = actions.children;
    count(taking, (take[section.id.slice(2)] ?? []).filter(isBlank).length + linesOf(section).length);
    count(confirming, [...section.querySelectorAll('.same [type=checkbox]:not(:checked)')].filter((box) => !box.closest('[hidden], .off')).length);
  }
}

let timer = 0;
answers.listen(({ place, typed }) => {
  if (place && fieldOf(place) && typed !== before[place]) unmark(place);
  else if (place?.startsWith('same:') && typed === '') fieldOf(place.slice(5))?.closest('.same').remove();
  clearTimeout(timer);
  timer = setTimeout(show, 60);
});
form.addEventListener('click', (event) => {
  const button = event.target.closest('.same-actions button');
  if (!button) return;
  event.preventDefault();
  const section = button.closest('section');
  if (button.value.startsWith('take:')) takeOver(section);
  else confirmAll(section);
  show();
  (section.querySelector('.same [type=checkbox]:not(:checked)') ?? section.querySelector('h2')).focus();
});
