/** Dates as people write them. */

const OLDEST = 1880;
const YEARS_AHEAD = 100;
const WAYS = 'Write 2026-02-03 or 03.02.2026, or only 2026-02 or 2026.';

/** A text as a date of FHIR, as precise as it is; or, in words, why it is none. */
export function dateOf(text) {
  const written = text.trim();
  const [, year, month, day] = written.match(/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/)
      ?? reordered(written.match(/^(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})$/)) ?? [];
  if (!year) {
    return {problem: /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(written)
        ? `“${written}” may begin with the month or with the day. ${WAYS}`
        : `“${written}” is not understood as a date. ${WAYS}`};
  }
  if (Number(year) < OLDEST || Number(year) > new Date().getFullYear() + YEARS_AHEAD) {
    return {problem: `the year ${year} cannot be.`};
  }
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
  return isInCalendar(date) ? {date} : {problem: `“${written}” is not in the calendar.`};
}

/** What is odd about a date that may be right all the same; null if nothing is. */
export function doubt(date, birthDate) {
  const today = new Date();
  const two = (number) => `${number}`.padStart(2, '0');
  if (date > `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`) {
    return `${date} is still to come.`;
  }
  return birthDate && date < birthDate.slice(0, date.length) ? `${date} is before the patient was born (${birthDate}).` : null;
}

function reordered(match) {
  return match && [match[0], match[3], match[2], match[1]];
}

/** A day that a month has not is the next month's for a Date. */
function isInCalendar(date) {
  const time = new Date(date);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}
