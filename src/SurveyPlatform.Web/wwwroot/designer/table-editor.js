// A table as a spreadsheet: heads, codes and labels in place; below it what the selected cells ask.

import { change } from './document.js';
import { row, part, textInput, textPair } from './fields.js';
import { settingsFor } from './formulas.js';
import { nameInput, viewOf } from './inspector.js';
import { questionFields } from './question-fields.js';
import { relevance } from './rules.js';
import { copy, paste } from './table-clipboard.js';
import { blockOf, commands, placeIn } from './table-commands.js';
import { commit, keys, point } from './table-keys.js';
import { editCells, followHeads, tableAt } from './tables.js';
import { h, memo } from './view.js';
import { say, t, typeName } from './texts.js';

export function tableEditor(view) {
  const { store, node: table } = view;
  const at = placeIn(store, table);
  return [
    textPair(view, 'label', { max: 300 }),
    nameInput(view, 'code'),
    tools(view, at),
    formulaBar(view, at),
    grid(view, at),
    h('div', { key: `at-${at.r}-${at.c}-${at.toR}-${at.toC}`, class: 'd-at' }, selection(view, at)),
    part(view, 'when', table.relevant !== undefined, relevance(view)),
  ];
}

const tools = (view, at) => h('div', { class: 'd-tools', key: 'tools', role: 'toolbar', 'aria-label': t('table-tools'), onkeydown: toolKeys },
  commands.map(({ name, keys: pressed, can, run }, index) => h('button', {
    key: name, title: pressed ?? null, tabindex: index === 0 ? '0' : '-1', 'aria-disabled': can && !can(view.node, at) ? 'true' : null,
    onclick: () => (!can || can(view.node, at)) && run(view.store, view.id, at),
  }, t(`table.${name}`))));

/** One stop for Tab; arrows go along. */
function toolKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.children];
  buttons.at((buttons.indexOf(event.target) + step) % buttons.length).focus();
  event.preventDefault();
}

/** The formula of the cell, as in a spreadsheet; a click on another cell names it. */
function formulaBar(view, at) {
  const cell = view.node.rows[at.toR]?.cells[at.toC];
  const take = (value) => view.store.show({ editing: { ...at, formula: true, text: value } });
  const editing = view.store.ui.editing?.formula ? view.store.ui.editing : null;
  return h('div', { class: 'd-formula', key: 'formula' },
    h('code', {}, cell?.name ?? ''),
    h('label', {}, h('span', { 'aria-hidden': 'true' }, 'ƒ ='), h('input', {
      'data-field': 'formula', 'aria-label': t('formula-of', { cell: cell?.name ?? '' }), disabled: !cell, autocomplete: 'off', spellcheck: 'false', maxlength: 4000,
      placeholder: cell ? t('formula-hint') : '', value: editing?.text ?? cell?.calculation ?? '',
      oninput: (event) => take(event.target.value), onblur: () => editing && !view.store.ui.pointing && commit(view.store, view.id, null),
      onkeydown: (event) => formulaKeys(view, event),
    })));
}

function formulaKeys(view, event) {
  if (event.isComposing) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    event.stopPropagation();
    commit(view.store, view.id, [1, 0]);
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    view.store.show({ editing: null }, { focus: 'grid' });
  }
}

const cellId = (view, r, c) => `g-${view.id}-${r}-${c}`;

function grid(view, at) {
  const { store, node: table, id } = view;
  const block = blockOf(table, at);
  const { editing } = store.ui;
  return h('div', { class: 'd-grid', key: 'grid' },
    h('table', {
      role: 'grid', tabindex: '0', 'data-field': 'grid', 'aria-label': t('grid', { table: say(table.label) }), 'aria-multiselectable': 'true', 'aria-rowcount': table.rows.length + 1,
      'aria-colcount': table.columns.length + 2, 'aria-activedescendant': cellId(view, at.toR, at.toC),
      onkeydown: (event) => keys(store, id, event), oncopy: (event) => copy(store, id, event), oncut: (event) => copy(store, id, event), onpaste: (event) => paste(store, id, event),
    },
    h('thead', {}, h('tr', { role: 'row' },
      h('th', { class: 'd-code', role: 'columnheader' }, t('row-code')), h('th', { class: 'd-head', role: 'columnheader' }, t('row-label')),
      table.columns.map((column, c) => headCell(view, column, c, at, block, editing)))),
    h('tbody', {}, table.rows.map((line, r) => {
      const isIn = r >= block.top && r <= block.bottom;
      const writes = editing && editing.toR === r ? editing : null;
      return memo(line.$id, [line, table.columns.length, r, isIn ? `${JSON.stringify(block)}${at.toR}.${at.toC}` : '', writes, store.marks, store.ui.written], () => gridRow(view, line, r, at, block, writes));
    }))));
}

const states = (view, r, c, at, block) => ({
  id: cellId(view, r, c),
  'aria-selected': String(r >= block.top && r <= block.bottom && c >= block.left && c <= block.right),
  onpointerdown: (event) => point(view.store, view.id, r, c, event), onpointerenter: (event) => event.buttons === 1 && point(view.store, view.id, r, c, event, true),
  ondblclick: () => view.store.show({ editing: { r, c, toR: r, toC: c, formula: r >= 0 && c >= 0, text: null } }, { focus: r >= 0 && c >= 0 ? 'formula' : 'in-place' }),
});

const activeClass = (r, c, at) => (at.toR === r && at.toC === c ? 'active' : '');

function headCell(view, column, c, at, block, editing) {
  return h('th', { ...states(view, -1, c, at, block), role: 'columnheader', scope: 'col', key: column.$id, class: activeClass(-1, c, at) },
    inPlace(view, editing, -1, c, column.label[view.store.ui.written] ?? '') ?? [headText(view, column.label), column.unitOfMeasure ? h('small', {}, ` (${say(column.unitOfMeasure)})`) : null]);
}

/** In the language that is being written; where it is missing, the Vietnamese, set back. */
function headText({ store }, label) {
  const text = label[store.ui.written];
  return [h('span', { class: text ? '' : 'blank' }, text || label.vi || t('untitled')), missing(label)];
}

const missing = (label) => (label.vi && !label.en ? h('small', { class: 'missing', title: t('untranslated') }, ' en?') : null);

function gridRow(view, line, r, at, block, editing) {
  return h('tr', { role: 'row', key: line.$id },
    h('td', { ...states(view, r, -2, at, block), role: 'rowheader', class: `d-code ${activeClass(r, -2, at)}` }, inPlace(view, editing, r, -2, line.number ?? '') ?? (line.number || '')),
    h('th', { ...states(view, r, -1, at, block), role: 'rowheader', scope: 'row', class: `d-head ${activeClass(r, -1, at)}` },
      inPlace(view, editing, r, -1, line.label[view.store.ui.written] ?? '') ?? headText(view, line.label)),
    line.cells.map((cell, c) => bodyCell(view, cell, r, c, at, block)));
}

function bodyCell(view, cell, r, c, at, block) {
  const count = view.store.marks.byId.get(cell.$id)?.length ?? 0;
  return h('td', { ...states(view, r, c, at, block), role: 'gridcell', key: cell.$id, class: `${activeClass(r, c, at)} ${cell.calculation !== undefined ? 'computed' : ''} ${count ? 'wrong' : ''}`, title: cell.name },
    h('span', { class: 'd-asks' }, cell.calculation !== undefined ? `= ${cell.calculation}` : typeName(cell.type), cell.required ? h('b', { title: t('required.always') }, ' *') : null),
    h('code', {}, cell.name), count ? h('span', { class: 'mark' }, t('marks', { count })) : null);
}

/** The field in a head that is being written; nothing otherwise. */
function inPlace(view, editing, r, c, text) {
  if (!editing || editing.formula || editing.toR !== r || editing.toC !== c) return null;
  return h('input', {
    'data-field': 'in-place', 'aria-label': t(r < 0 ? 'column-label' : c === -2 ? 'row-code' : 'row-label'), value: editing.text ?? text, maxlength: 300, autocomplete: 'off',
    oninput: (event) => view.store.show({ editing: { ...editing, text: event.target.value } }), onblur: () => commit(view.store, view.id, null),
  });
}

/** What is selected below the grid: a column, a row, a cell, or a block of cells. */
function selection(view, at) {
  const { store, node: table, id } = view;
  const head = (node, name) => ({
    store, id: node.$id, node, problems: view.problems.filter((problem) => problem.field === name), entry: store.entry(node.$id),
    patch: (property, patch) => store.apply(t('step.edit', { field: t(`field.${property}`), what: store.what(store.entry(id)) }), followHeads(change(store.doc, node.$id, patch), id, tableAt(store.doc, id), store.published), { merge: `${node.$id}.${property}` }),
  });
  const block = blockOf(table, at);
  const isHead = at.r < 0 || at.c < 0;
  const cells = { top: Math.max(0, block.top), left: Math.max(0, block.left), bottom: isHead && at.r < 0 ? table.rows.length - 1 : block.bottom, right: isHead && at.c < 0 ? table.columns.length - 1 : block.right };
  const first = table.rows[cells.top]?.cells[cells.left];
  const count = (cells.bottom - cells.top + 1) * (cells.right - cells.left + 1);
  const column = at.r < 0 && table.columns[at.toC];
  const line = at.c < 0 && table.rows[at.toR];
  return [
    column ? [h('h3', {}, t('column', { label: say(column.label) })), textPair(head(column, 'columns'), 'label', { max: 300, label: t('column-label') }), textPair(head(column, 'columns'), 'unitOfMeasure', { isOptional: true, max: 60 })] : null,
    line ? [h('h3', {}, t('row', { label: say(line.label) })), row(textInput(head(line, 'rows'), 'number', (typed) => head(line).patch('number', { number: typed || undefined }), { max: 20, class: 'short', label: t('row-code') })), textPair(head(line, 'rows'), 'label', { max: 300, label: t('row-label') })] : null,
    first && (isHead || count > 1) ? [h('h3', {}, t('cells', { count })), questionFields(blockView(view, cells, first), { isCell: true, several: true })] : null,
    first && !isHead && count === 1 ? [h('h3', {}, t('cell', { label: say(first.label) })), questionFields(viewOf(store, store.entry(first.$id)), { isCell: true })] : null,
  ];
}

const ruleNames = ['relevant', 'required', 'calculation', 'constraint', 'choiceFilter'];

/** What is set for a block is set for each of its cells, with rules made to fit their places. */
function blockView(view, cells, first) {
  const { store, id, node: table } = view;
  const patch = (name, values, doc = store.doc) => {
    const edited = { ...first, ...values };
    store.apply(t('step.edit-cells', { field: t(`field.${name}`), table: say(table.label) }), editCells(doc, id, cells, (cell, r, c) => {
      const shifted = settingsFor(edited, table, [cells.top, cells.left], [r, c]);
      const next = { ...cell };
      for (const property of Object.keys(values)) {
        const value = ruleNames.includes(property) ? shifted[property] : values[property];
        if (value === undefined) delete next[property];
        else next[property] = value;
      }
      return next;
    }), { merge: `${id}.${JSON.stringify(cells)}.${name}` });
  };
  return { store, id: `${id}-block`, node: first, problems: [], patch, entry: store.entry(first.$id) };
}
