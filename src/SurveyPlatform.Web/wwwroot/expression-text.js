// What an expression says around the caret while it is being written, right or wrong, closed or not. Whether it is right is the server's to say.

import { fold } from './fold.js';

const MOST = 40;
const part = /\$\{\s*[\p{L}\p{M}\p{N}_.-]+\s*\}|\$\{[\p{L}\p{M}\p{N}_.-]*\}?|'[^']*'?|"[^"]*"?|[\p{L}_][\p{L}\p{M}\p{N}_:-]*|\d+(?:\.\d*)?|[<>!]=|\S/gu;
const operators = new Set(['and', 'or', 'div', 'mod']);

const kindOf = (text) => (text.startsWith('${') ? 'name' : /^['"]/.test(text) ? 'text' : /^[\p{L}_]/u.test(text) ? 'word' : 'symbol');
const isOpenText = ({ kind, text }) => kind === 'text' && (text.length === 1 || text.at(-1) !== text[0]);
const bare = (reference) => reference.slice(2, -1).trim();

/** Its parts, without the blanks between them. */
export const scan = (text) => [...text.matchAll(part)].map(({ 0: found, index }) => ({ kind: kindOf(found), text: found, from: index, to: index + found.length }));

/** How much of what follows the caret belongs to what stands before it. */
const reach = (text, caret, pattern) => caret + pattern.exec(text.slice(caret))[0].length;

/**
 * What can be completed at the caret: {kind, query, from, to}, where from … to is what a completion replaces; null: nothing.
 * A choice has what it is a choice of: {name}, {self} or {attribute}.
 */
export function contextAt(text, caret) {
  const before = text.slice(0, caret);
  const reference = /\$\{([^${}'"()=<>+*,]{0,60})$/.exec(before);
  const parts = scan(before);
  const last = parts.at(-1);
  if (last && isOpenText(last)) {
    const what = quotedAfter(parts.slice(0, -1));
    return what && { ...what, query: last.text.slice(1), from: last.from + 1, to: reach(text, caret, /^[\p{L}\p{N}_-]*/u), quote: last.text[0] };
  }
  if (reference) return { kind: 'name', query: reference[1], from: reference.index, to: reach(text, caret, /^[\p{L}\p{N}_]*\}?/u) };
  if (last?.kind !== 'word' || last.to !== caret || operators.has(last.text)) return null;
  return { kind: 'word', query: last.text, from: last.from, to: reach(text, caret, /^[\p{L}\p{N}_-]*/u) };
}

/** What a text in quotes is, by what stands before it. */
function quotedAfter(parts) {
  const [fourth, third, second, first] = [-4, -3, -2, -1].map((at) => parts.at(at));
  if (first?.text === '(' && second?.text === 'previous') return { kind: 'previous' };
  if (first?.text === '(' && second?.text === 'unit') return { kind: 'attribute' };
  const isChosen = first?.text === ',' && third?.text === '(' && fourth?.text === 'selected';
  if (!isChosen && first?.text !== '=' && first?.text !== '!=') return null;
  if (second?.text === ')' && third?.kind === 'text' && parts.at(-5)?.text === 'unit') return { kind: 'choice', attribute: third.text.slice(1, -1) };
  if (second?.text === '.') return { kind: 'choice', self: true };
  return second?.kind === 'name' ? { kind: 'choice', name: bare(second.text) } : null;
}

/** Everything, at a place where nothing is begun. */
export const anything = (caret) => ({ kind: 'word', query: '', from: caret, to: caret });

/** 0: exactly this; the higher, the farther; null: not this. */
function distance(query, name, label) {
  const [wanted, called, said] = [query, name, label].map(fold);
  if (!wanted || called === wanted) return 0;
  if (called.startsWith(wanted) || said === wanted) return 1;
  if (` ${said.replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${wanted}`)) return 2;
  return called.includes(wanted) ? 3 : said.includes(wanted) ? 4 : null;
}

const ranked = (query, items) => items.map((item) => ({ ...item, distance: distance(query, item.value, item.label) }))
  .filter((item) => item.distance !== null).sort((a, b) => a.distance - b.distance);

const asName = ({ name, label }) => ({ kind: 'name', value: name, label: label ?? '' });
const asFunction = ({ name, signature, help }) => ({ kind: 'function', value: name, signature, label: help ?? '' });

/** The nearest first. The sources are what attachExpressionEditor is given. */
export function completions(context, { names, functions, unit, self }) {
  const { kind, query } = context;
  if (kind === 'word') {
    return [...ranked(query, functions.map(asFunction)).filter((item) => item.distance < 4), ...ranked(query, names.map(asName))]
      .sort((a, b) => a.distance - b.distance).slice(0, MOST);
  }
  if (kind === 'name' || kind === 'previous') return ranked(query, names.map(asName)).slice(0, MOST);
  const choices = kind === 'attribute' ? unit
    : context.attribute ? unit.find((item) => item.value === context.attribute)?.options
      : names.find((item) => item.name === (context.self ? self : context.name))?.options;
  return ranked(query, (choices ?? []).map(({ value, label }) => ({ kind: 'choice', value, label: label ?? '' }))).slice(0, MOST);
}

/** What stands there once a completion is taken: {from, to, insert, caret}; caret counts from the start of the expression. */
export function taken(text, context, item) {
  const { from, kind, quote } = context;
  const put = (insert, caret, to = context.to) => ({ from, to, insert, caret: from + caret });
  if (quote) {
    const isClosed = text[context.to] === quote;
    return put(item.value + quote, item.value.length + 1, context.to + isClosed);
  }
  if (item.kind === 'name') return put(`\${${item.value}}`, item.value.length + 3);
  const inside = item.signature.slice(item.value.length + 1, -1);
  if (kind === 'word' && text[context.to] === '(') return put(item.value, item.value.length + 1);
  if (!inside || inside === '..') return put(item.signature, item.signature.length);
  return inside.startsWith("'") ? put(`${item.value}('')`, item.value.length + 2) : put(`${item.value}()`, item.value.length + 1);
}

/** The call one stands in, and in which of its arguments: {name, argument} from 0; null: none. */
export function callAt(text, caret) {
  const open = [];
  let word = null;
  for (const { kind, text: found } of scan(text.slice(0, caret))) {
    if (found === '(') open.push({ name: word, argument: 0 });
    else if (found === ')') open.pop();
    else if (found === ',' && open.length) open.at(-1).argument++;
    word = kind === 'word' && !operators.has(found) ? found : null;
  }
  return open.findLast((call) => call.name) ?? null;
}

/** From … to of a problem; one character where nothing says how long it is. */
export function extent(text, { position, length, found }) {
  const from = Math.min(position - 1, text.length);
  if (length) return { from, to: from + length };
  return { from, to: found && text.startsWith(found, from) ? from + found.length : scan(text).find((item) => item.from === from)?.to ?? from + 1 };
}

/** How its fix is done: {from, to, insert}; null where what to write is known, but not how to get there. */
export function fixOf(text, problem) {
  const { from, to } = extent(text, problem);
  const { fix, found = text.slice(from, to) } = problem;
  const rest = text.slice(from);
  if (fix === 'not()') {
    const operand = /^!\s*(\$\{[^}]*\}|\()/.exec(rest);
    return operand && { from, to: from + operand[0].length, insert: operand[1] === '(' ? 'not(' : `not(${operand[1]})` };
  }
  if (fix === "'") {
    const quoted = /^[“”‘’]([^“”‘’'"]*)[“”‘’'"]/.exec(rest);
    return { from, to: from + (quoted?.[0].length ?? 1), insert: quoted ? `'${quoted[1]}'` : "'" };
  }
  const isCall = found.endsWith('()') && fix.endsWith('()');
  const [written, meant] = isCall ? [found.slice(0, -2), fix.slice(0, -2)] : [found, fix];
  return fix !== 'concat()' && rest.startsWith(written) ? { from, to: from + written.length, insert: meant } : null;
}
