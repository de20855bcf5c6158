// The state of the editor and the only ways to change it. Views draw it and never write to it.

import { indexOf, nameOf, withIds } from './document.js';
import { History } from './history.js';
import { matchProblems } from './problems.js';
import { nameFor } from './questions.js';
import { t } from './texts.js';

export class Store {
  #listeners = [];

  #matched = null;

  constructor(data) {
    this.data = data;
    this.doc = withIds(data.document, 'form');
    this.history = new History();
    this.published = new Set(data.published);
    this.problems = data.problems;
    this.selected = [this.doc.$id];
    /** What is open, typed or pointed at, and not of the form. */
    this.ui = { closed: new Set(), find: '', pane: 'edit', preview: 'normal', cells: null, editing: null, bad: new Map(), dialog: null, menu: false, written: 'vi' };
    this.save = { state: data.savedAt ? 'saved' : 'new', at: data.savedAt, by: data.savedBy };
    this.focus = null;
    this.said = '';
  }

  /** Told after every change: `{document: true}` where the form itself changed. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  #tell(what) {
    for (const listener of this.#listeners) listener(what);
  }

  entry(id = this.selected.at(-1)) {
    return indexOf(this.doc).get(id);
  }

  /** The thing that the inspector shows. */
  get current() {
    return this.entry() ?? indexOf(this.doc).get(this.doc.$id);
  }

  what(entry = this.current) {
    return entry.kind === 'form' ? t('kind.form') : `${t(`kind.${entry.kind}`)} ${nameFor(entry)}`.trim();
  }

  /**
   * A step that can be taken back. `label` names it; `select` is selected after it; steps with the same `merge` are one while somebody
   * types; `focus` names the field to go to.
   */
  apply(label, doc, { select, merge, focus, say } = {}) {
    if (doc === this.doc) return;
    const before = { doc: this.doc, selected: this.selected, cells: this.ui.cells };
    this.doc = doc;
    if (select) this.#choose(select);
    this.#keepSelection(before.doc);
    this.history.add({ label, merge, before: before.doc, after: doc, selectedBefore: before.selected, selectedAfter: this.selected, cells: before.cells }, Date.now());
    this.focus = focus ?? this.focus;
    this.said = say ?? '';
    this.#tell({ document: true });
  }

  undo() {
    const step = this.history.undo();
    if (step) this.#go(step.before, step.selectedBefore, t('undone', { what: step.label }));
  }

  redo() {
    const step = this.history.redo();
    if (step) this.#go(step.after, step.selectedAfter, t('redone', { what: step.label }));
  }

  #go(doc, selected, said) {
    const old = this.doc;
    this.doc = doc;
    this.selected = selected;
    this.ui.editing = null;
    this.ui.bad.clear();
    this.#keepSelection(old);
    this.said = said;
    this.#tell({ document: true });
  }

  select(ids, { focus = null, add = false } = {}) {
    this.history.close();
    this.#choose(add ? [...this.selected.filter((id) => !ids.includes(id)), ...ids] : ids);
    this.focus = focus;
    this.#tell({});
  }

  #choose(ids) {
    if (ids.at(-1) !== this.selected.at(-1)) Object.assign(this.ui, { cells: null, editing: null });
    this.selected = ids;
  }

  /** What is gone gives the selection to what stood around it. */
  #keepSelection(old) {
    const there = this.selected.filter((id) => this.entry(id));
    if (there.length > 0 || this.selected.length === 0) {
      this.selected = there.length > 0 ? there : [this.doc.$id];
      return;
    }
    let entry = indexOf(old).get(this.selected.at(-1));
    while (entry && !this.entry(entry.id)) entry = entry.parent;
    this.selected = [entry?.id ?? this.doc.$id];
  }

  /** Something beside the form: what is open, where the cursor is. */
  show(ui, { focus, say } = {}) {
    Object.assign(this.ui, ui);
    this.focus = focus ?? this.focus;
    if (say) this.said = say;
    this.#tell({});
  }

  saved(save, problems) {
    this.save = { ...this.save, ...save };
    if (problems) this.problems = problems;
    this.#tell({});
  }

  /** Another document altogether, after a conflict. It can be undone like a step. */
  replace(label, document, problems) {
    const selected = this.current;
    const doc = withIds(document, 'form');
    const same = [...indexOf(doc).values()].find((entry) => entry.kind === selected.kind && nameOf(entry.kind, entry.node) === nameOf(selected.kind, selected.node));
    this.problems = problems ?? this.problems;
    this.apply(label, doc, { select: [same?.id ?? doc.$id] });
  }

  /** `{byId: key → [problem with field], all}`, matched to the form as it is now. */
  get marks() {
    if (this.#matched?.doc !== this.doc || this.#matched.problems !== this.problems) {
      this.#matched = { doc: this.doc, problems: this.problems, marks: matchProblems(this.doc, this.problems) };
    }
    return this.#matched.marks;
  }
}
