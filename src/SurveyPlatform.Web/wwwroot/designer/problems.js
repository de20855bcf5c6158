// Where in the form a problem is: the server names places by codes and names, the editor by keys.

import { indexOf, isQuestion, nameOf } from './document.js';
import { h } from './view.js';
import { say, t } from './texts.js';

export function matchProblems(doc, problems) {
  const entries = [...indexOf(doc).values()];
  const byPlace = new Map();
  for (const entry of entries) if (!byPlace.has(entry.place) && !['row', 'column'].includes(entry.kind)) byPlace.set(entry.place, entry);
  const byName = new Map(entries.map((entry) => [nameOf(entry.kind, entry.node), entry]));
  const byId = new Map();
  const all = problems.map((problem) => {
    const [entry, field] = find(problem.place ?? '', byPlace, byName, doc);
    const matched = { ...problem, id: entry.id, field };
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), matched]);
    return matched;
  });
  return { all, byId, below: countBelow(entries, byId) };
}

/** The thing with the longest place that the problem's begins with; the rest is the field. */
function find(place, byPlace, byName, doc) {
  const parts = place.split(' › ');
  for (let length = parts.length; length > 0; length--) {
    const entry = byPlace.get(parts.slice(0, length).join(' › '));
    if (entry) return [entry, parts.slice(length).join(' › ')];
  }
  return byName.has(place) ? [byName.get(place), 'name'] : [indexOf(doc).get(doc.$id), place];
}

/** How many problems a closed branch hides, by its key. */
function countBelow(entries, byId) {
  const below = new Map();
  for (const entry of entries) {
    const count = byId.get(entry.id)?.length ?? 0;
    for (let at = entry; at && count; at = at.parent) below.set(at.id, (below.get(at.id) ?? 0) + count);
  }
  return below;
}

/** Selects what a problem is about and goes to its field. */
export function goTo(store, problem) {
  const entry = store.entry(problem.id);
  if (!entry) return;
  if (entry.kind === 'cell') {
    store.select([entry.parent.parent.id]);
    store.show({ cells: { r: entry.parent.at, c: entry.at, toR: entry.parent.at, toC: entry.at } }, { focus: problem.field || 'label' });
  } else if (entry.kind === 'option') {
    store.select([entry.parent.id], { focus: `option-${entry.at}` });
  } else {
    store.select([entry.id], { focus: problem.field || 'label' });
  }
}

const fieldWord = (field) => {
  const name = field.split(' › ')[0];
  const key = { columns: 'columns', rows: 'rows', optionLists: 'kind.list' }[name] ?? `field.${name}`;
  return name && t(key) !== key ? t(key) : '';
};

export function problemsPanel(store) {
  const { all } = store.marks;
  if (!store.ui.problems) return null;
  return h('section', { class: 'problems', key: 'problems', 'aria-label': t('problems') },
    h('header', {}, h('h2', {}, t('problems-count', { count: all.length })),
      h('button', { class: 'plain', onclick: () => store.show({ problems: false }) }, t('close'))),
    all.length === 0 ? h('p', { class: 'quiet' }, t('no-problems')) : h('ul', {}, all.map((problem) => line(store, problem))));
}

function line(store, problem) {
  const entry = store.entry(problem.id);
  const { node, kind } = entry;
  const label = say(node.label ?? node.title ?? node.text) || nameOf(kind, node);
  const where = [kind === 'form' ? t('kind.form') : node.number, kind === 'form' ? '' : label, fieldWord(problem.field)].filter(Boolean).join(' · ');
  return h('li', {}, h('button', { class: 'plain', onclick: () => goTo(store, problem) }, where), h('span', {}, problem.text));
}

/** The next place with a problem after what is selected; F8. */
export function nextProblem(store) {
  const { all } = store.marks;
  if (all.length === 0) return;
  const order = [...indexOf(store.doc).keys()];
  const here = order.indexOf(store.ui.cells && isQuestion('cell') ? cellId(store) : store.current.id);
  goTo(store, all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).find((problem) => order.indexOf(problem.id) > here) ?? all[0]);
}

const cellId = (store) => store.current.node.rows?.[store.ui.cells.r]?.cells[store.ui.cells.c]?.$id ?? store.current.id;
