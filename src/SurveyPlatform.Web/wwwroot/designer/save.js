// The draft goes to the server a moment after the last change. Until it is there it is kept in this browser; nothing that was designed
// is lost when the network, the sign-in or the tab ends.

import { toJson } from './document.js';

const wait = 700;
const retries = [2000, 4000, 8000, 15000, 30000];

export class Saver {
  #store;

  #timer = 0;

  #tries = 0;

  #running = false;

  /** The document and its text as the server has it. */
  #there;

  /** @param onConflict told with what another designer left, `{by, savedAt, version, document, problems}`. */
  constructor(store, { address, token, onSaved, onConflict }) {
    Object.assign(this, { address, token, onSaved, onConflict });
    this.#store = store;
    this.version = store.data.version;
    this.base = store.data.document;
    this.#there = toJson(store.doc);
    this.key = `designer:${store.data.user}:${store.data.code}`;
    store.onChange(({ document }) => document && this.#changed());
    addEventListener('online', () => this.#isWaiting() && this.now());
    addEventListener('beforeunload', (event) => this.isDirty && event.preventDefault());
    document.addEventListener('visibilitychange', () => document.hidden && this.isDirty && this.#keep());
  }

  get isDirty() {
    return toJson(this.#store.doc) !== this.#there;
  }

  #isWaiting() {
    return ['offline', 'signed-out', 'refused'].includes(this.#store.save.state);
  }

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), wait);
    if (this.#store.save.state === 'conflict') return this.#keep();
    this.#store.saved({ state: this.isDirty ? 'unsaved' : 'saved' });
    this.#keep();
  }

  /** What an earlier visit could not save: `{version, base, document}`; null: nothing. */
  takeKept() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null');
      return kept?.document && JSON.stringify(kept.document) !== this.#there ? kept : null;
    } catch {
      return null;
    }
  }

  forget() {
    localStorage.removeItem(this.key);
  }

  #keep() {
    try {
      const json = toJson(this.#store.doc);
      if (json === this.#there) this.forget();
      else localStorage.setItem(this.key, `{"version":${this.version},"base":${JSON.stringify(this.base)},"document":${json}}`);
    } catch {
      // The browser's store is full or closed; the page still asks before it is left.
    }
  }

  async now() {
    clearTimeout(this.#timer);
    if (this.#running || this.#store.save.state === 'conflict') return;
    const json = toJson(this.#store.doc);
    if (json === this.#there) {
      this.#store.saved({ state: this.#store.save.state === 'new' ? 'new' : 'saved' });
      return;
    }
    this.#running = true;
    this.#store.saved({ state: 'saving' });
    const answer = await this.#send(json);
    this.#running = false;
    await this.#take(answer, json);
  }

  async #send(json) {
    try {
      return await fetch(this.address, {
        method: 'PUT', body: json, redirect: 'manual', credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${this.version}"`, RequestVerificationToken: this.token },
      });
    } catch {
      return null;
    }
  }

  async #take(answer, json) {
    if (answer?.status === 200) {
      const { version, savedAt, problems } = await answer.json();
      this.#tries = 0;
      this.version = version;
      this.base = JSON.parse(json);
      this.#there = json;
      this.#keep();
      this.#store.saved({ state: this.isDirty ? 'unsaved' : 'saved', at: savedAt, version }, problems);
      this.onSaved(version);
      if (this.isDirty) this.#later(wait);
    } else if (answer?.status === 412) {
      this.#store.saved({ state: 'conflict' });
      this.onConflict(await answer.json());
    } else if (!answer || answer.status >= 500) {
      this.#store.saved({ state: 'offline' });
      this.#later(retries[Math.min(this.#tries++, retries.length - 1)]);
    } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
      this.#store.saved({ state: 'signed-out' });
      this.#later(retries.at(-1));
    } else {
      const refusal = await answer.json().catch(() => ({}));
      this.#store.saved({ state: 'refused', reason: refusal.title, code: refusal.code });
    }
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), milliseconds);
  }

  /** The conflict is settled: what is in the editor now goes over `version`. */
  settle(version, base) {
    this.version = version;
    this.base = base;
    this.#there = null;
    this.#store.saved({ state: 'unsaved' });
    return this.now();
  }

  /** Theirs was taken whole. */
  accept(version, base) {
    this.version = version;
    this.base = base;
    this.#there = toJson(this.#store.doc);
    this.forget();
    this.#store.saved({ state: 'saved', version });
  }
}
