/** The lines of a group that are on the page. Those count that have an answer and are not ticked to go. */
export class Lines {
  known = new Map();
  columns = [];
  #counted = null;

  of(line) {
    if (!this.known.has(line)) this.known.set(line, { answers: 0, isRemoved: false });
    return this.known.get(line);
  }

  /** Whether the line has come to count or no longer does. */
  change(line, change) {
    const it = this.of(line);
    const before = this.counts(line);
    change(it);
    if (this.counts(line) === before) return false;
    this.#counted = null;
    return true;
  }

  counts(line) {
    const it = this.known.get(line);
    return it.answers > 0 && !it.isRemoved;
  }

  get counted() {
    this.#counted ??= [...this.known.keys()].filter((line) => this.counts(line)).sort((a, b) => a - b);
    return this.#counted;
  }

  /** How many that count stand before it: the number it is saved under. */
  rank(line) {
    let [from, to] = [0, this.counted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.counted[middle] < line) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
