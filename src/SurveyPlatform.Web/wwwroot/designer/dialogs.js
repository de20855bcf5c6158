// Questions that stand in front of everything: a conflict, an option list to take over, a column to name, the keys.

import { kinds } from './commands.js';
import { toJson } from './document.js';
import { differences, merge } from './merge.js';
import { takeList } from './options-editor.js';
import { h } from './view.js';
import { say, t } from './texts.js';

export function dialog(store) {
  const { dialog: open } = store.ui;
  if (!open) return null;
  const [title, ...body] = bodies[open.kind](store, open);
  return h('dialog', {
    key: `dialog-${open.kind}`, class: `d-dialog ${open.kind}`, 'aria-labelledby': 'd-dialog-title', oncancel: (event) => { event.preventDefault(); if (open.kind !== 'conflict') close(store); },
    ref: (element) => queueMicrotask(() => element.isConnected && !element.open && element.showModal()),
  }, h('h2', { id: 'd-dialog-title' }, title), body);
}

const close = (store) => store.show({ dialog: null }, { focus: 'last' });

const bodies = { conflict, lists, column, keys };

const nameOfKey = ({ key, thing }) => {
  const [kind] = key.split(' ');
  return [t(`kind.${kind}`), thing.number, say(thing.title ?? thing.label ?? thing.text) || thing.code || thing.name || ''].filter(Boolean).join(' ');
};

const sentence = (difference) => t(`difference.${difference.what}`, {
  thing: nameOfKey(difference), fields: (difference.props ?? []).map((name) => t(`field.${name}`)).join(', '),
});

const most = 12;

const listOf = (told) => (told.length === 0 ? h('p', { class: 'quiet' }, t('conflict.none')) : h('ul', {}, told.slice(0, most).map((difference) => h('li', {}, sentence(difference))),
  told.length > most ? h('li', { class: 'quiet' }, t('conflict.more', { count: told.length - most })) : null));

function conflict(store, { saver, theirs }) {
  const mine = JSON.parse(toJson(store.doc));
  const merged = merge(saver.base, mine, theirs.document);
  const settle = (label, document) => {
    store.show({ dialog: null });
    store.replace(label, document, theirs.problems);
    return document;
  };
  const takeMerged = () => { settle(t('conflict.merged'), merged.document); saver.settle(theirs.version, theirs.document); };
  const keepMine = () => { store.show({ dialog: null }); saver.settle(theirs.version, theirs.document); };
  const takeTheirs = () => { settle(t('conflict.took-theirs'), theirs.document); saver.accept(theirs.version, theirs.document); };
  return [theirs.by ? t('conflict.title', { by: theirs.by, at: theirs.savedAt }) : t('conflict.gone'),
    h('p', {}, t('conflict.what')),
    h('div', { class: 'd-two' },
      h('section', {}, h('h3', {}, t('conflict.theirs', { by: theirs.by ?? '' })), listOf(differences(saver.base, theirs.document))),
      h('section', {}, h('h3', {}, t('conflict.mine')), listOf(differences(saver.base, mine)))),
    merged.refused.length > 0 ? h('section', { class: 'notice warning' }, h('h3', {}, t('conflict.clashes')), listOf(merged.refused)) : h('p', { class: 'notice' }, t('conflict.clean')),
    h('p', { class: 'actions' },
      h('button', { class: 'primary', onclick: takeMerged, 'data-field': 'dialog' }, t('conflict.merge')),
      h('button', { onclick: keepMine }, t('conflict.keep')),
      h('button', { onclick: takeTheirs }, t('conflict.take')),
      h('a', { class: 'button', href: location.pathname, target: '_blank', rel: 'noopener' }, t('conflict.look')))];
}

function lists(store, open) {
  if (!open.lists) {
    fetch('/designer/lists', { redirect: 'error' }).then((answer) => answer.json()).then((found) => store.show({ dialog: { ...open, lists: found } }), () => store.show({ dialog: { ...open, lists: [], failed: true } }));
  }
  const others = (open.lists ?? []).filter((one) => one.from !== store.data.code);
  return [t('take-list'),
    !open.lists ? h('p', {}, t('loading')) : open.failed ? h('p', { class: 'error' }, t('take-list-failed')) : others.length === 0 ? h('p', {}, t('take-list-none'))
      : h('ul', { class: 'd-lists' }, others.map(({ form, list }) => h('li', {},
        h('button', { onclick: () => { store.show({ dialog: null }); takeList(store, open.view, list); } }, list.code),
        h('span', {}, `${form}: ${list.options.slice(0, 5).map((option) => say(option.label)).join(', ')}${list.options.length > 5 ? '…' : ''}`)))),
    h('p', { class: 'actions' }, h('button', { onclick: () => close(store), 'data-field': 'dialog' }, t('cancel')))];
}

function column(store, open) {
  const take = (event) => {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    if (!/^[A-Za-z]\w{0,59}$/.test(name)) return store.show({ dialog: { ...open, bad: true } });
    store.ui.newColumn = { ...store.ui.newColumn, [open.view.id]: [...(store.ui.newColumn?.[open.view.id] ?? []), name] };
    return close(store);
  };
  return [t('add-list-column'), h('form', { onsubmit: take },
    h('label', {}, t('column-name'), h('input', { name: 'name', maxlength: 60, autocomplete: 'off', 'data-field': 'dialog', 'aria-invalid': open.bad ? 'true' : null })),
    open.bad ? h('p', { class: 'error' }, t('bad-name')) : null,
    h('p', { class: 'actions' }, h('button', { class: 'primary' }, t('add')), h('button', { type: 'button', onclick: () => close(store) }, t('cancel'))))];
}

const help = {
  everywhere: ['Alt+T', 'Ctrl+Enter', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+S', 'F6', 'F8', 'Ctrl+K', '?'],
  outline: ['↑ ↓ ← →', 'Shift+↑ ↓', 'Enter', 'Alt+↑ ↓', 'Alt+← →', 'Ctrl+D', 'Ctrl+C X V', 'Delete', 'A–Z'],
  table: ['↑ ↓ ← →', 'Shift+↑ ↓ ← →', 'F2', '=', 'Ctrl+Enter', 'Ctrl+Shift+Enter', 'Alt+↑ ↓ ← →', 'Ctrl+D / Ctrl+R', 'Ctrl+C V', 'Ctrl+Delete', 'F4'],
};

function keys(store) {
  return [t('keys'), h('div', { class: 'd-three' }, Object.entries(help).map(([where, list]) => h('section', {}, h('h3', {}, t(`keys.${where}`)),
    h('dl', {}, list.map((pressed, at) => [h('dt', {}, h('kbd', {}, pressed)), h('dd', {}, t(`keys.${where}.${at + 1}`))])),
    where === 'everywhere' ? h('p', { class: 'hint' }, t('keys.menu', { letters: kinds.map(([kind, letter]) => `${letter.toUpperCase()} ${t(`kind.${kind}`)}`).join(', ') })) : null))),
  h('p', { class: 'actions' }, h('button', { class: 'primary', onclick: () => close(store), 'data-field': 'dialog' }, t('close')))];
}
