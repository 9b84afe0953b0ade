/* What the search and the chosen party leave of lists. */

/** What the search and the legend leave. */
class Filter {
  constructor(record, view) {
    this.record = record;
    this.view = view;
    this.foldedParties = record.parties.map((party) => folded(`${party.name} ${party.key}`));
  }

  /** The names of each place, folded when they are first searched: that takes a while for fifty thousand. */
  get folded() {
    const {names, localNames} = this.record;
    this.foldedNames ??= names.map((name, place) => folded(`${name} ${localNames[place]}`));
    return this.foldedNames;
  }

  /** Whether a place's names hold all words of the search. */
  matchesPlace(place, words) {
    return words.every((word) => this.folded[place].includes(word));
  }

  get words() {
    return folded(this.view.query).split(' ').filter(Boolean);
  }

  passesChange(change) {
    const {record, view} = this;
    const parties = [record.changeBy[change], record.changeFrom[change]];
    if (view.party !== null && !parties.includes(view.party)) return false;
    if (!view.query) return true;
    const place = record.changePlace[change];
    const text = (place < 0 ? folded(record.changeText[change]) : this.folded[place])
      + parties.map((party) => (party < 0 ? '' : ` ${this.foldedParties[party]}`)).join('');
    return this.words.every((word) => text.includes(word));
  }

  passesPlace(place, interval) {
    const {record, view} = this;
    if (view.party !== null && !record.concerns(interval, view.party)) return false;
    if (!view.query) return true;
    const text = `${this.folded[place]} ${folded(record.wordsOf(interval))}`;
    return this.words.every((word) => text.includes(word));
  }
}

/** Letters without their marks, in small ones: "Tuwayrān" is found by "tuwayran". */
function folded(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f\u02bb-\u02bf\u2018\u2019'’`]/g, '').toLowerCase().trim();
}
