/* The legend: parties with the number of places they hold on the shown day; choosing one leaves the others aside. */

const MOST_PARTIES = 10;

class Legend {
  constructor(record, view, control) {
    this.record = record;
    this.view = view;
    this.control = control;
    this.parties = byID('legend-parties');
    this.buttons = new Map();
    const signs = byID('legend-signs');
    const item = (sign, words) => element('li', {}, sign, ` ${words}`);
    signs.append(
      item(ringSign({rings: 2, isSplit: true}), 'contested'),
      item(ringSign({rings: 1, isBroken: true}), 'holder not known'),
      item(ringSign({rings: 2, isFilled: true}), `changed within ${RECENT_DAYS} days`));
    if (record.areas.length) signs.append(item(lineSign('area'), 'ground held, a sketch'));
    if (record.fronts.length) signs.append(item(lineSign('front'), 'front, a sketch'));
    this.switch = byID('checks-switch');
    this.switch.closest('label').hidden = record.checks.length === 0;
    this.switch.addEventListener('change', () => view.set({checks: this.switch.checked}));
  }

  /** Counts anew. */
  show() {
    const {record, view} = this;
    const counts = new Int32Array(record.parties.length);
    for (const interval of this.control.standing) {
      if (interval < 0 || record.status[interval] !== HELD || record.holder[interval] < 0) continue;
      counts[record.holder[interval]] += 1;
    }
    const shown = record.parties.map((_, party) => party)
      .filter((party) => counts[party] > 0 || party === view.party)
      .sort((a, b) => counts[b] - counts[a] || a - b);
    const rows = shown.slice(0, MOST_PARTIES).map((party) => this.row(party, counts[party]));
    if (shown.length > MOST_PARTIES) rows.push(element('li', {class: 'note'}, `and ${shown.length - MOST_PARTIES} more`));
    if (rows.length === 0) rows.push(element('li', {class: 'note'}, 'No party is known to hold a place.'));
    // A button that has the focus must not be taken away from under it.
    const same = rows.length === this.parties.children.length
      && rows.every((row, index) => row === this.parties.children[index]);
    if (!same) this.parties.replaceChildren(...rows);
    this.switch.checked = view.checks;
  }

  row(party, count) {
    const {record, view} = this;
    let row = this.buttons.get(party);
    if (!row) {
      const button = element('button', {type: 'button', class: 'party'},
        swatch(record.parties[party].colour), reported(record.partyName(party)), element('span', {class: 'count'}));
      button.addEventListener('click', () => view.set({party: view.party === party ? null : party}));
      row = element('li', {}, button);
      this.buttons.set(party, row);
    }
    const button = row.firstChild;
    button.setAttribute('aria-pressed', String(view.party === party));
    button.lastChild.textContent = count.toLocaleString('en');
    return row;
  }
}

/** A sign of the legend, in the colours of the page. */
function ringSign({rings, isSplit = false, isFilled = false, isBroken = false}) {
  const svg = shape('svg', {class: 'sign', viewBox: '0 0 16 16', 'aria-hidden': 'true'});
  if (isFilled) svg.append(shape('circle', {cx: 8, cy: 8, r: 4, class: 'sign-fill'}));
  if (isSplit) svg.append(shape('path', {d: 'M8 4a4 4 0 0 0 0 8z', class: 'sign-fill'}));
  svg.append(shape('circle', {cx: 8, cy: 8, r: 4, class: `sign-line${isBroken ? ' broken' : ''}`}));
  if (rings > 1) svg.append(shape('circle', {cx: 8, cy: 8, r: 7, class: 'sign-line'}));
  return svg;
}

function lineSign(kind) {
  const svg = shape('svg', {class: 'sign', viewBox: '0 0 16 16', 'aria-hidden': 'true'});
  svg.append(kind === 'area' ? shape('rect', {x: 1, y: 3, width: 14, height: 10, class: 'sign-area'})
    : shape('path', {d: 'M1 11C5 4 10 13 15 5', class: 'sign-front'}));
  return svg;
}
