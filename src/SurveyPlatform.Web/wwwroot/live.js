// Shows what is asked and what comes out while one types. What the server works out on saving is what counts; it does it with
// the same expressions.

import { offer } from './choices.js';
import { tell } from './checks.js';
import { Graph, HEAD } from './graph.js';
import { write } from './typed.js';

function placeOf(written) {
  const at = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(written);
  return at ? { group: at[1], line: +at[2], name: at[3] } : { name: written, line: HEAD };
}

const typedIn = (field) => (field.type !== 'radio' && field.type !== 'checkbox'
  ? field.value
  : [...field.closest('.choices').querySelectorAll(':checked')].map((chosen) => chosen.value).join(' '));

export class Live {
  #rules;
  #form;
  #graph;
  #parts = new Map();
  #outputs = new Map();
  #broken = new Map();
  #left = new Set();

  constructor(rules, form) {
    [this.#rules, this.#form, this.#graph] = [rules, form, new Graph(rules)];
    this.adopt(form);
  }

  /** The form as it is worked out. */
  get graph() { return this.#graph; }

  /** Takes in what stands in an element: the form at first, then each line that is added to it. */
  adopt(element) {
    for (const part of element.querySelectorAll('[data-part]')) this.#parts.set(part.dataset.part, part);
    for (const output of element.querySelectorAll('output[data-figure]')) this.#outputs.set(output.dataset.figure, output);
    for (const field of element.querySelectorAll('[name]:not([type=hidden], button)')) this.take(field);
    this.show();
  }

  /** Takes in what stands in a field now. */
  take(field) {
    if (field.name === '_remove') {
      const { group, line } = placeOf(field.value);
      this.#graph.remove(group, line, field.checked);
    } else if (!/^_|:/.test(field.name)) {
      const { name, line } = placeOf(field.name);
      this.#graph.answer(name, line, typedIn(field));
    }
  }

  /** Writes what has changed since, and nothing else. */
  show() {
    for (const { place, isAsked, value, offered, broken } of this.#graph.settle()) {
      if (broken) {
        this.#broken.set(place, broken);
        this.#tell(place);
        continue;
      }

      const part = this.#parts.get(place);
      if (part?.tagName === 'TD') part.classList.toggle('off', !isAsked);
      else if (part && part.hidden === isAsked) part.hidden = !isAsked;
      const output = this.#outputs.get(place);
      const text = output && write(value);
      if (output && output.textContent !== text) output.textContent = text;
      if (offered) offer(this.#form, place, offered.map((option) => this.#option(place, option)), this.#rules.gone);
    }
  }

  /** From now on what is wrong in the field is told: whoever still types is left in peace. */
  leave(field) {
    this.#left.add(field.name);
    this.#tell(field.name);
  }

  #tell(place) {
    const broken = this.#broken.get(place) ?? [];
    const output = this.#outputs.get(place);
    const isTyping = document.activeElement?.name === place;
    if (output || (this.#left.has(place) && !(isTyping && broken.length > 0))) tell(output ?? this.#form.querySelector(`[name="${place}"]:not([type=hidden])`), place, broken, this.#rules.texts);
  }

  #option(place, value) {
    const [, , , text] = this.#rules.lists[this.#rules.questions[placeOf(place).name].list].find(([option]) => option === value);
    return [value, text];
  }
}
