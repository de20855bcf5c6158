// The rows of a group of lines: fifty of them on the page however many there are, those that are looked for in the order asked for; lines that
// come and go. What stands in the lines is in `answers`; a line keeps its number and its place, whatever order it is seen in.

import { RowList } from './row-list.js';
import { RowMaker } from './row-maker.js';
import { make, t } from './row-texts.js';

const size = 50;
const fields = 'input:not([type=hidden], [type=checkbox]), select, textarea';

const isSeen = (field) => field.offsetParent !== null && getComputedStyle(field).visibility !== 'hidden';

export class Rows {
  #block;
  #body;
  #answers;
  #live;
  #lines = [];
  #known = new Set();
  #found = [];
  #page = 0;
  #shown = new Map();
  #pager = make('div', { className: 'pager lines-pager' });
  #said = make('p', { className: 'lines-said', hidden: true });
  #isAwaited = false;
  query = {};

  /** @param stored What the page carries of the group: of all its lines; undefined where all are on the page. */
  constructor(block, { answers, live, units, stored }) {
    [this.#block, this.#body, this.#answers, this.#live] = [block, block.querySelector('tbody'), answers, live];
    this.group = block.dataset.lines;
    this.maker = new RowMaker(block, answers, units, stored?.errors);
    this.list = new RowList(this.group, block.querySelector('template[data-line]').content, answers, units);
    for (const [place] of stored?.doubts ?? []) live.leaveAt(place);
    this.#adopt();
    for (const line of new Set([...answers.lines(this.group), ...this.#shown.keys()])) this.#meet(line);
    this.#lines.sort((a, b) => a - b);
    this.#found = [...this.#lines];
    const [first] = this.#shown.keys();
    this.#page = Math.max(0, Math.floor(this.#found.indexOf(first) / size));
    this.#said.setAttribute('role', 'status');
    block.querySelector('.pager')?.remove();
    block.querySelector('.actions').before(this.#said, this.#pager);
    this.#listen();
    this.show(this.#page);
  }

  /** Tells whoever shows how many lines there are and are found. */
  changed = () => {};

  get counts() { return { count: this.#answers.lines(this.group).length, found: this.#found.length }; }

  get room() { return +this.#block.dataset.max - this.counts.count; }

  /** The lines that are found, in their order. */
  get found() { return this.#found; }

  /** The line of the field that has the focus, else the first one on the page. */
  get current() { return +(document.activeElement?.closest('tr[data-line]')?.dataset.line ?? this.#found[this.#page * size]); }

  /** Looks for lines, or for all of them again; those that are being typed in stay where they are until then. */
  look(query) {
    this.query = query;
    this.#found = this.list.apply(this.#lines.filter((line) => !this.#answers.isRemoved(this.group, line)), query);
    this.show(0);
  }

  /** Shows a page, counted from 0. */
  show(page) {
    const last = Math.max(0, Math.ceil(this.#found.length / size) - 1);
    const isTurned = page !== this.#page;
    this.#page = Math.min(Math.max(0, page), last);
    this.#render(this.#found.slice(this.#page * size, (this.#page + 1) * size));
    if (isTurned) this.#block.querySelector('.scroll').scrollTop = 0;
    this.#turner(last);
    this.changed();
  }

  /** Shows a line and goes into one of its fields, looking for all lines again where it is not among those found. */
  go(line, name) {
    if (!this.#found.includes(line)) this.look({});
    this.show(Math.floor(this.#found.indexOf(line) / size));
    const row = this.#shown.get(line)?.[0];
    const field = name ? row?.querySelector(`[name="${this.group}[${line}].${name}"]:not([type=hidden])`) : null;
    (field ?? [...row?.querySelectorAll(fields) ?? []].find(isSeen))?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** So many blank lines at the end; the number of the first, null where there is no room. */
  addBlank(count) {
    const first = Math.max(-1, ...this.#lines.slice(-1), ...this.#answers.lines(this.group).slice(-1)) + 1;
    const blank = this.#lines.filter((line) => !this.#answers.isRemoved(this.group, line)).length - this.counts.count;
    const added = Array.from({ length: Math.min(count, this.room - blank) }, (_, index) => first + index);
    for (const line of added) this.#meet(line);
    this.#found.push(...added);
    return added[0] ?? null;
  }

  /** @param undo What takes it back; undefined where nothing can. */
  say(text, undo) {
    this.#said.hidden = !text;
    const button = undo && make('button', { type: 'button', textContent: t('undo') });
    button?.addEventListener('click', () => {
      undo();
      this.say(t('undone'));
    });
    this.#said.replaceChildren(...[text, button].filter(Boolean));
  }

  remove(line) {
    const at = this.#found.indexOf(line);
    this.#answers.remove(this.group, line);
    this.say(t('removed', { line: line + 1 }), () => {
      this.#answers.remove(this.group, line, false);
      if (!this.#found.includes(line)) this.#found.splice(Math.min(at, this.#found.length), 0, line);
      this.go(line);
    });
  }

  #adopt() {
    for (const row of this.#body.rows) {
      if (row.dataset.line) {
        this.#shown.set(+row.dataset.line, [row]);
        this.maker.own(row, +row.dataset.line);
      } else [...this.#shown.values()].at(-1)?.push(row);
    }
  }

  #meet(line) {
    if (this.#known.has(line)) return;
    this.#known.add(line);
    this.#lines.push(line);
    this.#live.meet(this.group, line);
  }

  #listen() {
    this.#answers.listen(({ place, group, line, change }) => {
      const at = place && /^(\w+)\[(\d+)\]\./.exec(place);
      if (at?.[1] === this.group) {
        this.list.forget(+at[2]);
        this.maker.forget(place);
        this.#soon();
      } else if (group === this.group) this.#take(line, change);
    });
    this.#body.addEventListener('click', ({ target }) => {
      if (target.closest('button.remove')) this.remove(+target.closest('tr').dataset.line);
    });
    this.#body.addEventListener('keydown', (event) => this.#cross(event));
  }

  #take(line, change) {
    const isNew = !this.#known.has(line);
    this.#meet(line);
    if (change === 'removed') this.#found = this.#found.filter((other) => other !== line);
    else if (isNew || (change === 'restored' && !this.#found.includes(line))) this.#found.push(line);
    this.#soon();
  }

  /** What many lines bring in one go is shown once. */
  #soon() {
    if (!this.#isAwaited) requestAnimationFrame(() => { this.#isAwaited = false; this.show(this.#page); });
    this.#isAwaited = true;
  }

  #render(lines) {
    const missing = lines.filter((line) => !this.#shown.has(line));
    const made = this.maker.make(missing);
    const rows = new Map(lines.map((line) => [line, this.#shown.get(line) ?? [made[missing.indexOf(line)]]]));
    const isSame = lines.length === this.#shown.size && missing.length === 0 && [...this.#shown.keys()].every((line, at) => line === lines[at]);
    for (const [line, [row]] of this.#shown) if (!rows.has(line)) this.#live.release(row);
    this.#shown = rows;
    if (!isSame) this.#place([...rows.values()].flat());
    for (const row of made) {
      this.#live.adopt(row);
      this.maker.explain(row);
    }
  }

  /** Only what is other than before is moved: a row with the focus in it keeps it. */
  #place(rows) {
    const wanted = new Set(rows);
    for (const row of [...this.#body.rows]) if (!wanted.has(row)) row.remove();
    let next = this.#body.firstElementChild;
    for (const row of rows) {
      if (row === next) next = next.nextElementSibling;
      else this.#body.insertBefore(row, next);
    }
  }

  #turner(last) {
    this.#pager.hidden = last === 0;
    if (last === 0) return;
    if (!this.#pager.hasChildNodes()) this.#build();
    const [told, back, asked, on] = this.#pager.children;
    told.textContent = t('shown', { from: this.#page * size + 1, to: Math.min((this.#page + 1) * size, this.#found.length), count: this.#found.length });
    [back.disabled, on.disabled] = [this.#page === 0, this.#page === last];
    asked.querySelector('input').value = this.#page + 1;
    asked.lastChild.textContent = ` ${t('pageOf', { count: last + 1 })}`;
  }

  #build() {
    const back = make('button', { type: 'button', textContent: t('previous') });
    const on = make('button', { type: 'button', textContent: t('next') });
    const page = make('input', { className: 'page', inputMode: 'numeric', autocomplete: 'off' });
    back.addEventListener('click', () => this.show(this.#page - 1));
    on.addEventListener('click', () => this.show(this.#page + 1));
    page.addEventListener('change', () => this.show((parseInt(page.value, 10) || 1) - 1));
    page.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      this.show((parseInt(page.value, 10) || 1) - 1);
    });
    this.#pager.append(make('span'), back, make('label', {}, `${t('page')} `, page, ''), on);
  }

  /** Enter and arrows go on over the border of a page, in the same column. */
  #cross(event) {
    const { target: field, key, shiftKey } = event;
    if (field.tagName !== 'INPUT' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { Enter: shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[key];
    const row = field.closest('tr[data-line]');
    const at = row && step && this.#found.indexOf(+row.dataset.line);
    const line = this.#found[at + step];
    if (!row || !step || line === undefined || this.#shown.has(line)) return;
    event.preventDefault();
    event.stopPropagation();
    const { cellIndex } = field.closest('td');
    this.show(this.#page + step);
    const to = this.#shown.get(line)[0].cells[cellIndex].querySelector(fields);
    to?.focus();
    to?.select?.();
  }
}
