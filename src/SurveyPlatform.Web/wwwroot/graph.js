// The form while it is filled in: what is asked and what comes out, from the rules in the page (Pages/Returns/FormRules.cs).
// Which rule reads which answer is found out once; then an answer costs what depends on it and nothing else.
//
// Every section, table, group and question is a node. A node in the head has one cell; a question of a line group has one per line.

import * as decimal from './decimal.js';
import { evaluate, kindOf, parseDate, show, truth } from './expressions.js';
import { read, readStored } from './typed.js';

/** The line of what stands in no line. */
export const HEAD = -1;

const aggregates = new Set(['sum', 'count', 'count-non-empty', 'min', 'max', 'concat', 'join', 'indexed-repeat']);
const isReference = (tree) => Array.isArray(tree) && tree[0] === '$';

/** [name, whether over all lines] of all that a tree reads; `..` where it asks which line it is in. */
function* reads(tree, isAggregated = false) {
  if (!Array.isArray(tree)) return;
  if (isReference(tree)) yield [tree[1], isAggregated];
  else if (tree[0] === 'position') yield ['..', false];
  else for (const part of tree.slice(1)) yield* reads(part, aggregates.has(tree[0]));
}

function isSame(a, b) {
  return a === b || (a !== null && b !== null && kindOf(a) === kindOf(b) && show(a) === show(b));
}

/** A calculated value as its question stores it (Domain/Returns/FormEvaluationCalculated.cs). */
function fitted(question, value) {
  const kind = kindOf(value);
  switch (question.type) {
    case 'any': return value;
    case 'date': return kind === 'date' ? value : null;
    case 'truth': return kind === 'boolean' ? (value ? 'yes' : 'no') : kind === 'string' ? value : null;
    case 'number': {
      const number = kind === 'boolean' ? decimal.of(value ? 1 : 0) : kind === 'number' ? value : null;
      return number && question.decimals !== undefined ? decimal.round(number, question.decimals) : number;
    }
    default: return show(value) || null;
  }
}

const treesOf = (node) => [node.relevant, node.calculation, node.filter, ...(node.of ? node.checks : []).map(([tree]) => tree)];

class Node {
  constructor(name, rule) {
    Object.assign(this, rule, { name, cells: new Map(), typed: new Map(), followers: [], asksLine: false, rank: 0, all: null });
  }
}

/** The lines of a group that are on the page. Those count that have an answer and are not ticked to go. */
class Lines {
  known = new Map();
  columns = [];
  #counted = null;

  of(line) {
    if (!this.known.has(line)) this.known.set(line, { answers: 0, isRemoved: false });
    return this.known.get(line);
  }

  /** Whether the line has come to count or no longer does. */
  change(line, change) {
    const it = this.of(line);
    const before = this.counts(line);
    change(it);
    if (this.counts(line) === before) return false;
    this.#counted = null;
    return true;
  }

  counts(line) {
    const it = this.known.get(line);
    return it.answers > 0 && !it.isRemoved;
  }

  get counted() {
    this.#counted ??= [...this.known.keys()].filter((line) => this.counts(line)).sort((a, b) => a - b);
    return this.#counted;
  }

  /** How many that count stand before it: the number it is saved under. */
  rank(line) {
    let [from, to] = [0, this.counted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.counted[middle] < line) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** What an expression sees from where it stands. */
class Scope {
  constructor(graph, node, line, option) {
    Object.assign(this, { graph, node, at: line, chosen: option, self: null, today: graph.today, now: graph.rules.now ?? null });
  }

  get line() { return this.node.group ? this.graph.lines.get(this.node.group).rank(this.at) : null; }

  get stored() { return readStored(this.node.type, this.graph.rules.stored?.[this.graph.place(this.node, this.at)]); }

  get(name) {
    const read = this.graph.nodes.get(name);
    return read && (!read.group || read.group === this.node.group) ? this.graph.cell(read, this.at)?.value ?? null : null;
  }

  getAll(name) { return this.graph.all(this.graph.nodes.get(name)); }

  previous(name) { return readStored(this.graph.rules.questions[name]?.type, this.graph.rules.previous[name]); }

  unit(attribute) { return this.graph.rules.unit[attribute] ?? null; }

  option(list, value) {
    const found = this.graph.rules.lists?.[list]?.find(([candidate]) => candidate === value);
    return found ? { label: found[1], columns: found[2] ?? {} } : null;
  }

  listOf(name) { return this.graph.rules.questions[name]?.list ?? null; }

  column(name) { return (name === 'name' ? this.chosen?.[0] : this.chosen?.[2]?.[name]) || null; }
}

export class Graph {
  nodes = new Map();
  lines = new Map();
  #order = [];
  #dirty = [];
  #first = 0;

  constructor(rules) {
    this.rules = rules;
    this.today = parseDate(rules.today);
    for (const [name, question] of Object.entries(rules.questions)) {
      const { group } = question;
      if (group && !this.lines.has(group)) {
        this.lines.set(group, new Lines());
        this.#add(group, { isGroup: true, ...rules.parts[group] });
      }
      const node = this.#add(name, { isQuestion: true, ...question, ...rules.parts[name], in: group ?? rules.parts[name]?.in });
      const judge = question.checks && this.#add(`!${name}`, { of: name, group, in: group, checks: question.checks });
      if (group) this.lines.get(group).columns.push(...[node, judge].filter(Boolean));
    }
    for (const [name, part] of Object.entries(rules.parts)) if (!this.nodes.has(name)) this.#add(name, part);
    this.#connect();
    this.#sort();
    for (const node of this.#order) if (!node.group) this.#mark(node, HEAD);
  }

  place(node, line) { return node.group ? `${node.group}[${line}].${node.name}` : node.name; }

  cell(node, line) { return node.cells.get(node.group ? line : HEAD); }

  /** Every line's value, of the lines that count. */
  all(node) {
    if (!node) return [];
    if (!node.group && !node.isGroup) return [this.cell(node, HEAD).value];
    node.all ??= this.lines.get(node.group ?? node.name).counted
      .map((line) => (node.isGroup ? true : this.cell(node, line).value))
      .slice(0, node.isGroup && !this.cell(node, HEAD).isAsked ? 0 : undefined);
    return node.all;
  }

  /** Takes what now stands in the field of a question; of a line that is new to it too. */
  answer(name, line, typed) {
    const node = this.nodes.get(name);
    if (!node?.isQuestion) return;
    const at = node.group ? line : HEAD;
    if (node.group) {
      this.#meet(node.group, at);
      const change = (typed.trim() ? 1 : 0) - (node.typed.get(at)?.trim() ? 1 : 0);
      this.#changeLine(node.group, at, (it) => { it.answers += change; });
    }
    if (node.typed.get(at) === typed) return;
    node.typed.set(at, typed);
    this.#mark(node, at);
  }

  /** A line that is ticked to go counts as gone. */
  remove(group, line, isRemoved) {
    this.#meet(group, line);
    this.#changeLine(group, line, (it) => { it.isRemoved = isRemoved; });
  }

  /** Works out what depends on all that was told since; the cells that are other than before: {place, isAsked, value, offered}, and of
   * the checks of a question {place, broken}. */
  settle() {
    const changed = [];
    for (; this.#first < this.#order.length; this.#first++) {
      const node = this.#order[this.#first];
      const lines = this.#dirty[this.#first];
      this.#dirty[this.#first] = undefined;
      for (const line of lines === 'all' ? this.lines.get(node.group).known.keys() : lines ?? []) {
        const before = node.cells.get(line);
        const now = this.#workOut(node, line);
        if (before && before.isAsked === now.isAsked && isSame(before.value, now.value) && before.offered?.join(' ') === now.offered?.join(' ')) continue;
        node.cells.set(line, now);
        node.all = null;
        changed.push({ place: this.place(node.of ? this.nodes.get(node.of) : node, line), ...now });
        this.#follow(node, line);
      }
    }
    return changed;
  }

  #add(name, rule) {
    const node = new Node(name, rule);
    this.nodes.set(name, node);
    return node;
  }

  /** A part that is the same in every line, such as sum(${down}), becomes a node: n lines then do not take n² steps. */
  #shared(tree) {
    if (!Array.isArray(tree) || isReference(tree)) return tree;
    const isShared = aggregates.has(tree[0]) && tree.slice(1).some(isReference)
      && tree.slice(1).every((part) => isReference(part) || !Array.isArray(part) || part[0] === '#');
    if (!isShared) return tree.map((part) => this.#shared(part));
    const name = `=${JSON.stringify(tree)}`;
    if (!this.nodes.has(name)) this.#add(name, { type: 'any', calculation: tree });
    return ['$', name];
  }

  #connect() {
    for (const node of [...this.nodes.values()].filter((item) => item.group)) {
      for (const rule of ['relevant', 'calculation', 'filter']) node[rule] &&= this.#shared(node[rule]);
    }
    for (const node of this.nodes.values()) {
      const seen = new Set();
      for (const [name, isAggregated] of [...treesOf(node).flatMap((tree) => [...reads(tree)]), [node.in, false], [node.of, false]]) {
        node.asksLine ||= name === '..';
        const read = this.nodes.get(name);
        const isOverLines = isAggregated || read?.isGroup;
        if (!read || seen.has(`${name} ${isOverLines}`)) continue;
        seen.add(`${name} ${isOverLines}`);
        read.followers.push({ node, isOverLines });
      }
    }
  }

  /** Each after all that it reads (Kahn's algorithm; publishing a form refuses cycles). */
  #sort() {
    const waiting = new Map([...this.nodes.values()].map((node) => [node, 0]));
    for (const { followers } of this.nodes.values()) for (const { node } of followers) waiting.set(node, waiting.get(node) + 1);
    this.#order = [...this.nodes.values()].filter((node) => waiting.get(node) === 0);
    for (const node of this.#order) {
      for (const follower of node.followers) {
        waiting.set(follower.node, waiting.get(follower.node) - 1);
        if (waiting.get(follower.node) === 0) this.#order.push(follower.node);
      }
    }
    this.#order.forEach((node, rank) => { node.rank = rank; });
  }

  #mark(node, lines) {
    const dirty = this.#dirty[node.rank];
    if (lines === 'all') this.#dirty[node.rank] = node.group ? 'all' : new Set([HEAD]);
    else if (dirty !== 'all') this.#dirty[node.rank] = (dirty ?? new Set()).add(node.group ? lines : HEAD);
    this.#first = Math.min(this.#first, node.rank);
  }

  #follow(node, line) {
    for (const follower of node.followers) this.#mark(follower.node, node.group && !follower.isOverLines ? line : 'all');
  }

  #meet(group, line) {
    const lines = this.lines.get(group);
    if (lines.known.has(line)) return;
    lines.of(line);
    for (const node of lines.columns) this.#mark(node, line);
  }

  /** Whoever reads all lines, or asks which one it is in, is to look again when a line comes to count or goes. */
  #changeLine(group, line, change) {
    const lines = this.lines.get(group);
    if (!lines.change(line, change)) return;
    for (const node of [this.nodes.get(group), ...lines.columns]) {
      node.all = null;
      if (node.group) this.#mark(node, node.asksLine ? 'all' : line);
      for (const follower of node.followers) if (follower.isOverLines) this.#mark(follower.node, 'all');
    }
  }

  /** As Domain/Returns/FormEvaluationJudge.cs does: a constraint is of an answer, a check of whatever is asked. */
  #judge(node, line) {
    const judged = this.nodes.get(node.of);
    const { isAsked, value } = this.cell(judged, line);
    const scope = Object.assign(new Scope(this, judged, line), { self: value });
    const broken = isAsked && (!node.group || this.lines.get(node.group).counts(line))
      ? node.checks.filter(([tree, , kind]) => (kind !== 'constraint' || value !== null) && truth(evaluate(tree, scope)) === false)
      : [];
    return { isAsked, value: broken.map((check) => node.checks.indexOf(check)).join(' ') || null, broken };
  }

  #workOut(node, line) {
    if (node.of) return this.#judge(node, line);
    const scope = new Scope(this, node, line);
    const isAsked = (!node.in || (this.cell(this.nodes.get(node.in) ?? node, HEAD)?.isAsked ?? true))
      && (!node.relevant || truth(evaluate(node.relevant, scope)) === true);
    if (!isAsked) return { isAsked, value: null };
    return {
      isAsked,
      value: node.calculation ? this.#calculate(node, line, scope) : this.#read(node, line),
      offered: node.filter && this.rules.lists[node.list]
        .filter((option) => truth(evaluate(node.filter, new Scope(this, node, line, option))) === true).map(([value]) => value),
    };
  }

  #calculate(node, line, scope) {
    return node.group && !this.lines.get(node.group).counts(line) ? null : fitted(node, evaluate(node.calculation, scope));
  }

  #read(node, line) {
    const isGone = node.group && this.lines.get(node.group).known.get(line).isRemoved;
    return isGone || !node.isQuestion ? null : read(node.type, node.typed.get(line) ?? '');
  }
}
