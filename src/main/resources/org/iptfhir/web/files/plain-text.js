/** Where the tokens of findings lie in a text; the server counts lines and columns from 1, and a token ends in its line. */
export function ranges(text, findings) {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  starts.push(text.length + 1);
  return findings.map(({line, column, excerptLength}) => {
    const row = Math.min(line, starts.length - 1);
    const last = starts[row] - 1;
    const from = Math.min(starts[row - 1] + column - 1, last);
    return {from, to: Math.min(from + (excerptLength ?? 1), last)};
  });
}

/** The text area alone: what there is until the editor is loaded, and where it cannot be. */
export class PlainText {
  #area;
  #ranges = [];

  constructor(area, changed) {
    this.#area = area;
    area.addEventListener('input', changed);
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    this.#area.scrollTop = 0;
  }

  /** Remembers where findings are; a text area cannot show it. */
  mark(findings) {
    this.#ranges = ranges(this.text, findings);
  }

  rangeOf(index) {
    return this.#ranges[index];
  }

  reveal(index) {
    const lines = this.text.slice(0, this.#ranges[index].from).split('\n').length;
    this.#area.scrollTop = (lines - 5) * parseFloat(getComputedStyle(this.#area).lineHeight);
  }

  goTo(index) {
    const {from, to} = this.#ranges[index];
    this.#area.focus();
    this.#area.setSelectionRange(from, to);
    this.reveal(index);
  }

  replace({from, to}, replacement) {
    this.#area.setRangeText(replacement, from, to);
  }
}
