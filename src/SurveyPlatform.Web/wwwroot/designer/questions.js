// Kinds of questions and what belongs to each; making, copying and numbering things.

import { change, fits, holds, indexOf, insert, isQuestion, newId, nameOf, withIds } from './document.js';
import { free, freeName, mapAllRules, nextNumber, rewrite, takenNames } from './names.js';

const numbers = ['integer', 'decimal', 'percent', 'money'];
export const isNumber = (type) => numbers.includes(type);
export const isChoice = (type) => type === 'selectOne' || type === 'selectMany';

const belongs = {
  min: isNumber, max: isNumber, unitOfMeasure: isNumber, measure: () => true, comparePrevious: (type) => type !== 'attachment' && type !== 'longText',
  decimals: (type) => type === 'decimal' || type === 'percent', maxLength: (type) => type === 'text' || type === 'longText',
  optionList: isChoice, choiceFilter: isChoice, calculation: (type) => type !== 'attachment',
};

export const has = (type, property) => belongs[property]?.(type) ?? true;

/** The question as another type: `[question, properties that no longer fit and were taken away]`. */
export function retype(question, type, lists) {
  const copy = { ...question, type };
  const cleared = Object.keys(belongs).filter((property) => copy[property] !== undefined && !has(type, property));
  for (const property of cleared) delete copy[property];
  if (isChoice(type) && !copy.optionList && lists[0]) copy.optionList = lists[0].code;
  return [copy, cleared];
}

const blank = {
  section: () => ({ code: '', title: { vi: '' }, items: [] }),
  question: () => ({ kind: 'question', name: '', type: 'integer', label: { vi: '' } }),
  note: () => ({ kind: 'note', text: { vi: '' } }),
  table: () => ({ kind: 'table', code: '', label: { vi: '' }, columns: [], rows: [] }),
  lines: () => ({ kind: 'lines', name: '', label: { vi: '' }, questions: [], minLines: 0, maxLines: 100 }),
  list: () => ({ code: '', options: [] }),
  option: () => ({ value: '', label: { vi: '' } }),
};

const stems = { section: 'muc', question: 'cau', table: 'bang', lines: 'dong', list: 'danh_muc', option: 'lua_chon' };

/** Where a new thing of this kind goes when `id` is selected: after it, or into it, or at the end of the nearest place that may hold it. */
export function placeFor(doc, kind, id) {
  for (let entry = indexOf(doc).get(id), below = null; entry; below = entry, entry = entry.parent) {
    if (fits(kind, entry.kind)) {
      const property = holds(entry.kind, kind);
      return { parentId: entry.id, property, at: below && below.path.at(-2) === property ? below.at + 1 : entry.node[property].length };
    }
  }
  const fitting = [...indexOf(doc).values()].filter((entry) => fits(kind, entry.kind)).at(-1);
  return fitting && { parentId: fitting.id, property: holds(fitting.kind, kind), at: fitting.node[holds(fitting.kind, kind)].length };
}

/** `[document, key of the new thing]`; null where nothing can hold it. A question is of the type of the one before it. */
export function add(doc, kind, selectedId) {
  const place = placeFor(doc, kind, selectedId);
  if (!place) return null;
  const before = indexOf(doc).get(place.parentId).node[place.property].slice(0, place.at).findLast((item) => item.type && item.calculation === undefined);
  const node = withIds(blank[kind](), kind, true);
  if (stems[kind]) node[kind === 'option' ? 'value' : 'name' in node ? 'name' : 'code'] = freeStem(doc, kind, place);
  if (kind === 'question' && before && !isChoice(before.type)) Object.assign(node, { type: before.type });
  if (kind === 'question') node.number = numberAfter(doc, place);
  return [insert(doc, place.parentId, place.property, place.at, [node]), node.$id];
}

function freeStem(doc, kind, place) {
  if (kind !== 'option') return freeName(doc, kind, `${stems[kind]}_1`.replace(/_1$/, `_${countOf(doc, kind) + 1}`));
  const options = indexOf(doc).get(place.parentId).node.options;
  return free(`${stems.option}_${options.length + 1}`, new Set(options.map((option) => option.value)));
}

const countOf = (doc, kind) => [...indexOf(doc).values()].filter((entry) => entry.kind === kind).length;

/** The number that goes on from the one before it, `2.3` → `2.4`, or `2.1` as the first of the second section; none where that is another's. */
function numberAfter(doc, { parentId, at }) {
  const parent = indexOf(doc).get(parentId);
  if (parent.kind !== 'section') return undefined;
  const { items } = parent.node;
  const numbers = items.flatMap((item) => item.number ?? item.rows?.map((row) => row.number) ?? []);
  const before = items.slice(0, at).map((item) => item.number ?? item.rows?.at(-1)?.number).findLast(Boolean);
  const number = before ? nextNumber(before) : `${parent.at + 1}.1`;
  return numbers.includes(number) ? undefined : number;
}

/** Questions and rows numbered 1.1, 1.2 … by section, in the order of the form. Columns of lines keep theirs. */
export function renumber(doc) {
  return {
    ...doc,
    sections: doc.sections.map((section, s) => {
      let count = 0;
      const next = () => `${s + 1}.${++count}`;
      const items = section.items.map((item) => (item.kind === 'question' ? { ...item, number: next() }
        : item.kind === 'table' ? { ...item, rows: item.rows.map((row) => ({ ...row, number: next() })) } : item));
      return { ...section, items };
    }),
  };
}

/** Copies of things with keys, names and codes of their own; rules among them read the copies. They are no longer the published elements. */
export function fresh(doc, nodes) {
  const renamed = new Map();
  const taken = new Map();
  const space = (kind) => {
    if (!taken.has(kind)) taken.set(kind, takenNames(doc, kind));
    return taken.get(kind);
  };
  const renew = (node, kind) => {
    const copy = { ...node };
    const key = node.name !== undefined ? 'name' : node.code !== undefined ? 'code' : null;
    if (key) {
      const names = space(isQuestion(kind) || kind === 'lines' ? 'question' : kind);
      copy[key] = free(node[key], names);
      names.add(copy[key].toLowerCase());
      if (key === 'name' && copy.name !== node.name) renamed.set(node.name, copy.name);
    }
    if (isQuestion(kind)) {
      delete copy.element;
      if (node.checks) copy.checks = node.checks.map((check) => ({ ...check, code: freeCheck(doc, check.code, taken) }));
    }
    return copy;
  };
  const copies = nodes.map(({ kind, node }) => ({ kind, node: deepMap(withIds(node, kind, true), kind, renew) }));
  return copies.map(({ kind, node }) => mapAllRules(node, kind, (text) => rewrite(text, (name) => renamed.get(name) ?? name)));
}

function freeCheck(doc, code, taken) {
  if (!taken.has('check')) taken.set('check', checkCodes(doc));
  const free1 = free(code, taken.get('check'));
  taken.get('check').add(free1.toLowerCase());
  return free1;
}

export const checkCodes = (doc) => new Set([...indexOf(doc).values()].flatMap(({ node }) => node.checks ?? []).map((check) => check.code.toLowerCase()));

function deepMap(node, kind, edit) {
  const copy = edit(node, kind);
  if (copy.items) copy.items = copy.items.map((item) => deepMap(item, item.kind, edit));
  if (copy.questions) copy.questions = copy.questions.map((question) => deepMap(question, 'question', edit));
  if (copy.rows) copy.rows = copy.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => deepMap(cell, 'cell', edit)) }));
  return copy;
}

/** A step that names what it is about: `câu 2.3`. */
export const nameFor = ({ kind, node }) => node.number || nameOf(kind, node) || '';

export { change, newId };
