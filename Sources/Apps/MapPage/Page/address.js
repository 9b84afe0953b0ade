/* The view in the page's address, behind `#`, so that a link shows what its sender saw. */

class Address {
  constructor(view, map) {
    this.view = view;
    this.map = map;
    this.timer = null;
    window.addEventListener('hashchange', () => this.read());
  }

  /** Sets the view to what the address says; what it does not say becomes as it is at first. */
  read() {
    const {view} = this;
    const {record} = view;
    const words = new URLSearchParams(location.hash.slice(1));
    const day = dayOfISO(words.get('date'));
    const place = record.numbers.get(words.get('place')) ?? null;
    const party = record.parties.findIndex((one) => one.key === words.get('party'));
    const change = numberOf(record.changeIDs, words.get('change'));
    const check = numberOf(record.checks.map((one) => one.id), words.get('check'));
    const tab = ['changes', 'places', 'checks'].includes(words.get('tab')) ? words.get('tab') : 'changes';
    this.map.restore(words.get('map'));
    this.isReading = true;
    view.set({
      day: day ?? view.day, place: change === null ? place : changePlace(record, change), change, check, tab,
      party: party < 0 ? null : party, checks: words.get('checks') === '1' || check !== null,
    });
    this.isReading = false;
  }

  /** Writes the view into the address, soon: browsers refuse to do it a hundred times a second. */
  writeSoon() {
    if (this.isReading) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), 300);
  }

  write() {
    const {view} = this;
    const {record} = view;
    const words = [`date=${isoOfDay(view.day)}`];
    // Colons and commas are no more to a fragment than letters, and names are read by people too.
    const word = (value) => encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',');
    const add = (name, value) => words.push(`${name}=${word(value)}`);
    if (view.place !== null) add('place', record.ids[view.place]);
    if (view.change !== null) add('change', record.changeIDs[view.change]);
    if (view.check !== null) add('check', record.checks[view.check].id);
    if (view.party !== null) add('party', record.parties[view.party].key);
    if (view.checks) add('checks', 1);
    if (view.tab !== 'changes') add('tab', view.tab);
    if (this.map.isMoved) add('map', this.map.words());
    const hash = `#${words.join('&')}`;
    if (hash !== location.hash) history.replaceState(null, '', hash);
  }
}

/** Where a name stands in a list, or null. */
function numberOf(names, name) {
  const number = name === null ? -1 : names.indexOf(name);
  return number < 0 ? null : number;
}

function changePlace(record, change) {
  return record.changePlace[change] < 0 ? null : record.changePlace[change];
}
