/* The search: names of places and parties, as a combobox (WAI-ARIA 1.2), and a filter of the lists at once. */

const MOST_FOUND = 8;

class Search {
  constructor(record, view, filter, map) {
    this.record = record;
    this.view = view;
    this.filter = filter;
    this.map = map;
    this.input = byID('search');
    this.list = byID('found');
    this.options = [];
    this.active = -1;
    this.input.addEventListener('input', () => this.type());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
    this.input.addEventListener('focus', () => this.type());
  }

  type() {
    this.view.set({query: this.input.value.trim()});
    this.options = this.view.query ? this.find() : [];
    this.active = -1;
    this.list.replaceChildren(...this.options.map((option, index) => this.row(option, index)));
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.input.removeAttribute('aria-activedescendant');
  }

  /** Parties and places whose names hold the words; those that begin with them first. */
  find() {
    const {record, filter} = this;
    const {words} = filter;
    const parties = record.parties.map((_, party) => party)
      .filter((party) => words.every((word) => filter.foldedParties[party].includes(word)))
      .slice(0, 3).map((party) => ({party}));
    const [first, rest] = [[], []];
    for (let place = 0; place < record.placeCount && first.length < MOST_FOUND; place += 1) {
      if (!filter.matchesPlace(place, words)) continue;
      if (filter.folded[place].startsWith(words[0])) first.push({place});
      else if (rest.length < MOST_FOUND) rest.push({place});
    }
    return [...parties, ...[...first, ...rest].slice(0, MOST_FOUND - parties.length)];
  }

  row(option, index) {
    const {record} = this;
    const name = option.party === undefined
      ? [reported(record.names[option.place]), record.localNames[option.place]
        ? [' ', reported(record.localNames[option.place], 'bdi', {class: 'local'})] : null].flat()
      : [swatch(record.parties[option.party].colour), reported(record.partyName(option.party))];
    const row = element('li', {id: `found-${index}`, role: 'option', 'aria-selected': 'false'}, ...name,
      element('span', {class: 'note'}, option.party === undefined ? ' place' : ' party'));
    row.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.choose(option);
    });
    return row;
  }

  key(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (!this.list.hidden) return this.close();
      this.input.value = '';
      return this.type();
    }
    if (event.key === 'Enter') {
      const option = this.options[Math.max(0, this.active)];
      if (option) this.choose(option);
      return undefined;
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step || this.options.length === 0) return undefined;
    event.preventDefault();
    this.active = (this.active + step + this.options.length) % this.options.length;
    [...this.list.children].forEach((row, index) => row.setAttribute('aria-selected', String(index === this.active)));
    this.input.setAttribute('aria-activedescendant', `found-${this.active}`);
    return undefined;
  }

  choose(option) {
    this.input.value = '';
    this.type();
    if (option.party !== undefined) this.view.set({party: option.party});
    else {
      this.map.flyTo(option.place);
      this.view.choosePlace(option.place);
    }
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}
