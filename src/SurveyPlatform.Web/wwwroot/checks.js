// Tells beside a field which rules its answer breaks, in the form's own words, and asks at once for the reason of a doubtful one. What the
// server has told there already is not told twice.

import { explains, reasonKey } from './reasons.js';

/** The id of a place in the page (Shared/Fields.cs). */
export const idOf = (place) => `f-${place.replace(/\]\./g, '-').replace(/[[\]@.:]/g, '-').replace(/-+$/, '')}`;

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const named = (form, name) => form.querySelector(`[name="${name}"]`);

function judge(field) {
  const short = document.getElementById(`${field.id}-short`);
  if (short) short.hidden = explains(field.value);
}

/** Made once: what was typed in it stays when the doubt goes and comes back. */
function doubt(name, text, texts) {
  const id = idOf(name);
  const field = make('textarea', { id, name, rows: 2, maxLength: 1000 });
  field.setAttribute('aria-describedby', `${id}-label ${id}-short`);
  const said = make('p', { id: `${id}-label`, textContent: text });
  said.setAttribute('role', 'status');
  return make('div', { className: 'doubt-reason' }, said, make('label', { htmlFor: id, textContent: texts.reason }), field, make('p', { id: `${id}-short`, className: 'hint', textContent: texts.short }));
}

function tellError(text) {
  const error = make('p', { className: 'error', textContent: text });
  error.setAttribute('role', 'status');
  return error;
}

/**
 * @param broken [tree, text, kind, code] of each rule that does not hold.
 * @param texts Of the rules: what asks for a reason.
 */
export function tell(field, place, broken, texts) {
  const container = field?.closest('.answer, td');
  if (!container) return;
  const id = `${idOf(place)}-live`;
  let told = document.getElementById(id);
  told?.querySelectorAll('.error').forEach((error) => error.remove());
  const doubts = new Map(broken.filter(([, , kind]) => kind === 'soft').map(([, text, , code]) => [`reason:${reasonKey(place, code)}`, text]));
  for (const asked of told?.children ?? []) asked.hidden = !doubts.has(asked.querySelector('textarea').name);
  const errors = broken.filter(([, text, kind]) => text && kind !== 'soft' && !container.textContent.includes(text)).map(([, text]) => tellError(text));
  const asked = [...doubts].filter(([name]) => !named(field.form, name)).map(([name, text]) => doubt(name, text, texts));
  if (errors.length + asked.length && !told) container.append(told = make('div', { id, className: 'live' }));
  told?.prepend(...errors);
  told?.append(...asked);
}

document.addEventListener('input', ({ target }) => { if (target.name?.startsWith('reason:')) judge(target); });
