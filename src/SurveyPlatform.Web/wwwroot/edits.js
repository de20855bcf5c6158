// Many answers changed at once, with one way back: pasted, copied down, taken over.

import { answers, form, t } from './page.js';

const bar = form.querySelector('.bar');
let last = null;

function say(text, isUndoable) {
  bar.querySelector('.undo')?.remove();
  const told = document.createElement('p');
  told.className = 'undo';
  told.setAttribute('role', 'status');
  told.append(text);
  if (isUndoable) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: t('undo') });
    button.addEventListener('click', undo);
    told.append(' ', button);
  }
  bar.prepend(told);
}

/** What has been typed over since stays as it is. */
function undo() {
  const { edits, added, field } = last;
  last = null;
  for (const { place, typed, before } of edits) if (answers.get(place) === typed) answers.set(place, before);
  for (const [group, line] of added) answers.remove(group, line);
  say(t('undone'), false);
  field?.focus();
}

/**
 * @param run Is given set(place, typed) and add(group, values) to write with.
 * @param tell What is said of it, by how many answers were written.
 */
export function change(run, tell) {
  const mine = { edits: [], added: [], field: document.activeElement };
  let count = 0;
  run((place, typed) => {
    const before = answers.get(place);
    if (before === typed) return;
    mine.edits.push({ place, typed, before });
    answers.set(place, typed);
    count += place.includes(':') ? 0 : 1;
  }, (group, values) => {
    const line = answers.add(group, values);
    if (line === null) return;
    mine.added.push([group, line]);
    count += Object.keys(values).length;
  });
  last = mine;
  say(tell(count), count > 0);
}

form.addEventListener('input', ({ isTrusted }) => { if (isTrusted && last) last.isTypedOn = true; });
document.addEventListener('keydown', (event) => {
  if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || !last || last.isTypedOn) return;
  event.preventDefault();
  undo();
});
