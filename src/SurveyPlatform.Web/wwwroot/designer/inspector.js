// The properties of what is selected.

import { change } from './document.js';
import { numberInput, part, row, textInput, textPair } from './fields.js';
import { free, rename, slug, takenNames } from './names.js';
import { optionsEditor } from './options-editor.js';
import { questionFields } from './question-fields.js';
import { renumber } from './questions.js';
import { relevance } from './rules.js';
import { tableEditor } from './table-editor.js';
import { h } from './view.js';
import { t } from './texts.js';

/** Edits of one thing as steps; typing in one field is one step. */
export function viewOf(store, entry) {
  return {
    store,
    id: entry.id,
    node: entry.node,
    entry,
    problems: store.marks.byId.get(entry.id) ?? [],
    patch: (name, patch, doc = store.doc) => store.apply(t('step.edit', { field: t(`field.${name}`), what: store.what(entry) }), labelled(store, entry, change(doc, entry.id, patch), patch), { merge: `${entry.id}.${name}` }),
  };
}

const labels = { section: 'title' };

/** A name that came from the label goes on coming from it, until it is published or written by hand. */
function labelled(store, entry, doc, patch) {
  const text = patch[labels[entry.kind] ?? 'label'];
  const { node, kind } = entry;
  const old = node.name ?? node.code;
  if (!text || old === undefined || store.published.has(old) || store.published.has(node.element)) return doc;
  const before = slug((node.label ?? node.title).vi);
  const isOwn = old !== '' && !new RegExp(`^${before || stem[kind]}(_\\d+)?$`).test(old);
  const wanted = slug(text.vi);
  if (isOwn || !wanted) return doc;
  return rename(doc, entry.id, free(wanted, takenNames(doc, kind, entry.id)), store.published);
}

const stem = { section: 'muc', question: 'cau', table: 'bang', lines: 'dong' };

/** The name or code, refused where it could not be read or is another's. */
export function nameInput(view, property = 'name') {
  const { store, entry } = view;
  const key = `${entry.id}.${property}`;
  const { bad } = store.ui;
  const pattern = property === 'name' ? /^[A-Za-z]\w{0,59}$/ : /^[A-Za-z][\w-]{0,59}$/;
  const commit = (typed) => {
    const reason = !pattern.test(typed) ? t('bad-name') : takenNames(store.doc, entry.kind, entry.id).has(typed.toLowerCase()) ? t('name-taken', { name: typed }) : null;
    if (reason) {
      store.show({ bad: new Map(bad).set(key, { typed, reason }) });
    } else {
      bad.delete(key);
      store.apply(t('step.rename', { what: store.what(entry), name: typed }), rename(store.doc, entry.id, typed, store.published), { say: t('renamed', { name: typed }) });
      store.show({});
    }
  };
  const wrong = bad.get(key);
  const errors = wrong ? [{ text: wrong.reason }] : view.problems.filter((problem) => problem.field === '' || problem.field === property);
  const element = view.node.element;
  return textInput({ ...view, node: { [property]: wrong?.typed ?? view.node[property] } }, property, commit,
    { class: 'code', errors, hint: element ? t('element', { element }) : undefined });
}

const forms = {
  form: (view) => [
    h('p', { class: 'quiet', key: 'code' }, t('field.code'), ' ', h('code', {}, view.node.code)),
    textPair(view, 'title', { max: 300 }), textPair(view, 'introduction', { lines: 3, isOptional: true }), textPair(view, 'legalBasis', { lines: 2, isOptional: true }),
    h('p', { class: 'actions', key: 'renumber' }, h('button', { onclick: () => view.store.apply(t('step.renumber'), renumber(view.store.doc), { say: t('step.renumber') }) }, t('renumber'))),
  ],
  section: (view) => [
    textPair(view, 'title', { max: 300 }), nameInput(view, 'code'), textPair(view, 'note', { lines: 3, isOptional: true }),
    part(view, 'when', view.node.relevant !== undefined, relevance(view)),
  ],
  note: (view) => [textPair(view, 'text', { lines: 4 }), part(view, 'when', view.node.relevant !== undefined, relevance(view))],
  lines: (view) => [
    textPair(view, 'label', { max: 300 }), nameInput(view), textPair(view, 'note', { lines: 2, isOptional: true }),
    row(numberInput(view, 'minLines', { whole: true, empty: 0 }), numberInput(view, 'maxLines', { whole: true, empty: view.store.data.limits.maxLines })),
    part(view, 'when', view.node.relevant !== undefined, relevance(view)),
  ],
  table: (view) => tableEditor(view),
  list: (view) => optionsEditor(view),
  question: (view) => questionFields(view),
};

export function inspector(store) {
  const entry = store.current;
  const view = viewOf(store, entry);
  const heading = store.selected.length > 1 ? t('many-selected', { count: store.selected.length }) : store.what(entry);
  return h('section', { class: `inspector kind-${entry.kind}`, key: `inspector-${entry.id}`, 'aria-label': t('inspector') },
    h('header', {}, crumbs(store, entry), h('h2', {}, heading)),
    h('div', { class: 'd-body', key: 'body' }, forms[entry.kind]?.(view) ?? null));
}

/** The way to it; each a step up. */
function crumbs(store, entry) {
  const up = [];
  for (let at = entry.parent; at?.parent; at = at.parent) up.unshift(at);
  return up.length === 0 ? null : h('p', { class: 'd-crumbs' }, up.map((at) => [h('button', { class: 'plain', onclick: () => store.select([at.id]) }, at.node.title?.vi ?? at.node.label?.vi ?? store.what(at)), ' › ']));
}

