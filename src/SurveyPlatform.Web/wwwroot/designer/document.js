// The form as a value: every change gives a new document that shares what did not change. Everything that can be selected carries
// `$id`, a key that lives as long as the page and is never sent; names and codes may change, it does not.

const lists = {
  form: [['sections', 'section'], ['optionLists', 'list']], section: [['items', null]], lines: [['questions', 'question']],
  table: [['columns', 'column'], ['rows', 'row']], row: [['cells', 'cell']], list: [['options', 'option']],
};

let last = 0;
export const newId = () => `n${++last}`;

/** The arrays of things in a thing: `[property, kind of what is in it]`. */
export const partsOf = (kind) => lists[kind] ?? [];
export const childKind = (kind, node) => kind ?? node.kind;

/** With keys where there are none, or with new ones. */
export function withIds(node, kind, renew = false) {
  const copy = { ...node, $id: renew || !node.$id ? newId() : node.$id };
  for (const [property, of] of partsOf(kind)) copy[property] = (node[property] ?? []).map((child) => withIds(child, childKind(of, child), renew));
  return copy;
}

const isEmptyText = (value) => value && typeof value === 'object' && 'vi' in value && !value.vi.trim() && !value.en?.trim();
const optional = new Set(['introduction', 'legalBasis', 'note', 'hint', 'unitOfMeasure', 'constraintMessage', 'definition']);

function forServer(key, value) {
  if (key === '$id' || value === undefined || (optional.has(key) && isEmptyText(value))) return undefined;
  if (value && typeof value === 'object' && 'vi' in value && !Array.isArray(value)) {
    const text = { ...value, vi: value.vi.normalize() };
    if (text.en?.trim()) text.en = text.en.normalize();
    else delete text.en;
    return text;
  }
  return typeof value === 'string' ? value.normalize() : value;
}

/** As it is saved: without keys, and without optional texts that are empty. */
export const toJson = (doc) => JSON.stringify(doc, forServer);

const indexes = new WeakMap();

/** Everything in the form by `$id`: `{node, kind, path, parent, place, at}` in the order of the form. Kept for each document. */
export function indexOf(doc) {
  if (!indexes.has(doc)) {
    const index = new Map();
    note(index, doc, 'form', [], null, '');
    indexes.set(doc, index);
  }
  return indexes.get(doc);
}

function note(index, node, kind, path, parent, place, at) {
  const entry = { id: node.$id, node, kind, path, parent, place, at };
  index.set(node.$id, entry);
  for (const [property, of] of partsOf(kind)) {
    node[property].forEach((child, childAt) => {
      const its = childKind(of, child);
      note(index, child, its, [...path, property, childAt], entry, placeOf(entry, its, child), childAt);
    });
  }
}

/** As the server names the place of a problem. */
function placeOf(parent, kind, node) {
  const name = { list: () => `optionLists › ${node.code}`, row: () => parent.place, column: () => parent.place, option: () => `${parent.place} › ${node.value}` }[kind]?.()
    ?? [parent.place, kind === 'note' ? 'note' : nameOf(kind, node)].filter(Boolean).join(' › ');
  return name;
}

/** What rules, answers or the server call it. */
export const nameOf = (kind, node) => node.name ?? node.code ?? (kind === 'option' ? node.value : '');

export const isQuestion = (kind) => kind === 'question' || kind === 'cell';

export const questionsOf = (doc) => [...indexOf(doc).values()].filter((entry) => isQuestion(entry.kind));

/** What is at `path`, replaced by what `change` makes of it. */
export function updateAt(node, path, change) {
  if (path.length === 0) return change(node);
  const [key, ...rest] = path;
  const copy = Array.isArray(node) ? [...node] : { ...node };
  copy[key] = updateAt(node[key], rest, change);
  return copy;
}

/** `patch` laid over the thing with this key; a property that is undefined in it is taken away. */
export function change(doc, id, patch) {
  const entry = indexOf(doc).get(id);
  return updateAt(doc, entry.path, (node) => Object.fromEntries(Object.entries({ ...node, ...patch }).filter(([, value]) => value !== undefined)));
}

export function insert(doc, parentId, property, at, nodes) {
  const { path } = indexOf(doc).get(parentId);
  return updateAt(doc, [...path, property], (all) => all.toSpliced(at, 0, ...nodes));
}

export function remove(doc, id) {
  const { path } = indexOf(doc).get(id);
  return updateAt(doc, path.slice(0, -1), (all) => all.toSpliced(path.at(-1), 1));
}

/** The whole thing put into another place; `at` counts before it is taken out. */
export function move(doc, id, parentId, property, at) {
  const entry = indexOf(doc).get(id);
  const isSameList = entry.parent.id === parentId && entry.path.at(-2) === property;
  const to = isSameList && entry.at < at ? at - 1 : at;
  return insert(remove(doc, id), parentId, property, to, [entry.node]);
}

/** May this kind of thing stand there? */
export const fits = (kind, parentKind) => ({
  section: ['form'], list: ['form'], question: ['section', 'lines'], table: ['section'], lines: ['section'], note: ['section'], option: ['list'],
}[kind]?.includes(parentKind) ?? false);

export const propertyFor = (kind) => ({ section: 'sections', list: 'optionLists', option: 'options' })[kind];

/** The array of `parent` that holds things of this kind. */
export const holds = (parentKind, kind) => propertyFor(kind) ?? (parentKind === 'lines' ? 'questions' : 'items');

export const within = (entry, id) => entry != null && (entry.id === id || within(entry.parent, id));
