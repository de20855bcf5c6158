// Puts the editor together: the state, the panes, the keys that work everywhere, saving, and the preview beside it.

import { addThing, copied, deleteChosen, pasted } from './commands.js';
import { dialog } from './dialogs.js';
import { indexOf } from './document.js';
import { inspector } from './inspector.js';
import { outline } from './outline.js';
import { goTo, nextProblem, problemsPanel } from './problems.js';
import { Saver } from './save.js';
import { Store } from './store.js';
import { speak, t } from './texts.js';
import { toolbar } from './toolbar.js';
import { draw, h } from './view.js';

const data = JSON.parse(document.getElementById('designer-data').textContent);
speak(data.language, data.texts);
const root = document.getElementById('designer');
const store = new Store(data);
const sizes = ['normal', 'wide', 'hidden'];
store.ui.preview = sizes.find((size) => size === localStorage.getItem('designer:preview')) ?? 'normal';

const saver = new Saver(store, {
  address: `/designer/${encodeURIComponent(data.code)}/draft`,
  token: document.querySelector('#designer-token input').value,
  onSaved: (version) => tellPreview({ type: 'draft-saved', version }),
  onConflict: (theirs) => store.show({ dialog: { kind: 'conflict', saver, theirs } }, { focus: 'dialog' }),
});

const panes = ['outline', 'edit', 'preview'];

function page() {
  const { ui } = store;
  return h('div', { class: `d-page pane-${ui.pane} preview-${ui.preview}` },
    toolbar(store, saver),
    h('div', { class: 'd-panes', role: 'group', 'aria-label': t('panes'), key: 'panes' }, panes.map((pane) => h('button', { 'aria-pressed': String(ui.pane === pane), onclick: () => store.show({ pane }) }, t(`pane.${pane}`)))),
    h('div', { class: 'd-main', key: 'main' },
      outline(store),
      h('div', { class: 'd-middle', key: 'middle' }, inspector(store), problemsPanel(store)),
      h('div', { class: 'd-preview', key: 'preview' }, h('iframe', { title: t('preview'), src: data.preview, hidden: ui.preview === 'hidden' }))),
    h('p', { class: 'hidden', role: 'status', key: 'said' }, store.said),
    dialog(store));
}

let shownId = null;

/** Draws now: a key that opens a field must find it there. */
function render() {
  draw(root, page());
  const { focus } = store;
  store.focus = null;
  if (focus) goToField(focus);
  if (store.current.id !== shownId) {
    shownId = store.current.id;
    const name = store.current.node.name ?? store.current.node.code;
    tellPreview({ type: 'show', name });
  }
}

function goToField(name) {
  const field = name === 'outline' ? root.querySelector('.tree [tabindex="0"]') : name === 'last' ? root.querySelector('.tree [tabindex="0"]')
    : root.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? root.querySelector(`[data-field^="${CSS.escape(name.split(' › ')[0])}"]`) ?? root.querySelector('.inspector [data-field]');
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
  if (field?.matches('input:not([type=search])') && name !== 'in-place') field.select?.();
  if (name === 'in-place' || name === 'formula') field?.setSelectionRange?.(field.value.length, field.value.length);
}

function tellPreview(message) {
  root.querySelector('iframe')?.contentWindow.postMessage(message, location.origin);
}

/** A click on a question of the preview selects it here. */
addEventListener('message', ({ origin, source, data: said }) => {
  if (origin !== location.origin || source !== root.querySelector('iframe')?.contentWindow || said?.type !== 'chosen') return;
  const entry = [...indexOf(store.doc).values()].find(({ node }) => (node.name ?? node.code) === said.name);
  if (entry) goTo(store, { id: entry.id, field: '' });
});

const isText = (element) => element?.matches('input:not([type=checkbox]), textarea, select');

const everywhere = {
  'ctrl+z': () => store.undo(),
  'ctrl+shift+z': () => store.redo(),
  'ctrl+y': () => store.redo(),
  'ctrl+s': () => saver.now(),
  'ctrl+k': () => store.show({ pane: 'outline' }, { focus: 'find' }),
  'ctrl+enter': () => addThing(store, ['note', 'section', 'table', 'lines', 'list'].find((kind) => kind === store.current.kind) ?? 'question'),
  'alt+t': () => store.show({ menu: true }, { focus: 'menu-question' }),
  f6: (event) => nextPane(event.shiftKey ? -1 : 1),
  f8: () => nextProblem(store),
  f1: () => store.show({ dialog: { kind: 'keys' } }, { focus: 'dialog' }),
};

function nextPane(by) {
  const order = ['.d-add', '.tree [tabindex="0"]', '.inspector [data-field]', '.d-preview iframe:not([hidden])'].map((where) => root.querySelector(where)).filter(Boolean);
  const here = order.findIndex((element) => element.parentElement.closest('.d-bar, .outline, .d-middle, .d-preview')?.contains(document.activeElement));
  order.at((here + by + order.length) % order.length).focus();
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || store.ui.dialog) return;
  const name = [(event.ctrlKey || event.metaKey) && 'ctrl', event.altKey && 'alt', event.shiftKey && event.key !== 'F6' && 'shift', event.key.toLowerCase()].filter(Boolean).join('+');
  if (name.endsWith('?') && !isText(document.activeElement)) store.show({ dialog: { kind: 'keys' } }, { focus: 'dialog' });
  else if (event.key === 'Escape' && root.querySelector('.d-middle').contains(document.activeElement)) store.show({}, { focus: 'outline' });
  else if (everywhere[name]) everywhere[name](event);
  else if (name === 'enter' && event.target.matches('.d-field input:not([type=checkbox]), .d-field select')) goOn(event);
  else return;
  event.preventDefault();
});

/** Enter in a field of the properties goes on to the next, as on the form itself. */
function goOn(event) {
  const fields = [...root.querySelectorAll('.inspector :is(input, select, textarea, summary, button, [tabindex="0"]):not([tabindex="-1"], :disabled)')].filter((field) => field.checkVisibility());
  fields[fields.indexOf(event.target) + 1]?.focus();
}

document.addEventListener('pointerdown', (event) => {
  if (store.ui.menu && !event.target.closest('.d-menu')) store.show({ menu: false });
});

const isInTree = () => document.activeElement?.closest('.tree');

for (const type of ['copy', 'cut']) {
  document.addEventListener(type, (event) => {
    const text = isInTree() && copied(store);
    if (!text) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (type === 'cut') deleteChosen(store, 'cut');
    else store.show({}, { say: t('copied') });
  });
}

document.addEventListener('paste', (event) => {
  if (isInTree() && pasted(store, event.clipboardData.getData('text/plain'))) event.preventDefault();
});

store.onChange(render);
render();

/** What an earlier visit left unsaved comes back; where the draft has changed since, the two are settled as for two designers. */
function restore() {
  const kept = saver.takeKept();
  if (!kept) return;
  const theirs = { by: store.data.savedBy, savedAt: store.data.savedAt, version: data.version, document: data.document, problems: data.problems };
  if (kept.version !== data.version) saver.base = kept.base;
  store.replace(t('step.restore'), kept.document);
  if (kept.version === data.version) store.show({}, { say: t('restored') });
  else {
    store.save.state = 'conflict';
    store.show({ dialog: { kind: 'conflict', saver, theirs } }, { focus: 'dialog' });
  }
}

restore();
