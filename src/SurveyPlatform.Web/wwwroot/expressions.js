// Evaluates expressions in the browser. The server parses them and sends the tree (Templates/Expressions/TreeJson.cs);
// tests/SurveyPlatform.Tests/vectors/expressions.json holds this file and the server to the same answers.
//
// A value is null (no answer), true or false, a text, a decimal {n, s} or a date {day}: days since 1970-01-01.
// A scope has: self, today, now (a text), line (from 0, or null), stored, get(name), getAll(name), previous(name), unit(attribute),
// option(list, value) ({label, columns} or null), listOf(name) (a code or null), column(name).

import * as decimal from './decimal.js';
import { matches } from './patterns.js';

const MAX_TEXT = 4000;
const FIRST_DAY = -719162;
const LAST_DAY = 2932896;

/** missing, boolean, string, number or date. */
export const kindOf = (value) =>
  value === null ? 'missing' : typeof value !== 'object' ? typeof value : 'day' in value ? 'date' : 'number';

const text = (value) => (value === '' ? null : value);

/** A figure as arithmetic sees it, or null. */
function figure(value) {
  switch (kindOf(value)) {
    case 'number': return value;
    case 'boolean': return decimal.of(value ? 1 : 0);
    case 'date': return decimal.of(value.day);
    default: return null;
  }
}

/** true, false, or null where it cannot be told. */
export function truth(value) {
  switch (kindOf(value)) {
    case 'missing': return null;
    case 'boolean': return value;
    case 'number': return value.n !== 0n;
    default: return true;
  }
}

/** As the server writes it: 1.5, 2023-09-14, true; empty when missing. */
export function show(value) {
  switch (kindOf(value)) {
    case 'missing': return '';
    case 'number': return decimal.format(value);
    case 'date': return isoDate(value.day);
    default: return String(value);
  }
}

const isoDate = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

/** The date of "2023-09-14", or null. */
export function parseDate(written) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(written);
  if (!match) return null;
  const day = new Date(0).setUTCFullYear(+match[1], match[2] - 1, +match[3]) / 86400000;
  return day >= FIRST_DAY && isoDate(day) === written ? { day } : null;
}

function equal(a, b) {
  const kind = kindOf(a);
  if (kind === 'missing' || kind !== kindOf(b)) return null;
  return kind === 'number' ? decimal.compare(a, b) === 0 : kind === 'date' ? a.day === b.day : a === b;
}

function ordered(a, b, holds) {
  const kind = kindOf(a);
  if (kind !== kindOf(b) || (kind !== 'number' && kind !== 'date')) return null;
  return holds(kind === 'number' ? decimal.compare(a, b) : a.day - b.day);
}

function arithmetic(a, b, apply) {
  const [x, y] = [figure(a), figure(b)];
  return x && y ? apply(x, y) : null;
}

/** A date and a number of days are a date; null where it is not these two. */
const moved = (date, days, apply) => (kindOf(date) === 'date' && kindOf(days) === 'number'
  ? { value: toDate(apply(decimal.of(date.day), days)) }
  : null);

function either(a, b, settles) {
  const [x, y] = [truth(a), truth(b)];
  return x === settles || y === settles ? settles : x === null || y === null ? null : !settles;
}

const negated = (value) => (value === null ? null : !value);

const operators = {
  or: (a, b) => either(a, b, true),
  and: (a, b) => either(a, b, false),
  '=': equal,
  '!=': (a, b) => negated(equal(a, b)),
  '<': (a, b) => ordered(a, b, (order) => order < 0),
  '<=': (a, b) => ordered(a, b, (order) => order <= 0),
  '>': (a, b) => ordered(a, b, (order) => order > 0),
  '>=': (a, b) => ordered(a, b, (order) => order >= 0),
  '+': (a, b) => (moved(a, b, decimal.add) ?? moved(b, a, decimal.add) ?? { value: arithmetic(a, b, decimal.add) }).value,
  '-': (a, b) => (moved(a, b, decimal.subtract) ?? { value: arithmetic(a, b, decimal.subtract) }).value,
  '*': (a, b) => arithmetic(a, b, decimal.multiply),
  div: (a, b) => arithmetic(a, b, decimal.divide),
  mod: (a, b) => arithmetic(a, b, decimal.remainder),
};

const settledBy = { or: true, and: false };

function chain(parts, scope) {
  if (parts.length === 3 && (parts[1] === '=' || parts[1] === '!=') && (parts[0] === '' || parts[2] === '')) {
    const isMissing = evaluate(parts[2] === '' ? parts[0] : parts[2], scope) === null;
    return isMissing === (parts[1] === '=');
  }
  let value = evaluate(parts[0], scope);
  for (let at = 1; at < parts.length; at += 2) {
    if (parts[at] in settledBy && truth(value) === settledBy[parts[at]]) return settledBy[parts[at]];
    value = operators[parts[at]](value, evaluate(parts[at + 1], scope));
  }
  return value;
}

/** The values that an aggregate is of: every line's, where the argument is a name. */
const allOf = (trees, scope) => trees
  .flatMap((tree) => (tree[0] === '$' && Array.isArray(tree) ? scope.getAll(tree[1]) : [evaluate(tree, scope)]))
  .filter((value) => value !== null);

function extreme(values, isBeyond) {
  let found = null;
  for (const value of values) {
    if (!['number', 'date'].includes(kindOf(value))) return null;
    const beyond = found === null || ordered(value, found, isBeyond);
    if (beyond === null) return null;
    if (beyond) found = value;
  }
  return found;
}

function sum(values) {
  let total = null;
  for (const value of values.map(figure)) {
    total = value && (total ? decimal.add(total, value) : value);
    if (!total) return null;
  }
  return total;
}

function readNumber(value) {
  return typeof value === 'string' ? decimal.parse(value.replace(/^ +| +$/g, '')) : figure(value);
}

function roundTo(value, places) {
  const [number, to] = [figure(value), figure(places)];
  if (!number || !to || !decimal.isWhole(to)) return null;
  const count = Number(decimal.format(to));
  return Math.abs(count) <= 28 ? decimal.round(number, count) : null;
}

const DAY = 86400;
const VIETNAM = 7 * 60;
const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.[0-9]{1,9})?)?(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?$/;

function minutesOf(zone) {
  if (zone === undefined) return VIETNAM;
  return zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (60 * zone.slice(1, 3) + +zone.slice(4));
}

/** Day and second in Vietnam of a date, of days since 1970-01-01, of "2023-09-14" or of what now() gives; else null. */
function moment(value) {
  switch (kindOf(value)) {
    case 'date': return { day: value.day, second: 0 };
    case 'number': return momentOfDays(value);
    case 'string': return readMoment(value);
    default: return null;
  }
}

function momentOfDays(value) {
  const whole = decimal.truncate(value);
  const floor = decimal.compare(value, whole) < 0 ? decimal.subtract(whole, decimal.of(1)) : whole;
  const day = Number(floor.n);
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return null;
  const seconds = decimal.multiply(decimal.subtract(value, floor), decimal.of(DAY));
  return { day, second: Math.min(DAY - 1, Number(decimal.roundEven(seconds).n)) };
}

function readMoment(written) {
  const match = MOMENT.exec(written);
  const date = match && parseDate(match[1]);
  if (!date) return null;
  const [, , hours, minutes, seconds = 0, zone] = match;
  const second = hours === undefined ? 0 : 60 * (60 * hours + +minutes + VIETNAM - minutesOf(zone)) + +seconds;
  const day = date.day + Math.floor(second / DAY);
  return day >= FIRST_DAY && day <= LAST_DAY ? { day, second: (second % DAY + DAY) % DAY } : null;
}

function toDate(value) {
  const found = moment(value);
  return found && { day: found.day };
}

/** Days since 1970-01-01 with the time as their fraction. */
function decimalDateTime(value) {
  if (kindOf(value) === 'number') return value;
  const found = moment(value);
  return found && decimal.divide(decimal.of(found.day * DAY + found.second), decimal.of(DAY));
}

function formatDate(value, format) {
  const found = moment(value);
  if (!found || typeof format !== 'string') return null;
  const [year, month, day] = isoDate(found.day).split('-');
  const weekday = (found.day % 7 + 11) % 7;
  const [hour, minute, second] = [found.second / 3600, found.second / 60 % 60, found.second % 60].map((part) => String(Math.floor(part)));
  const parts = {
    Y: year, y: year.slice(2), m: month, n: String(+month), b: `thg ${+month}`, d: day, e: String(+day), a: weekday ? `T${weekday + 1}` : 'CN',
    H: hour.padStart(2, '0'), h: hour, M: minute.padStart(2, '0'), S: second.padStart(2, '0'),
  };
  return bounded(format.replace(/%([YymnbdeaHhMS])/g, (_, letter) => parts[letter]));
}

function substring(values) {
  const characters = [...show(values[0])];
  const end = values.length > 2 ? values[2] : decimal.of(characters.length);
  if (kindOf(values[1]) !== 'number' || kindOf(end) !== 'number') return null;
  const place = (at) => Number(decimal.truncate(at).n);
  return text(characters.slice(place(values[1]), place(end)).join(''));
}

// Latin letters, as on the server: what other scripts do differs from browser to browser. ß and the like stay.
const isLatin = (letter) => /^[\u0000-\u024f\u1e00-\u1eff]$/.test(letter) && letter !== 'ı';
const cased = (value, change) => show(value).replace(/./gsu, (letter) => {
  const changed = change(letter);
  return isLatin(letter) && isLatin(changed) ? changed : letter;
});

const bounded = (value) => (value.length <= MAX_TEXT ? text(value) : null);
const choices = (value) => show(value).split(' ').filter(Boolean);
const comparing = (holds) => plain((a, b) => (a === null || b === null ? null : holds(show(a), show(b))));

function translate(value, from, to) {
  const others = [...show(to)];
  const changes = new Map();
  [...show(from)].forEach((letter, at) => changes.has(letter) || changes.set(letter, others[at] ?? ''));
  return bounded([...show(value)].map((letter) => changes.get(letter) ?? letter).join(''));
}

function selectedAt(value, at) {
  if (kindOf(at) !== 'number' || !decimal.isWhole(at)) return null;
  return choices(value)[decimal.format(at)] ?? null;
}

/** The labels of what is chosen from the list of the question. */
function label([tree, name = tree[1]], scope) {
  const list = scope.listOf(name);
  return list === null ? null
    : bounded(choices(evaluate(tree, scope)).map((value) => scope.option(list, value)?.label).filter(Boolean).join(', '));
}

function lookup([list, value, column], scope) {
  const columns = scope.option(list, show(evaluate(value, scope)))?.columns ?? {};
  return Object.hasOwn(columns, column) ? text(columns[column]) : null;
}

/** The value in the line of that number, counted from 1. */
function indexedRepeat([name, , number], scope) {
  const line = evaluate(number, scope);
  if (kindOf(line) !== 'number' || !decimal.isWhole(line)) return null;
  return scope.getAll(name[1])[decimal.format(decimal.subtract(line, decimal.of(1)))] ?? null;
}

function regex([tree, steps], scope) {
  const value = evaluate(tree, scope);
  return value === null || show(value).length > MAX_TEXT ? null : matches(steps, show(value));
}

const plain = (apply) => (trees, scope) => apply(...trees.map((tree) => evaluate(tree, scope)));
const ofOne = (apply) => plain((value) => (value === null ? null : apply(value)));
const ofAll = (apply) => (trees, scope) => apply(allOf(trees, scope));

const functions = {
  true: () => true,
  false: () => false,
  not: ofOne((value) => !truth(value)),
  boolean: plain(truth),
  if: ([condition, then, otherwise], scope) => {
    const holds = truth(evaluate(condition, scope));
    return holds === null ? null : evaluate(holds ? then : otherwise, scope);
  },
  once: ([tree], scope) => scope.stored ?? evaluate(tree, scope),
  coalesce: plain((...values) => values.find((value) => value !== null) ?? null),

  sum: ofAll(sum),
  count: ofAll((values) => decimal.of(values.length)),
  'count-non-empty': ofAll((values) => decimal.of(values.length)),
  min: ofAll((values) => extreme(values, (order) => order < 0)),
  max: ofAll((values) => extreme(values, (order) => order > 0)),
  round: plain((value, places = decimal.of(0)) => roundTo(value, places)),
  int: ofOne((value) => { const number = readNumber(value); return number && decimal.truncate(number); }),
  number: ofOne(readNumber),
  abs: ofOne((value) => { const number = figure(value); return number && decimal.abs(number); }),
  pow: plain((value, exponent) => arithmetic(value, exponent, decimal.pow)),
  sqrt: ofOne((value) => { const number = figure(value); return number && decimal.sqrt(number); }),

  string: ofOne(show),
  concat: ofAll((values) => bounded(values.map(show).join(''))),
  join: ([separator, ...trees], scope) => bounded(allOf(trees, scope).map(show).join(show(evaluate(separator, scope)))),
  'string-length': plain((value) => decimal.of([...show(value)].length)),
  substr: plain((...values) => substring(values)),
  contains: comparing((whole, part) => whole.includes(part)),
  'starts-with': comparing((whole, part) => whole.startsWith(part)),
  'ends-with': comparing((whole, part) => whole.endsWith(part)),
  'normalize-space': ofOne((value) => text(show(value).split(/[ \t\r\n\u00a0]+/).filter(Boolean).join(' '))),
  'upper-case': ofOne((value) => cased(value, (letter) => letter.toUpperCase())),
  'lower-case': ofOne((value) => cased(value, (letter) => letter.toLowerCase())),
  translate: plain(translate),
  regex,

  selected: plain((value, choice) => (choice === null ? null : choices(value).includes(show(choice)))),
  'count-selected': plain((value) => decimal.of(choices(value).length)),
  'selected-at': plain(selectedAt),
  label,
  choice: ([list, value], scope) => scope.option(list, show(evaluate(value, scope)))?.label || null,
  lookup,

  today: (_, scope) => scope.today,
  now: (_, scope) => scope.now,
  date: ofOne(toDate),
  'decimal-date-time': ofOne(decimalDateTime),
  'format-date': plain(formatDate),

  previous: ([name], scope) => scope.previous(name),
  unit: ([attribute], scope) => scope.unit(attribute),
  position: (_, scope) => (Number.isInteger(scope.line) ? decimal.of(scope.line + 1) : null),
  'indexed-repeat': indexedRepeat,
};

/** The value of a tree in a scope. */
export function evaluate(tree, scope) {
  if (typeof tree === 'string') return text(tree);
  const [head, ...rest] = tree;
  switch (head) {
    case '#': return decimal.read(rest[0]);
    case '.': return scope.self;
    case '$': return scope.get(rest[0]);
    case 'col': return scope.column(rest[0]);
    case 'neg': { const number = figure(evaluate(rest[0], scope)); return number && decimal.negate(number); }
    case 'chain': return chain(rest, scope);
    default: return functions[head](rest, scope);
  }
}
