import {dateOf} from './dates.js';
import {allItems} from './outcome.js';
import {elementId, field, hasContent, itemAt, itemsWith, whose, wording} from './questions.js';

const FORM = 'lhc-form';
const ENTRY_FORMAT = 'http://hl7.org/fhir/StructureDefinition/entryFormat';

/** A questionnaire as LHC-Forms draws it, which its scripts put into the page by the name LForms. */
export class Sheet {
  #place;
  #changed;
  #dates = new Set();
  #repeating = [];
  /** What was typed last into a field: LHC-Forms empties those whose text is none of their options. */
  #typed = new Map();

  /** @param changed is told whenever something is answered */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
    // LHC-Forms stops clicks on their way up.
    const early = (event, work) => place.addEventListener(event, work, {capture: true});
    early('click', (event) => this.#askBeforeRemoval(event));
    early('click', (event) => this.#takeBack(event));
    early('click', () => this.#settled());
    early('input', ({target}) => {
      this.#typed.set(target, target.value);
      this.#settled();
    });
  }

  /**
   * LHC-Forms cancels the click on a radio button, so that the browser takes back that it is checked, and screen readers
   * and the tabulator do not know of what was chosen by keys.
   */
  #settled() {
    setTimeout(() => {
      for (const radio of this.#place.querySelectorAll('.ant-radio-input')) {
        radio.checked = radio.parentElement.classList.contains('ant-radio-checked');
      }
      this.#changed();
    });
  }

  /** A person who is removed is gone with all that was said. */
  #askBeforeRemoval(event) {
    const button = event.target.closest('[id^="del-"]');
    const group = button && document.getElementById(`item-${button.id.slice('del-'.length)}`);
    if (group && hasContent(group) && !confirm(`Remove ${whose(group, this.#repeating) || wording(group)}, with all that is said there?`)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  /** A second click on what is chosen takes it back: LHC-Forms knows no way, and draws the question anew. The first click of two at once does not. */
  #takeBack(event) {
    const chosen = event.target.closest('.ant-radio-wrapper')?.querySelector('.ant-radio-checked');
    if (!chosen || event.detail > 1) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const question = itemAt(chosen);
    const item = this.#items.find(({_elementId}) => _elementId === elementId(question));
    const control = item.displayControl;
    item.value = null;
    item.displayControl = {answerLayout: {type: 'COMBO_BOX'}};
    redraw(question);
    setTimeout(() => {
      item.displayControl = control;
      redraw(question);
      setTimeout(() => {
        field(question)?.focus();
        this.#settled();
      });
    });
  }

  get #items() {
    const all = (items) => items.flatMap((item) => [item, ...all(item.items ?? [])]);
    return all(LForms.Util._getFormObjectInScope(FORM).items);
  }

  /** Draws it anew, without answers. */
  async draw(questionnaire) {
    if (!globalThis.LForms) {
      throw new Error('LHC-Forms was not loaded. Reload the page.');
    }
    const form = document.createElement('div');
    form.id = FORM;
    this.#place.replaceChildren(form);
    this.#typed.clear();
    this.#dates = new Set(allItems(questionnaire.item).filter(({type}) => type === 'date').map(({linkId}) => linkId));
    this.#repeating = allItems(questionnaire.item).filter(({type, repeats}) => type === 'group' && repeats).map(({linkId}) => linkId);
    await LForms.Util.addFormToPage(drawable(questionnaire), FORM, {prepopulate: false, hideFormControls: true});
  }

  /** What is missing or cannot be: a text for each, and a way to the question. */
  get problems() {
    const places = new Map();
    const missing = (LForms.Util.checkValidity(FORM) ?? []).map((text) => {
      const items = [...this.#place.querySelectorAll('lhc-item')].filter((item) => wording(item) && text.startsWith(wording(item)));
      const open = items.filter((item) => !hasContent(item));
      const nth = places.get(text) ?? 0;
      places.set(text, nth + 1);
      return this.#problem(open[nth] ?? open[0] ?? items[0], text);
    });
    return [...missing, ...this.#dropped(), ...this.#noDates()];
  }

  #problem(item, text) {
    const person = item && whose(item, this.#repeating);
    return {text: person ? `${person}: ${text}` : text, go: () => focus(item)};
  }

  /** Texts that LHC-Forms has emptied, or will not hand out. */
  #dropped() {
    const byElementId = new Map(this.#items.map((item) => [item._elementId, item]));
    return [...this.#typed]
        .filter(([input, text]) => input.isConnected && text.trim() && isDropped(input, byElementId.get(elementId(itemAt(input)))))
        .map(([input, text]) => this.#problem(itemAt(input),
            `${wording(itemAt(input))} “${text.trim()}” is none of the answers to choose from. Choose one of the list, or empty the field.`));
  }

  #noDates() {
    return this.#dateFields
        .map((item) => [item, dateOf(field(item).value).problem])
        .filter(([, problem]) => problem)
        .map(([item, problem]) => this.#problem(item, `${wording(item)} ${problem[0].toUpperCase()}${problem.slice(1)}`));
  }

  get #dateFields() {
    return [...this.#dates].flatMap((linkId) => itemsWith(this.#place, linkId)).filter((item) => field(item)?.value.trim());
  }

  /** The dates, each with what is asked. */
  get dates() {
    return this.#dateFields.map((item) => {
      const {date} = dateOf(field(item).value);
      const person = whose(item, this.#repeating);
      return {date, asked: person ? `${person}: ${wording(item)}` : wording(item)};
    });
  }

  /** Ends once totals are those of the answers: LHC-Forms computes them some time after an answer is given. */
  async computed() {
    await LForms.Util._getFormObjectInScope(FORM)._expressionProcessor?.runCalculations(false);
  }

  /** The answers, as the items of a QuestionnaireResponse. */
  get answers() {
    const items = LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', FORM).item ?? [];
    for (const {linkId, answer} of allItems(items)) {
      if (this.#dates.has(linkId)) {
        answer?.forEach((one) => {
          one.valueDate = dateOf(one.valueString).date;
          delete one.valueString;
        });
      }
    }
    return items;
  }

  /** The how-manieth answered question with a linkId: to whom it belongs, and a way there. */
  answered(linkId, index) {
    const items = itemsWith(this.#place, linkId);
    const item = items.filter(hasContent)[index] ?? items[index];
    return {whose: item ? whose(item, this.#repeating) : '', go: () => focus(item)};
  }
}

/** LHC-Forms looks at a question again once something happens in it. */
function redraw(question) {
  question.querySelector('lhc-item-question > div')?.dispatchEvent(new MouseEvent('click'));
}

/** A list hands out what was chosen from it; of several, the field is empty once they are chosen. */
function isDropped(input, item) {
  if (!item?._hasAnswerList || !input.closest('lhc-item-choice-autocomplete')) {
    return false;
  }
  const {value} = item;
  return Array.isArray(value) ? !value.length || input.value.trim() !== '' : !value || value.text !== input.value;
}

function focus(item) {
  const place = item && field(item);
  place?.focus();
  place?.scrollIntoView({block: 'center'});
}

/**
 * As LHC-Forms is to draw it. Who answers is not shown what an answer counts. Dates are texts: its own fields drop without a
 * word what is not MM/DD/YYYY, and know neither a month nor a year alone.
 */
function drawable(questionnaire) {
  const copy = structuredClone(questionnaire);
  for (const item of allItems(copy.item)) {
    item.answerOption?.forEach((option) => delete option.extension);
    if (item.type === 'date') {
      item.type = 'string';
      item.extension = [...(item.extension ?? []), {url: ENTRY_FORMAT, valueString: '2026-02-03, 2026-02 or 2026'}];
    }
  }
  return copy;
}
