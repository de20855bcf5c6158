// The draft as the unit sees it, in the designer's frame or by itself: what is typed is tried without leaving the page, the rules are worked
// out again after each answer, and the designer and this page point at questions to each other. Without script it is a form that is posted.

const texts = document.getElementById('main').dataset;
const isFramed = parent !== window;
let starts = 0;
let sent = 0;

// Nothing here is worth a warning when one leaves: nothing is ever kept.
addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });

const form = () => document.getElementById('return');

async function fetched(action) {
  const turn = ++sent;
  // Files are not sent: there is nothing to keep them in.
  const typed = form() ? new URLSearchParams([...new FormData(form())].filter(([, value]) => typeof value === 'string')) : null;
  typed?.set('_action', action);
  const answer = await fetch(location.pathname, typed ? { method: 'POST', body: typed } : {});
  if (!answer.ok) throw new Error(answer.statusText);
  const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return turn === sent ? html : null;
}

function complain() {
  const status = document.getElementById('status');
  if (status) status.textContent = texts.failed;
}

const same = (field) => `[name="${CSS.escape(field.name)}"]${['radio', 'checkbox'].includes(field.type) || field.tagName === 'BUTTON' ? `[value="${CSS.escape(field.value)}"]` : ':not([type=hidden])'}`;

/** Puts the new page in the place of the old; where one was stays where it was on the screen. */
function replace(html) {
  const field = document.activeElement;
  const top = field?.getBoundingClientRect().top;
  const caret = field?.selectionStart;
  const opened = [...document.querySelectorAll('details[open][id]')].map(({ id }) => id);
  document.getElementById('preview').replaceWith(document.adoptNode(html.getElementById('preview')));
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
  const again = field?.name && form()?.querySelector(same(field));
  if (again) {
    again.focus({ preventScroll: true });
    if (typeof caret === 'number') again.setSelectionRange?.(caret, caret);
    scrollBy({ top: again.getBoundingClientRect().top - top, behavior: 'instant' });
  }
  return start();
}

/** What the fill-in page does for its form, for this one; and what only a designer needs. */
async function start() {
  if (form()) await import(`./form.js?${++starts}`);
  explain();
  if (isFramed) offer();
}

async function send(action) {
  try {
    const html = await fetched(action);
    if (!html) return;
    await replace(html);
    if (action === 'check') (document.getElementById('errors') ?? document.getElementById('bench'))?.focus();
    if (action === 'clear') scrollTo({ top: 0, behavior: 'instant' });
  } catch {
    complain();
  }
}

let waiting = 0;

/** After an answer the rules alone are worked out again; the form is left to the one who types. */
async function look() {
  try {
    const html = await fetched('look');
    const fresh = html?.getElementById('bench');
    if (!fresh || document.getElementById('bench')?.contains(document.activeElement)) return;
    document.getElementById('bench')?.replaceWith(document.adoptNode(fresh));
    explain();
  } catch {
    complain();
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  send(event.submitter?.value ?? 'look');
});
document.addEventListener('change', ({ target }) => {
  if (target.name === '_failing' || !form()?.contains(target)) return;
  clearTimeout(waiting);
  waiting = setTimeout(look, 250);
});

/** Where the question, table, line group or section of this name stands. */
const partOf = (name) => ['', 's:', 't:'].map((kind) => document.querySelector(`[data-part="${CSS.escape(kind + name)}"]`)).find(Boolean)
  ?? document.querySelector(`[data-part$="${CSS.escape(`.${name}`)}"]`);

const nameOf = (part) => part.dataset.part.replace(/^[st]:/, '').replace(/^.*\]\./, '');

function point(name) {
  let part = partOf(name);
  while (part && part.offsetParent === null) part = part.parentElement?.closest('[data-part], #preview');
  if (!part) return;
  part.scrollIntoView({ block: 'center' });
  part.classList.add('pointed');
  setTimeout(() => part.classList.remove('pointed'), 1800);
}

/** From what is wrong to the rule that says so. */
function explain() {
  for (const message of document.querySelectorAll('#return .error, #return .doubt-reason')) {
    const part = message.closest('[data-part]') ?? message.closest('.doubt')?.previousElementSibling?.querySelector('[data-part]');
    const row = part && document.querySelector(`#bench tr.fails[data-rule="${CSS.escape(nameOf(part))}"]`);
    if (!row || message.querySelector('a.why')) continue;
    row.id ||= `rule-${nameOf(part)}`;
    message.append(' ', Object.assign(document.createElement('a'), { className: 'why', href: `#${row.id}`, textContent: texts.why }));
  }
}

/** A handle on each part by which the designer takes it up. */
function offer() {
  for (const head of document.querySelectorAll('.ask[data-part] > .what, .block[data-part] > h3, .part > header')) {
    const part = head.closest('[data-part]');
    const label = head.querySelector('label, [id$=-label], h2')?.textContent ?? head.textContent;
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'plain handle', textContent: texts.edit, ariaLabel: `${texts.edit}: ${label.trim()}` });
    button.addEventListener('click', () => choose(part));
    (head.tagName === 'H3' ? head.parentElement : head).insertBefore(button, head.tagName === 'H3' ? head.nextSibling : null);
  }
}

const choose = (part) => parent.postMessage({ type: 'chosen', name: nameOf(part), part: part.dataset.part }, location.origin);

document.addEventListener('click', (event) => {
  const part = (event.ctrlKey || event.metaKey || event.altKey) && isFramed && event.target.closest?.('[data-part]');
  if (!part) return;
  event.preventDefault();
  choose(part);
}, { capture: true });

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent || !isFramed) return;
  if (data?.type === 'draft-saved') send('look');
  if (data?.type === 'show') point(String(data.name));
});

start();
