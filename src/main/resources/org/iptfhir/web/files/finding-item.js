import {element} from './element.js';

/**
 * A finding as an item of the list: where, what is wrong, how to mend it, and which rule says so. Where the reader has
 * not the text before him, the place has a name of its own.
 */
export function findingItem(finding, {goTo, mend, name}) {
  const item = element('li', `finding ${finding.severity}`);
  item.append(place(finding, name), sentence('message', finding.message));
  if (finding.remedy) {
    item.append(sentence('remedy', finding.remedy));
  }
  if (finding.suggestion) {
    item.append(suggestion(finding, mend));
  }
  item.append(meta(finding));
  item.addEventListener('click', (event) => {
    if (!event.target.closest('a, .mend') && !hasSelectionIn(item)) {
      goTo();
    }
  });
  return item;
}

/** The path may be broken after its dots, for it is long. */
function place({line, column, path}, name) {
  const button = element('button', 'place', name ?? `${line}:${column} `);
  button.type = 'button';
  if (name !== undefined) {
    return button;
  }
  button.append(...path.split(/(?<=\.)/).flatMap((step) => [step, document.createElement('wbr')]));
  return button;
}

/** What is quoted was in the text, or is to be. */
function sentence(className, text) {
  const paragraph = element('p', className);
  paragraph.append(...text.split(/(?<=^|[\s(])'([^']+)'(?=[\s.,:;)]|$)/).map((part, i) => i % 2 ? element('code', '', part) : part));
  return paragraph;
}

/** Who selects a part of the text to copy it does not mean to go anywhere. */
function hasSelectionIn(item) {
  const selection = getSelection();
  return !selection.isCollapsed && item.contains(selection.anchorNode);
}

function suggestion(finding, mend) {
  const line = element('p', 'remedy', 'Did you mean ');
  line.append(element('code', '', finding.suggestion), '?');
  if (mend) {
    const button = element('button', 'mend', 'Replace');
    button.type = 'button';
    button.setAttribute('aria-label', `Replace by ${finding.suggestion}`);
    button.addEventListener('click', mend);
    line.append(button);
  }
  return line;
}

function meta(finding) {
  const line = element('p', 'meta', `${finding.severity} · ${finding.rule}`);
  if (finding.source?.endsWith('/CodeSystem/rule')) {
    const link = element('a', '', 'rule');
    link.href = `${document.documentElement.dataset.root}rules#${finding.rule}`;
    // The text on this page is kept nowhere: the explanation gets a page of its own.
    link.target = '_blank';
    link.rel = 'noopener';
    link.setAttribute('aria-label', `What rule ${finding.rule} is about, in a new tab`);
    line.append(' · ', link);
  }
  return line;
}
