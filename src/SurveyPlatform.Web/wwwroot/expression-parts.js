/** An element with properties (attributes where they are named so) and what is in it. */
export function element(name, { role, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  if (role) made.setAttribute('role', role);
  made.append(...children);
  return made;
}

/** "round(number, [places])" with the argument one stands in set off. */
export function signatureWith(signature, argument) {
  const open = signature.indexOf('(') + 1;
  const names = signature.slice(open, -1).split(', ').filter(Boolean);
  const isOpenEnded = names.at(-1) === '…';
  // Arguments that repeat are all the one before the ellipsis.
  const current = isOpenEnded ? Math.min(argument, names.length - 2) : argument;
  const shown = names.flatMap((name, at) => [at ? ', ' : '', at === current ? element('strong', {}, name) : name]);
  return element('code', {}, signature.slice(0, open), ...shown, ')');
}

/** "Sửa thành {fix}" with the code set as code. */
export function withCode(text, name, code) {
  const [before, after = ''] = text.split(`{${name}}`);
  return [before, element('code', {}, code), after];
}
