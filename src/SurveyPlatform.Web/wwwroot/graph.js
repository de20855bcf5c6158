// The form while it is filled in: what is asked and what comes out, from the rules in the page (Pages/Returns/FormRules.cs).
// Which rule reads which answer is found out once; then an answer costs what depends on it and nothing else.
//
// Every section, table, group and question is a node. A node in the head has one cell; a question of a line group has one per line.

import { evaluate, kindOf, parseDate, show, truth } from './expressions.js';
import { exceeded, unreadable } from './limits.js';
import { Lines } from './lines.js';
import { Node, connect, sorted } from './nodes.js';
import { Scope } from './scope.js';
import { fit, read } from './typed.js';

/** The line of what stands in no line. */
export const HEAD = -1;

function isSame(a, b) {
  return a === b || (a !== null && b !== null && kindOf(a) === kindOf(b) && show(a) === show(b));
}

export class Graph {
  nodes = new Map();

  /** What is wrong, by place: [tree, text, kind, code] of each rule that does not hold; of an answer that is missing the kind alone. */
  wrong = new Map();
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
      const { checks = [], required, limits } = question;
      const isJudged = checks.length || required || limits || (question.type in rules.texts && !question.calculation);
      const judge = isJudged && this.#add(`!${name}`, { of: name, group, in: group, checks, required, limits });
      if (group) this.lines.get(group).columns.push(...[node, judge].filter(Boolean));
    }
    for (const [name, part] of Object.entries(rules.parts)) if (!this.nodes.has(name)) this.#add(name, part);
    connect(this.nodes);
    this.#order = sorted(this.nodes);
    this.#order.forEach((node, rank) => { node.rank = rank; });
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
      this.meet(node.group, at);
      const change = (typed.trim() ? 1 : 0) - (node.typed.get(at)?.trim() ? 1 : 0);
      this.#changeLine(node.group, at, (it) => { it.answers += change; });
    }
    if (node.typed.get(at) === typed) return;
    node.typed.set(at, typed);
    this.#mark(node, at);
    // What cannot be read is as little a value as nothing is, and is spoken of.
    const judge = this.nodes.get(`!${name}`);
    if (judge) this.#mark(judge, at);
  }

  /** A line that is ticked to go counts as gone. */
  remove(group, line, isRemoved) {
    this.meet(group, line);
    this.#changeLine(group, line, (it) => { it.isRemoved = isRemoved; });
  }

  /** Whether all is worked out that was told. */
  get isSettled() { return this.#first >= this.#order.length; }

  /** Works out what depends on all that was told since, or what can be by then; the cells that are other than before: {place, isAsked,
   * value, offered}, and of the checks of a question {place, broken}. */
  settle(until = Infinity) {
    const changed = [];
    for (; this.#first < this.#order.length; this.#first++) {
      const node = this.#order[this.#first];
      const dirty = this.#dirty[this.#first];
      this.#dirty[this.#first] = undefined;
      const lines = (dirty === 'all' ? this.lines.get(node.group).known.keys() : dirty ?? [])[Symbol.iterator]();
      for (let { value: line, done } = lines.next(); !done; { value: line, done } = lines.next()) {
        if (changed.length % 32 === 31 && performance.now() > until) {
          this.#dirty[this.#first] = new Set([line, ...lines]);
          return changed;
        }
        const before = node.cells.get(line);
        const now = this.#workOut(node, line);
        if (before && before.isAsked === now.isAsked && isSame(before.value, now.value) && before.offered?.join(' ') === now.offered?.join(' ')) continue;
        node.cells.set(line, now);
        node.all = null;
        const place = this.place(node.of ? this.nodes.get(node.of) : node, line);
        if (now.broken?.length) this.wrong.set(place, now.broken);
        else if (now.broken) this.wrong.delete(place);
        changed.push({ place, ...now });
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

  #mark(node, lines) {
    const dirty = this.#dirty[node.rank];
    if (lines === 'all') this.#dirty[node.rank] = node.group ? 'all' : new Set([HEAD]);
    else if (dirty !== 'all') this.#dirty[node.rank] = (dirty ?? new Set()).add(node.group ? lines : HEAD);
    this.#first = Math.min(this.#first, node.rank);
  }

  #follow(node, line) {
    for (const follower of node.followers) this.#mark(follower.node, node.group && !follower.isOverLines ? line : 'all');
  }

  /** A line is on the page that nothing may stand in yet. */
  meet(group, line) {
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
    const counts = isAsked && (!node.group || this.lines.get(node.group).counts(line));
    const isRequired = counts && node.required ? truth(evaluate(node.required, scope)) === true : false;
    const broken = counts ? [...this.#faults(node, judged, value, judged.typed.get(line)?.trim(), isRequired), ...node.checks
      .filter(([tree, , kind]) => (kind !== 'constraint' || value !== null) && truth(evaluate(tree, scope)) === false)] : [];
    return { isAsked, isRequired, value: `${isRequired} ${broken.map(([, text, kind, code]) => kind + (code || text)).join(' ')}`, broken };
  }

  /** What is wrong before any rule of the form is asked. */
  *#faults(node, judged, value, typed, isRequired) {
    const { texts } = this.rules;
    if (value !== null) {
      if (node.limits) for (const text of exceeded(node.limits, value, texts)) yield [null, text, 'limit'];
    } else if (judged.calculation) {
      // What cannot be worked out is nobody's fault.
    } else if (typed) {
      if (texts[judged.type]) yield [null, unreadable(judged.type, typed, texts), 'unread'];
    } else if (isRequired) yield [null, null, 'required'];
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
    return node.group && !this.lines.get(node.group).counts(line) ? null : fit(node, evaluate(node.calculation, scope));
  }

  #read(node, line) {
    const isGone = node.group && this.lines.get(node.group).known.get(line).isRemoved;
    return isGone || !node.isQuestion ? null : read(node.type, node.typed.get(line) ?? '');
  }
}
