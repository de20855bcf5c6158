// Option lists: edited in place, pasted from a spreadsheet, taken over from another form.

import { change, insert, move, questionsOf, remove, withIds } from './document.js';
import { choice, row } from './fields.js';
import { free, freeName, slug } from './names.js';
import { nameInput } from './inspector.js';
import { readBlock } from './table-paste.js';
import { rule } from './rules.js';
import { goTo } from './problems.js';
import { h } from './view.js';
import { say, t } from './texts.js';

/** Which list a question of choices offers; a new one, or one of another form. */
export function listChoice(view) {
  const { store } = view;
  const lists = store.doc.optionLists;
  const named = (list) => `${list.code} (${list.options.slice(0, 3).map((option) => say(option.label)).join(', ')}${list.options.length > 3 ? '…' : ''})`;
  const open = lists.find((list) => list.code === view.node.optionList);
  const choose = () => store.show({ dialog: { kind: 'lists', view } }, { focus: 'dialog' });
  return [
    row(choice(view, 'optionList', [['', t('choose-list')], ...lists.map((list) => [list.code, named(list)])]),
      open ? h('button', { key: 'open', onclick: () => store.select([open.$id], { focus: 'option-0' }) }, t('open-list')) : null,
      h('button', { key: 'new', onclick: () => newList(view) }, t('new-list')), h('button', { key: 'take', onclick: choose }, t('take-list'))),
    rule(view, 'choiceFilter', { hint: t('hint.choiceFilter') }),
  ];
}

function newList(view) {
  const { store } = view;
  const code = freeName(store.doc, 'list', slug(view.node.label?.vi ?? '') || 'danh_muc');
  const list = withIds({ code, options: [{ value: 'lua_chon_1', label: { vi: '' } }] }, 'list');
  const doc = insert(store.doc, store.doc.$id, 'optionLists', store.doc.optionLists.length, [list]);
  view.patch('optionList', { optionList: code }, doc);
  store.select([list.$id], { focus: 'option-0' });
}

/** The lists of other forms, one to choose; it is copied. */
export function takeList(store, view, list) {
  const code = freeName(store.doc, 'list', list.code);
  const copy = withIds({ ...list, code }, 'list', true);
  const doc = insert(store.doc, store.doc.$id, 'optionLists', store.doc.optionLists.length, [copy]);
  if (view) view.patch('optionList', { optionList: code }, doc);
  else store.apply(t('step.add', { what: `${t('kind.list')} ${code}` }), doc, { select: [copy.$id] });
}

const columnsOf = (list) => [...new Set(list.options.flatMap((option) => Object.keys(option.columns ?? {})))];

export function optionsEditor(view) {
  const { store, node: list } = view;
  const extra = columnsOf(list).concat(store.ui.newColumn?.[view.id] ?? []).filter((name, at, all) => all.indexOf(name) === at);
  const users = questionsOf(store.doc).filter(({ node }) => node.optionList === list.code);
  return [
    nameInput(view, 'code'),
    h('div', { class: 'd-scroll', key: 'options' }, h('table', { class: 'd-options', 'aria-label': t('options') },
      h('thead', {}, h('tr', {}, [t('value'), t('vi'), t('en'), ...extra].map((name) => h('th', { scope: 'col' }, name)), h('td', {}))),
      h('tbody', {}, list.options.map((option, at) => optionRow(view, option, at, extra))))),
    h('p', { class: 'actions', key: 'actions' },
      h('button', { onclick: () => addOption(view, list.options.length) }, t('add-option')),
      h('button', { onclick: () => store.show({ dialog: { kind: 'column', view } }) }, t('add-list-column'))),
    h('p', { class: 'hint', key: 'hint' }, t('hint.options')),
    h('div', { class: 'users', key: 'users' }, h('h3', {}, t('used-by', { count: users.length })),
      users.length === 0 ? h('p', { class: 'quiet' }, t('used-by-none'))
        : h('ul', {}, users.map((entry) => h('li', {}, h('button', { class: 'plain', onclick: () => goTo(store, { id: entry.id, field: 'optionList' }) }, [entry.node.number, say(entry.node.label)].filter(Boolean).join(' ')))))),
  ];
}

function optionRow(view, option, at, extra) {
  const { store, node: list } = view;
  const errors = store.marks.byId.get(option.$id) ?? [];
  const put = (name, patch) => store.apply(t('step.edit', { field: t('options'), what: `${t('kind.list')} ${list.code}` }), change(store.doc, option.$id, patch), { merge: `${option.$id}.${name}` });
  const label = (language) => (event) => {
    const text = { ...option.label, [language]: event.target.value };
    if (!text.en) delete text.en;
    const isAuto = language === 'vi' && (option.value === (slug(option.label.vi) || option.value) || /^lua_chon_\d+$/.test(option.value)) && !store.data.basedOn;
    const taken = new Set(list.options.filter((other) => other !== option).map((other) => other.value));
    put('label', { label: text, ...(isAuto && slug(text.vi) ? { value: free(slug(text.vi, 30), taken) } : {}) });
  };
  const column = (name) => (event) => {
    const columns = { ...option.columns, [name]: event.target.value };
    if (!columns[name]) delete columns[name];
    put(name, { columns: Object.keys(columns).length > 0 ? columns : undefined });
  };
  const cell = (name, value, oninput, props) => h('td', {}, h('input', { 'aria-label': `${name} ${at + 1}`, autocomplete: 'off', value: value ?? '', oninput, ...props }));
  return h('tr', { key: option.$id, class: errors.length ? 'wrong' : null, onkeydown: (event) => keys(view, event, at), onpaste: (event) => paste(view, event, at) },
    cell(t('value'), option.value, (event) => put('value', { value: event.target.value.trim() }), { class: 'code', spellcheck: 'false' }),
    cell(t('vi'), option.label.vi, label('vi'), { lang: 'vi', 'data-field': `option-${at}`, 'aria-invalid': errors.length ? 'true' : null }),
    cell(t('en'), option.label.en, label('en'), { lang: 'en', class: option.label.vi && !option.label.en ? 'missing' : null, placeholder: option.label.vi && !option.label.en ? t('untranslated') : '' }),
    extra.map((name) => cell(name, option.columns?.[name], column(name))),
    h('td', {}, h('button', { class: 'plain', 'aria-label': t('delete-option', { label: option.label.vi }), onclick: () => drop(view, option) }, t('delete'))));
}

const drop = (view, option) => view.store.apply(t('step.delete', { what: `${t('kind.option')} ${option.label.vi}` }), remove(view.store.doc, option.$id));

function addOption(view, at) {
  const { store, node: list } = view;
  const value = free(`lua_chon_${list.options.length + 1}`, new Set(list.options.map((option) => option.value)));
  store.apply(t('step.add', { what: t('kind.option') }), insert(store.doc, view.id, 'options', at, [withIds({ value, label: { vi: '' } }, 'option')]), { focus: `option-${at}` });
}

/** Enter goes down and makes a new row at the end; Alt and an arrow moves the row. */
function keys(view, event, at) {
  const { store, node: list } = view;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.isComposing) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    if (event.ctrlKey || at === list.options.length - 1) addOption(view, at + 1);
    else store.show({}, { focus: `option-${at + 1}` });
  } else if (step && event.altKey && list.options[at + step]) {
    event.preventDefault();
    event.stopPropagation();
    store.apply(t('step.move', { what: t('kind.option') }), move(store.doc, list.options[at].$id, view.id, 'options', step > 0 ? at + 2 : at - 1), { focus: `option-${at + step}` });
  } else if (step && !event.altKey && list.options[at + step]) {
    event.preventDefault();
    const cells = [...event.currentTarget.querySelectorAll('input')];
    const next = event.currentTarget.parentElement.rows[at + step].querySelectorAll('input')[cells.indexOf(event.target)];
    next.focus();
    next.select();
  }
}

/** `value TAB label TAB English`, `label TAB English`, or a label in each line. */
function paste(view, event, at) {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { store, node: list } = view;
  const block = readBlock(text);
  const hasValues = block.every((fields) => fields.length > 1 && /^[A-Za-z0-9_.-]{1,60}$/.test(fields[0]));
  const taken = new Set(list.options.map((option) => option.value));
  const options = block.map((fields) => {
    const [vi, en] = hasValues ? fields.slice(1) : fields;
    const value = free(hasValues ? fields[0] : slug(vi, 30) || 'lua_chon', taken);
    taken.add(value.toLowerCase());
    return withIds({ value, label: { vi, ...(en ? { en } : {}) } }, 'option');
  });
  const isOver = !list.options[at].label.vi;
  const doc = insert(isOver ? remove(store.doc, list.options[at].$id) : store.doc, view.id, 'options', at + (isOver ? 0 : 1), options);
  store.apply(t('step.paste', { count: options.length }), doc, { focus: `option-${at}`, say: t('pasted', { count: options.length }) });
}

