/** Where the questions stand in the page that LHC-Forms has drawn, and whom they are about. */

/** The question or group that an element belongs to. */
export function itemAt(element) {
  return element.closest('lhc-item');
}

/** All questions and groups with a linkId. */
export function itemsWith(place, linkId) {
  return [...place.querySelectorAll(`lhc-item[id^="${CSS.escape(`item-${linkId}/`)}"]`)];
}

/** What LHC-Forms calls a question or group. */
export function elementId(item) {
  return item.id.slice('item-'.length);
}

/** Where it is answered. */
export function field(item) {
  return item.querySelector('input:checked, input, textarea');
}

/** Whether something is answered in it. */
export function hasContent(item) {
  return [...item.querySelectorAll('input:not(:disabled), textarea')]
      .some(({type, checked, value}) => type === 'radio' || type === 'checkbox' ? checked : value.trim() !== '')
      || item.querySelector('.autocomp_selected li') !== null;
}

/** The question as it is asked, without its number. */
export function wording(item) {
  return item.querySelector('.question')?.textContent ?? '';
}

/** Which of the groups that may repeat it belongs to, such as "Person 2, Georg"; empty if to none. */
export function whose(item, repeating) {
  const linkIds = repeating.filter((linkId) => item.closest(`lhc-item[id^="${CSS.escape(`item-${linkId}/`)}"]`));
  if (!linkIds.length) {
    return '';
  }
  const [linkId] = linkIds;
  const group = item.closest(`lhc-item[id^="${CSS.escape(`item-${linkId}/`)}"]`);
  const number = itemsWith(document, linkId).indexOf(group) + 1;
  const name = group.querySelector('input[type=text]')?.value.trim();
  return [`${wording(group)} ${number}`, name].filter(Boolean).join(', ');
}
