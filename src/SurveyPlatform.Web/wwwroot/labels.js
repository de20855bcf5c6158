// What a place on the form is called, as the page calls it.

const words = (element) => {
  const copy = element?.cloneNode(true);
  copy?.querySelectorAll('.hint, .required, small, input, select').forEach((part) => part.remove());
  return copy?.textContent.replace(/\s+/g, ' ').trim() ?? '';
};

/** `2.3 Máy tính để bàn`, in a table with its column, in a line with its number. */
export function labelOf(form, place) {
  const part = form.querySelector(`[data-part="${CSS.escape(place.replace(/^same:/, ''))}"]`);
  const cell = part?.closest('td');
  if (cell) {
    const row = cell.parentElement;
    const head = cell.closest('table').tHead.rows[0].cells[cell.cellIndex];
    const number = row.querySelector('.no');
    return [words(number), words(row.querySelector('th:not(.no)')), words(head)].filter(Boolean).join(' · ');
  }
  return part ? `${words(part.querySelector('.no'))} ${words(part.querySelector('.what'))}`.trim() : place;
}

/** What is chosen or typed, as one reads it. */
export function shown(form, place, typed) {
  const found = form.elements.namedItem(place);
  const option = found?.options && [...found.options].find(({ value }) => value === typed);
  if (option) return option.textContent.trim();
  const boxes = found && !(found instanceof Element) ? [...found].filter(({ type }) => type === 'radio' || type === 'checkbox') : [];
  const chosen = boxes.filter(({ value }) => typed.split(' ').includes(value)).map((box) => box.parentElement.textContent.trim());
  return chosen.length > 0 ? chosen.join('; ') : typed;
}
