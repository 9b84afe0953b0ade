/* The places of the shown day as a list: what the map shows, for those who cannot see it or will not point at it. */

class PlaceList {
  constructor(record, view, filter, control) {
    this.record = record;
    this.view = view;
    this.filter = filter;
    this.control = control;
    this.order = record.names.map((_, place) => place)
      .sort((a, b) => record.names[a].localeCompare(record.names[b], 'en') || a - b);
    this.list = new WindowedList(byID('list-places'), (place) => this.row(place), {
      before: 'Places before', after: 'More places', empty: 'No place matches on this day.',
    });
  }

  refill() {
    const {standing} = this.control;
    const places = this.order.filter((place) => standing[place] >= 0 && this.filter.passesPlace(place, standing[place]));
    byID('count-places').textContent = places.length.toLocaleString('en');
    if (this.view.tab === 'places') this.list.take(places, 0);
  }

  row(place) {
    const {record} = this;
    const interval = this.control.standing[place];
    const since = record.start[interval];
    const button = element('button', {type: 'button', class: 'row place-row'},
      element('span', {class: 'row-name'}, reported(record.names[place]),
        record.localNames[place] ? [' ', reported(record.localNames[place], 'bdi', {class: 'local'})] : null),
      element('span', {class: 'row-what'},
        ...this.control.coloursOf(interval).map(swatch), ' ', record.wordsOf(interval)),
      element('span', {class: 'row-who'}, since === BEFORE_ALL ? 'since before all reports' : `since ${shortDay(since)}`));
    button.addEventListener('click', () => this.view.choosePlace(place));
    return element('li', {'data-place': place}, button);
  }
}
