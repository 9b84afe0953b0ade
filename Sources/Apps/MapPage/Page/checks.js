/* The list of stated distances with what was measured. */

const VERDICTS = {
  consistent: 'fits', 'road-like': 'fits a road', 'edge-like': 'fits from edge to edge', 'too-short': 'stated too short',
  'too-long': 'stated too long', 'not-checkable': 'cannot be measured',
};
const DIRECTIONS = {
  agrees: 'direction fits', loose: 'direction fits roughly', contradicts: 'direction is wrong', 'not-checkable': '',
};

/** What a check came to, in words and as a tone: fit, misfit or unmeasured. */
function outcomeOfCheck(check) {
  const words = [VERDICTS[check.distance_verdict] ?? '', DIRECTIONS[check.direction_verdict] ?? ''].filter(Boolean);
  const isMisfit = ['too-short', 'too-long'].includes(check.distance_verdict) || check.direction_verdict === 'contradicts';
  const isMeasured = ['consistent', 'road-like', 'edge-like'].includes(check.distance_verdict)
    || ['agrees', 'loose'].includes(check.direction_verdict);
  return {words: words.join(', ') || 'nothing to measure', tone: isMisfit ? 'misfit' : isMeasured ? 'fit' : 'unmeasured'};
}

/** "stated 55 km W, measured 55.3 km". */
function figuresOfCheck(check) {
  const stated = [check.stated === undefined ? '' : `${check.stated.toLocaleString('en')} ${check.unit ?? ''}`.trim(),
    check.direction ?? ''].filter(Boolean).join(' ');
  const measured = check.measured_km !== undefined ? `${check.measured_km.toFixed(1)} km`
    : check.measured_km2 !== undefined ? `${check.measured_km2.toFixed(0)} km²` : 'nothing';
  return `${stated ? `stated ${stated}` : 'no figure stated'}, measured ${measured}`;
}

/** "55 km W / 55.3 km": stated over measured, for a line on the map. */
function shortFigures(check) {
  return figuresOfCheck(check).replace('stated ', '').replace(', measured ', ' / ');
}

class CheckList {
  constructor(record, view) {
    this.view = view;
    byID('count-checks').textContent = record.checks.length.toLocaleString('en');
    this.list = new WindowedList(byID('list-checks'), (number) => this.row(number, record.checks[number]), {
      before: 'Distances before', after: 'More distances', empty: 'No distance is stated.',
    });
    this.list.take(record.checks.map((_, number) => number), 0);
  }

  row(number, check) {
    const {words, tone} = outcomeOfCheck(check);
    const button = element('button', {type: 'button', class: `row tone-${tone}`},
      element('span', {class: 'row-name'}, reported(check.subject ?? check.title),
        check.anchor ? [' from ', reported(check.anchor)] : null),
      element('span', {class: 'row-what'}, figuresOfCheck(check)),
      element('span', {class: 'row-who verdict'}, words));
    button.addEventListener('click', () => this.view.chooseCheck(number));
    return element('li', {'data-check': number}, button);
  }

  mark() {
    for (const row of this.list.list.children) {
      row.classList.toggle('chosen', Number(row.dataset.check) === this.view.check);
    }
  }
}
