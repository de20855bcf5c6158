// The lines of one group: which of them have answers, which go, and the key that each is known by to everybody.

export class AnswerLines {
  gone = new Set();
  #answers = new Map();
  #keys = new Map();
  #lines = new Map();
  #numbers = null;
  #last = -1;
  #lastKey = -1;

  constructor(most) { this.most = most; }

  /** Notes that an answer has come to a line, or has gone from it. */
  count(line, change) {
    const before = this.#answers.get(line) ?? 0;
    this.#answers.set(line, before + change);
    this.#last = Math.max(this.#last, line);
    if (before === 0 || before + change === 0) this.#numbers = null;
  }

  remove(line, isRemoved) {
    if (isRemoved) this.gone.add(line);
    else this.gone.delete(line);
    this.#numbers = null;
  }

  /** Numbers of those that have answers and stay, ascending. */
  get numbers() {
    this.#numbers ??= [...this.#answers].filter(([line, answers]) => answers > 0 && !this.gone.has(line)).map(([line]) => line).sort((a, b) => a - b);
    return this.#numbers;
  }

  /** A number after those of all lines that have had answers or keys. */
  get next() { return this.#last + 1; }

  get keys() { return this.#keys.values(); }

  know(line, key) {
    this.#lines.delete(this.#keys.get(line));
    this.#keys.set(line, key);
    this.#lines.set(key, line);
    this.#last = Math.max(this.#last, line);
    this.#lastKey = Math.max(this.#lastKey, key);
  }

  /** The key of a line; the next free one where it has none yet. */
  key(line) {
    if (!this.#keys.has(line)) this.know(line, this.#lastKey + 1);
    return this.#keys.get(line);
  }

  /** The line that has the key; null: none. */
  lineWith(key) { return this.#lines.get(key) ?? null; }
}
