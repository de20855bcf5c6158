// Makes a textarea an editor of expressions: completion of names, functions and choices; the signature of the call one stands in;
// errors under the very character, each with its fix where there is one. Without it the textarea is a textarea.

import { element, signatureWith, withCode } from './expression-parts.js';
import { Layer } from './expression-layer.js';
import { Suggestions } from './expression-suggestions.js';
import { anything, callAt, completions, contextAt, extent, fixOf, taken } from './expression-text.js';

let editors = 0;

/** Where two texts begin to differ, and how much is the same at their ends. */
function changed(before, after) {
  const most = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, by: after.length - before.length };
}

class Editor {
  #problems = [];
  #text;

  constructor(textarea, sources) {
    const id = `xe-${++editors}`;
    this.textarea = textarea;
    this.sources = sources;
    this.layer = new Layer(textarea);
    this.suggestions = new Suggestions(textarea, `${id}-list`, sources.texts.list, (item) => this.#take(item));
    this.hint = element('p', { className: 'xe-hint hint', id: `${id}-hint` });
    this.messages = element('ul', { className: 'xe-problems', id: `${id}-problems` });
    this.status = element('span', { className: 'hidden', role: 'status' });
    this.#build(id);
    this.#listen();
    this.show([]);
  }

  /** [{position, length?, text, fix?, found?}]: position from 1, none for what is wrong as a whole; found: what the fix replaces. */
  show(problems) {
    this.#text = this.textarea.value;
    this.#problems = problems;
    this.#draw();
  }

  #build(id) {
    const hadFocus = document.activeElement === this.textarea;
    const frame = element('div', { className: 'xe' });
    this.textarea.before(frame);
    frame.append(this.textarea, this.layer.element, this.suggestions.list, this.hint, this.messages, this.status);
    Object.assign(this.textarea, { spellcheck: false, autocapitalize: 'none', autocomplete: 'off' });
    const described = [this.textarea.getAttribute('aria-describedby'), `${id}-problems`, `${id}-hint`].filter(Boolean);
    this.textarea.setAttribute('aria-describedby', described.join(' '));
    if (hadFocus) this.textarea.focus();
  }

  #listen() {
    const { textarea } = this;
    textarea.addEventListener('input', () => { this.#follow(); this.#suggest(contextAt(textarea.value, this.#caret)); });
    textarea.addEventListener('keydown', (event) => this.#press(event));
    textarea.addEventListener('blur', () => this.suggestions.close());
    textarea.addEventListener('click', () => this.suggestions.close());
    textarea.addEventListener('selectionchange', () => this.#explain());
    textarea.addEventListener('keyup', () => this.#explain());
    textarea.addEventListener('focus', () => this.#explain());
    addEventListener('scroll', () => this.#place(), { capture: true, passive: true });
    addEventListener('resize', () => this.#place(), { passive: true });
  }

  get #caret() {
    return this.textarea.selectionEnd;
  }

  #press(event) {
    if (event.isComposing || event.altKey || event.metaKey || (event.shiftKey && event.key === 'Tab')) return;
    if (event.ctrlKey && event.key === ' ') {
      this.#suggest(contextAt(this.textarea.value, this.#caret) ?? anything(this.#caret));
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.suggestions.close();
      return;
    } else if (event.ctrlKey || !this.suggestions.press(event.key)) {
      return;
    }
    // Neither a line more nor a dialog less: the key was for the list.
    event.preventDefault();
    event.stopPropagation();
  }

  #suggest(context) {
    const { functions, names, self, texts, unit = [] } = this.sources;
    const items = context ? completions(context, { functions, names: names(), self: self?.(), unit }) : [];
    const isDone = items.length === 1 && items[0].distance === 0 && context.query && context.kind === 'choice';
    this.context = context;
    this.suggestions.open(isDone ? [] : items, this.layer.rectAt(context?.from ?? 0));
    this.status.textContent = items.length ? texts.count.replace('{count}', items.length) : '';
    this.#explain();
  }

  #place() {
    if (this.suggestions.isOpen) this.suggestions.place(this.layer.rectAt(this.context.from));
  }

  #take(item) {
    const edit = taken(this.textarea.value, this.context, item);
    this.suggestions.close();
    this.#replace(edit);
    // An empty pair of quotes asks for what stands between them.
    const context = contextAt(this.textarea.value, this.#caret);
    if (context?.quote && !context.query) this.#suggest(context);
  }

  /** As if it had been typed, so that undo takes it back. */
  #replace({ from, to, insert, caret = from + insert.length }) {
    this.textarea.focus();
    this.textarea.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, insert)) {
      this.textarea.setRangeText(insert);
      this.textarea.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    this.textarea.setSelectionRange(caret, caret);
    this.suggestions.close();
    this.#explain();
  }

  /** Problems move with the text they are of; those of text that is being changed are gone until the next check. */
  #follow() {
    const [before, after] = [this.#text, this.textarea.value];
    const { start, end, by } = changed(before, after);
    this.#text = after;
    this.#problems = this.#problems.flatMap((problem) => {
      if (!problem.position) return [problem];
      const { from, to } = extent(before, problem);
      return to <= start ? [{ ...problem, length: to - from }] : from >= end ? [{ ...problem, position: problem.position + by, length: to - from }] : [];
    });
    this.#draw();
  }

  #draw() {
    this.textarea.ariaInvalid = this.#problems.length ? 'true' : null;
    this.layer.draw(this.#problems.filter((problem) => problem.position).map((problem) => extent(this.#text, problem)));
    this.messages.replaceChildren(...this.#problems.map((problem) => this.#message(problem)));
    this.#explain();
  }

  #message(problem) {
    const fix = problem.fix ? fixOf(this.#text, problem) : null;
    const button = fix && element('button', { type: 'button', onclick: () => this.#fix(problem, fix) }, ...withCode(this.sources.texts.fix, 'fix', problem.fix));
    return element('li', { className: 'error' }, element('span', {}, problem.text), ...(button ? [' ', button] : []));
  }

  #help() {
    const { help } = this.sources;
    return help ? [' ', element('a', { href: help.href, target: '_blank', rel: 'noopener' }, help.text)] : [];
  }

  #fix(problem, edit) {
    this.#problems = this.#problems.filter((other) => other !== problem);
    this.#replace(edit);
  }

  /** The call one stands in; else how to begin. */
  #explain() {
    const call = callAt(this.textarea.value, this.#caret);
    const known = call && this.sources.functions.find(({ name }) => name === call.name);
    const shown = known ? `${known.name} ${call.argument}` : '';
    if (this.hint.dataset.shown === shown) return;
    this.hint.dataset.shown = shown;
    this.hint.replaceChildren(...(known ? [signatureWith(known.signature, call.argument), ` ${known.help}`] : [this.sources.texts.hint, ...this.#help()]));
  }
}

/**
 * @param names () => [{name, label, type, options?: [{value, label}]}], asked each time, as the form changes while one writes.
 * @param functions [{name, signature, help}]; a signature is name(argument, [optional], …), 'in quotes' where a name is written out.
 * @param unit [{value, label, options?}]: what unit('…') reads.
 * @param self () => the name of the question that "." is; needed for its choices only.
 * @param help {href, text}: where more is told of expressions; optional.
 * @param texts {hint, list, count, fix}
 */
export function attachExpressionEditor(textarea, sources) {
  const editor = new Editor(textarea, sources);
  return { show: (problems) => editor.show(problems) };
}
