// What can be done with what is selected: add, duplicate, delete, move, copy and paste; each one step.

import { fits, holds, indexOf, insert, move, propertyFor, remove, within } from './document.js';
import { addColumns, addRows } from './tables.js';
import { add, fresh, placeFor } from './questions.js';
import { dropFromSums } from './formulas.js';
import { t } from './texts.js';

/** Kinds that the menu offers, each with its letter. */
export const kinds = [['question', 'c'], ['table', 'b'], ['lines', 'd'], ['note', 'g'], ['section', 'm'], ['list', 'l']];

const firstField = { section: 'title', note: 'text', list: 'option-0' };

export function addThing(store, kind) {
  const hasPlace = placeFor(store.doc, kind, store.current.id);
  const [doc, at] = hasPlace ? [store.doc, store.current.id] : add(store.doc, 'section', store.doc.$id);
  const [grown, id] = add(doc, kind, at);
  const whole = kind === 'table' ? addRows(addColumns(grown, id, 0, [{}]), id, 0, [{ number: numberIn(grown, id) }]) : kind === 'list' ? add(grown, 'option', id)[0] : grown;
  const entry = indexOf(whole).get(id);
  store.apply(t('step.add', { what: store.what(entry) }), whole, { select: [id], focus: firstField[kind] ?? 'label', say: t('added', { what: store.what(entry) }) });
}

function numberIn(doc, id) {
  const { parent } = indexOf(doc).get(id);
  return add(doc, 'question', id) ? indexOf(add(doc, 'question', id)[0]).get(parent.id).node.items[indexOf(doc).get(id).at + 1].number : undefined;
}

const movable = ['section', 'question', 'table', 'lines', 'note', 'list', 'option'];

/** What is selected and can be moved, without what lies in another selected thing; in the order of the form. */
export function chosen(store) {
  const entries = [...indexOf(store.doc).values()].filter((entry) => store.selected.includes(entry.id) && movable.includes(entry.kind));
  return entries.filter((entry) => !entries.some((other) => other !== entry && within(entry.parent, other.id)));
}

const named = (store, entries) => (entries.length === 1 ? store.what(entries[0]) : t('things', { count: entries.length }));

export function deleteChosen(store, label = 'delete') {
  const entries = chosen(store);
  if (entries.length === 0) return;
  const what = named(store, entries);
  const gone = new Set(entries.flatMap((entry) => [...indexOf(store.doc).values()].filter((other) => within(other, entry.id)).map((other) => other.node.name)).filter(Boolean));
  const removed = entries.reduce((doc, entry) => remove(doc, entry.id), store.doc);
  const next = neighbour(entries);
  store.apply(t(`step.${label}`, { what }), dropFromSums(removed, gone), { select: [next], say: t(`said.${label}`, { what }) });
}

function neighbour(entries) {
  const last = entries.at(-1);
  const siblings = last.parent.node[last.path.at(-2)];
  return (siblings[last.at + 1] ?? siblings.slice(0, entries[0].at).at(-1) ?? last.parent.node).$id;
}

export function duplicateChosen(store) {
  const entries = chosen(store);
  if (entries.length === 0) return;
  put(store, entries, placeAfter(entries.at(-1)), t('step.duplicate', { what: named(store, entries) }));
}

const placeAfter = (entry) => ({ parentId: entry.parent.id, property: entry.path.at(-2), at: entry.at + 1 });

function put(store, things, place, label) {
  const copies = fresh(store.doc, things.map(({ kind, node }) => ({ kind, node })));
  const doc = insert(store.doc, place.parentId, place.property, place.at, copies);
  store.apply(label, doc, { select: copies.map((copy) => copy.$id), say: label });
}

const order = (entry, by) => entry.at + by;

/** Up or down; past the end of a section into the next one. */
export function moveChosen(store, by) {
  const entries = chosen(store);
  if (entries.length === 0 || new Set(entries.map((entry) => entry.parent)).size > 1) return;
  const [first, last] = [entries[0], entries.at(-1)];
  const siblings = first.parent.node[first.path.at(-2)];
  const at = by < 0 ? order(first, -1) : order(last, 2);
  if (at >= 0 && at <= siblings.length) return relocate(store, entries, { parentId: first.parent.id, property: first.path.at(-2), at });
  const uncle = indexOf(store.doc).get(first.parent.parent?.node[first.parent.path.at(-2)]?.[first.parent.at + by]?.$id);
  if (uncle && entries.every((entry) => fits(entry.kind, uncle.kind))) {
    const property = holds(uncle.kind, first.kind);
    relocate(store, entries, { parentId: uncle.id, property, at: by < 0 ? uncle.node[property].length : 0 });
  }
}

/** Into the group of lines just before it, or out of one to after it. */
export function nestChosen(store, isIn) {
  const entries = chosen(store);
  if (entries.length === 0) return;
  const [first] = entries;
  if (isIn) {
    const before = indexOf(store.doc).get(first.parent.node[first.path.at(-2)][first.at - 1]?.$id);
    if (before && entries.every((entry) => fits(entry.kind, before.kind))) relocate(store, entries, { parentId: before.id, property: holds(before.kind, first.kind), at: Infinity });
  } else if (first.parent.parent && entries.every((entry) => fits(entry.kind, first.parent.parent.kind))) {
    relocate(store, entries, placeAfter(first.parent));
  }
}

/** Where `place` may hold them all: puts them there, and says where that is. */
export function relocate(store, entries, { parentId, property, at }) {
  const parent = indexOf(store.doc).get(parentId);
  if (!entries.every((entry) => fits(entry.kind, parent.kind)) || entries.some((entry) => within(parent, entry.id))) return;
  const length = parent.node[property].length;
  let doc = store.doc;
  let to = Math.min(at, length);
  for (const entry of entries) {
    const isBefore = entry.parent.id === parentId && entry.at < to;
    doc = move(doc, entry.id, parentId, property, to);
    if (!isBefore) to++;
  }
  const what = named(store, entries);
  const now = indexOf(doc).get(entries[0].id);
  store.ui.closed.delete(parentId);
  store.apply(t('step.move', { what }), doc, { focus: 'outline', say: t('moved', { what, at: now.at + 1, count: now.parent.node[property].length, parent: store.what(now.parent) }) });
}

const format = 'survey-form-part';

/** What is selected as text, for another place of this form or another form. */
export function copied(store) {
  const entries = chosen(store);
  if (entries.length === 0) return null;
  const lists = new Set(JSON.stringify(entries.map((entry) => entry.node)).match(/"optionList":"[^"]+"/g)?.map((match) => match.slice(14, -1)));
  return JSON.stringify({ format, things: entries.map(({ kind, node }) => ({ kind, node })), lists: store.doc.optionLists.filter((list) => lists.has(list.code)) }, (key, value) => (key === '$id' ? undefined : value));
}

export function pasted(store, text) {
  const part = read(text);
  if (!part) return false;
  const place = placeFor(store.doc, part.things[0].kind, store.current.id);
  const things = part.things.filter(({ kind }) => place && fits(kind, indexOf(store.doc).get(place.parentId).kind));
  if (things.length === 0) return false;
  const missing = (part.lists ?? []).filter((list) => !store.doc.optionLists.some((have) => have.code === list.code));
  const copies = fresh(store.doc, things);
  const lists = fresh(store.doc, missing.map((node) => ({ kind: 'list', node })));
  const withLists = insert(store.doc, store.doc.$id, propertyFor('list'), store.doc.optionLists.length, lists);
  const label = t('step.paste', { count: things.length });
  store.apply(label, insert(withLists, place.parentId, place.property, place.at, copies), { select: copies.map((copy) => copy.$id), say: label });
  return true;
}

/** Anything may be on a clipboard: only what has the shape of our parts is taken. */
function read(text) {
  if (!text.startsWith(`{"format":"${format}"`) || text.length > 4_000_000) return null;
  try {
    const part = JSON.parse(text);
    const arrays = { section: ['items'], table: ['columns', 'rows'], lines: ['questions'], list: ['options'] };
    const isThing = ({ kind, node }) => movable.includes(kind) && typeof node === 'object' && (arrays[kind] ?? []).every((name) => Array.isArray(node[name]));
    return Array.isArray(part.things) && part.things.length > 0 && part.things.every(isThing) ? part : null;
  } catch {
    return null;
  }
}
