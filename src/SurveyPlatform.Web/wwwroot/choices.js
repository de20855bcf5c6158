// Offers what the choice filter of a question lets through, as soon as the answers change that it hangs on. What was chosen and is no
// longer offered stays chosen, with a word beside it: the server would refuse it.

function offerInList(select, options) {
  const { value, selectedOptions: [chosen] } = select;
  const label = chosen?.textContent;
  select.length = 1;
  for (const [option, text] of options) select.add(new Option(text, option, false, option === value));
  if (value && select.value !== value) select.add(new Option(label, value, false, true));
}

function offerInBoxes(choices, name, options) {
  const boxes = [...choices.querySelectorAll('input')];
  const chosen = boxes.filter((box) => box.checked && options.every(([option]) => option !== box.value));
  const offered = options.map(([value, text]) => boxes.find((box) => box.value === value)?.parentElement ?? labelled(name, value, text));
  const labels = [...offered, ...chosen.map((box) => box.parentElement)];
  if (labels.length !== boxes.length || labels.some((label, at) => label !== boxes[at].parentElement)) choices.replaceChildren(...labels);
}

function labelled(name, value, text) {
  const label = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name, value });
  label.append(box, ` ${text}`);
  return label;
}

function say(control, id, text) {
  let error = document.getElementById(id);
  if (text) {
    if (!error) control.after(error = Object.assign(document.createElement('p'), { id, className: 'error' }));
    error.dataset.live = '';
    error.textContent = text;
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', id);
  } else if (error && 'live' in error.dataset) {
    error.remove();
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}

/**
 * @param options [value, text] of each that is offered.
 * @param gone What is said of a value that is not, with {value} for its text.
 */
export function offer(form, place, options, gone) {
  const field = form.querySelector(`[name="${place}"]`);
  if (!field) return;
  const control = field.type === 'hidden' ? field.nextElementSibling : field;
  if (control === field) offerInList(control, options);
  else offerInBoxes(control, place, options);
  const chosen = control === field ? [...control.selectedOptions].filter(({ value }) => value) : [...control.querySelectorAll(':checked')];
  const missing = chosen.find(({ value }) => options.every(([option]) => option !== value));
  say(control, `f-${place.replace('].', '-').replace('[', '-')}-error`, missing && gone.replace('{value}', missing.value));
}
