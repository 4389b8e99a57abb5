import {element} from './element.js';

/** An Observation that was made of the answers: its value, what that means, and of what. */
export function scoreCard(observation) {
  const card = element('div', 'score');
  const {valueQuantity, valueCodeableConcept, dataAbsentReason, interpretation = []} = observation;
  const value = valueQuantity ? `${valueQuantity.value}` : words(valueCodeableConcept) ?? 'No value';
  card.append(element('p', valueQuantity ? 'number-of' : 'answer', value));
  const meaning = interpretation.map(words)[0] ?? words(dataAbsentReason);
  if (meaning) {
    card.append(element('p', 'band', meaning));
  }
  card.append(element('p', 'hint', words(observation.code)));
  return card;
}

/** What an item that asks about suicide is answered with, where that counts more than zero. */
export function alarming(questionnaireItem, responseItem) {
  const given = responseItem?.answer?.[0]?.valueCoding;
  const option = questionnaireItem.answerOption?.find(({valueCoding}) => valueCoding.code === given?.code);
  const weight = option?.extension?.find(({url}) => url.endsWith('/ordinalValue'))?.valueDecimal ?? 0;
  return weight > 0 ? given.display : null;
}

function words(concept) {
  return concept && (concept.text ?? concept.coding?.[0]?.display ?? concept.coding?.[0]?.code);
}
