// Rules of a question: expression fields with completion and errors under the character, and checks with their messages.

import { attachExpressionEditor } from '../expression-editor.js';
import { indexOf, questionsOf } from './document.js';
import { free } from './names.js';
import { checkCodes } from './questions.js';
import { field, row, textPair, choice } from './fields.js';
import { h } from './view.js';
import { say, t } from './texts.js';

const kinds = { integer: 'number', decimal: 'number', percent: 'number', money: 'number', date: 'date' };

/** What a rule may name, as the form is now. */
function namesOf(store) {
  const lists = new Map(store.doc.optionLists.map((list) => [list.code, list.options.map(({ value, label }) => ({ value, label: say(label) }))]));
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(value) }));
  const questions = questionsOf(store.doc).map(({ node }) => ({
    name: node.name, label: [node.number, say(node.label)].filter(Boolean).join(' '), type: kinds[node.type] ?? 'text',
    options: node.type === 'yesNo' ? yesNo : lists.get(node.optionList),
  }));
  const groups = [...indexOf(store.doc).values()].filter((entry) => entry.kind === 'lines').map(({ node }) => ({ name: node.name, label: say(node.label), type: 'lines' }));
  return [...questions, ...groups];
}

/** Builds itself once; then only its text and its problems change. */
function mount(container) {
  const textarea = document.createElement('textarea');
  let editor = null;
  let now = null;
  textarea.rows = 1;
  textarea.maxLength = 4000;
  textarea.addEventListener('input', () => now.write(textarea.value));
  container.append(textarea);
  container.receive = (data) => {
    now = data;
    for (const [name, value] of Object.entries(data.props)) {
      if (value != null && name !== 'aria-invalid') textarea.setAttribute(name, value);
    }
    const text = data.text ?? '';
    const isOther = textarea.value !== text;
    if (isOther) textarea.value = text;
    editor ??= attachExpressionEditor(textarea, { ...data.store.data.expressions, names: () => namesOf(now.store), self: () => now.self });
    if (isOther || container.problems !== data.problems) editor.show(data.problems);
    container.problems = data.problems;
  };
}

/** One expression. `property` of `view.node`; an empty one is taken away. */
export function rule(view, property, { hint, label, text = view.node[property], field: name = property, write } = {}) {
  const take = write ?? ((typed) => view.patch(property, { [property]: typed.trim() ? typed : undefined }));
  const problems = keep(view, name, view.problems.filter((problem) => problem.field === name));
  return field(view, name, (props) => h('div', {
    key: `${view.id}-${name}`, class: 'rule', ref: mount, data: { props, text, problems, self: view.node.name, store: view.store, write: take },
  }), { hint, label, errors: [] });
}

const kept = new Map();

/** The same list as long as it says the same: the editor moves its marks along while one types. */
function keep(view, name, problems) {
  const key = `${view.id}.${name}`;
  const told = JSON.stringify([view.store.save.version, problems]);
  if (kept.get(key)?.told !== told) kept.set(key, { told, problems });
  return kept.get(key).problems;
}

export const relevance = (view) => rule(view, 'relevant', { hint: t('hint.relevant') });

/** Never, always, or where a condition holds. */
export function requirement(view) {
  const { required } = view.node;
  const mode = required === undefined ? '' : required === 'true()' ? 'always' : 'when';
  return [
    choice(view, 'required', ['', 'always', 'when'].map((value) => [value, t(`required.${value || 'never'}`)]), {
      value: mode, take: (value) => view.patch('required', { required: { '': undefined, always: 'true()', when: mode === 'when' ? required : '' }[value] }),
    }),
    mode === 'when' ? rule(view, 'required', { field: 'required', label: t('field.required-when'), write: (typed) => view.patch('required', { required: typed }) }) : null,
  ];
}

/** Hard and soft checks, each with a message. */
export function checks(view) {
  const list = view.node.checks ?? [];
  const put = (next) => view.patch('checks', { checks: next.length > 0 ? next : undefined });
  const add = (severity) => {
    const code = free(`${view.node.name}_${severity === 'hard' ? 'kt' : 'nn'}`.slice(0, 56), checkCodes(view.store.doc));
    put([...list, { code, severity, expression: '', message: { vi: '' } }]);
    view.store.show({}, { focus: `checks › ${code}` });
  };
  return h('div', { class: 'checks', key: 'checks' },
    list.map((check, at) => oneCheck(view, check, (patch) => put(patch === null ? list.toSpliced(at, 1) : list.with(at, { ...check, ...patch })), at)),
    h('p', { class: 'actions' },
      h('button', { onclick: () => add('hard') }, t('add-hard')), h('button', { onclick: () => add('soft') }, t('add-soft'))));
}

function oneCheck(view, check, put, at) {
  const name = `checks › ${check.code}`;
  const sub = { ...view, id: `${view.id}-check${at}`, node: check, patch: (_, patch) => put(patch), problems: view.problems.filter((problem) => problem.field === name).map((problem) => ({ ...problem, field: problem.position ? name : 'message' })) };
  return h('fieldset', { class: `check ${check.severity}`, key: at },
    h('legend', {}, t(`severity.${check.severity}`), ' ', h('code', {}, check.code)),
    rule(sub, 'expression', { field: name, label: t('field.check'), text: check.expression, write: (expression) => put({ expression }) }),
    textPair(sub, 'message', { lines: 2 }),
    row(
      choice(sub, 'severity', ['hard', 'soft'].map((value) => [value, t(`severity.${value}`)])),
      h('button', { class: 'plain danger', onclick: () => put(null) }, t('remove-check'))));
}
