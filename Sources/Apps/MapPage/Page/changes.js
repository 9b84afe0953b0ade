/* The list of changes: who took, lost or left what, and who says so. */

/** "ISIS → Free Syrian Army" and the like, with the parties' colours. */
function partiesOfChange(record, change) {
  const [by, from] = [record.changeBy[change], record.changeFrom[change]];
  const action = record.changeAction[change];
  const party = (number) => [swatch(record.parties[number].colour), reported(record.partyName(number))];
  if (action === 'lose' || action === 'withdraw') {
    const loser = by >= 0 ? by : from;
    const verb = action === 'lose' ? 'lost' : 'left';
    return loser >= 0 ? [`${verb} by `, ...party(loser)] : [verb];
  }
  if (by >= 0 && from >= 0) return [...party(from), element('span', {class: 'arrow'}, ' → '), ...party(by)];
  if (by >= 0) return ['taken by ', ...party(by)];
  return from >= 0 ? ['taken from ', ...party(from)] : [action];
}

/** A dot of a colour, which says nothing that the words beside it do not. */
function swatch(colour) {
  const svg = shape('svg', {class: 'swatch', viewBox: '0 0 12 12', 'aria-hidden': 'true'});
  svg.append(shape('circle', {cx: 6, cy: 6, r: 5, fill: colour}));
  return svg;
}

/** The place of a change, in the gazetteer's name or the report's words. */
function placeOfChange(record, change) {
  const place = record.changePlace[change];
  return place < 0 ? record.changeText[change] : record.names[place];
}

class ChangeList {
  constructor(record, view, filter) {
    this.record = record;
    this.view = view;
    this.filter = filter;
    this.list = new WindowedList(byID('list-changes'), (change) => this.row(change), {
      before: 'Earlier changes', after: 'Later changes', empty: 'No change matches.',
    });
    this.refilter();
  }

  /** The changes that the search and the chosen party leave. */
  refilter() {
    const {record} = this;
    const changes = [];
    for (let change = 0; change < record.changeCount; change += 1) {
      if (this.filter.passesChange(change)) changes.push(change);
    }
    byID('count-changes').textContent = changes.length.toLocaleString('en');
    this.days = Int32Array.from(changes, (change) => record.changeDay[change]);
    this.list.take(changes, this.position());
    this.mark();
  }

  /** The last change up to the shown day. */
  position() {
    return Math.max(0, countUpTo(this.days, this.view.day) - 1);
  }

  row(change) {
    const {record} = this;
    const day = record.changeDay[change];
    const place = record.changePlace[change];
    const reports = record.changeItems[change].length;
    const button = element('button', {type: 'button', class: 'row'},
      element('span', {class: 'row-day'}, day === AFTER_ALL ? 'no day told' : shortDay(day)),
      element('span', {class: 'row-name'}, reported(placeOfChange(record, change)),
        place < 0 ? element('span', {class: 'note'}, ' not on the map') : null),
      element('span', {class: 'row-what'}, ...partiesOfChange(record, change)),
      element('span', {class: 'row-who'},
        record.changeSpeaker[change]
          ? ['according to ', reported(record.changeSpeaker[change])] : 'in the report’s own words',
        reports > 1 ? `, ${counted(reports, 'claim')}` : ''));
    button.addEventListener('click', () => this.view.chooseChange(change));
    return element('li', {'data-change': change}, button);
  }

  /** Follows the shown day: brings its changes into sight and marks them. */
  follow() {
    const position = this.position();
    if (!this.list.holds(position)) this.list.show(position);
    this.mark();
    this.list.bringIntoView(position);
  }

  mark() {
    const {record, view} = this;
    for (const row of this.list.list.children) {
      const change = Number(row.dataset.change);
      const day = record.changeDay[change];
      row.classList.toggle('now', day === view.day);
      row.classList.toggle('later', day > view.day);
      const isChosen = view.change === change;
      row.classList.toggle('chosen', isChosen);
      if (day === view.day) row.firstChild.setAttribute('aria-current', 'date');
      else row.firstChild.removeAttribute('aria-current');
    }
  }
}
