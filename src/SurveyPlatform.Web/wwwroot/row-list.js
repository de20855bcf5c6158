// Which lines of a group are looked for, and in what order: over what stands in all of them, whether they are on the page or not.

import * as decimal from './decimal.js';
import { show } from './expressions.js';
import { fold } from './fold.js';
import { read } from './typed.js';

const collator = new Intl.Collator('vi', { numeric: true });

function columnOf(cell, units) {
  const name = cell.dataset.part.replace(/^.*\./, '');
  const field = cell.querySelector('select, textarea, input:not([type=hidden]), output');
  const choices = [...cell.querySelectorAll('option[value]:not([value=""])')].map(({ value, textContent }) => [value, textContent]);
  const boxes = [...cell.querySelectorAll('label > [type=checkbox]')].map((box) => [box.value, box.parentElement.textContent.trim()]);
  const labels = new Map([...choices, ...boxes]);
  const kind = field.tagName === 'OUTPUT' ? 'calculated'
    : field.tagName === 'SELECT' ? 'choice'
      : field.getAttribute('list') === 'units' ? 'unit'
        : field.classList.contains('figure') ? 'number'
          : field.classList.contains('day') ? 'date' : 'text';
  return { name, kind, labels: kind === 'unit' ? units.names : labels };
}

function compare(a, b) {
  if (a === null || b === null) return (a === null) - (b === null);
  return typeof a === 'number' ? a - b : collator.compare(a, b);
}

export class RowList {
  #group;
  #answers;
  #texts = new Map();

  constructor(group, row, answers, units) {
    [this.#group, this.#answers] = [group, answers];
    this.columns = [...row.querySelectorAll('[data-part]')].map((cell) => columnOf(cell, units)).filter(({ kind }) => kind !== 'calculated');
  }

  forget(line) { this.#texts.delete(line); }

  /**
   * @param query {words, filters: Map of column → choice, column, isDescending}
   * @returns The lines that match: as they stand, or what is written exactly as asked first, or sorted with blanks last.
   */
  apply(lines, { words = '', filters = new Map(), column, isDescending }) {
    const filtered = [...filters].reduce((left, [name, choice]) => left.filter((line) => this.#at(line, name).split(' ').includes(choice)), lines);
    const found = this.#find(filtered, words);
    return column ? this.#sort(found, this.columns.find(({ name }) => name === column), isDescending) : found;
  }

  #at(line, name) { return this.#answers.get(`${this.#group}[${line}].${name}`); }

  /** What is read in a cell: choices by their labels, units by code and name. */
  #read(line, { name, kind, labels }) {
    const typed = this.#at(line, name);
    if (!typed || labels.size === 0) return typed;
    const label = typed.split(' ').map((value) => labels.get(value) ?? value).join('; ');
    return kind === 'unit' && labels.has(typed) ? `${typed} ${label}` : label;
  }

  #find(lines, words) {
    const folded = fold(words).split(' ').filter(Boolean);
    if (folded.length === 0) return lines;
    const asked = words.normalize('NFC').trim().toLowerCase();
    const [exact, together, others] = [[], [], []];
    for (const line of lines) {
      const text = this.#textOf(line);
      if (!folded.every((word) => text.folded.includes(word))) continue;
      if (text.exact.includes(asked)) exact.push(line);
      else (text.folded.includes(folded.join(' ')) ? together : others).push(line);
    }
    return [...exact, ...together, ...others];
  }

  #textOf(line) {
    let text = this.#texts.get(line);
    if (!text) {
      const exact = this.columns.map((column) => this.#read(line, column)).filter(Boolean).join('\n').toLowerCase();
      this.#texts.set(line, text = { exact, folded: fold(exact) });
    }
    return text;
  }

  #sort(lines, column, isDescending) {
    const keyed = lines.map((line) => [this.#key(line, column), line]);
    keyed.sort(([a], [b]) => (a === null || b === null || !isDescending ? compare(a, b) : compare(b, a)));
    return keyed.map(([, line]) => line);
  }

  #key(line, column) {
    const typed = this.#at(line, column.name);
    if (!typed.trim()) return null;
    if (column.kind === 'number') return ((value) => value && Number(decimal.format(value)))(read('number', typed));
    if (column.kind === 'date') return ((value) => value && show(value))(read('date', typed));
    return column.kind === 'unit' ? column.labels.get(typed) ?? typed : this.#read(line, column);
  }
}
