// The properties of a question, or of a block of cells as one.

import { choice, numberInput, part, row, textInput, textPair, tick } from './fields.js';
import { has, isChoice, isNumber, retype } from './questions.js';
import { checks, relevance, requirement, rule } from './rules.js';
import { nameInput } from './inspector.js';
import { listChoice } from './options-editor.js';
import { t, typeName } from './texts.js';

/** `several`: a block; what belongs to one cell alone is left out. */
export function questionFields(view, { isCell = false, several = false } = {}) {
  const { node } = view;
  return [
    several ? null : textPair(view, 'label', { max: 500 }),
    several ? null : row(nameInput(view), isCell ? null : textInput(view, 'number', (typed) => view.patch('number', { number: typed || undefined }), { class: 'short', max: 20 })),
    row(typeChoice(view), has(node.type, 'decimals') ? numberInput(view, 'decimals', { whole: true }) : null,
      has(node.type, 'maxLength') ? numberInput(view, 'maxLength', { whole: true }) : null,
      choice(view, 'measure', [['', t('measure-none')], ['stock', t('measure.Stock')], ['flow', t('measure.Flow')]])),
    isChoice(node.type) ? listChoice(view) : null,
    isNumber(node.type) ? textPair(view, 'unitOfMeasure', { isOptional: true, max: 60 }) : null,
    node.calculation === undefined ? row(has(node.type, 'min') ? [numberInput(view, 'min'), numberInput(view, 'max')] : null, requirement(view)) : null,
    part(view, 'help', node.hint || node.definition, textPair(view, 'hint', { lines: 2, isOptional: true }), textPair(view, 'definition', { lines: 3, isOptional: true })),
    part(view, 'calculation', node.calculation !== undefined, rule(view, 'calculation', { hint: t('hint.calculation') })),
    part(view, 'when', node.relevant !== undefined, relevance(view)),
    part(view, 'constraint', node.constraint !== undefined, rule(view, 'constraint', { hint: t('hint.constraint') }), textPair(view, 'constraintMessage', { lines: 2, isOptional: true })),
    several ? null : part(view, 'checks', node.checks?.length, checks(view)),
    has(node.type, 'comparePrevious') ? tick(view, 'comparePrevious') : null,
  ];
}

/** Another type takes away what does not fit it, and says so. */
function typeChoice(view) {
  const { store } = view;
  return choice(view, 'type', store.data.types.map((type) => [type, typeName(type)]), {
    take: (type) => {
      const [next, cleared] = retype(view.node, type, store.doc.optionLists);
      const patch = { type, optionList: next.optionList, ...Object.fromEntries(cleared.map((property) => [property, undefined])) };
      view.patch('type', patch);
      if (cleared.length > 0) store.show({}, { say: t('cleared', { fields: cleared.map((property) => t(`field.${property}`)).join(', ') }) });
    },
  });
}

