// Two people, or two windows, have changed the same answer: one line each, mine and theirs, one of them to be chosen. Nothing is sent before.

import { labelOf, shown } from './labels.js';
import { form, t } from './page.js';

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const shownLine = (cells) => Object.values(cells).filter(Boolean).join(' · ');

const textOf = ({ at }, value) => (value === null ? t('gone') : typeof value === 'string' ? shown(form, at, value) || t('blank') : shownLine(value));

function choice(conflict, index, which, isChosen) {
  const box = element('input', { type: 'radio', name: `choice-${index}`, value: which, checked: isChosen });
  return element('td', {}, element('label', { className: 'choice' }, box, ` ${textOf(conflict, conflict[which])}`));
}

/** @returns whether mine stays, of each. */
export function choose(conflicts, { by }) {
  return new Promise((chosen) => {
    const head = [t('item'), t('mine'), t('theirs', { by })].map((text) => element('th', { scope: 'col', textContent: text }));
    const rows = conflicts.map((conflict, index) => element('tr', {},
      element('th', { scope: 'row', textContent: labelOf(form, conflict.at) }), choice(conflict, index, 'mine', true), choice(conflict, index, 'theirs', false)));
    const button = element('button', { className: 'primary', textContent: t('choose') });
    const inner = element('form', { method: 'dialog' },
      element('h2', { id: 'conflict-title', textContent: t('conflict-title') }), element('p', { textContent: t('conflict-what', { by, count: conflicts.length }) }),
      element('div', { className: 'scroll' }, element('table', { className: 'entry differs' }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows))),
      element('div', { className: 'actions' }, button));
    const dialog = element('dialog', {}, inner);
    dialog.setAttribute('aria-labelledby', 'conflict-title');
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('close', () => {
      dialog.remove();
      chosen(conflicts.map((_, index) => inner.elements.namedItem(`choice-${index}`).value === 'mine'));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
