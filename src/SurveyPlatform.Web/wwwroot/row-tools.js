// Above the rows of a group: find, filter by the choices of a column, the next line in which something is wrong; and heads that sort.

import { make, t } from './row-texts.js';

const fewest = 20;

export class RowTools {
  #rows;
  #live;
  #bar = make('div', { className: 'tools line-tools', hidden: true });
  #find = make('input', { type: 'search', className: 'text' });
  #filters = new Map();
  #count = make('span', { className: 'quiet' });
  #clear = make('button', { type: 'button', textContent: t('clear'), hidden: true });
  #heads;
  #column = null;
  #isDescending = false;

  constructor(block, rows, live) {
    [this.#rows, this.#live] = [rows, live];
    this.#heads = [...block.querySelectorAll('thead [data-column]')];
    this.#find.placeholder = t('find');
    this.#find.setAttribute('aria-label', t('find'));
    this.#find.addEventListener('input', () => this.#look());
    this.#find.addEventListener('keydown', (event) => { if (event.key === 'Enter') this.#first(event); });
    this.#clear.addEventListener('click', () => this.#reset());
    this.#count.setAttribute('role', 'status');
    const wrong = make('button', { type: 'button', textContent: t('wrong') });
    wrong.addEventListener('click', () => this.#nextWrong());
    this.#bar.append(this.#find, ...rows.list.columns.filter(({ kind }) => kind === 'choice').map((column) => this.#filter(column)), wrong, this.#clear, this.#count);
    this.#bar.setAttribute('role', 'group');
    this.#bar.setAttribute('aria-label', t('tools'));
    block.querySelector('.scroll').before(this.#bar);
    for (const head of this.#heads) if (rows.list.columns.some(({ name }) => name === head.dataset.column)) this.#sortable(head);
    const told = block.querySelector('[data-count]');
    rows.changed = () => {
      const { count, found } = rows.counts;
      const isLooking = this.#isLooking;
      told.textContent = t('count', { count });
      this.#count.textContent = isLooking ? (found === 0 ? t('none') : t('found', { found, count })) : '';
      this.#clear.hidden = !isLooking && !this.#column;
      if (count > fewest) this.#bar.hidden = false;
    };
    rows.changed();
  }

  get #isLooking() { return this.#find.value.trim() !== '' || [...this.#filters.values()].some(({ value }) => value); }

  #filter({ name, labels }) {
    const label = this.#heads.find((head) => head.dataset.column === name).querySelector('span').textContent;
    const select = make('select', {}, new Option(t('all', { label }), ''), ...[...labels].map(([value, text]) => new Option(text, value)));
    select.setAttribute('aria-label', label);
    select.addEventListener('change', () => this.#look());
    this.#filters.set(name, select);
    return select;
  }

  #look() {
    this.#rows.look({
      words: this.#find.value,
      filters: new Map([...this.#filters].map(([name, { value }]) => [name, value]).filter(([, value]) => value)),
      column: this.#column,
      isDescending: this.#isDescending,
    });
  }

  #first(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.#rows.found.length > 0) this.#rows.go(this.#rows.found[0]);
  }

  #reset() {
    this.#find.value = '';
    for (const select of this.#filters.values()) select.value = '';
    this.#sort(null);
    this.#find.focus();
  }

  #sortable(head) {
    const button = make('button', { type: 'button', className: 'sort' }, ...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => this.#sort(head));
  }

  /** Upwards, downwards, and as the lines stand. */
  #sort(head) {
    const before = head?.getAttribute('aria-sort');
    for (const other of this.#heads) other.removeAttribute('aria-sort');
    this.#column = head && before !== 'descending' ? head.dataset.column : null;
    this.#isDescending = before === 'ascending';
    if (this.#column) head.setAttribute('aria-sort', this.#isDescending ? 'descending' : 'ascending');
    this.#look();
  }

  /** After the line that one is in, and from the start again. */
  #nextWrong() {
    const wrong = new Map();
    for (const place of [...this.#live.wrong(), ...this.#rows.maker.wrong]) {
      const at = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(place);
      if (at?.[1] === this.#rows.group && !wrong.has(+at[2])) wrong.set(+at[2], at[3]);
    }
    const { found, current } = this.#rows;
    const from = found.indexOf(this.#last ?? current) + (this.#last === null ? 0 : 1);
    const next = [...found.slice(from), ...found.slice(0, from)].find((line) => wrong.has(line));
    this.#last = next ?? null;
    this.#rows.say(next === undefined ? t('noWrong') : '');
    if (next !== undefined) this.#rows.go(next, wrong.get(next));
  }

  #last = null;
}
