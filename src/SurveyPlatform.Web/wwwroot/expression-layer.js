// A layer over a textarea with the same text at the same places, unseen: what is drawn in it stands under the very character.

const metrics = [
  'direction', 'font-family', 'font-size', 'font-style', 'font-variant', 'font-weight', 'font-feature-settings', 'letter-spacing', 'line-height',
  'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'tab-size', 'text-align', 'text-indent', 'text-transform', 'word-spacing',
];

export class Layer {
  constructor(textarea) {
    this.textarea = textarea;
    this.element = Object.assign(document.createElement('div'), { className: 'xe-layer', ariaHidden: 'true' });
    textarea.addEventListener('scroll', () => this.scroll());
    new ResizeObserver(() => this.fit()).observe(textarea);
  }

  /** Takes on the measures of the textarea. */
  fit() {
    const [{ textarea }, { style }, computed] = [this, this.element, getComputedStyle(this.textarea)];
    for (const name of metrics) style.setProperty(name, computed.getPropertyValue(name));
    style.setProperty('left', `${textarea.offsetLeft + textarea.clientLeft}px`);
    style.setProperty('top', `${textarea.offsetTop + textarea.clientTop}px`);
    style.setProperty('width', `${textarea.clientWidth}px`);
    style.setProperty('height', `${textarea.clientHeight}px`);
    this.scroll();
  }

  scroll() {
    this.element.scrollTop = this.textarea.scrollTop;
    this.element.scrollLeft = this.textarea.scrollLeft;
  }

  /** The text, with a wavy line under each {from, to}. */
  draw(marks) {
    const text = this.textarea.value;
    const pieces = [];
    let at = 0;
    for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
      if (to <= at) continue;
      const start = Math.max(at, from);
      // A mark behind the last character has a blank of its own to stand under.
      const mark = Object.assign(document.createElement('span'), { className: 'xe-mark', textContent: text.slice(start, to) || '\u00a0' });
      pieces.push(text.slice(at, start), mark);
      at = Math.min(to, text.length);
    }
    this.element.replaceChildren(...pieces, text.slice(at), '\u200b');
    this.fit();
  }

  /** Where on the screen the character of this index stands. */
  rectAt(index) {
    const walker = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT);
    for (let [node, left] = [walker.nextNode(), index]; node; node = walker.nextNode()) {
      if (left < node.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        return range.getBoundingClientRect();
      }
      left -= node.length;
    }
    return this.textarea.getBoundingClientRect();
  }
}
