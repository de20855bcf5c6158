// What the editor says, in the reader's language, and figures as they are written in Vietnamese.

let texts = {};
let shown = 'vi';

export function speak(language, all) {
  texts = all;
  shown = language;
}

/** `t('undo', { what })` is the text `designer.undo`. A missing one shows its key. */
export function t(key, values) {
  const text = texts[key.includes('.') && key in texts ? key : `designer.${key}`] ?? key;
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : text;
}

export const typeName = (type) => t(`question-type.${type[0].toUpperCase()}${type.slice(1)}`);

/** A text of the form in the reader's language, Vietnamese where it is not translated. */
export const say = (text) => (shown === 'en' && text?.en?.trim() ? text.en : text?.vi) ?? '';

/** `1.500,5` → 1500.5; what cannot be read for certain (`1.5`, `1,500.2`) gives NaN; nothing gives undefined. */
export function readNumber(typed) {
  const text = typed.trim().replace(/[\s\u00a0]/g, '').replace('−', '-');
  if (text === '') return undefined;
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(text)) return NaN;
  const digits = text.replaceAll('.', '').replace(',', '.');
  return digits.replace(/\D/g, '').length > 15 ? NaN : Number(digits);
}

export const writeNumber = (number) => {
  if (number == null) return '';
  const [whole, decimals] = String(number).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (decimals ? `,${decimals}` : '');
};

/** For finding: capitals and diacritics do not count. */
export const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
