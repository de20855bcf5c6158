// What the type and the limits of a question ask of a number, as Domain/Returns/FormEvaluationRules.cs does, in words.

import * as decimal from './decimal.js';
import { isAmbiguous, write } from './typed.js';

const say = (text, of) => text.replace(/\{(\w+)\}/g, (written, name) => of[name] ?? written);

export function* exceeded({ min, max, decimals }, value, texts) {
  if (decimals !== undefined && decimal.compare(decimal.round(value, decimals), value) !== 0) {
    yield say(decimals ? texts.decimals : texts.whole, { value: write(value), limit: decimals });
  }
  const [least, most] = [min, max].map((limit) => (limit === undefined ? null : decimal.read(limit)));
  if ((least && decimal.compare(value, least) < 0) || (most && decimal.compare(value, most) > 0)) {
    yield say(least ? (most ? texts.range : texts.below) : texts.above, { value: write(value), min: least && write(least), max: most && write(most) });
  }
}

/** What is told of a text that is no number or no date; null where it could be read two ways: that is told with both (offers.js). */
export const unreadable = (type, typed, texts) => (type === 'number' && isAmbiguous(typed) ? null : say(texts[type], { text: typed.trim() }));
