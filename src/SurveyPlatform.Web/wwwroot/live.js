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

export class Live {
  #rules;
  #form;
  #graph;
  #parts = new Map();
  #outputs = new Map();
  #broken = new Map();
  #left = new Set();
  #isAwaited = false;

  constructor(rules, form, answers) {
    [this.#rules, this.#form, this.#graph] = [rules, form, new Graph(rules)];
    for (const place of answers.places) this.#answer(place, answers.get(place));
    answers.listen((news) => {
      if (news.place) this.#answer(news.place, news.typed);
      else if (news.change !== 'added') this.#graph.remove(news.group, news.line, news.change === 'removed');
      this.#soon();
    });
    this.adopt(form);
  }

  /** The form as it is worked out. */
  get graph() { return this.#graph; }

  /** Takes in what shows figures in an element: in the form at first, then in each line that is added to it. */
  adopt(element) {
    for (const part of element.querySelectorAll('[data-part]')) this.#parts.set(part.dataset.part, part);
    for (const output of element.querySelectorAll('output[data-figure]')) this.#outputs.set(output.dataset.figure, output);
    this.show();
  }

  #answer(place, typed) {
    if (place.includes(':')) return;
    const { name, line } = placeOf(place);
    this.#graph.answer(name, line, typed);
  }

  /** What many fields bring in one go is written once. */
  #soon() {
    if (!this.#isAwaited) requestAnimationFrame(() => { this.#isAwaited = false; this.show(); });
    this.#isAwaited = true;
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
