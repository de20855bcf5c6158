// What may have been meant by a field, taken with one press and without a round trip: the readings of a number that can be read two
// ways (shown as soon as one leaves the field), a text converted to Unicode. Without script the same buttons save (Offers.razor).

const form = document.getElementById('return');
const { ambiguous, use } = form.dataset;

const group = (digits) => digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.');

/** Both readings of a number, as VietnameseNumber.Parse tells them; null where there is only one. */
export function readings(typed) {
  const match = /^(-?)(?:(\d+)\.(\d{1,2}|\d{4,})|(0+)\.(\d{3})|([1-9]\d{0,2}),(\d{3}))$/.exec(typed.trim().replace(/\u2212/g, '-'));
  if (!match) return null;
  const [whole, decimals] = match.slice(2).filter((part) => part !== undefined);
  const rest = decimals.replace(/0+$/, '');
  const fraction = rest && `,${rest}${rest.length === 3 && whole.length < 4 && +whole ? '0' : ''}`;
  return [match[1] + group(whole) + fraction, match[1] + group(whole + decimals)];
}

function forget(field) {
  const error = document.getElementById(`${field.id}-error`);
  if (error?.nextElementSibling?.matches('.offers')) error.nextElementSibling.remove();
  error?.remove();
  field.removeAttribute('aria-invalid');
  field.closest('.wrong')?.classList.remove('wrong');
}

function offer(field, texts) {
  const error = document.createElement('p');
  error.className = 'error';
  error.id = `${field.id}-error`;
  error.setAttribute('role', 'alert');
  error.textContent = ambiguous.replace('{text}', field.value.trim()).replace('{reading}', texts[0]).replace('{otherReading}', texts[1]);
  const buttons = document.createElement('p');
  buttons.className = 'offers';
  for (const text of texts) {
    const button = document.createElement('button');
    button.name = '_use';
    button.value = `${field.name}=${text}`;
    button.textContent = use.replace('{text}', text);
    buttons.append(button);
  }
  (field.closest('.answer')?.querySelector('.measure') ?? field).after(error, buttons);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', error.id);
}

form.addEventListener('change', ({ target }) => {
  if (!target.matches('input.figure')) return;
  const texts = readings(target.value);
  forget(target);
  if (texts) offer(target, texts);
});

form.addEventListener('click', (event) => {
  const button = event.target.closest('button[name=_use]');
  if (!button) return;
  event.preventDefault();
  const at = button.value.indexOf('=');
  const field = form.elements.namedItem(button.value.slice(0, at));
  field.value = button.value.slice(at + 1);
  forget(field);
  field.focus();
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
});
