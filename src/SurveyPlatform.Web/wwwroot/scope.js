import { readStored } from './typed.js';

/** What an expression sees from where it stands. */
export class Scope {
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
