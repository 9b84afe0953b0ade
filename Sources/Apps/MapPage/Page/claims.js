/* What things rest on, as cards: the words, who says them, where and when, and why this place. */

const PRECISIONS = {
  day: 'to the day', week: 'to the week', month: 'to the month', year: 'to the year',
  interval: 'between two dates', unknown: 'the day is not told',
};

/** A term with what is said to it; nothing where there is nothing to say. */
function fact(term, ...said) {
  const words = said.filter((one) => one !== null && one !== undefined && one !== '');
  return words.length ? element('div', {}, element('dt', {}, term), element('dd', {}, ...words)) : null;
}

/** The sentence with the quoted words of it marked. */
function quotation(item) {
  const quote = element('blockquote', {dir: 'auto'});
  const {sentence, quote: words = ''} = item;
  const at = sentence ? sentence.indexOf(words) : -1;
  if (at < 0 || words === '') return fill(quote, words || sentence || '');
  fill(quote, sentence.slice(0, at));
  quote.append(fill(element('mark'), words));
  return fill(quote, sentence.slice(at + words.length));
}

function wordsOfDates(item) {
  const words = (iso) => wordsOfDay(dayOfISO(iso));
  const {earliest, latest} = item;
  if (earliest && latest) return earliest === latest ? words(earliest) : `between ${words(earliest)} and ${words(latest)}`;
  if (latest) return `by ${words(latest)}`;
  return earliest ? `from ${words(earliest)} on` : 'not told';
}

/** Where it can be read: the headline as a link, the outlet, the day. */
function reportOf(item) {
  const headline = item.report_title || item.report || 'report';
  const day = dayOfISO(item.recorded);
  return element('p', {class: 'report'},
    item.source_url ? sourceLink(item.source_url, headline) : reported(headline),
    item.source ? [' · ', reported(item.source)] : null,
    day === null ? null : ` · ${wordsOfDay(day)}`);
}

function whoSays(item) {
  return element('p', {class: 'says'},
    item.speaker ? ['According to ', reported(item.speaker)] : 'In the report’s own words');
}

/** A claim: what is said of the place, in whose words, and how sure its place and day are. */
function claimCard(item) {
  const parties = [item.by ? ['by ', reported(item.by)] : null, item.from ? [' from ', reported(item.from)] : null];
  return element('li', {class: 'card'},
    whoSays(item), quotation(item), reportOf(item),
    element('details', {},
      element('summary', {}, 'Why this reading'),
      element('dl', {class: 'facts'},
        fact('Read as', `${item.action} `, ...parties.flat().filter(Boolean)),
        fact('When', `${wordsOfDates(item)}, ${PRECISIONS[item.precision] ?? item.precision}`,
          item.date_text ? [' (“', reported(item.date_text), '”)'] : null),
        fact('Why this day', item.date_reason ? reported(item.date_reason) : null),
        fact('Place named', item.place ? reported(item.place) : null),
        fact('Why this place', item.place_reason ? reported(item.place_reason) : null),
        fact('How sure the place', item.place_score === undefined ? null : `${Math.round(item.place_score * 100)} of 100`),
        fact('Claim', element('code', {}, item.id)))));
}

/** An analyst's decision. */
function rulingCard(item) {
  return element('li', {class: 'card ruling'},
    element('p', {class: 'says'}, 'Decided by ', item.analyst ? reported(item.analyst) : 'an analyst',
      ` on ${wordsOfDay(dayOfISO(item.recorded))}, against the rule`),
    reported(item.reason, 'p'),
    element('p', {class: 'report'}, element('code', {}, item.id)));
}

/** A check: both figures, the verdicts and what they rest on. */
function checkCard(item) {
  const outcome = outcomeOfCheck(item);
  const kilometres = (value) => (
    value === undefined ? null : `${value.toLocaleString('en', {maximumFractionDigits: 1})} km`);
  return element('div', {},
    element('p', {class: `verdict-line tone-${outcome.tone}`}, outcome.words),
    element('dl', {class: 'facts figures'},
      fact('Stated', item.stated === undefined ? null : `${item.stated.toLocaleString('en')} ${item.unit ?? ''}`,
        item.hedge && item.hedge !== 'none' ? ` (${item.hedge.replace('_', ' ')})` : null,
        item.direction ? `, to the ${item.direction}` : null),
      fact('Measured', kilometres(item.measured_km),
        item.measured_km2 === undefined ? null : `${item.measured_km2.toLocaleString('en')} km²`,
        item.azimuth === undefined ? null : `, at ${item.azimuth.toFixed(0)}°`),
      fact('May differ by', item.tolerance_km === undefined ? null : `± ${kilometres(item.tolerance_km)}`),
      fact('Verdict', item.reason ? reported(item.reason) : null),
      fact('What would explain it', item.explanation ? reported(item.explanation) : null),
      fact('How measured', item.method ? reported(item.method) : null)),
    element('ul', {class: 'cards'}, element('li', {class: 'card'}, whoSays(item), quotation(item), reportOf(item))));
}

/** The card of any item. */
function cardOf(item) {
  return item.kind === 'ruling' ? rulingCard(item) : claimCard(item);
}
