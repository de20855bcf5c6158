// Makes rows of lines out of the one that the server has rendered for none of them (Pages/Returns/LinesBlock.razor).

import { make, number, t } from './row-texts.js';

const idOf = (place) => `f-${place.replace('].', '-').replace('[', '-')}`;

function removal(line) {
  const button = make('button', { type: 'button', className: 'remove', title: t('removeLine', { line: line + 1 }), textContent: t('remove') });
  button.setAttribute('aria-label', button.title);
  return button;
}

export class RowMaker {
  #html;
  #any;
  #number;
  #answers;
  #units;
  #errors = new Map();

  /** @param errors What the server has found wrong, as Pages/Returns/LinesData.cs tells it. */
  constructor(block, answers, units, errors = []) {
    const template = block.querySelector('template[data-line]');
    const row = template.content.querySelector('tr').cloneNode(true);
    row.removeAttribute('id');
    row.removeAttribute('data-key');
    [this.#html, this.#any, this.#number] = [row.outerHTML, template.dataset.line, template.dataset.number];
    [this.#answers, this.#units] = [answers, units];
    for (const [text, places] of errors) for (const place of places) this.#errors.set(place, text);
  }

  /** Places where the server has found something wrong that has not been touched since. */
  get wrong() { return this.#errors.keys(); }

  /** What was wrong there was about another answer. */
  forget(place) { this.#errors.delete(place); }

  /** Of each line its row. */
  make(lines) {
    const holder = document.createElement('template');
    holder.innerHTML = lines.map((line) => this.#html.replaceAll(this.#number, number(line + 1)).replaceAll(this.#any, line)).join('');
    return [...holder.content.children].map((row, index) => {
      this.own(row, lines[index]);
      this.#fill(row);
      return row;
    });
  }

  /** What explains a doubtful figure is asked for by checks.js, and may have been said already. */
  explain(row) {
    for (const field of row.querySelectorAll('textarea[name^="reason:"]')) field.value = this.#answers.get(field.name);
  }

  /** A line goes at once, and comes back at once: no tick that counts when one saves. */
  own(row, line) { row.querySelector('.pick').replaceChildren(removal(line)); }

  #fill(row) {
    for (const field of row.querySelectorAll('[name]:not([type=hidden], [type=file], button), [type=hidden][data-answer]')) {
      const typed = this.#answers.get(field.name);
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = typed.split(' ').includes(field.value);
      else field.value = typed;
      if (field.tagName === 'SELECT' && field.value !== typed) field.add(new Option(typed, typed, false, true));
      if (field.getAttribute('list') === 'units') this.#units?.name(field);
      if (this.#errors.has(field.name)) this.#tell(field, this.#errors.get(field.name));
    }
  }

  #tell(field, text) {
    const error = make('p', { className: 'error', id: `${idOf(field.name)}-error`, textContent: text });
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', error.id);
    field.closest('td').append(error);
  }
}
