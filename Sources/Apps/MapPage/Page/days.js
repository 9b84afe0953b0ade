/* Days as whole numbers since 1970-01-01, as the document has them. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const MILLISECONDS_OF_DAY = 86400000;

/** The number of a day written YYYY-MM-DD; null for anything else, and for days the calendar does not have. */
function dayOfISO(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!parts) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const day = Math.round(date.getTime() / MILLISECONDS_OF_DAY);
  return isoOfDay(day) === text ? day : null;
}

function partsOfDay(day) {
  const date = new Date(day * MILLISECONDS_OF_DAY);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate()};
}

/** YYYY-MM-DD. */
function isoOfDay(day) {
  const parts = partsOfDay(day);
  return [String(parts.year).padStart(4, '0'), String(parts.month + 1).padStart(2, '0'),
    String(parts.day).padStart(2, '0')].join('-');
}

/** "4 September 2016". */
function wordsOfDay(day) {
  const parts = partsOfDay(day);
  return `${parts.day} ${MONTHS[parts.month]} ${parts.year}`;
}

/** "4 Sep 2016". */
function shortDay(day) {
  const parts = partsOfDay(day);
  return `${parts.day} ${MONTHS[parts.month].slice(0, 3)} ${parts.year}`;
}

/** The number of the day on which a month begins; months count on over the year's end. */
function startOfMonth(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / MILLISECONDS_OF_DAY);
}

/** "3 places". */
function counted(number, noun, plural = `${noun}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}
