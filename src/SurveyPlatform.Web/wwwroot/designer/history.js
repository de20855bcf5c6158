// What was done, step by step, to be taken back and done again. A step is the document before and after with what was selected.

const pause = 3000;

export class History {
  #done = [];

  #undone = [];

  #lastAt = 0;

  /** Typing in one field is one step as long as nobody pauses: such steps carry the same `merge`. */
  add(step, now) {
    const top = this.#done.at(-1);
    if (step.merge && top?.merge === step.merge && now - this.#lastAt < pause && this.#undone.length === 0) {
      top.after = step.after;
      top.selectedAfter = step.selectedAfter;
    } else {
      this.#done.push(step);
    }
    this.#undone = [];
    this.#lastAt = now;
  }

  /** The next word typed is a step of its own. */
  close() {
    this.#lastAt = 0;
  }

  get nextUndo() {
    return this.#done.at(-1);
  }

  get nextRedo() {
    return this.#undone.at(-1);
  }

  undo() {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step;
  }

  redo() {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step;
  }

  clear() {
    this.#done = [];
    this.#undone = [];
  }
}
