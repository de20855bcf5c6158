const texts = JSON.parse(document.getElementById('line-texts')?.textContent ?? '{}');
const format = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en' : 'vi');

export const number = (count) => format.format(count);

/** A text of Resources under `lines-script.`, with {argument}s filled in; numbers as they are written in the page's language. */
export const t = (key, values = {}) => (texts[key] ?? key)
  .replace(/\{(\w+)\}/g, (whole, name) => (typeof values[name] === 'number' ? number(values[name]) : values[name] ?? whole));

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
