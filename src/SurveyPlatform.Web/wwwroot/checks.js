// Tells beside a field which rules of the form its answer breaks, in the form's own words. What the server has told there already is not
// told twice.

function message(text, kind) {
  const part = document.createElement(kind === 'soft' ? 'div' : 'p');
  part.className = kind === 'soft' ? 'doubt-reason' : 'error';
  part.append(kind === 'soft' ? Object.assign(document.createElement('p'), { textContent: text }) : text);
  return part;
}

/** @param broken [tree, text, kind] of each rule that does not hold. */
export function tell(field, place, broken) {
  const container = field?.closest('.answer, td');
  if (!container) return;
  const id = `f-${place.replace('].', '-').replace('[', '-')}-live`;
  document.getElementById(id)?.remove();
  const news = broken.filter(([, text]) => !container.textContent.includes(text));
  if (news.length === 0) return;
  const told = document.createElement('div');
  told.id = id;
  told.className = 'live';
  told.setAttribute('role', 'status');
  told.append(...news.map(([, text, kind]) => message(text, kind)));
  container.append(told);
}
