// Above the panes: what was saved, what can be taken back, what to add, what is left to do.

import { addThing, kinds } from './commands.js';
import { indexOf } from './document.js';
import { h } from './view.js';
import { t } from './texts.js';
import { goTo } from './problems.js';

const states = { saved: 'good', saving: '', unsaved: '', new: '', offline: 'warning', 'signed-out': 'warning', refused: 'bad', conflict: 'warning' };

export function toolbar(store, saver) {
  const { save, marks, history, ui } = store;
  const undo = history.nextUndo;
  const redo = history.nextRedo;
  const gaps = untranslated(store.doc);
  const count = marks.all.length;
  return h('div', { class: 'd-bar', role: 'group', 'aria-label': t('tools'), key: 'bar' },
    h('a', { href: '/templates', key: 'all' }, t('all-forms')),
    addMenu(store),
    h('button', { disabled: !undo, title: undo ? t('undo-what', { what: undo.label }) : null, 'aria-label': undo ? t('undo-what', { what: undo.label }) : t('undo'), onclick: () => store.undo() }, t('undo')),
    h('button', { disabled: !redo, title: redo ? t('redo-what', { what: redo.label }) : null, 'aria-label': redo ? t('redo-what', { what: redo.label }) : t('redo'), onclick: () => store.redo() }, t('redo')),
    h('p', { class: `d-saved ${states[save.state]}`, 'data-state': save.state }, t(`save.${save.state}`, { at: save.at ?? '', reason: save.reason ?? '' }),
      save.state === 'signed-out' ? [' ', h('a', { href: '/sign-in', target: '_blank', rel: 'noopener' }, t('sign-in'))] : null,
      ['offline', 'refused', 'signed-out'].includes(save.state) ? h('button', { class: 'plain', onclick: () => saver.now() }, t('save-now')) : null),
    h('button', { class: 'plain', 'aria-pressed': String(Boolean(ui.problems)), onclick: () => store.show({ problems: !ui.problems }) }, count ? t('problems-count', { count }) : t('no-problems-short')),
    h('button', { class: 'plain', disabled: gaps.length === 0, onclick: () => nextGap(store, gaps) }, gaps.length ? t('untranslated-count', { count: gaps.length }) : t('translated')),
    h('button', { class: 'plain', 'aria-label': t('keys'), onclick: () => store.show({ dialog: { kind: 'keys' } }) }, '?'),
    previewChoice(store), publish(store, count));
}

/** Until every problem is solved the button says why it does nothing. */
function publish(store, count) {
  const reason = count ? t('publish-not', { count }) : ['saved', 'new'].includes(store.save.state) ? null : t('publish-unsaved');
  if (!reason) return h('a', { class: 'button primary', key: 'publish', href: `/designer/${store.data.code}/publish` }, t('publish'));
  return h('button', { class: 'primary', key: 'publish-not', 'aria-disabled': 'true', title: reason, onclick: () => store.show({ problems: count > 0 || store.ui.problems }, { say: reason }) }, t('publish'));
}

const sizes = ['normal', 'wide', 'hidden'];

const previewChoice = (store) => h('label', { class: 'd-preview-size' }, h('span', {}, t('preview')), h('select', {
  value: store.ui.preview, 'aria-label': t('preview'), onchange: (event) => { localStorage.setItem('designer:preview', event.target.value); store.show({ preview: event.target.value }); },
}, sizes.map((size) => h('option', { value: size }, t(`preview.${size}`)))));

function addMenu(store) {
  const close = (focus = null) => store.show({ menu: false }, { focus });
  const take = (kind) => { store.ui.menu = false; addThing(store, kind); };
  const keys = (event) => {
    const items = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const letter = kinds.find(([, key]) => key === event.key.toLowerCase());
    const to = { ArrowDown: items[(at + 1) % items.length], ArrowUp: items.at(at - 1), Home: items[0], End: items.at(-1) }[event.key];
    if (event.altKey || event.ctrlKey) return;
    if (to) to.focus();
    else if (letter) take(letter[0]);
    else if (event.key === 'Escape') close('add');
    else if (event.key === 'Tab') return void close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return h('div', { class: 'd-menu', key: 'menu' },
    h('button', { class: 'd-add', 'data-field': 'add', 'aria-haspopup': 'menu', 'aria-expanded': String(store.ui.menu), title: 'Alt+T', onclick: () => (store.ui.menu ? close() : store.show({ menu: true }, { focus: 'menu-question' })) }, t('add')),
    store.ui.menu ? h('div', { role: 'menu', 'aria-label': t('add'), onkeydown: keys }, kinds.map(([kind, letter]) => h('button', { role: 'menuitem', tabindex: '-1', 'data-field': `menu-${kind}`, onclick: () => take(kind) }, h('span', {}, t(`kind.${kind}`)), h('kbd', {}, letter.toUpperCase())))) : null);
}

const texts = ['title', 'label', 'text', 'introduction', 'legalBasis', 'note', 'hint', 'definition', 'unitOfMeasure', 'constraintMessage'];

/** Every text that has no English yet: `{id, field}`. */
export function untranslated(doc) {
  const gaps = [];
  for (const { id, node, kind } of indexOf(doc).values()) {
    for (const field of texts) if (node[field]?.vi?.trim() && !node[field].en?.trim()) gaps.push({ id, field, kind });
    for (const check of node.checks ?? []) if (check.message.vi && !check.message.en) gaps.push({ id, field: `checks › ${check.code}`, kind });
  }
  return gaps;
}

function nextGap(store, gaps) {
  const order = [...indexOf(store.doc).keys()];
  const here = Math.max(...store.selected.map((id) => order.indexOf(id)), store.ui.gap ?? -1);
  const next = gaps.find((gap) => order.indexOf(gap.id) > here) ?? gaps[0];
  store.ui.gap = order.indexOf(next.id);
  const entry = store.entry(next.id);
  if (entry.kind === 'row' || entry.kind === 'column') {
    const [r, c] = entry.kind === 'row' ? [entry.at, -1] : [-1, entry.at];
    store.select([entry.parent.id]);
    store.show({ cells: { r, c, toR: r, toC: c } }, { focus: `${next.field}.en` });
  } else {
    goTo(store, { ...next, field: next.field.startsWith('checks') ? next.field : `${next.field}.en` });
  }
}
