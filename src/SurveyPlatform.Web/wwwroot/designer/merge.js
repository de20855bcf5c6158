// Two designers changed one form. The form is taken apart into things by name; each property that only one of them changed is taken from
// that one; where both changed the same, theirs stays and mine is told. Names and codes tell what is the same thing.

const textKey = (value) => JSON.stringify(value ?? null);

/** Everything in a form as `key → {parent, order, props}`. Rows and columns of a table are one property, its shape; its cells are things. */
export function takeApart(form) {
  const things = new Map();
  const put = (key, parent, props) => things.set(things.has(key) ? `${key}#${things.size}` : key, { parent, props });
  const { sections, optionLists, ...head } = form;
  put('form', null, head);
  for (const list of optionLists ?? []) {
    const { options, ...props } = list;
    put(`list ${list.code}`, 'lists', props);
    for (const option of options) put(`option ${list.code} ${option.value}`, `list ${list.code}`, option);
  }
  for (const section of sections ?? []) {
    const { items, ...props } = section;
    put(`section ${section.code}`, 'sections', props);
    for (const item of items) putItem(put, item, `section ${section.code}`);
  }
  return things;
}

function putItem(put, item, parent) {
  if (item.kind === 'table') {
    const { columns, rows, ...props } = item;
    put(`table ${item.code}`, parent, { ...props, shape: { columns, rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map((cell) => cell.name) })) } });
    for (const cell of rows.flatMap((row) => row.cells)) put(`question ${cell.name}`, `table ${item.code}`, cell);
  } else if (item.kind === 'lines') {
    const { questions, ...props } = item;
    put(`lines ${item.name}`, parent, props);
    for (const question of questions) put(`question ${question.name}`, `lines ${item.name}`, question);
  } else {
    put(item.kind === 'note' ? `note ${item.text.vi}` : `question ${item.name}`, parent, item);
  }
}

const childrenOf = (things, parent) => [...things].filter(([, thing]) => thing.parent === parent).map(([key]) => key);

export function putTogether(things) {
  const children = (parent) => childrenOf(things, parent).map((key) => [key, things.get(key).props]);
  const cellsByName = new Map([...things].filter(([key]) => key.startsWith('question ')).map(([, { props }]) => [props.name, props]));
  const item = ([key, { shape, ...props }]) => {
    if (shape) return { ...props, columns: shape.columns, rows: shape.rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map((name) => cellsByName.get(name)).filter(Boolean) })) };
    return props.kind === 'lines' ? { ...props, questions: children(key).map(([, question]) => question) } : props;
  };
  return {
    ...things.get('form').props,
    optionLists: children('lists').map(([key, list]) => ({ ...list, options: children(key).map(([, option]) => option) })),
    sections: children('sections').map(([key, section]) => ({ ...section, items: children(key).map(item) })),
  };
}

/** What changed between two forms, a line each: `{what: 'added' | 'removed' | 'changed' | 'moved', key, props, thing}`. */
export function differences(before, after) {
  const [old, now] = [takeApart(before), takeApart(after)];
  const told = [];
  for (const [key, thing] of now) {
    const was = old.get(key);
    const props = was ? changedProps(was.props, thing.props) : [];
    if (!was) told.push({ what: 'added', key, thing: thing.props });
    else if (props.length > 0) told.push({ what: 'changed', key, props, thing: thing.props });
    else if (was.parent !== thing.parent) told.push({ what: 'moved', key, thing: thing.props });
  }
  for (const [key, thing] of old) if (!now.has(key)) told.push({ what: 'removed', key, thing: thing.props });
  return told;
}

const changedProps = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => textKey(a[name]) !== textKey(b[name]));

/** `{document, refused}`: theirs with my changes where they do not touch the same; `refused` are mine that were left out. */
export function merge(base, mine, theirs) {
  const [was, my, their] = [base, mine, theirs].map(takeApart);
  const refused = [];
  const merged = new Map();
  for (const key of order(was, my, their)) {
    const thing = mergeThing(key, was.get(key), my.get(key), their.get(key), refused);
    if (thing) merged.set(key, thing);
  }
  dropOrphans(merged, refused);
  return { document: putTogether(merged), refused };
}

function mergeThing(key, was, my, their, refused) {
  if (!was) return my && their ? mergeBoth(key, { parent: their.parent, props: {} }, my, their, refused) : their ?? my;
  const isMineChanged = my && (my.parent !== was.parent || changedProps(was.props, my.props).length > 0);
  const isTheirsChanged = their && (their.parent !== was.parent || changedProps(was.props, their.props).length > 0);
  if (!their) {
    if (isMineChanged) refused.push({ what: 'changed', key, props: changedProps(was.props, my.props), thing: my.props });
    return null;
  }
  if (!my) {
    if (isTheirsChanged) refused.push({ what: 'removed', key, thing: was.props });
    return isTheirsChanged ? their : null;
  }
  return mergeBoth(key, was, my, their, refused);
}

function mergeBoth(key, was, my, their, refused) {
  const props = { ...their.props };
  const clashes = [];
  for (const name of changedProps(was.props, my.props)) {
    if (textKey(their.props[name]) === textKey(my.props[name])) continue;
    if (textKey(was.props[name]) !== textKey(their.props[name])) {
      clashes.push(name);
    } else if (my.props[name] === undefined) {
      delete props[name];
    } else {
      props[name] = my.props[name];
    }
  }
  if (clashes.length > 0) refused.push({ what: 'changed', key, props: clashes, thing: my.props });
  return { parent: their.parent === was.parent ? my.parent : their.parent, props };
}

/** What lies in a thing that is gone goes with it; mine among it is told. A shape names only cells that are there. */
function dropOrphans(merged, refused) {
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [key, thing] of merged) {
      const { parent } = thing;
      const shape = parent?.startsWith('table ') && merged.get(parent)?.props.shape;
      const isLost = parent && !['sections', 'lists'].includes(parent) && !merged.has(parent);
      if (!isLost && !(shape && !shape.rows.some((row) => row.cells.includes(thing.props.name)))) continue;
      refused.push({ what: 'changed', key, props: [], thing: thing.props });
      merged.delete(key);
      isChanged = true;
    }
  }
}

/** Their order, unless only I changed it; what one of them added follows what it followed there. */
function order(was, my, their) {
  const same = (a, b) => textKey([...a.keys()].filter((key) => b.has(key))) === textKey([...b.keys()].filter((key) => a.has(key)));
  const [lead, other] = same(was, their) && !same(was, my) ? [my, their] : [their, my];
  const all = [...lead.keys()];
  let before = null;
  for (const key of other.keys()) {
    if (!all.includes(key)) all.splice(before === null ? 0 : all.indexOf(before) + 1, 0, key);
    before = key;
  }
  return all;
}
