import {Compartment, EditorState} from '@codemirror/state';
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from '@codemirror/view';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting} from '@codemirror/language';
import {search, searchKeymap} from '@codemirror/search';
import {lintGutter, setDiagnostics} from '@codemirror/lint';
import {json} from '@codemirror/lang-json';
import {xml} from '@codemirror/lang-xml';
import {classHighlighter} from '@lezer/highlight';
import {ranges} from './plain-text.js';
import {isXml} from './service.js';

const style = EditorView.theme({
  '&': {height: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '.875rem'},
  '&.cm-focused': {outline: 'none'},
  '.cm-scroller': {fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace', lineHeight: '1.4'},
  '.cm-gutters': {backgroundColor: 'var(--raised)', color: 'var(--faint)', borderRight: '1px solid var(--line)'},
  '.cm-activeLine': {backgroundColor: 'color-mix(in srgb, var(--select) 25%, transparent)'},
  '.cm-activeLineGutter': {backgroundColor: 'var(--select)', color: 'var(--ink)'},
  '.cm-cursor': {borderLeftColor: 'var(--ink)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
      {backgroundColor: 'var(--select)'},
  '.cm-tooltip, .cm-panels': {backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)'},
  '.cm-tooltip-lint': {maxWidth: '34rem'},
  '.cm-foldPlaceholder': {backgroundColor: 'var(--raised)', color: 'var(--faint)', borderColor: 'var(--line)'},
});

/** The editor, in the place of a text area, with the same means as PlainText. */
export class Editor {
  #view;
  #language = new Compartment();
  #ranges = [];

  constructor(area, changed, nonce) {
    const text = area.value;
    this.#view = new EditorView({
      doc: text,
      parent: area.parentElement,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({'aria-label': area.getAttribute('aria-label'), tabindex: '0'}),
        lineNumbers(), foldGutter(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(),
        drawSelection(), history(), indentOnInput(), bracketMatching(), search({top: true}), lintGutter(),
        syntaxHighlighting(classHighlighter), style, EditorState.tabSize.of(2),
        // Tab leaves the editor, as it leaves any field.
        keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
        this.#language.of(languageOf(text)),
        EditorView.updateListener.of((update) => this.#updated(update, changed)),
      ],
    });
    const hadFocus = document.activeElement === area;
    area.hidden = true;
    if (hadFocus) {
      this.#view.focus();
    }
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  set text(text) {
    this.#view.dispatch({
      changes: {from: 0, to: this.#view.state.doc.length, insert: text},
      selection: {anchor: 0},
      scrollIntoView: true,
    });
  }

  /** Shows findings in the gutter, and as wavy lines under their tokens. */
  mark(findings) {
    this.#ranges = ranges(this.text, findings);
    const shown = findings.map((finding, i) => ({
      ...this.#ranges[i],
      severity: finding.severity === 'note' ? 'info' : finding.severity,
      source: finding.rule,
      message: [finding.message, finding.remedy].filter(Boolean).join('\n'),
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, shown));
  }

  rangeOf(index) {
    return this.#ranges[index];
  }

  /** Brings a finding into sight. */
  reveal(index) {
    this.#view.dispatch({effects: EditorView.scrollIntoView(this.#ranges[index].from, {y: 'center'})});
  }

  goTo(index) {
    const {from, to} = this.#ranges[index];
    this.#view.dispatch({
      selection: {anchor: from, head: to},
      effects: EditorView.scrollIntoView(from, {y: 'center'}),
    });
    if (!matchMedia('(pointer: coarse)').matches) {
      this.#view.focus(); // on a phone it would call up the keyboard
    }
  }

  replace({from, to}, replacement) {
    this.#view.dispatch({changes: {from, to, insert: replacement}});
  }

  #updated(update, changed) {
    if (!update.docChanged) {
      return;
    }
    this.#ranges = this.#ranges.map(({from, to}) =>
        ({from: update.changes.mapPos(from, 1), to: update.changes.mapPos(to, -1)}));
    const begin = beginOf(update.state);
    if (isXml(begin) !== isXml(beginOf(update.startState))) {
      // Not while the view is being updated.
      queueMicrotask(() => this.#view.dispatch({effects: this.#language.reconfigure(languageOf(begin))}));
    }
    changed();
  }
}

/** Enough of a text to tell JSON from XML. */
function beginOf(state) {
  return state.sliceDoc(0, 1000);
}

function languageOf(text) {
  return isXml(text) ? xml() : json();
}
