// What is typed goes to the server a moment later: what has changed, not the form. Until it is there it is kept in this browser, for the person
// and the return: a closed tab, a line that is gone for an hour, a sign-in that ended, a server that starts anew lose nothing.

import { lineOf } from './answers.js';
import { Pending } from './pending.js';
import { Stored, merge } from './stored.js';

const wait = 1200;
const pauses = [2000, 4000, 8000, 15_000, 30_000];
const longest = 30_000;

/** As PATCH /returns/{id}/answers takes it. */
function bodyOf(form, pending) {
  const body = { form, answers: {}, lines: {} };
  for (const [keyed, { mine }] of pending) {
    const at = !keyed.startsWith('reason:') && lineOf(keyed);
    const lines = at && (body.lines[at.group] ??= {});
    if (!at) body.answers[keyed] = mine;
    else if (mine === null) lines[at.line] = null;
    else (lines[at.line] ??= {})[keyed.slice(keyed.indexOf('].') + 2)] = mine;
  }
  return JSON.stringify(body);
}

export class Saver {
  state = 'saved';
  #pending;
  #sent = new Map();
  #timer = 0;
  #tries = 0;
  #running = null;
  #isStored = true;

  /** @param page {address, form, version, key, token}; @param told {state(name, news), theirs(count, news), lost(texts), conflicts(list, news)}. */
  constructor(answers, page, told) {
    Object.assign(this, page, { told });
    this.#pending = new Pending(answers);
    answers.listen((news) => this.#note(news));
    addEventListener('online', () => this.#again());
    addEventListener('focus', () => this.#again());
    document.addEventListener('visibilitychange', () => (document.hidden ? this.now({ keepalive: true }) : this.#again()));
  }

  /** How many answers are here and not there. */
  get count() { return this.#pending.all().size; }

  /** Whether closing the page loses nothing. */
  get isKept() { return this.count === 0 || this.#isStored; }

  get #isHalted() { return this.state === 'conflict' || this.state === 'form'; }

  #note(news) {
    this.#pending.note(news);
    this.#keep();
    if (!this.#isHalted) this.#settled();
  }

  #keep() {
    const pending = this.#pending.all();
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
    if (kept.length > 0) this.#merge(new Map(kept), { isRestored: true });
  }

  /** Sends what is there to be sent; whether all of it has arrived. */
  async now(options) {
    clearTimeout(this.#timer);
    await this.#running;
    const pending = this.#pending.all();
    if (pending.size === 0 || this.#isHalted) return pending.size === 0;
    this.#running = this.#save(pending, options);
    await this.#running;
    this.#running = null;
    return this.count === 0;
  }

  /** As now(), and what was typed or worked out meanwhile too. */
  async all() {
    let isThere = await this.now();
    while (!isThere && this.state === 'unsaved') isThere = await this.now();
    return isThere;
  }

  async #save(pending, { keepalive = false } = {}) {
    this.#tell('saving');
    for (const [keyed, { mine }] of pending) if (mine !== null) this.#sent.set(keyed, [...this.#sent.get(keyed) ?? [], mine]);
    const answer = await this.#send(bodyOf(this.form, pending), keepalive);
    if (answer?.ok) this.#arrived(pending, await answer.json());
    else if (answer?.status === 412) this.#meet(await answer.json());
    else if (!answer || answer.status >= 500) this.#fail('offline');
    else if (answer.type === 'opaqueredirect' || answer.status === 401) this.#fail('signedOut');
    else {
      const { title, code } = await answer.json().catch(() => ({}));
      this.#tell(code === 'web.form-expired' ? 'expired' : 'refused', { reason: title ?? answer.status });
    }
  }

  async #send(body, keepalive) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), longest);
    try {
      return await fetch(this.address, {
        method: 'PATCH', body, redirect: 'manual', credentials: 'same-origin', signal: stop.signal, keepalive,
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
    this.#pending.arrived(pending);
    this.#keep();
    this.#settled(news);
  }

  /** Somebody else has saved, or this page in another window. */
  #meet(news) {
    if (news.form !== this.form) {
      this.#tell('form');
      return;
    }
    const mine = this.#pending.all();
    this.version = news.version;
    const count = this.#pending.take(Stored.of(news));
    if (count > 0) this.told.theirs(count, news);
    this.#merge(mine, news);
  }

  #merge(mine, news) {
    const { left, conflicts, renewed } = merge(mine, this.#pending.there, this.#sent);
    this.#sent.clear();
    for (const line of renewed) this.#pending.renew(line);
    if (news.isRestored) this.#restore(left, conflicts);
    if (conflicts.length > 0) {
      this.#tell('conflict', news);
      this.told.conflicts(conflicts.map((conflict) => ({ ...conflict, at: this.#pending.placeOf(conflict.place) ?? conflict.place })), news);
    } else this.#settled(news, 0);
    this.#keep();
  }

  #restore(left, conflicts) {
    const lost = [...left].filter(([keyed, { mine }]) => !this.#pending.put(keyed, mine)).map(([, { mine }]) => mine);
    for (const { place, mine } of conflicts) this.#pending.put(place, mine);
    if (lost.length > 0) this.told.lost(lost);
  }

  /** @param choices Of each conflict whether mine stays. */
  settle(conflicts, choices) {
    conflicts.forEach((conflict, index) => this.#pending.settle(conflict, choices[index]));
    this.#settled();
    this.#keep();
    return this.now();
  }

  /** All is well; whether something is left to be sent. */
  #settled(news, pause = wait) {
    const isLeft = this.count > 0;
    this.#tell(isLeft ? 'unsaved' : 'saved', news);
    if (isLeft) this.#later(pause);
  }

  #fail(state) {
    this.#tell(state);
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
