// Draws what a function of the state describes, and changes only what differs: a field that is being typed in keeps its caret,
// and a composing keyboard (Telex, VNI) is not disturbed.

/** An element to be: `h('button', { class: 'plain', onclick }, 'Thêm')`. Children may be texts, lists, or nothing. */
export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, key: props?.key, children: children.flat(Infinity).filter((child) => child != null && child !== false).map(asNode) };
}

const asNode = (child) => (typeof child === 'object' ? child : { text: String(child) });

/** Elements that build themselves: `ref` gets the element once and may give it `receive`, which gets `data` each time. */

/** Drawn again only when one of `deps` is another. */
export const memo = (key, deps, draw) => ({ key, deps, draw });

const properties = new Set(['value', 'checked', 'disabled', 'hidden', 'readOnly', 'indeterminate', 'selectedIndex', 'draggable', 'scrollTop']);

function setProp(element, name, value, before) {
  if (name === 'key' || name === 'ref') return;
  if (name === 'data') {
    element.receive?.(value);
    return;
  }
  if (name === 'value' || name === 'checked') {
    if (value !== before || element[name] !== value) {
      if (element[name] !== (value ?? '')) element[name] = value ?? '';
    }
  } else if (value === before) {
    return;
  } else if (name.startsWith('on') || properties.has(name)) {
    element[name] = value ?? (name.startsWith('on') ? null : false);
  } else if (value == null || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function create(node) {
  if (node.text !== undefined) return (node.dom = document.createTextNode(node.text));
  if (node.draw) {
    node.drawn = node.draw();
    return (node.dom = create(node.drawn));
  }
  const element = (node.dom = document.createElement(node.tag));
  for (const child of node.children) element.append(create(child));
  node.props.ref?.(element);
  for (const [name, value] of Object.entries(node.props)) setProp(element, name, value);
  return element;
}

const isSame = (a, b) => a.key === b.key && a.tag === b.tag && !a.draw === !b.draw && (a.text === undefined) === (b.text === undefined);

function update(before, after) {
  after.dom = before.dom;
  if (after.text !== undefined) {
    if (after.text !== before.text) after.dom.data = after.text;
  } else if (after.draw) {
    const isKept = before.deps.length === after.deps.length && after.deps.every((value, at) => value === before.deps[at]);
    after.drawn = isKept ? before.drawn : after.draw();
    if (!isKept) after.dom = replace(before.drawn, after.drawn);
  } else {
    updateChildren(after.dom, before.children, after.children);
    for (const name of Object.keys(before.props)) if (!(name in after.props)) setProp(after.dom, name, undefined, before.props[name]);
    for (const [name, value] of Object.entries(after.props)) setProp(after.dom, name, value, before.props[name]);
  }
}

function replace(before, after) {
  if (isSame(before, after)) {
    update(before, after);
  } else {
    before.dom.replaceWith(create(after));
  }
  return after.dom;
}

function updateChildren(element, before, after) {
  const keyed = new Map(before.filter((child) => child.key !== undefined).map((child) => [child.key, child]));
  const plain = before.filter((child) => child.key === undefined);
  const reused = new Set();
  let at = 0;
  const doms = after.map((child) => {
    const old = child.key === undefined ? plain[at++] : keyed.get(child.key);
    if (old && !reused.has(old) && isSame(old, child)) {
      reused.add(old);
      update(old, child);
      return child.dom;
    }
    return create(child);
  });
  for (const child of before) if (!reused.has(child)) child.dom.remove();
  doms.forEach((dom, index) => {
    if (element.childNodes[index] !== dom) element.insertBefore(dom, element.childNodes[index] ?? null);
  });
}

/** Shows `node` in `container`, which it then owns. */
export function draw(container, node) {
  if (container.drawn && isSame(container.drawn, node)) update(container.drawn, node);
  else container.replaceChildren(create(node));
  container.drawn = node;
}
