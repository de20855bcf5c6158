// Last period's figure and the change beside each number, on demand; the browser remembers it. Without script the same button saves and shows
// the page so (FillTools.razor); the words are those of FigureChange.cs.

import * as decimal from './decimal.js';
import { HEAD } from './graph.js';
import { answers, form, live } from './page.js';
import { read, write } from './typed.js';

const button = document.getElementById('before');
const texts = button.dataset;
const { before, broken, questions } = live.graph.rules;
const figures = Object.keys(before).filter((name) => questions[name].type === 'number');
const spans = new Map();
let isOn = texts.on !== undefined;
let timer = 0;

const fill = (text, name, value) => text.replace(`{${name}}`, value);

function changed(was, now) {
  const change = decimal.subtract(now, was);
  const sign = decimal.compare(change, decimal.of(0));
  const words = fill([texts.fell, texts.unchanged, texts.rose][sign + 1], 'change', write(decimal.abs(change)));
  if (sign === 0 || was.n === 0n) return ` · ${words}`;
  const share = decimal.round(decimal.multiply(decimal.divide(decimal.abs(change), decimal.abs(was)), decimal.of(100)), 1);
  return ` · ${words}${fill(texts.percent, 'percent', (sign > 0 ? '+' : '−') + write(share))}`;
}

/** The one that the server has put there, or one more. */
function spanOf(name) {
  if (!spans.has(name)) {
    const part = form.querySelector(`[data-part="${name}"]`);
    const place = part?.querySelector('.answer') ?? part;
    const span = place?.querySelector('.before') ?? Object.assign(document.createElement('span'), { className: 'before' });
    if (place && !span.isConnected) place.append(span);
    spans.set(name, span);
  }
  return spans.get(name);
}

function show() {
  for (const name of figures) {
    const span = spanOf(name);
    const was = read('number', before[name]);
    const now = live.graph.cell(live.graph.nodes.get(name), HEAD)?.value ?? null;
    const text = fill(texts.before, 'value', write(was)) + (isOn && now ? changed(was, now) : '');
    span.hidden = !isOn && span.dataset.own === undefined;
    if (span.textContent !== text) span.textContent = text;
  }
  for (const name of broken) {
    const span = spanOf(name);
    span.hidden = !isOn && span.dataset.own === undefined;
    span.textContent = texts.broken;
  }
}

function turn(on) {
  isOn = on;
  button.setAttribute('aria-pressed', on);
  show();
}

const remembered = (value) => {
  try {
    if (value === undefined) return localStorage.getItem('before') === '1';
    localStorage.setItem('before', value ? '1' : '0');
  } catch {
    // A browser that keeps nothing shows it for this page.
  }
  return false;
};

button.textContent = texts.show;
form.elements._before?.remove();
turn(isOn || remembered());
button.addEventListener('click', (event) => {
  event.preventDefault();
  turn(!isOn);
  remembered(isOn);
});
answers.listen(() => {
  clearTimeout(timer);
  if (isOn) timer = setTimeout(show, 60);
});
