// Names: proposed from labels, unique over the form, and rewritten wherever a rule reads them.

import { change, indexOf, isQuestion, partsOf, childKind, questionsOf } from './document.js';
import { plain } from './texts.js';

/** `Tổng số máy tính (bộ)` → `tong_so_may_tinh`: letters, digits, underscores; whole words as far as they fit. */
export function slug(text, most = 40) {
  const words = plain(text.replace(/\([^)]*\)/g, ' ')).split(/[^a-z0-9]+/).filter(Boolean);
  let name = '';
  for (const word of words) {
    const longer = name ? `${name}_${word}` : word.slice(0, most);
    if (longer.length > most) break;
    name = longer;
  }
  return /^[a-z]/.test(name) ? name : name && `m_${name}`;
}

/** Names of questions and groups share one space; codes of sections, tables and lists have one each. */
const spaceOf = (kind) => ({ question: 'name', cell: 'name', lines: 'name' })[kind] ?? kind;

export function takenNames(doc, kind, except) {
  const space = spaceOf(kind);
  return new Set([...indexOf(doc).values()].filter((entry) => spaceOf(entry.kind) === space && entry.id !== except)
    .map((entry) => (entry.node.name ?? entry.node.code ?? '').toLowerCase()));
}

export function free(name, taken, most = 60) {
  const base = name || 'cau';
  if (!taken.has(base.toLowerCase())) return base;
  for (let number = 2; ; number++) {
    const tried = `${base.slice(0, most - 1 - String(number).length)}_${number}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

export const freeName = (doc, kind, name, except) => free(name, takenNames(doc, kind, except));

const tokens = /'[^']*'|"[^"]*"|\$\{\s*([A-Za-z_][\w-]*)\s*\}|\bprevious\(\s*(['"])([\w-]+)\2\s*\)/g;
const listCalls = /\b(choice|lookup)\(\s*(['"])([\w-]+)\2/g;

/** The expression with every name that it reads put through `rename`. Texts in quotes stay. */
export const rewrite = (text, rename) => text.replace(tokens, (all, read, quote, before) =>
  (read ? `\${${rename(read)}}` : before ? `previous(${quote}${rename(before)}${quote})` : all));

export function namesIn(text) {
  const names = [];
  rewrite(text, (name) => (names.push(name), name));
  return names;
}

const rules = ['relevant', 'required', 'calculation', 'constraint', 'choiceFilter'];

/** Every rule of a thing put through `edit`; the thing itself where nothing changes. */
export function mapRules(node, edit) {
  let copy = node;
  for (const rule of rules) {
    if (typeof node[rule] !== 'string') continue;
    const edited = edit(node[rule]);
    if (edited !== node[rule]) copy = { ...copy, [rule]: edited };
  }
  if (node.checks?.some((check) => edit(check.expression) !== check.expression)) {
    copy = { ...copy, checks: node.checks.map((check) => ({ ...check, expression: edit(check.expression) })) };
  }
  return copy;
}

/** The same over everything below. */
export function mapAllRules(node, kind, edit) {
  let copy = mapRules(node, edit);
  for (const [property, of] of partsOf(kind)) {
    const mapped = node[property].map((child) => mapAllRules(child, childKind(of, child), edit));
    if (mapped.some((child, at) => child !== node[property][at])) copy = { ...copy, [property]: mapped };
  }
  return copy;
}

/**
 * A new name, in every rule too. A question that has been published keeps its old name as its data element,
 * so that its series of figures goes on.
 */
export function rename(doc, id, name, published) {
  const { node, kind } = indexOf(doc).get(id);
  const old = node.name ?? node.code;
  if (old === name) return doc;
  const isTwice = takenNames(doc, kind, id).has((old ?? '').toLowerCase());
  let next = change(doc, id, node.code === undefined ? { name, ...elementFor(node, kind, name, published) } : { code: name });
  if (isTwice || !old) return next;
  if (kind === 'list') {
    next = renameList(next, old, name);
  } else if (node.name !== undefined) {
    next = mapAllRules(next, 'form', (text) => rewrite(text, (read) => (read === old ? name : read)));
  }
  return next;
}

function elementFor(node, kind, name, published) {
  if (!isQuestion(kind)) return {};
  const element = node.element ?? (published?.has(node.name) ? node.name : undefined);
  return { element: element === name ? undefined : element };
}

function renameList(doc, old, name) {
  let next = doc;
  for (const { id, node } of questionsOf(doc)) if (node.optionList === old) next = change(next, id, { optionList: name });
  return mapAllRules(next, 'form', (text) => text.replace(listCalls, (all, call, quote, list) => (list === old ? `${call}(${quote}${name}${quote}` : all)));
}

/** `2.3` → `2.4`; `a` → `b`. */
export function nextNumber(number) {
  const match = /^(.*?)(\d+|[a-zA-Z])(\D*)$/.exec(number ?? '');
  if (!match) return undefined;
  const [, head, tail, end] = match;
  return head + (/\d/.test(tail) ? Number(tail) + 1 : String.fromCharCode(tail.charCodeAt(0) + 1)) + end;
}
