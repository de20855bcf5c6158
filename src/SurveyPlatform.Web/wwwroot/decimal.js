// Exact decimals, as the server's: an integer below 2^96 with at most 28 decimals. An operation is exact where that is enough,
// else rounded half-even to the last decimal that fits; what is larger is null. A decimal is {n, s}: n / 10^s.

const LIMIT = 2n ** 96n;
const MAX_SCALE = 28;
const MAX_DIGITS = 28;

const power = (exponent) => 10n ** BigInt(exponent);
const size = (n) => (n < 0n ? -n : n);

/** n / by, rounded to a whole: half to even, or half away from zero. */
function divideRounded(n, by, isHalfUp) {
  const quotient = n / by;
  const twice = 2n * size(n - quotient * by);
  const isUp = twice > size(by) || (twice === size(by) && (isHalfUp || quotient % 2n !== 0n));
  return isUp ? quotient + (n < 0n !== by < 0n ? -1n : 1n) : quotient;
}

/** n / (by · 10^s) with as many decimals as fit. */
function fit(n, s, by = 1n) {
  for (let scale = Math.min(s, MAX_SCALE); scale >= 0; scale--) {
    const kept = scale === s && by === 1n ? n : divideRounded(n, by * power(s - scale));
    if (size(kept) < LIMIT) return { n: kept, s: scale };
  }
  return null;
}

const aligned = (a, b) => {
  const s = Math.max(a.s, b.s);
  return [a.n * power(s - a.s), b.n * power(s - b.s), s];
};

/** "-12.5": no blanks, no grouping, no exponent; else null. */
export function read(text) {
  if (!/^-?[0-9]*\.?[0-9]+$/.test(text)) return null;
  const point = text.indexOf('.');
  return { n: BigInt(text.replace('.', '')), s: point < 0 ? 0 : text.length - point - 1 };
}

/** The same from what somebody wrote: of 28 digits at most. */
export const parse = (text) => (text.replace(/[^0-9]/g, '').length > MAX_DIGITS ? null : read(text));

export const of = (whole) => ({ n: BigInt(whole), s: 0 });

export const negate = (a) => ({ n: -a.n, s: a.s });

export const abs = (a) => ({ n: size(a.n), s: a.s });

export function add(a, b) {
  const [x, y, s] = aligned(a, b);
  return fit(x + y, s);
}

export const subtract = (a, b) => add(a, negate(b));

export const multiply = (a, b) => fit(a.n * b.n, a.s + b.s);

export const divide = (a, b) => {
  if (b.n === 0n) return null;
  const [x, y] = aligned(a, b);
  return fit(x * power(MAX_SCALE), MAX_SCALE, y);
};

/** What is left over, with the sign of a. */
export const remainder = (a, b) => {
  if (b.n === 0n) return null;
  const [x, y, s] = aligned(a, b);
  return fit(x % y, s);
};

export function compare(a, b) {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Of whole exponents up to 100: worked out exactly, then rounded once. Others are null. */
export function pow(a, b) {
  const times = size(b.n) / power(b.s);
  if (!isWhole(b) || times > 100n || (a.n === 0n && b.n < 0n)) return null;
  const [n, s] = [a.n ** times, a.s * Number(times)];
  return b.n < 0n ? fit(power(s + MAX_SCALE), MAX_SCALE, n) : fit(n, s);
}

/** The largest whole number whose square is no larger, by Newton's method from above. */
function wholeRoot(square) {
  if (square === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (let next = (root + square / root) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  return root;
}

/** Rounded to the nearest number of as many decimals as fit; null below 0. */
export function sqrt(a) {
  if (a.n < 0n) return null;
  for (let s = MAX_SCALE; ; s--) {
    const square = a.n * power(2 * s - a.s);
    let n = wholeRoot(square);
    if (square - n * n > n) n += 1n;
    if (n < LIMIT) return { n, s };
  }
}

export const truncate = (a) => ({ n: a.n / power(a.s), s: 0 });

export const isWhole = (a) => a.n % power(a.s) === 0n;

/** Half away from zero; fewer than 0 places round to tens, hundreds … */
export function round(a, places) {
  if (places >= a.s) return a;
  const n = divideRounded(a.n, power(a.s - places), true);
  return places >= 0 ? { n, s: places } : fit(n * power(-places), 0);
}

/** To a whole, half to even. */
export const roundEven = (a) => ({ n: divideRounded(a.n, power(a.s)), s: 0 });

/** "1.5": without needless zeros. */
export function format(a) {
  const digits = size(a.n).toString().padStart(a.s + 1, '0');
  const whole = digits.slice(0, digits.length - a.s);
  const rest = a.s ? digits.slice(-a.s).replace(/0+$/, '') : '';
  const text = rest ? `${whole}.${rest}` : whole;
  return a.n < 0n ? `-${text}` : text;
}
