// What is typed goes to the server a moment later: what has changed, not the form. Until it is there it is kept in this browser, for the person
// and the return: a closed tab, a line that is gone for an hour, a sign-in that ended, a server that starts anew lose nothing.

import { lineOf } from './answers.js';
import { Stored, isSame, merge } from './stored.js';

const wait = 1200;
const pauses = [2000, 4000, 8000, 15_000, 30_000];
const longest = 30_000;

export class Saver {
  state = 'saved';
  #answers;
  #there = new Stored();
  #touched = new Set();
  #removed = new Set();
  #sent = new Map();
  #timer = 0;
  #tries = 0;
  #running = null;

  /** @param page {address, form, version, key, token}; @param told {state(name, news), theirs(count, news), conflicts(list, news)}. */
  constructor(answers, page, told) {
    Object.assign(this, page, { told });
    this.#answers = answers;
    for (const place of answers.places) if (answers.get(place)) this.#there.set(this.#wire(place), answers.get(place));
    answers.listen((news) => this.#note(news));
    addEventListener('online', () => this.#again());
    addEventListener('focus', () => this.#again());
    document.addEventListener('visibilitychange', () => (document.hidden ? this.now({ keepalive: true }) : this.#again()));
  }

  /** How many answers are here and not there. */
  get count() { return this.#pending().size; }

  /** Whether closing the page loses nothing. */
  get isKept() { return this.count === 0 || this.#isStored; }

  #isStored = true;

  #wire(place) {
    const at = lineOf(place);
    return at ? place.replace(`${at.group}[${at.line}]`, `${at.group}[${this.#answers.key(at.group, at.line)}]`) : place;
  }

  #place(wire) {
    const at = lineOf(wire);
    if (!at) return wire;
    const line = this.#answers.lineWith(at.group, at.line);
    return line === null ? null : wire.replace(`${at.group}[${at.line}]`, `${at.group}[${line}]`);
  }

  #note({ place, group, line, change }) {
    if (place) this.#touched.add(place);
    else if (change === 'removed') this.#removed.add(`${group}[${line}]`);
    else if (change === 'restored') {
      this.#removed.delete(`${group}[${line}]`);
      for (const other of this.#answers.places) if (other.startsWith(`${group}[${line}].`)) this.#touched.add(other);
    }
    this.#keep();
    if (this.state === 'conflict' || this.state === 'form') return;
    this.#tell(this.count > 0 ? 'unsaved' : 'saved');
    this.#later(wait);
  }

  /** Of each answer that is other here than there: {base, mine}; see merge. */
  #pending() {
    const pending = new Map();
    for (const line of this.#removed) {
      const wire = this.#wire(line);
      if (this.#there.has(wire)) pending.set(wire, { base: this.#there.cells(wire), mine: null });
    }
    for (const place of [...this.#touched]) {
      const at = lineOf(place);
      if (at && this.#removed.has(`${at.group}[${at.line}]`)) continue;
      const [wire, mine] = [this.#wire(place), this.#answers.get(place)];
      const base = this.#there.get(wire);
      if ((base ?? '') === mine) this.#touched.delete(place);
      else pending.set(wire, { base, mine });
    }
    return pending;
  }

  #keep() {
    const pending = this.#pending();
    try {
      if (pending.size === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify([...pending]));
      this.#isStored = true;
    } catch {
      this.#isStored = false;
    }
  }

  /** Takes up what an earlier visit could not send. */
  restore() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key) ?? '[]');
    } catch {
      localStorage.removeItem(this.key);
    }
    if (kept.length > 0) this.#merge(new Map(kept), this.#there, { isRestored: true });
  }

  /** Sends what is there to be sent; whether all of it has arrived. */
  async now(options) {
    clearTimeout(this.#timer);
    await this.#running;
    const pending = this.#pending();
    if (pending.size === 0 || this.state === 'conflict' || this.state === 'form') return pending.size === 0;
    this.#running = this.#save(pending, options);
    await this.#running;
    this.#running = null;
    return this.count === 0;
  }

  async #save(pending, { keepalive = false } = {}) {
    this.#tell('saving');
    for (const [wire, { mine }] of pending) if (mine !== null) this.#sent.set(wire, [...this.#sent.get(wire) ?? [], mine]);
    const answer = await this.#send(pending, keepalive);
    if (answer?.ok) this.#arrived(pending, await answer.json());
    else if (answer?.status === 412) this.#meet(await answer.json());
    else if (!answer || answer.status >= 500) this.#fail('offline');
    else if (answer.type === 'opaqueredirect' || answer.status === 401) this.#fail('signedOut');
    else {
      const { title, code } = await answer.json().catch(() => ({}));
      this.#tell(code === 'web.form-expired' ? 'expired' : 'refused', { reason: title ?? answer.status });
    }
  }

  async #send(pending, keepalive) {
    const body = { form: this.form, answers: {}, lines: {} };
    for (const [wire, { mine }] of pending) {
      const at = !wire.startsWith('reason:') && lineOf(wire);
      if (!at) {
        body.answers[wire] = mine;
        continue;
      }
      const lines = body.lines[at.group] ??= {};
      if (mine === null) lines[at.line] = null;
      else (lines[at.line] ??= {})[wire.slice(wire.indexOf('].') + 2)] = mine;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), longest);
    try {
      return await fetch(this.address, {
        method: 'PATCH', body: JSON.stringify(body), redirect: 'manual', credentials: 'same-origin', signal: stop.signal, keepalive,
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${this.version}"`, RequestVerificationToken: this.token },
      });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  #arrived(pending, news) {
    this.version = news.version;
    this.#tries = 0;
    this.#sent.clear();
    for (const [wire, { mine }] of pending) {
      if (mine === null) this.#there.drop(wire);
      else this.#there.set(wire, mine);
    }
    this.#keep();
    this.#tell(this.count > 0 ? 'unsaved' : 'saved', news);
    if (this.count > 0) this.#later(wait);
  }

  /** Somebody else has saved, or this page in another window. */
  #meet(news) {
    if (news.form !== this.form) {
      this.#tell('form');
      return;
    }
    const theirs = Stored.of(news);
    const pending = this.#pending();
    const before = this.#there;
    this.#there = theirs;
    this.version = news.version;
    const count = this.#take(before, theirs, pending);
    if (count > 0) this.told.theirs(count, news);
    this.#merge(pending, theirs, news);
  }

  /** Shows what the other one has changed, where nothing of mine stands against it. */
  #take(before, theirs, pending) {
    const isMine = (wire) => pending.has(wire) || [...pending.keys()].some((mine) => mine.startsWith(`${wire}.`) || wire.startsWith(`${mine}.`));
    let count = 0;
    for (const line of [...before.lines].filter((wire) => !theirs.has(wire) && !isMine(wire))) {
      const { group, line: key } = lineOf(line);
      this.#answers.remove(group, this.#answers.lineWith(group, key));
      count++;
    }
    for (const line of [...theirs.lines].filter((wire) => this.#place(wire) === null)) {
      const { group, line: key } = lineOf(line);
      if (this.#answers.add(group, theirs.cells(line), key) !== null) count++;
    }
    for (const wire of new Set([...before.places(), ...theirs.places()])) {
      const place = this.#place(wire);
      const text = theirs.get(wire);
      if (place === null || text === null || pending.has(wire) || isSame(this.#answers.get(place), text)) continue;
      this.#answers.set(place, text);
      count++;
    }
    return count;
  }

  #merge(pending, theirs, news) {
    const { left, conflicts, renewed } = merge(pending, theirs, this.#sent);
    this.#sent.clear();
    for (const line of renewed) this.#renew(line);
    const lost = [];
    for (const [wire, { mine }] of left) if (news.isRestored && !this.#put(wire, mine)) lost.push(mine);
    for (const { place, mine } of conflicts) if (news.isRestored) this.#put(place, mine);
    if (lost.length > 0) this.told.lost(lost);
    if (conflicts.length > 0) {
      this.#tell('conflict', news);
      this.told.conflicts(conflicts.map((conflict) => ({ ...conflict, at: this.#place(conflict.place) ?? conflict.place })), news);
    } else {
      this.#tell(this.count > 0 ? 'unsaved' : 'saved', news);
      if (this.count > 0) this.#later(0);
    }
    this.#keep();
  }

  /** Writes on the page what is kept; false where the form has no such place any more. */
  #put(wire, mine) {
    const at = lineOf(wire);
    if (at && this.#answers.lineWith(at.group, at.line) === null && (mine === null || this.#answers.add(at.group, {}, at.line) === null)) return mine === null;
    const place = this.#place(wire);
    if (mine === null) this.#answers.remove(at.group, lineOf(place).line);
    else if (at || this.#answers.isAsked(place)) this.#answers.set(place, mine);
    else return false;
    return true;
  }

  #renew(wire) {
    const { group, line: key } = lineOf(wire);
    const line = this.#answers.lineWith(group, key);
    const used = [...this.#there.lines].map(lineOf).filter((at) => at.group === group).map((at) => at.line);
    this.#answers.rekey(group, line, Math.max(key, ...used, ...this.#answers.keys(group)) + 1);
    this.#answers.add(group, this.#there.cells(wire), key);
  }

  /** @param choices Of each conflict whether mine stays. */
  settle(conflicts, choices) {
    conflicts.forEach(({ place: wire, mine, theirs }, index) => {
      const at = lineOf(wire);
      const line = at && this.#answers.lineWith(at.group, at.line);
      if (choices[index]) {
        if (theirs === null) for (const other of this.#answers.places) if (other.startsWith(`${at.group}[${line}].`)) this.#touched.add(other);
      } else if (mine === null) this.#answers.remove(at.group, line, false);
      else if (theirs === null) this.#answers.remove(at.group, line);
      else this.#answers.set(this.#place(wire), theirs);
      if (!choices[index] && mine === null) for (const [name, text] of Object.entries(theirs)) this.#answers.set(`${at.group}[${line}].${name}`, text);
    });
    this.#tell(this.count > 0 ? 'unsaved' : 'saved');
    this.#keep();
    return this.now();
  }

  #fail(state) {
    this.#tell(state, { count: this.count });
    this.#later(pauses[Math.min(this.#tries++, pauses.length - 1)]);
  }

  #again() {
    if (this.state === 'offline' || this.state === 'signedOut') this.now();
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), milliseconds);
  }

  #tell(state, news = {}) {
    this.state = state;
    this.told.state(state, news);
  }
}
