// How saving shows on the page, and what its buttons do while script runs: they send what has changed and never the whole form.

import { choose } from './conflicts.js';
import { answers, form, t } from './page.js';
import { Saver } from './save.js';

const status = document.getElementById('status');
const field = (name) => form.elements.namedItem(name);
const news = [];
let saved = status.textContent.trim();

function say(text, link) {
  status.replaceChildren(text, ...(link ? [' ', link] : []));
}

function link(text, isElsewhere) {
  const anchor = Object.assign(document.createElement('a'), { href: path, textContent: text });
  if (isElsewhere) anchor.target = '_blank';
  return anchor;
}

function show(state, told = {}) {
  form.dataset.state = state;
  saved = told.saved ?? saved;
  const { count } = saver;
  if (state === 'saved') say([...news.splice(0), saved].join(' '));
  else if (state === 'signedOut') say(t('signedOut', { count }), link(t('signIn'), true));
  else if (state === 'form' || state === 'expired') say(t(state, { count }), link(t('reload')));
  else say(t(state, { count, ...told }));
  field('_version').value = saver.version;
}

const path = form.getAttribute('action');
const saver = new Saver(answers, {
  address: `${path}/answers`, form: field('_form').value, version: +field('_version').value, token: field('__RequestVerificationToken').value, key: `return:${path}:${form.dataset.user}`,
}, {
  state: show,
  theirs: (count, { by }) => news.push(t('merged', { count, by })),
  lost: (texts) => news.push(t('lost', { texts: texts.join('; ') })),
  conflicts: async (list, told) => saver.settle(list, await choose(list, told)),
});

saver.restore();
if (saver.count > 0) news.push(t('restored', { count: saver.count }));
show(saver.state);

addEventListener('beforeunload', (event) => {
  if (saver.count > 0 && (!saver.isKept || saver.state !== 'unsaved')) event.preventDefault();
});

/** Hands the return in: the answers are there already, so only the page's own fields go. */
function hand(button) {
  const small = Object.assign(document.createElement('form'), { method: 'post', action: path, hidden: true });
  small.append(...['__RequestVerificationToken', '_version', '_form'].map((name) => field(name).cloneNode()));
  for (const { name: remark, value } of form.querySelectorAll('[name^="_remark:"]')) small.append(Object.assign(document.createElement('input'), { type: 'hidden', name: remark, value }));
  small.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
  document.body.append(small);
  small.submit();
}

form.addEventListener('click', async (event) => {
  const button = event.target.closest('button[name=_action]');
  if (button?.value !== 'save' && button?.value !== 'submit') return;
  event.preventDefault();
  button.disabled = true;
  const isThere = await saver.all();
  button.disabled = false;
  if (isThere && button.value === 'submit') hand(button);
  else if (!isThere && button.value === 'submit') news.push(t('notSubmitted'));
});
