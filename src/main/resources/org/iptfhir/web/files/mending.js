import {isXml} from './service.js';

/**
 * What to write in the place of a finding's token, or null where that is not plain: there is one suggestion, and the
 * token is one string of JSON. In XML the token is the name of an element, whatever in it is at fault.
 */
export function replacementFor({suggestion}, text, {from, to}) {
  if (!suggestion || / or |["\\]/.test(suggestion) || isXml(text)) {
    return null;
  }
  return /^"[^"\\]*"$/.test(text.slice(from, to)) ? `"${suggestion}"` : null;
}
