import {element} from './element.js';
import {allItems} from './outcome.js';
import {alarming} from './score.js';

/** What is told as long as an item about suicide is answered above zero, from when it is chosen on. */
export class SafetyNotice {
  #place;
  #items;
  #told = '';

  /** @param items the questions of the questionnaire that ask about suicide */
  constructor(place, items) {
    this.#place = place;
    this.#items = items;
  }

  /** Tells it of these answers, or nothing; what stands there already is not told again. */
  show(answers) {
    if (!this.#items.length) {
      return;
    }
    const byLinkId = new Map(allItems(answers).map((item) => [item.linkId, item]));
    const alarms = this.#items.map((item) => [item, alarming(item, byLinkId.get(item.linkId))]).filter(([, answer]) => answer);
    const told = JSON.stringify(alarms.map(([{linkId}, answer]) => [linkId, answer]));
    if (told === this.#told) {
      return;
    }
    this.#told = told;
    this.#place.hidden = !alarms.length;
    this.#place.replaceChildren(...alarms.flatMap(([item, answer]) => [
      element('p', 'alarm', `Item ${item.prefix?.replace(/\.$/, '') ?? ''} is answered above zero: ${answer}`),
      element('p', '', `“${item.text}” Every answer above zero calls for a look at the patient’s safety, before the patient leaves.`),
    ]));
  }
}
