// A page of progress that keeps itself up to date (Pages/Collection/ExercisePage.razor): asks once a minute whether anything has changed, and only
// then fetches the page again. What somebody has sorted, filtered or has the focus in is not taken from under them: a button offers the new figures.

import { dress } from './table.js';

const every = 60_000;
const status = document.getElementById('fresh');
let timer;

function inUse() {
  const isSorted = (part) => part.querySelector('[aria-sort]') !== null || [...part.querySelectorAll('input[type=search]')].some((field) => field.value !== '');
  return !document.getSelection().isCollapsed || [...document.querySelectorAll('[data-live]')].some((part) => part.contains(document.activeElement) || isSorted(part));
}

async function show() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    part.replaceChildren(...(fresh.getElementById(part.id)?.childNodes ?? []));
    dress(part);
  }
  const told = fresh.getElementById('fresh');
  status.dataset.stamp = told.dataset.stamp;
  status.replaceChildren(...told.childNodes);
}

function offer() {
  if (status.querySelector('button')) return;
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: status.dataset.show });
  button.addEventListener('click', show);
  status.replaceChildren(`${status.dataset.changed} `, button);
}

async function look() {
  clearTimeout(timer);
  timer = setTimeout(look, every);
  if (document.hidden) return;
  try {
    const answer = await fetch(status.dataset.ask);
    if (!answer.ok || answer.redirected || (await answer.text()) === status.dataset.stamp) return;
    if (inUse()) offer(); else await show();
  } catch (failure) {
    // The line is down: the page still says as at when its figures are, and the next minute asks again.
    console.info('not refreshed', failure);
  }
}

timer = setTimeout(look, every);
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
