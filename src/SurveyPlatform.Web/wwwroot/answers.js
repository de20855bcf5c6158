// What is typed, whether a field for it stands on the page or not: one truth for the figures, for saving, and for whatever fills in many
// fields at once. A place is `name`, `group[3].name`, `reason:check` or `reason:check@group[3]`; a line keeps its number while the page is open,
// and its key for ever (Domain/Returns/AnswerSet.cs).

import { AnswerLines } from './answer-lines.js';

const answering = '[name]:not([type=hidden], [type=file], button), [type=hidden][data-answer]';

const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';

/** `0-2,5-6` as 0, 1, 2, 5, 6. */
const numbersIn = (written) => written.split(',').flatMap((range) => {
  const [first, last] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
});

export function lineOf(place) {
  const at = /^(?:reason:[^@]+@)?(\w+)\[(\d+)\]/.exec(place);
  return at ? { group: at[1], line: +at[2] } : null;
}

export class Answers {
  #form;
  #typed = new Map();
  #groups = new Map();
  #listeners = [];

  /** @param stored All lines of the groups that are too large for the page (Pages/Returns/LinesData.cs). */
  constructor(form, stored = {}) {
    this.#form = form;
    for (const block of form.querySelectorAll('[data-lines]')) this.#groups.set(block.dataset.lines, new AnswerLines(+block.dataset.max));
    for (const [group, lines] of Object.entries(stored)) this.#load(group, lines);
    this.adopt(form);
    form.addEventListener('input', ({ target }) => this.#take(target, true));
  }

  /** Takes in the fields of an element: of the page at first, then of each line that is added to it. */
  adopt(element) {
    for (const row of element.matches('[data-line]') ? [element] : element.querySelectorAll('[data-line]')) {
      if (row.dataset.key) this.#groups.get(row.closest('[data-lines]').dataset.lines).know(+row.dataset.line, +row.dataset.key);
    }
    for (const field of element.querySelectorAll(answering)) this.#take(field, false);
  }

  listen(listener) { this.#listeners.push(listener); }

  get places() { return this.#typed.keys(); }

  get(place) { return this.#typed.get(place) ?? ''; }

  set(place, typed) {
    const fields = this.#fields(place);
    if (fields.length === 0) {
      this.#note(place, typed, true);
      return;
    }
    const isList = isChoice(fields[0]);
    for (const field of fields) {
      if (isList) field.checked = typed.split(' ').includes(field.value);
      else field.value = typed;
      if (field.tagName === 'SELECT' && field.value !== typed) field.add(new Option(typed, typed, false, true));
    }
    for (const type of ['input', 'change']) fields[0].dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Numbers of the lines that something has been typed in, ascending; those that go are left out. */
  lines(group) { return this.#groups.get(group).numbers; }

  /** A line after all others: its number; null where the group has no room left. */
  add(group, values = {}, key = null) {
    const lines = this.#groups.get(group);
    if (lines.numbers.length >= lines.most) return null;
    const line = lines.next;
    if (key !== null) lines.know(line, key);
    this.#tell({ group, line, change: 'added' });
    for (const [name, typed] of Object.entries(values)) this.set(`${group}[${line}].${name}`, typed);
    return line;
  }

  isRemoved(group, line) { return this.#groups.get(group).gone.has(line); }

  remove(group, line, isRemoved = true) {
    const lines = this.#groups.get(group);
    if (lines.gone.has(line) === isRemoved) return;
    lines.remove(line, isRemoved);
    const box = [...this.#form.querySelectorAll('[name=_remove]')].find(({ value }) => value === `${group}[${line}]`);
    if (box) box.checked = isRemoved;
    this.#tell({ group, line, change: isRemoved ? 'removed' : 'restored' });
  }

  /** The key of a line; the next free one where it has none yet. */
  key(group, line) { return this.#groups.get(group).key(line); }

  /** Keys of the lines that have one. */
  keys(group) { return this.#groups.get(group).keys; }

  /** Whether the form has such a question. */
  isAsked(place) { return this.#typed.has(place) || this.#fields(place).length > 0; }

  /** The line that has the key; null: none. */
  lineWith(group, key) { return this.#groups.get(group)?.lineWith(key) ?? null; }

  /** Another key for a line that somebody else has added one with the same for. */
  rekey(group, line, key) { this.#groups.get(group).know(line, key); }

  #fields(place) {
    const found = this.#form.elements.namedItem(place);
    const all = !found ? [] : found instanceof Element ? [found] : [...found];
    return all.filter((field) => field.matches(answering));
  }

  #take(field, isTold) {
    if (!field.name || !field.matches(answering)) return;
    if (field.name === '_remove') {
      const { group, line } = lineOf(field.value);
      this.remove(group, line, field.checked);
    } else if (!field.name.startsWith('_')) {
      this.#note(field.name, isChoice(field) ? this.#fields(field.name).filter(({ checked }) => checked).map(({ value }) => value).join(' ') || field.dataset.off || '' : field.value, isTold);
    }
  }

  #load(group, { shown, columns, doubts }) {
    const lines = this.#groups.get(group);
    numbersIn(shown.split('=').at(-1)).forEach((key, line) => lines.know(line, key));
    for (const [name, texts] of Object.entries(columns)) {
      texts.forEach((text, line) => {
        if (!text) return;
        this.#typed.set(`${group}[${line}].${name}`, text);
        lines.count(line, 1);
      });
    }
    for (const [, key, reason] of doubts) if (reason) this.#typed.set(`reason:${key}`, reason);
  }

  #note(place, typed, isTold) {
    const before = this.get(place);
    if (before === typed) return;
    this.#typed.set(place, typed);
    const at = (before === '') !== (typed === '') && !place.includes(':') ? lineOf(place) : null;
    if (at) this.#groups.get(at.group)?.count(at.line, typed === '' ? -1 : 1);
    if (isTold) this.#tell({ place, typed });
  }

  #tell(news) { for (const listener of this.#listeners) listener(news); }
}
