// The list under the caret: a listbox that the textarea owns, over everything and clipped by nothing. Focus stays in the text.

import { element } from './expression-parts.js';

export class Suggestions {
  #items = [];
  #active = -1;

  constructor(textarea, id, label, choose) {
    this.textarea = textarea;
    this.list = element('ul', { className: 'xe-list', id, role: 'listbox', ariaLabel: label, hidden: true });
    this.list.popover = 'manual';
    this.choose = choose;
    textarea.setAttribute('aria-autocomplete', 'list');
    textarea.setAttribute('aria-controls', id);
    // Focus must not leave the text, whatever is pressed in the list.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this.#take(this.#indexOf(event.target)));
  }

  get isOpen() {
    return this.#items.length > 0;
  }

  open(items, at) {
    this.#items = items;
    this.list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    if (!items.length) return this.close();
    if (this.list.hidden) {
      this.list.hidden = false;
      this.list.showPopover?.();
    }
    this.place(at);
    this.#activate(0);
  }

  close() {
    this.#items = [];
    this.textarea.removeAttribute('aria-activedescendant');
    if (this.list.hidden) return;
    this.list.hidePopover?.();
    this.list.hidden = true;
  }

  /** Under the line of the caret, above it where there is more room; never beyond the window. */
  place({ left, top, bottom }) {
    const [box, { style }] = [this.list.getBoundingClientRect(), this.list];
    const isAbove = bottom + box.height > innerHeight && top > innerHeight - bottom;
    style.setProperty('left', `${Math.max(4, Math.min(left, document.documentElement.clientWidth - box.width - 4))}px`);
    style.setProperty('top', `${isAbove ? Math.max(4, top - box.height - 4) : bottom + 4}px`);
  }

  /** True where the key was for the list. */
  press(key) {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
    if (step) {
      const last = this.#items.length - 1;
      const next = this.#active + step;
      this.#activate(Math.abs(step) === 1 ? (next + last + 1) % (last + 1) : Math.max(0, Math.min(last, next)));
    } else if (key === 'Enter' || key === 'Tab') {
      this.#take(this.#active);
    } else if (key === 'Escape') {
      this.close();
    } else {
      return false;
    }
    return true;
  }

  #option(item, index) {
    const code = item.kind === 'function' ? item.signature : item.kind === 'name' ? `\${${item.value}}` : item.value;
    return element('li', { id: `${this.list.id}-${index}`, role: 'option', ariaSelected: 'false' }, element('code', {}, code), ' ', element('span', {}, item.label));
  }

  #activate(index) {
    this.#active = index;
    [...this.list.children].forEach((option, at) => { option.ariaSelected = String(at === index); });
    this.list.children[index].scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.textarea.setAttribute('aria-activedescendant', this.list.children[index].id);
  }

  #indexOf(target) {
    return [...this.list.children].indexOf(target.closest('li'));
  }

  #take(index) {
    const item = this.#items[index];
    if (item) this.choose(item);
  }
}
