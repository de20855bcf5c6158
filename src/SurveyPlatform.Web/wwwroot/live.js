// Works out relevance and calculated figures while one types, from the rules in the page (Pages/Returns/FormRules.cs).
// What the server works out on saving is what counts; it does it with the same expressions.

import * as decimal from './decimal.js';
import { evaluate, kindOf, parseDate, show, truth } from './expressions.js';

const isEnglish = document.documentElement.lang === 'en';

/** A number as it is written in Vietnam; null when it cannot be read or could be read two ways. */
export function readNumber(typed) {
  const text = typed.trim().replace(/\u00a0/g, ' ').replace(/\u2212/g, '-').replace(/%$/, '');
  const isAmbiguous = /^-?\d+\.(\d{1,2}|\d{4,})$/.test(text) || /^-?[1-9]\d{0,2},\d{3}$/.test(text);
  return isAmbiguous || !/^-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+)(,\d+)?$/.test(text)
    ? null
    : decimal.parse(text.replace(/[. ]/g, '').replace(',', '.'));
}

function readDate(typed) {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  return match ? parseDate(`${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`) : parseDate(typed.trim());
}

const readers = { number: readNumber, date: readDate };

function write(value) {
  if (kindOf(value) === 'date') return show(value).split('-').reverse().join('/');
  if (kindOf(value) !== 'number') return show(value);
  const [whole, rest] = decimal.format(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isEnglish ? ',' : '.');
  return rest ? grouped + (isEnglish ? '.' : ',') + rest : grouped;
}

/** One look at the form as it is now. */
class Look {
  constructor(rules, form) {
    this.rules = rules;
    this.typed = new Map();
    this.lines = new Map();
    this.known = new Map();
    const data = new FormData(form);
    const removed = new Set(data.getAll('_remove'));
    for (const [field, value] of data) {
      const at = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(field);
      if (at && removed.has(`${at[1]}[${at[2]}]`)) continue;
      this.typed.set(field, field in rules.questions && this.typed.get(field) ? `${this.typed.get(field)} ${value}` : value.trim());
      if (at && value.trim()) this.lines.set(at[1], (this.lines.get(at[1]) ?? new Set()).add(+at[2]));
    }
  }

  place(name, line) {
    const { group } = this.rules.questions[name];
    return group ? `${group}[${line}].${name}` : name;
  }

  once(key, work) {
    if (!this.known.has(key)) this.known.set(key, work());
    return this.known.get(key);
  }

  isRelevant(part, line) {
    const rule = this.rules.parts[part];
    if (!rule) return true;
    return this.once(`${part}?${line}`, () => (!rule.in || this.isRelevant(rule.in, line))
      && (!rule.relevant || truth(evaluate(rule.relevant, this.scope(this.rules.questions[part]?.group, line))) === true));
  }

  value(name, line) {
    const question = this.rules.questions[name];
    const place = this.place(name, line);
    return this.once(place, () => {
      if (!this.isRelevant(name, question.group && line)) return null;
      if (!question.calculation) return this.read(question, this.typed.get(place) ?? '');
      const value = evaluate(question.calculation, this.scope(question.group, line));
      if (question.type !== 'number') return value;
      const number = kindOf(value) === 'boolean' ? decimal.of(value ? 1 : 0) : kindOf(value) === 'number' ? value : null;
      return number && question.decimals !== undefined ? decimal.round(number, question.decimals) : number;
    });
  }

  read(question, typed) {
    return typed === '' ? null : readers[question.type] ? readers[question.type](typed) : typed;
  }

  scope(group, line) {
    const { questions, previous, unit, today } = this.rules;
    const linesOf = (name) => [...(this.isRelevant(name) && this.lines.get(name)) || []].sort((a, b) => a - b);
    return {
      self: null,
      today: parseDate(today),
      get: (name) => (questions[name] && (!questions[name].group || questions[name].group === group) ? this.value(name, line) : null),
      getAll: (name) => (!questions[name]
        ? linesOf(name).map(() => true)
        : questions[name].group ? linesOf(questions[name].group).map((at) => this.value(name, at)) : [this.value(name)]),
      previous: (name) => (questions[name]?.type === 'number'
        ? decimal.read(previous[name] ?? '')
        : questions[name]?.type === 'date' ? parseDate(previous[name] ?? '') : previous[name] || null),
      unit: (attribute) => unit[attribute] ?? null,
    };
  }
}

function lineOf(place) {
  const at = /^\w+\[(\d+)\]\.(\w+)$/.exec(place);
  return at ? [at[2], +at[1]] : [place];
}

/** Shows what is asked and what comes out, now. */
export function refresh(rules, form) {
  const look = new Look(rules, form);
  for (const element of form.querySelectorAll('[data-part]')) {
    const isAsked = look.isRelevant(...lineOf(element.dataset.part));
    if (element.tagName === 'TD') element.classList.toggle('off', !isAsked);
    else element.hidden = !isAsked;
  }
  for (const output of form.querySelectorAll('output[data-figure]')) {
    const [name, line] = lineOf(output.dataset.figure);
    const text = write(look.value(name, line));
    if (output.textContent !== text) output.textContent = text;
  }
}
