/* The places of the shown day as a list: what the map shows, for those who cannot see it or will not point at it. */

class PlaceList {
  constructor(record, view, filter, control) {
    this.record = record;
    this.view = view;
    this.filter = filter;
    this.control = control;
    this.list = new WindowedList(byID('list-places'), (place) => this.row(place), {
      before: 'Places before', after: 'More places', empty: 'No place matches on this day.',
    });
  }

  /** All places by name; sorted when the list is first looked at. */
  get order() {
    const {compare} = new Intl.Collator('en');
    const {names} = this.record;
    this.sorted ??= names.map((_, place) => place).sort((a, b) => compare(names[a], names[b]) || a - b);
    return this.sorted;
  }

  refill() {
    const {standing} = this.control;
    const passes = (place) => standing[place] >= 0 && this.filter.passesPlace(place, standing[place]);
    if (this.view.tab !== 'places') {
      let count = 0;
      for (let place = 0; place < standing.length; place += 1) if (passes(place)) count += 1;
      byID('count-places').textContent = count.toLocaleString('en');
      return;
    }
    const places = this.order.filter(passes);
    byID('count-places').textContent = places.length.toLocaleString('en');
    this.list.take(places, 0);
  }

  row(place) {
    const {record} = this;
    const interval = this.control.standing[place];
    const since = record.start[interval];
    const button = element('button', {type: 'button', class: 'row place-row'},
      element('span', {class: 'row-name'}, reported(record.names[place]),
        record.localNames[place] ? [' ', reported(record.localNames[place], 'bdi', {class: 'local'})] : null),
      element('span', {class: 'row-what'},
        ...record.coloursOf(interval).map(swatch), ' ', reported(record.wordsOf(interval))),
      element('span', {class: 'row-who'}, since === BEFORE_ALL ? 'since before all reports' : `since ${shortDay(since)}`));
    button.addEventListener('click', () => this.view.choosePlace(place));
    return element('li', {'data-place': place}, button);
  }
}
