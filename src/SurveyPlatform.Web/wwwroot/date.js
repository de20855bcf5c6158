// A calendar for fields of dates, by the dialog pattern of the ARIA Authoring Practices. One types as before; the calendar is an offer.
// The fill-in page loads it only where its form asks for a date (DayPicker.razor).

const form = document.getElementById('return');
const dialog = document.getElementById('day-picker');
const [title, body] = ['h2', 'tbody'].map((name) => dialog.querySelector(name));
const language = document.documentElement.lang;
const named = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
const monthName = named({ month: 'long', year: 'numeric' });
const dayName = named({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

let field;
let at;

const days = (date, count) => new Date(date.getTime() + count * 864e5);
const weekday = (date) => (date.getUTCDay() + 6) % 7;

/** The same day of another month, or its last. */
function months(date, count) {
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), last));
  return moved;
}

/** Day, month and year with any sign between them or none; null where there is no such day. */
function read(typed) {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$|^(\d\d)(\d\d)(\d{4})$/.exec(typed.trim());
  if (!match) return null;
  const [day, month, year] = (match[5] ? match.slice(5) : [match[1], match[3], match[4]]).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date : null;
}

const write = (date) => date.toISOString().slice(0, 10).split('-').reverse().join('/');

function tell() {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const heads = [0, 1, 2, 3, 4, 5, 6].map((day) => {
  const head = document.createElement('th');
  const monday = new Date(Date.UTC(2023, 0, 2));
  head.scope = 'col';
  head.abbr = named({ weekday: 'long' }).format(days(monday, day));
  head.textContent = named({ weekday: 'narrow' }).format(days(monday, day));
  return head;
});
dialog.querySelector('thead tr').append(...heads);

function cell(date) {
  const element = document.createElement('td');
  element.textContent = date.getUTCDate();
  element.dataset.day = date.toISOString();
  element.setAttribute('aria-label', dayName.format(date));
  element.setAttribute('aria-selected', +date === +(read(field.value) ?? NaN));
  element.tabIndex = +date === +at ? 0 : -1;
  element.classList.toggle('other', date.getUTCMonth() !== at.getUTCMonth());
  return element;
}

function show(date) {
  at = date;
  title.textContent = monthName.format(at);
  const first = days(at, 1 - at.getUTCDate());
  const monday = days(first, -weekday(first));
  body.replaceChildren(...Array.from({ length: 6 }, (_, week) => {
    const row = document.createElement('tr');
    row.append(...Array.from({ length: 7 }, (__, day) => cell(days(monday, 7 * week + day))));
    return row;
  }));
}

function go(date) {
  show(date);
  body.querySelector('[tabindex="0"]').focus();
}

function open(of) {
  field = of;
  dialog.showModal();
  go(read(field.value) ?? new Date(JSON.parse(document.getElementById('rules').textContent).today));
}

function choose(date) {
  dialog.close();
  field.value = write(date);
  field.focus();
  tell();
}

const steps = {
  ArrowLeft: () => days(at, -1),
  ArrowRight: () => days(at, 1),
  ArrowUp: () => days(at, -7),
  ArrowDown: () => days(at, 7),
  Home: () => days(at, -weekday(at)),
  End: () => days(at, 6 - weekday(at)),
  PageUp: (isYear) => months(at, isYear ? -12 : -1),
  PageDown: (isYear) => months(at, isYear ? 12 : 1),
};

dialog.addEventListener('keydown', (event) => {
  if (!event.target.dataset.day) return;
  if (event.key === 'Enter' || event.key === ' ') choose(at);
  else if (steps[event.key]) go(steps[event.key](event.shiftKey));
  else return;
  event.preventDefault();
});
dialog.addEventListener('click', ({ target }) => {
  if (target.dataset.day) choose(new Date(target.dataset.day));
  else if (target.dataset.step) show(months(at, +target.dataset.step));
  else if (target === dialog || target.closest('[data-close]')) dialog.close();
});

/** A button beside the field; lines that are added later get theirs when one comes to them. */
function equip(of) {
  if (of.nextElementSibling?.matches('.pick-day')) return;
  const button = document.createElement('button');
  const label = of.getAttribute('aria-label') ?? of.labels[0]?.textContent.replace('*', '').trim();
  button.type = 'button';
  button.className = 'pick-day';
  button.textContent = dialog.dataset.open;
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', `${dialog.dataset.open}: ${label}`);
  of.after(button);
}

form.querySelectorAll('input.day').forEach(equip);
form.addEventListener('focusin', ({ target }) => { if (target.matches('input.day')) equip(target); });
form.addEventListener('click', ({ target }) => { if (target.matches('.pick-day')) open(target.previousElementSibling); });
form.addEventListener('keydown', (event) => {
  if (!event.altKey || event.key !== 'ArrowDown' || !event.target.matches('input.day')) return;
  event.preventDefault();
  open(event.target);
});
// 5.9.2023 and 05092023 become 05/09/2023.
form.addEventListener('change', ({ target }) => {
  if (!target.matches('input.day')) return;
  const date = read(target.value);
  if (!date || target.value === write(date)) return;
  field = target;
  field.value = write(date);
  tell();
});
