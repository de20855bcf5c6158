// The form of the page, and what all scripts of the page share.

import { Answers } from './answers.js';
import { Live } from './live.js';

export let form;
export let answers;
export let live;

/** All lines of the groups that are too large for the page. */
export let stored;

const json = (id) => JSON.parse(document.getElementById(id)?.textContent || '{}');

/** The form that the page has now: the designer's preview puts a new one in the place of the old. */
export function open() {
  form = document.getElementById('return');
  stored = json('lines');
  answers = new Answers(form, stored);
  live = new Live(json('rules'), form, answers);
}

const texts = json('texts');

/** A text of Resources under `script.`; with {argument}s filled in. */
export const t = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

open();
