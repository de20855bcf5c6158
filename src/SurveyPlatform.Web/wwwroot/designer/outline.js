// The form as a tree: what there is, in its order, with marks where something is wrong or not translated.

import { deleteChosen, duplicateChosen, moveChosen, nestChosen, relocate, chosen } from './commands.js';
import { fits, holds, indexOf } from './document.js';
import { h, memo } from './view.js';
import { plain, say, t } from './texts.js';

const shown = ['section', 'question', 'table', 'lines', 'note', 'list'];
const branches = ['form', 'section', 'lines', 'lists'];

const textOf = ({ node }) => say(node.title ?? node.label ?? node.text) || node.code || node.name || '';

/** Rows as they are seen: `{entry, id, level, isOpen}`; while somebody searches only what is found, with the way to it. */
export function visible(store) {
  const { closed, find } = store.ui;
  const wanted = plain(find.trim());
  const index = indexOf(store.doc);
  const rows = [];
  const found = wanted && new Set([...index.values()].filter((entry) => shown.includes(entry.kind) && plain(`${entry.node.number ?? ''} ${textOf(entry)} ${entry.node.name ?? entry.node.code ?? ''}`).includes(wanted))
    .flatMap((entry) => { const up = []; for (let at = entry; at; at = at.parent) up.push(at.id); return up; }));
  const walk = (nodes, level) => nodes.forEach((node, at) => {
    if (found && !found.has(node.$id)) return;
    const entry = index.get(node.$id);
    const isBranch = branches.includes(entry.kind);
    const isOpen = isBranch && (found ? true : !closed.has(entry.id));
    rows.push({ id: entry.id, entry, level, isBranch, isOpen, at, count: nodes.length });
    if (isOpen) walk(node.items ?? node.questions ?? [], level + 1);
  });
  const form = index.get(store.doc.$id);
  rows.push({ id: form.id, entry: form, level: 1, isBranch: true, isOpen: true, at: 0, count: store.doc.optionLists.length ? 2 : 1 });
  walk(store.doc.sections, 2);
  if (store.doc.optionLists.length > 0) walk(store.doc.optionLists, 2);
  return rows;
}

const words = (entry) => ({
  table: () => t('size', { rows: entry.node.rows.length, columns: entry.node.columns.length }), lines: () => t('kind.lines'), note: () => t('kind.note'), list: () => t('kind.list'),
}[entry.kind]?.());

export function outline(store) {
  const rows = visible(store);
  const { marks } = store;
  const active = store.current.id;
  return h('nav', { class: 'outline', key: 'outline', 'aria-label': t('outline') },
    h('div', { class: 'd-find' }, h('input', {
      type: 'search', 'data-field': 'find', placeholder: t('find'), 'aria-label': t('find'), value: store.ui.find,
      oninput: (event) => store.show({ find: event.target.value }), onkeydown: (event) => findKeys(store, event),
    })),
    h('div', { class: 'tree', role: 'tree', key: 'tree', 'aria-label': t('outline'), 'aria-multiselectable': 'true', onkeydown: (event) => keys(store, rows, event) },
      rows.map((row) => memo(row.id, [row.entry.node, row.level, row.isOpen, row.at, row.count, store.selected.includes(row.id), row.id === active, marks, store.ui.drop?.id === row.id ? store.ui.drop.side : ''],
        () => item(store, row, active, marks)))),
    rows.length === 1 ? h('p', { class: 'quiet', key: 'none' }, t(store.ui.find ? 'find-none' : 'empty')) : null);
}

function item(store, { id, entry, level, isBranch, isOpen, at, count }, active, marks) {
  const { node, kind } = entry;
  const wrong = (isOpen ? marks.byId.get(id)?.length : marks.below.get(id)) ?? 0;
  const number = kind === 'table' ? node.rows[0]?.number : kind === 'section' ? `${at + 1}.` : node.number;
  const side = store.ui.drop?.id === id ? ` drop-${store.ui.drop.side}` : '';
  return h('div', {
    role: 'treeitem', class: `item kind-${kind}${side}`, 'data-id': id, 'aria-level': level, 'aria-setsize': count, 'aria-posinset': at + 1, tabindex: id === active ? '0' : '-1',
    'aria-selected': String(store.selected.includes(id)), 'aria-expanded': isBranch ? String(isOpen) : null, draggable: kind !== 'form',
    onclick: (event) => pick(store, id, event), ondblclick: () => store.select([id], { focus: kind === 'section' ? 'title' : 'label' }),
    ondragstart: (event) => startDrag(store, id, event), ondragover: (event) => overDrag(store, id, event), ondrop: (event) => endDrag(store, event), ondragend: () => store.show({ drop: null }),
  },
  isBranch && kind !== 'form' ? h('span', { class: 'twist', 'aria-hidden': 'true', onclick: (event) => { event.stopPropagation(); toggle(store, id, !isOpen); } }, isOpen ? '▾' : '▸') : h('span', { class: 'twist' }),
  number ? h('span', { class: 'no' }, number) : null,
  h('span', { class: `text ${textOf(entry) ? '' : 'blank'}` }, kind === 'list' ? node.code : say(node.title ?? node.label ?? node.text) || t('untitled')),
  words(entry) ? h('small', {}, words(entry)) : null,
  node.calculation !== undefined ? h('small', { title: t('field.calculation') }, 'ƒ', h('span', { class: 'hidden' }, ` ${t('field.calculation')}`)) : null,
  wrong ? h('span', { class: 'mark', title: t('marks', { count: wrong }) }, String(wrong), h('span', { class: 'hidden' }, ` ${t('marks', { count: wrong })}`)) : null);
}

function pick(store, id, event) {
  store.ui.pane = 'edit';
  if (event.ctrlKey || event.metaKey) store.select(store.selected.includes(id) && store.selected.length > 1 ? store.selected.filter((other) => other !== id) : [...store.selected, id], { focus: 'outline' });
  else if (event.shiftKey) range(store, visible(store), id);
  else store.select([id], { focus: 'outline' });
}

/** From the first selected row through this one. */
function range(store, rows, id) {
  const order = rows.map((row) => row.id);
  const [from, to] = [order.indexOf(store.selected[0]), order.indexOf(id)];
  const ids = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  store.select(from > to ? ids.reverse() : ids, { focus: 'outline' });
}

function toggle(store, id, isOpen) {
  const closed = new Set(store.ui.closed);
  if (isOpen) closed.delete(id);
  else closed.add(id);
  store.show({ closed });
}

let typed = { text: '', at: 0 };

function keys(store, rows, event) {
  const at = rows.findIndex((row) => row.id === store.current.id);
  const row = rows[at];
  if (!row || event.isComposing) return;
  const used = edit(store, row, event) || walk(store, rows, at, event) || (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && typeAhead(store, rows, at, event));
  if (!used) return;
  event.preventDefault();
  event.stopPropagation();
}

function edit(store, row, event) {
  const control = event.ctrlKey || event.metaKey;
  const by = { ArrowUp: () => moveChosen(store, -1), ArrowDown: () => moveChosen(store, 1), ArrowRight: () => nestChosen(store, true), ArrowLeft: () => nestChosen(store, false) }[event.key];
  if (event.altKey && by) by();
  else if (event.key === 'Delete' && !control) deleteChosen(store);
  else if (control && event.key.toLowerCase() === 'd') duplicateChosen(store);
  else if ((event.key === 'Enter' && !control) || event.key === 'F2') store.show({}, { focus: { section: 'title', form: 'title', note: 'text', list: 'option-0' }[row.entry.kind] ?? 'label' });
  else if (event.key === '/') store.show({}, { focus: 'find' });
  else return false;
  return true;
}

function walk(store, rows, at, event) {
  const row = rows[at];
  const to = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
  if (event.altKey || event.ctrlKey) return false;
  if (to) {
    if (event.shiftKey) range(store, rows, to.id);
    else store.select([to.id], { focus: 'outline' });
  } else if (event.key === 'ArrowRight' && row.isBranch) {
    if (!row.isOpen) toggle(store, row.id, true);
    else if (rows[at + 1]?.level > row.level) store.select([rows[at + 1].id], { focus: 'outline' });
  } else if (event.key === 'ArrowLeft') {
    if (row.isBranch && row.isOpen && row.level > 1) toggle(store, row.id, false);
    else if (row.entry.parent) store.select([row.entry.parent.id], { focus: 'outline' });
  } else {
    return ['ArrowDown', 'ArrowUp', 'ArrowRight'].includes(event.key);
  }
  return true;
}

/** Letters go to the next row that begins with them, by its number or its text. */
function typeAhead(store, rows, at, event) {
  if (event.key === ' ' || event.key === '?') return false;
  const now = performance.now();
  typed = { text: (now - typed.at < 900 ? typed.text : '') + plain(event.key), at: now };
  const from = typed.text.length === 1 ? at + 1 : at;
  const order = [...rows.slice(from), ...rows.slice(0, from)];
  const hit = order.find(({ entry }) => plain(textOf(entry)).startsWith(typed.text) || entry.node.number?.startsWith(typed.text));
  if (hit) store.select([hit.id], { focus: 'outline' });
  return true;
}

function findKeys(store, event) {
  if (event.key === 'Escape') {
    store.show({ find: '' }, { focus: 'outline' });
  } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
    event.preventDefault();
    const wanted = plain(store.ui.find.trim());
    const hit = visible(store).find(({ entry }) => wanted && plain(`${entry.node.number ?? ''} ${textOf(entry)} ${entry.node.name ?? entry.node.code ?? ''}`).includes(wanted));
    if (hit) store.select([hit.id], { focus: 'outline' });
  }
}

function startDrag(store, id, event) {
  event.stopPropagation();
  if (!store.selected.includes(id)) store.select([id]);
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', textOf(store.entry(id)));
}

/** Above, below or into what is under the pointer, as far as that may hold what is dragged. */
function overDrag(store, id, event) {
  const entry = store.entry(id);
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  const moved = chosen(store);
  const isHeld = moved.length > 0 && moved.every((one) => fits(one.kind, entry.kind));
  const isBeside = entry.parent && moved.length > 0 && moved.every((one) => fits(one.kind, entry.parent.kind));
  const side = isHeld && (!isBeside || (share > 0.3 && share < 0.7)) ? 'into' : isBeside ? (share < 0.5 ? 'above' : 'below') : null;
  if (side) event.preventDefault();
  if (store.ui.drop?.id !== id || store.ui.drop?.side !== side) store.show({ drop: side ? { id, side } : null });
}

function endDrag(store, event) {
  event.preventDefault();
  const { drop } = store.ui;
  store.ui.drop = null;
  if (!drop) return;
  const entry = store.entry(drop.id);
  const moved = chosen(store);
  if (drop.side === 'into') relocate(store, moved, { parentId: entry.id, property: holds(entry.kind, moved[0].kind), at: Infinity });
  else relocate(store, moved, { parentId: entry.parent.id, property: entry.path.at(-2), at: entry.at + (drop.side === 'below' ? 1 : 0) });
}
