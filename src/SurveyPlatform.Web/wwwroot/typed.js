// What people type and read, to values and back: as Domain/Returns/AnswerText.cs reads it.

import * as decimal from './decimal.js';
import { kindOf, parseDate, show } from './expressions.js';

const isEnglish = globalThis.document?.documentElement.lang === 'en';

const cleanNumber = (typed) => typed.trim().replace(/\u00a0/g, ' ').replace(/\u2212/g, '-').replace(/%$/, '');

/** Whether a number could be read two ways. */
export function isAmbiguous(typed) {
  const text = cleanNumber(typed);
  return /^-?\d+\.(\d{1,2}|\d{4,})$/.test(text) || /^-?[1-9]\d{0,2},\d{3}$/.test(text);
}

/** A number as it is written in Vietnam; null when it cannot be read or could be read two ways. */
function readNumber(typed) {
  const text = cleanNumber(typed);
  return isAmbiguous(text) || !/^-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+)(,\d+)?$/.test(text)
    ? null
    : decimal.parse(text.replace(/[. ]/g, '').replace(',', '.'));
}

function readDate(typed) {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  return match ? parseDate(`${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`) : parseDate(typed.trim());
}

const readText = (typed) => typed.normalize('NFC').replace(/[^\S\n]+/g, ' ').trim() || null;

/** Null where there is nothing, or what is no value of this type. */
export const read = (type, typed) => (type === 'number' ? readNumber(typed) : type === 'date' ? readDate(typed) : readText(typed));

/** The same from what the server has stored. */
export const readStored = (type, text) =>
  (type === 'number' ? decimal.read(text ?? '') : type === 'date' ? parseDate(text ?? '') : text || null);

/** A calculated value as its question stores it (Domain/Returns/FormEvaluationCalculated.cs). */
export function fit(question, value) {
  const kind = kindOf(value);
  switch (question.type) {
    case 'any': return value;
    case 'date': return kind === 'date' ? value : null;
    case 'truth': return kind === 'boolean' ? (value ? 'yes' : 'no') : kind === 'string' ? value : null;
    case 'number': {
      const number = kind === 'boolean' ? decimal.of(value ? 1 : 0) : kind === 'number' ? value : null;
      return number && question.decimals !== undefined ? decimal.round(number, question.decimals) : number;
    }
    default: return show(value) || null;
  }
}

/** As a person reads it. */
export function write(value) {
  if (kindOf(value) === 'date') return show(value).split('-').reverse().join('/');
  if (kindOf(value) !== 'number') return show(value);
  const [whole, rest] = decimal.format(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isEnglish ? ',' : '.');
  return rest ? grouped + (isEnglish ? '.' : ',') + rest : grouped;
}
