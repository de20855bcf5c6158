// What stands on the page and not at the server, by the keys of lines (stored.js); and how the page takes on what somebody else has saved.

import { lineOf } from './answers.js';
import { Stored, isSame } from './stored.js';

export class Pending {
  #answers;
  #there = new Stored();
  #touched = new Set();
  #removed = new Set();

  constructor(answers) {
    this.#answers = answers;
    for (const place of answers.places) if (answers.get(place)) this.#there.set(this.#keyed(place), answers.get(place));
  }

  get there() { return this.#there; }

  /** A place with the key of its line instead of the number that the line has on the page. */
  #keyed(place) {
    const at = lineOf(place);
    return at ? place.replace(`${at.group}[${at.line}]`, `${at.group}[${this.#answers.key(at.group, at.line)}]`) : place;
  }

  /** The other way; null where the page has no such line. */
  placeOf(keyed) {
    const at = lineOf(keyed);
    if (!at) return keyed;
    const line = this.#answers.lineWith(at.group, at.line);
    return line === null ? null : keyed.replace(`${at.group}[${at.line}]`, `${at.group}[${line}]`);
  }

  /** Takes in what Answers tells. */
  note({ place, group, line, change }) {
    if (place) this.#touched.add(place);
    else if (change === 'removed') this.#removed.add(`${group}[${line}]`);
    else if (change === 'restored') {
      this.#removed.delete(`${group}[${line}]`);
      this.#touch(group, line);
    }
  }

  #touch(group, line) {
    for (const place of this.#answers.places) if (place.startsWith(`${group}[${line}].`)) this.#touched.add(place);
  }

  /** Of each answer that is other here than there: {base, mine}; see merge in stored.js. */
  all() {
    const all = new Map();
    for (const line of this.#removed) {
      const keyed = this.#keyed(line);
      if (this.#there.has(keyed)) all.set(keyed, { base: this.#there.cells(keyed), mine: null });
    }
    for (const place of [...this.#touched]) {
      const at = lineOf(place);
      if (at && this.#removed.has(`${at.group}[${at.line}]`)) continue;
      const [keyed, mine] = [this.#keyed(place), this.#answers.get(place)];
      const base = this.#there.get(keyed);
      if ((base ?? '') === mine) this.#touched.delete(place);
      else all.set(keyed, { base, mine });
    }
    return all;
  }

  /** The server has these now. */
  arrived(sent) {
    for (const [keyed, { mine }] of sent) {
      if (mine === null) this.#there.drop(keyed);
      else this.#there.set(keyed, mine);
    }
  }

  /**
   * Somebody else has saved `theirs`: it is shown wherever nothing of mine stands against it.
   * @returns how many answers and lines of the page have changed.
   */
  take(theirs) {
    const mine = this.all();
    const before = this.#there;
    this.#there = theirs;
    const isMine = (line) => mine.has(line) || [...mine.keys()].some((keyed) => keyed.startsWith(`${line}.`));
    let count = 0;
    for (const line of [...before.lines].filter((keyed) => !theirs.has(keyed) && !isMine(keyed))) {
      const { group, line: key } = lineOf(line);
      this.#answers.remove(group, this.#answers.lineWith(group, key));
      count++;
    }
    for (const line of [...theirs.lines].filter((keyed) => this.placeOf(keyed) === null)) {
      const { group, line: key } = lineOf(line);
      if (this.#answers.add(group, theirs.cells(line), key) !== null) count++;
    }
    for (const keyed of new Set([...before.places(), ...theirs.places()])) {
      const [place, text] = [this.placeOf(keyed), theirs.get(keyed)];
      if (place === null || text === null || mine.has(keyed) || mine.has(keyed.replace(/\.\w+$/, '')) || isSame(this.#answers.get(place), text)) continue;
      this.#answers.set(place, text);
      count++;
    }
    return count;
  }

  /** Writes on the page what was kept from an earlier visit; false where the form has no such place any more. */
  put(keyed, mine) {
    const at = lineOf(keyed);
    if (at && this.#answers.lineWith(at.group, at.line) === null && (mine === null || this.#answers.add(at.group, {}, at.line) === null)) return mine === null;
    const place = this.placeOf(keyed);
    if (mine === null) this.#answers.remove(at.group, lineOf(place).line);
    else if (at || this.#answers.isAsked(place)) this.#answers.set(place, mine);
    else return false;
    return true;
  }

  /** A line that is new here, and whose key somebody else has given to one of theirs, gets another; theirs comes beside it. */
  renew(keyed) {
    const { group, line: key } = lineOf(keyed);
    const line = this.#answers.lineWith(group, key);
    const used = [...this.#there.lines].map(lineOf).filter((at) => at.group === group).map((at) => at.line);
    this.#answers.rekey(group, line, Math.max(key, ...used, ...this.#answers.keys(group)) + 1);
    this.#answers.add(group, this.#there.cells(keyed), key);
  }

  /** One of the two has been chosen. */
  settle({ place: keyed, mine, theirs }, isMine) {
    const at = lineOf(keyed);
    const line = at && this.#answers.lineWith(at.group, at.line);
    if (isMine) {
      if (theirs === null) this.#touch(at.group, line);
    } else if (mine === null) {
      this.#answers.remove(at.group, line, false);
      for (const [name, text] of Object.entries(theirs)) this.#answers.set(`${at.group}[${line}].${name}`, text);
    } else if (theirs === null) this.#answers.remove(at.group, line);
    else this.#answers.set(this.placeOf(keyed), theirs);
  }
}
