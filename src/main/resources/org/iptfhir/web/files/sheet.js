/** A questionnaire as LHC-Forms draws it, which its scripts put into the page by the name LForms. */
export class Sheet {
  #place;

  /** @param changed is told whenever something is answered */
  constructor(place, changed) {
    this.#place = place;
    // LHC-Forms stops clicks on their way up.
    for (const event of ['input', 'click']) {
      place.addEventListener(event, changed, {capture: true});
    }
    place.addEventListener('click', () => setTimeout(() => this.#checkWhatIsChosen()), {capture: true});
  }

  /**
   * LHC-Forms cancels the click on a radio button, so that the browser takes back that it is checked, and screen readers
   * and the tabulator do not know of what was chosen by keys.
   */
  #checkWhatIsChosen() {
    for (const radio of this.#place.querySelectorAll('.ant-radio-input')) {
      radio.checked = radio.parentElement.classList.contains('ant-radio-checked');
    }
  }

  /** Draws it anew, without answers. */
  async draw(questionnaire) {
    if (!globalThis.LForms) {
      throw new Error('LHC-Forms was not loaded. Reload the page.');
    }
    const form = document.createElement('div');
    form.id = 'lhc-form';
    this.#place.replaceChildren(form);
    await LForms.Util.addFormToPage(withoutWeights(questionnaire), form.id, {prepopulate: false, hideFormControls: true});
  }

  /** What is missing or cannot be, in words. */
  get problems() {
    return LForms.Util.checkValidity('lhc-form') ?? [];
  }

  /** The answers, as the items of a QuestionnaireResponse. */
  get answers() {
    return LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', 'lhc-form').item ?? [];
  }

  /** Goes to the question whose text begins a problem: the first of those that is not answered, if it stands there often. */
  goToProblem(problem) {
    const items = [...this.#place.querySelectorAll('lhc-item')].filter((item) => {
      const text = item.querySelector('.question')?.textContent;
      return text && problem.startsWith(text);
    });
    this.#focus(items.find((item) => !field(item)?.value) ?? items[0]);
  }

  /** Goes to a question, the how-manieth of those with its linkId. */
  goTo(linkId, index) {
    this.#focus([...this.#place.querySelectorAll(`[id^="${CSS.escape(`item-${linkId}/`)}"]`)][index]);
  }

  #focus(item) {
    const place = item && field(item);
    place?.focus();
    place?.scrollIntoView({block: 'center'});
  }
}

function field(item) {
  return item.querySelector('input, textarea');
}

/** Who answers is not shown what an answer counts. */
function withoutWeights(questionnaire) {
  return JSON.parse(JSON.stringify(questionnaire), (name, value) => {
    if (name === 'answerOption') {
      value.forEach((option) => delete option.extension);
    }
    return value;
  });
}
