// The answers as the server has them, and how what is typed here is merged with them. Places go by the keys of lines, which are the same for
// everybody: `group[17].name`; `group[17]` is a line as a whole.

import { show } from './expressions.js';
import { read } from './typed.js';

const inLine = /^(\w+\[\d+\])\.(\w+)$/;

export class Stored {
  #heads = new Map();
  #lines = new Map();

  /** As PATCH /returns/{id}/answers tells them: `{answers: {place: text}, lines: {group: {key: {name: text}}}}`. */
  static of({ answers = {}, lines = {} }) {
    const stored = new Stored();
    for (const [place, text] of Object.entries(answers)) stored.set(place, text);
    for (const [group, byKey] of Object.entries(lines)) {
      for (const [key, cells] of Object.entries(byKey)) stored.#lines.set(`${group}[${key}]`, new Map(Object.entries(cells)));
    }
    return stored;
  }

  /** Null where it is in a line that is not there. */
  get(place) {
    const at = inLine.exec(place);
    if (!at) return this.#heads.get(place) ?? '';
    return this.#lines.has(at[1]) ? this.#lines.get(at[1]).get(at[2]) ?? '' : null;
  }

  set(place, text) {
    const at = inLine.exec(place);
    if (!at) {
      this.#heads.set(place, text);
      return;
    }
    if (!this.#lines.has(at[1])) this.#lines.set(at[1], new Map());
    const cells = this.#lines.get(at[1]);
    if (text) cells.set(at[2], text);
    else cells.delete(at[2]);
    if (cells.size === 0) this.#lines.delete(at[1]);
  }

  has(line) { return this.#lines.has(line); }

  drop(line) { this.#lines.delete(line); }

  get lines() { return this.#lines.keys(); }

  /** What stands in a line, by name. */
  cells(line) { return Object.fromEntries(this.#lines.get(line) ?? []); }

  * places() {
    yield* this.#heads.keys();
    for (const [line, cells] of this.#lines) for (const name of cells.keys()) yield `${line}.${name}`;
  }
}

const readings = ['number', 'date', 'text'];

/** Whether two texts are the same answer: the server gives 1500 back as 1.500. */
export const isSame = (a, b) => a === b || (!!a && !!b && readings.some((type) => {
  const [one, other] = [read(type, a), read(type, b)];
  return one !== null && other !== null && show(one) === show(other);
}));

const isSameLine = (a, b) => Object.keys({ ...a, ...b }).every((name) => isSame(a[name] ?? '', b[name] ?? ''));

/** As though what was sent and perhaps arrived had been seen arriving: it is no work of somebody else. */
function seen(change, place, theirs, sent) {
  return sent.get(place)?.some((text) => isSame(theirs.get(place), text)) ? { ...change, base: theirs.get(place) } : change;
}

/**
 * What is left to be sent, after somebody else has saved.
 * @param pending Map of place → {base, mine}: what the server had when it was typed over and what stands here; mine null: the line goes, and
 * base is what stood in it; base null: a new line.
 * @param sent Map of place → texts that were sent with no answer.
 * @returns {left, conflicts: [{place, mine, theirs}], renewed}: renewed are lines that are new here and whose key somebody else has taken.
 */
export function merge(pending, theirs, sent = new Map()) {
  const [left, conflicts, renewed] = [new Map(), [], new Set()];
  const known = new Set([...sent].filter(([place, texts]) => inLine.test(place) && texts.some((text) => isSame(theirs.get(place), text))).map(([place]) => inLine.exec(place)[1]));
  for (const [place, change] of pending) {
    const line = inLine.exec(place)?.[1];
    const { base, mine } = seen(change, place, theirs, sent);
    const now = theirs.get(place);
    if (mine === null) {
      if (theirs.has(place)) {
        if (isSameLine(base, theirs.cells(place))) left.set(place, { base, mine });
        else conflicts.push({ place, mine, theirs: theirs.cells(place) });
      }
    } else if (line && now === null) {
      if (base === null || base === '') left.set(place, { base: null, mine });
      else conflicts.push({ place, mine, theirs: null });
    } else if (line && base === null && !known.has(line)) {
      renewed.add(line);
      left.set(place, { base, mine });
    } else if (!isSame(now, mine)) {
      if (isSame(now, base ?? '')) left.set(place, { base: now, mine });
      else conflicts.push({ place, mine, theirs: now });
    }
  }
  return { left, conflicts, renewed };
}
