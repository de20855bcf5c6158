// Controls of the inspector. A view is `{store, id, node, problems, patch(field, patch)}`: one thing, or a block of cells as one.

import { h } from './view.js';
import { readNumber, t, writeNumber } from './texts.js';

const fieldId = (view, name) => `d-${view.id}-${name.replaceAll(/\W/g, '-')}`;

const problemsOf = (view, name) => view.problems.filter((problem) => problem.field === name || problem.field.startsWith(`${name} › `));

/** Label, control and what is wrong with it. */
export function field(view, name, control, { hint, label = t(`field.${name}`), errors = problemsOf(view, name) } = {}) {
  const id = fieldId(view, name);
  const describedBy = [errors.length && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || null;
  return h('div', { class: `d-field d-${name.replaceAll(/\W/g, '-')}`, key: name },
    h('label', { for: id }, label),
    control({ id, 'data-field': name, 'aria-invalid': errors.length ? 'true' : null, 'aria-describedby': describedBy }),
    hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
    errors.length ? h('p', { class: 'error', id: `${id}-error` }, errors.map((problem) => problem.text).join(' ')) : null);
}

const grows = (lines) => (lines ? { class: 'grows', rows: lines } : {});

/** A text in both languages, side by side. Optional ones vanish when they are empty. */
export function textPair(view, name, { lines = 0, isOptional = false, label = t(`field.${name}`), max = 2000 } = {}) {
  const value = view.node[name] ?? { vi: '' };
  const errors = problemsOf(view, name);
  const write = (language) => (event) => {
    const text = { ...value, [language]: event.target.value };
    if (!text.en) delete text.en;
    view.patch(name, { [name]: isOptional && !text.vi && !text.en ? undefined : text });
  };
  const input = (language, props) => h(lines ? 'textarea' : 'input', {
    ...grows(lines), lang: language, maxlength: max, autocomplete: 'off', value: value[language] ?? '', oninput: write(language), ...props,
  });
  const id = fieldId(view, name);
  const isMissing = value.vi && !value.en;
  return h('div', { class: 'd-field pair', key: name, role: 'group', 'aria-labelledby': `${id}-label` },
    h('span', { class: 'label', id: `${id}-label` }, label),
    h('label', { class: 'lang' }, h('abbr', { title: t('vi') }, 'vi'), input('vi', { 'data-field': name, 'aria-label': `${label} – ${t('vi')}`, 'aria-invalid': errors.length ? 'true' : null })),
    h('label', { class: `lang ${isMissing ? 'missing' : ''}` }, h('abbr', { title: t('en') }, 'en'),
      input('en', { 'data-field': `${name}.en`, 'aria-label': `${label} – ${t('en')}`, placeholder: isMissing ? t('untranslated') : '' })),
    errors.length ? h('p', { class: 'error' }, errors.map((problem) => problem.text).join(' ')) : null);
}

/** A short text, taken over when one leaves the field or presses Enter. */
export function textInput(view, name, commit, options = {}) {
  return field(view, name, (props) => h('input', {
    ...props, class: options.class, maxlength: options.max ?? 60, autocomplete: 'off', spellcheck: 'false', value: view.node[name] ?? '',
    onchange: (event) => commit(event.target.value.trim(), event.target), onkeydown: commitOnEnter,
  }), options);
}

const commitOnEnter = (event) => {
  if (event.key === 'Enter' && !event.isComposing) event.target.dispatchEvent(new Event('change'));
};

/** A figure as it is written in Vietnamese; what cannot be read stays in the field with the reason. */
export function numberInput(view, name, options = {}) {
  const key = `${view.id}.${name}`;
  const { bad } = view.store.ui;
  const errors = bad.has(key) ? [{ text: t('not-a-number') }] : problemsOf(view, name);
  const commit = (event) => {
    const number = readNumber(event.target.value);
    if (Number.isNaN(number) || (options.whole && number !== undefined && !Number.isInteger(number))) {
      view.store.show({ bad: new Map(bad).set(key, event.target.value) });
    } else {
      bad.delete(key);
      event.target.value = writeNumber(number);
      view.patch(name, { [name]: number ?? options.empty });
      view.store.show({});
    }
  };
  return field(view, name, (props) => h('input', {
    ...props, class: 'figure', inputmode: 'decimal', autocomplete: 'off', maxlength: 25, value: bad.get(key) ?? writeNumber(view.node[name]), onchange: commit, onkeydown: commitOnEnter,
  }), { ...options, errors });
}

/** `choices`: `[value, text]`; '' stands for undefined. */
export function choice(view, name, choices, options = {}) {
  const take = options.take ?? ((value) => view.patch(name, { [name]: value || undefined }));
  return field(view, name, (props) => h('select', { ...props, value: options.value ?? view.node[name] ?? '', onchange: (event) => take(event.target.value) },
    choices.map(([value, text]) => h('option', { value, key: value }, text))), options);
}

export function tick(view, name, label = t(`field.${name}`)) {
  const id = fieldId(view, name);
  return h('div', { class: 'd-field tick', key: name },
    h('label', { for: id }, h('input', { type: 'checkbox', id, 'data-field': name, checked: view.node[name] === true, onchange: (event) => view.patch(name, { [name]: event.target.checked || undefined }) }), label));
}

export const row = (...children) => h('div', { class: 'd-row' }, children);

/** A part of the inspector that can be folded away; open where something is set in it, until somebody chooses. */
export function part(view, name, isSet, ...children) {
  const { ui } = view.store;
  const key = `${view.id}.${name}`;
  const isOpen = ui.folds?.[key] ?? Boolean(isSet);
  const toggle = (event) => {
    event.preventDefault();
    view.store.show({ folds: { ...ui.folds, [key]: !isOpen } });
  };
  return h('details', { key: `part-${name}`, open: isOpen }, h('summary', { onclick: toggle }, t(`part.${name}`)), children);
}
