// Choosing a unit by any part of its name, with marks or without: a list under the field instead of the browser's own, which finds nothing
// that is typed without marks. The answer is the unit's code; its name stands beside it.

import { fold } from './fold.js';
import { answers } from './page.js';
import { make, t } from './row-texts.js';

const most = 8;

/** The units that there are, from the list that the page carries. */
export class Units {
  names = new Map();
  #folded = [];

  constructor() {
    for (const { value, textContent, dataset } of document.querySelectorAll('#units option')) {
      this.names.set(value, textContent);
      this.#folded.push({ code: value, name: textContent, folded: fold(textContent), district: dataset.in });
    }
  }

  of(district) { return this.#folded.filter((unit) => unit.district === district).map(({ code }) => code); }

  /** The code first, then names with what was typed, with its marks before without them; then those that have all its words somewhere. */
  find(typed) {
    const [asked, exact] = [fold(typed), typed.trim().toLowerCase()];
    const words = asked.split(' ').filter(Boolean);
    const ranked = ({ code, name, folded }) => [code === asked, code.startsWith(asked), name.toLowerCase().includes(exact), folded.split(',')[0].includes(asked), folded.includes(asked), true];
    return this.#folded.filter(({ code, folded }) => code.startsWith(asked) || words.every((word) => folded.includes(word)))
      .map((unit) => [ranked(unit).indexOf(true), unit]).sort(([a], [b]) => a - b).slice(0, most).map(([, unit]) => unit);
  }

  /** The only unit that is called so, without its district. */
  called(typed) {
    const asked = fold(typed);
    const found = asked ? this.#folded.filter(({ folded }) => folded === asked || folded.split(', ')[0] === asked) : [];
    return found.length === 1 ? found[0].code : null;
  }

  /** Writes the name of the unit beside its code. */
  name(field) {
    const name = this.names.get(field.value.trim());
    const told = field.parentElement.querySelector('.unit-name');
    if (name && told) told.textContent = name;
    else if (name) field.after(make('small', { className: 'unit-name', textContent: name }));
    else told?.remove();
  }
}

/** The list under the field that is being typed in. */
export class UnitPicker {
  #units;
  #list = make('ul', { id: 'unit-list', className: 'unit-list', hidden: true });
  #field = null;
  #found = [];
  #at = 0;

  constructor(form, units) {
    this.#units = units;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', t('units'));
    form.append(this.#list);
    form.addEventListener('focusin', ({ target }) => this.#prepare(target));
    form.addEventListener('input', ({ target, isTrusted }) => this.#type(target, isTrusted));
    form.addEventListener('keydown', (event) => this.#key(event), { capture: true });
    form.addEventListener('focusout', ({ target }) => this.#leave(target));
    this.#list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const item = event.target.closest('[role=option]');
      if (item) this.#choose([...this.#list.children].indexOf(item));
    });
    addEventListener('scroll', () => this.#close(), { capture: true, passive: true });
  }

  #prepare(field) {
    if (field.getAttribute('list') !== 'units') return;
    field.removeAttribute('list');
    field.dataset.unit = '';
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', 'unit-list']]) field.setAttribute(name, value);
  }

  #type(field, isTyped) {
    if (!('unit' in field.dataset)) {
      if (field.getAttribute('list') === 'units') this.#units.name(field);
      return;
    }
    this.#units.name(field);
    if (!isTyped || document.activeElement !== field) return;
    this.#found = field.value.trim() ? this.#units.find(field.value) : [];
    if (this.#found.length === 0 || (this.#found.length === 1 && this.#found[0].code === field.value.trim())) this.#close();
    else this.#open(field);
  }

  #open(field) {
    this.#field = field;
    this.#list.replaceChildren(...this.#found.map(({ code, name }, index) => {
      const item = make('li', { id: `unit-list-${index}` }, name, ' ', make('small', { textContent: code }));
      item.setAttribute('role', 'option');
      return item;
    }));
    const { left, bottom, top } = field.getBoundingClientRect();
    this.#list.hidden = false;
    const isBelow = bottom + this.#list.offsetHeight < innerHeight;
    Object.assign(this.#list.style, { left: `${Math.max(0, Math.min(left, innerWidth - this.#list.offsetWidth))}px`, top: `${isBelow ? bottom : top - this.#list.offsetHeight}px` });
    field.setAttribute('aria-expanded', 'true');
    this.#mark(0);
  }

  #mark(at) {
    this.#at = (at + this.#found.length) % this.#found.length;
    [...this.#list.children].forEach((item, index) => item.setAttribute('aria-selected', index === this.#at));
    this.#field.setAttribute('aria-activedescendant', `unit-list-${this.#at}`);
  }

  #close() {
    if (!this.#field) return;
    this.#list.hidden = true;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
    this.#field = null;
  }

  #choose(at) {
    const { name } = this.#field;
    const { code } = this.#found[at];
    this.#close();
    answers.set(name, code);
  }

  /** Enter takes the unit that is marked and goes on as in every other field. */
  #key(event) {
    if (!this.#field || event.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Tab') this.#choose(this.#at);
    if (event.key === 'Escape') this.#close();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#mark(this.#at + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave(field) {
    if (!('unit' in field.dataset)) return;
    this.#close();
    const code = this.#units.names.has(field.value.trim()) ? null : this.#units.called(field.value);
    if (code) answers.set(field.name, code);
  }
}
