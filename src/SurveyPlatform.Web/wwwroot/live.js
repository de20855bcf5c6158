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

// Thousands of lines are worked out bit by bit: nobody waits for them to type.
const longest = 50;

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
    this.#own(form);
    this.show();
  }

  /** The form as it is worked out. */
  get graph() { return this.#graph; }

  /** Takes in a row that is new on the page, and shows in it what is known already. */
  adopt(row) {
    this.#own(row);
    this.#soon();
    for (const { dataset: { part } } of row.querySelectorAll('[data-part]')) {
      const { name, line } = placeOf(part);
      const cell = this.#graph.cell(this.#graph.nodes.get(name), line);
      if (cell) this.#write(part, cell);
      this.#tell(part);
    }
  }

  /** Forgets a row that is taken off the page; what is worked out in it stays. */
  release(row) {
    for (const { dataset: { part } } of row.querySelectorAll('[data-part]')) {
      this.#parts.delete(part);
      this.#outputs.delete(part);
    }
  }

  /** A line may stand on the page before anything is typed in it. */
  meet(group, line) { this.#graph.meet(group, line); }

  /** Places where an answer breaks a rule that keeps the return from being handed in. */
  * wrong() {
    for (const [place, broken] of this.#graph.wrong) if (broken.some(([, , kind]) => kind !== 'soft')) yield place;
  }

  /** As though somebody had been there and gone on. */
  leaveAt(place) { this.#left.add(place); }

  #own(element) {
    for (const part of element.querySelectorAll('[data-part]')) this.#parts.set(part.dataset.part, part);
    for (const output of element.querySelectorAll('output[data-figure]')) this.#outputs.set(output.dataset.figure, output);
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
    for (const cell of this.#graph.settle(performance.now() + longest)) {
      if (cell.broken) {
        this.#broken.set(cell.place, cell.broken);
        this.#tell(cell.place);
      } else this.#write(cell.place, cell);
    }
    if (!this.#graph.isSettled) this.#soon();
  }

  #write(place, { isAsked, value, offered }) {
    const part = this.#parts.get(place);
    if (part?.tagName === 'TD') part.classList.toggle('off', !isAsked);
    else if (part && part.hidden === isAsked) part.hidden = !isAsked;
    const output = this.#outputs.get(place);
    const text = output && write(value);
    if (output && output.textContent !== text) output.textContent = text;
    if (offered) offer(this.#form, place, offered.map((option) => this.#option(place, option)), this.#rules.gone);
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
