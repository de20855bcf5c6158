// What the rules of a form are made into: which of them reads which, and in what order they are worked out.

const aggregates = new Set(['sum', 'count', 'count-non-empty', 'min', 'max', 'concat', 'join', 'indexed-repeat']);
const isReference = (tree) => Array.isArray(tree) && tree[0] === '$';

/** [name, whether over all lines] of all that a tree reads; `..` where it asks which line it is in. */
function* reads(tree, isAggregated = false) {
  if (!Array.isArray(tree)) return;
  if (isReference(tree)) yield [tree[1], isAggregated];
  else if (tree[0] === 'position') yield ['..', false];
  else for (const part of tree.slice(1)) yield* reads(part, aggregates.has(tree[0]));
}

const treesOf = (node) => [node.relevant, node.calculation, node.filter, ...(node.of ? [node.required, ...node.checks.map(([tree]) => tree)] : [])];

export class Node {
  constructor(name, rule) {
    Object.assign(this, rule, { name, cells: new Map(), typed: new Map(), followers: [], asksLine: false, rank: 0, all: null });
  }
}

/** A part that is the same in every line, such as sum(${down}), becomes a node: n lines then do not take n² steps. */
function shared(nodes, tree) {
  if (!Array.isArray(tree) || isReference(tree)) return tree;
  const isShared = aggregates.has(tree[0]) && tree.slice(1).some(isReference)
    && tree.slice(1).every((part) => isReference(part) || !Array.isArray(part) || part[0] === '#');
  if (!isShared) return tree.map((part) => shared(nodes, part));
  const name = `=${JSON.stringify(tree)}`;
  if (!nodes.has(name)) nodes.set(name, new Node(name, { type: 'any', calculation: tree }));
  return ['$', name];
}

/** Tells every node who is to look again when it changes. */
export function connect(nodes) {
  for (const node of [...nodes.values()].filter((item) => item.group)) {
    for (const rule of ['relevant', 'calculation', 'filter']) node[rule] &&= shared(nodes, node[rule]);
  }
  for (const node of nodes.values()) {
    const seen = new Set();
    for (const [name, isAggregated] of [...treesOf(node).flatMap((tree) => [...reads(tree)]), [node.in, false], [node.of, false]]) {
      node.asksLine ||= name === '..';
      const read = nodes.get(name);
      const isOverLines = isAggregated || read?.isGroup;
      if (!read || seen.has(`${name} ${isOverLines}`)) continue;
      seen.add(`${name} ${isOverLines}`);
      read.followers.push({ node, isOverLines });
    }
  }
}

/** Each after all that it reads (Kahn's algorithm; publishing a form refuses cycles). */
export function sorted(nodes) {
  const waiting = new Map([...nodes.values()].map((node) => [node, 0]));
  for (const { followers } of nodes.values()) for (const { node } of followers) waiting.set(node, waiting.get(node) + 1);
  const order = [...nodes.values()].filter((node) => waiting.get(node) === 0);
  for (const node of order) {
    for (const follower of node.followers) {
      waiting.set(follower.node, waiting.get(follower.node) - 1);
      if (waiting.get(follower.node) === 0) order.push(follower.node);
    }
  }
  return order;
}
