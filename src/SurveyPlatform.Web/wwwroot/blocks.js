// A block of cells as spreadsheets put it on the clipboard, and what each cell would be in the field that it falls on.

import { fold } from './fold.js';
import { exceeded } from './limits.js';
import { readings } from './offers.js';
import { form, live, t } from './page.js';
import { read } from './typed.js';

/** Rows of cells: tabs between them, those with a tab, a quote or a line break in quotes. A quote that is never closed is one that was typed. */
export function parse(text) {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows = [[]];
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (let at = 0; ; at++) {
    cell.lastIndex = at;
    const [whole, quoted, plain] = cell.exec(source);
    rows.at(-1).push((quoted?.replace(/""/g, '"') ?? plain).trim());
    at += whole.length;
    if (at >= source.length) return rows;
    if (source[at] === '\n') rows.push([]);
  }
}

const { questions, texts } = live.graph.rules;
const nameOf = (place) => place.slice(place.indexOf('.') + 1);

function readNumber(place, typed) {
  const both = readings(typed);
  if (both) return { error: t('ambiguous', { text: typed, reading: both[0], otherReading: both[1] }) };
  const value = read('number', typed);
  if (!value) return { error: texts.number.replace('{text}', typed) };
  const [error] = exceeded(questions[nameOf(place)]?.limits ?? {}, value, texts);
  return error ? { error } : { typed };
}

function readDay(typed) {
  const value = read('date', typed);
  return value ? { typed: new Date(value.day * 864e5).toISOString().slice(0, 10).split('-').reverse().join('/') } : { error: texts.date.replace('{text}', typed) };
}

function readChoice(options, typed) {
  const begin = options.filter(([, label]) => fold(label).startsWith(fold(typed)));
  const found = options.find(([value]) => value === typed) ?? options.find(([, label]) => fold(label) === fold(typed)) ?? (begin.length === 1 ? begin[0] : null);
  return found ? { typed: found[0], shown: found[1] } : { error: t('not-an-option', { value: typed }) };
}

function readChoices(options, typed) {
  const all = options.some(([value]) => value === typed) ? [typed] : typed.split(/[;,\n]/).map((text) => text.trim()).filter(Boolean);
  const read = all.map((text) => readChoice(options, text));
  return read.find(({ error }) => error) ?? { typed: options.map(([value]) => value).filter((value) => read.some((one) => one.typed === value)).join(' '), shown: read.map(({ shown }) => shown).join('; ') };
}

let units;

/** By folded name, and by the part before the comma: a ward without its district. */
function unitsNamed(typed) {
  if (!units) {
    units = new Map();
    for (const { value, textContent } of document.querySelectorAll('#units option')) {
      for (const name of new Set([value, fold(textContent), fold(textContent.split(',')[0])])) units.set(name, [...units.get(name) ?? [], [value, textContent]]);
    }
  }
  return units.get(typed) ?? units.get(fold(typed)) ?? [];
}

function readUnit(typed) {
  const found = unitsNamed(typed);
  return found.length === 1 ? { typed: found[0][0], shown: `${found[0][0]} ${found[0][1]}` }
    : { error: found.length ? t('several-units', { text: typed, units: found.slice(0, 4).map(([code, name]) => `${name} (${code})`).join('; ') }) : t('no-unit', { text: typed }) };
}

function readText(field, typed) {
  const text = field.tagName === 'TEXTAREA' ? typed : typed.replace(/\s+/g, ' ');
  return field.maxLength > 0 && text.length > field.maxLength ? { error: t('too-long', { length: text.length, limit: field.maxLength }) } : { typed: text };
}

/**
 * What a cell would be: {typed, shown?}, {error}, or {skipped} with why it is passed over; with typed too, it is written where the rest of the
 * block makes it asked.
 * @param cell The cell of the table; of a line that is not on the page, the one of another line.
 */
export function convert(cell, place, typed, isOff) {
  if (typed === '') return { skipped: '' };
  if (cell.querySelector('output')) return { skipped: t('is-calculated') };
  const field = cell.querySelector('input:not([type=hidden]), select, textarea');
  if (!field || field.type === 'file') return { skipped: t('is-no-text') };
  const read = readField(field, place, typed);
  return isOff || !cell.classList.contains('off') ? read : { typed: read.typed, skipped: t('is-not-asked') };
}

function readField(field, place, typed) {
  if (field.matches('.figure')) return readNumber(place, typed);
  if (field.matches('.day')) return readDay(typed);
  if (field.list || 'unit' in field.dataset) return readUnit(typed);
  if (field.tagName === 'SELECT') return readChoice([...field.options].slice(1).map(({ value, text }) => [value, text]), typed);
  if (field.type === 'checkbox') return readChoices([...form.elements.namedItem(field.name)].filter(({ type }) => type === 'checkbox').map((box) => [box.value, box.parentElement.textContent.trim()]), typed);
  return readText(field, typed);
}
