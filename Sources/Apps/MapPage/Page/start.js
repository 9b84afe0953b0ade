/* Puts the parts together, and tells each what has changed. */

/** Milliseconds between two looks of the lists at the day. */
const LISTS_EVERY = 150;

class Page {
  constructor(record) {
    this.record = record;
    const view = new View(record);
    this.view = view;
    // On a narrow screen the legend waits to be asked for: it would cover the map.
    byID('legend').open = window.innerWidth > 760;
    this.map = new MapView(record, view);
    const {control} = this.map;
    this.filter = new Filter(record, view);
    this.timeline = new Timeline(record, view);
    this.player = new Player(record, view);
    this.changes = new ChangeList(record, view, this.filter);
    this.places = new PlaceList(record, view, this.filter, control);
    this.checks = new CheckList(record, view);
    this.legend = new Legend(record, view, control);
    this.panel = new Panel(record, view, control, new Evidence(record));
    this.search = new Search(record, view, this.filter, this.map);
    this.keys = new Keys(view, this.timeline, this.player, this.search);
    this.tabs = new Tabs(view);
    this.address = new Address(view, this.map);
    this.live = byID('live');
    this.listed = -LISTS_EVERY;
    /** What has changed and the lists do not show yet. */
    this.unlisted = new Set();
    showAbout(record);
    view.listen((changed) => this.follow(changed));
    this.map.leaflet.on('moveend', () => this.address.writeSoon());
    byID('handle').addEventListener('click', () => this.stretch());
    this.follow(new Set(['day', 'tab']));
    this.address.read();
  }

  follow(changed) {
    const {view, map} = this;
    const has = (...names) => names.some((name) => changed.has(name));
    if (has('day', 'place', 'checks', 'check', 'party')) map.control.show(view.day);
    if (has('day')) this.timeline.show();
    if (has('query', 'party')) this.changes.refilter();
    this.followLists(changed);
    if (has('party')) showFilter(this.record, view);
    if (has('check')) this.checks.mark();
    if (has('tab')) this.tabs.show();
    if (has('place') && view.place !== null) map.keepInSight(view.place);
    if (has('place', 'change', 'check')) this.panel.show(!this.address?.isReading);
    else if (has('day', 'isPlaying') && this.panel.isOpen && !view.isPlaying) this.panel.show(false);
    if (has('day', 'party') || (has('isPlaying') && !view.isPlaying)) this.say();
    this.address?.writeSoon();
  }

  /** Lists and legend follow at once or, where days pass quickly (it plays, one drags the slider), a little later: their
   *  rows take longer than the map. */
  followLists(changed) {
    clearTimeout(this.listing);
    for (const name of changed) this.unlisted.add(name);
    const left = this.listed + LISTS_EVERY - performance.now();
    if (this.unlisted.size === 1 && this.unlisted.has('day') && left > 0) {
      this.listing = setTimeout(() => this.followLists([]), left);
      return;
    }
    const has = (...names) => names.some((name) => this.unlisted.has(name));
    if (has('day')) this.listed = performance.now();
    if (has('day', 'change', 'isPlaying')) this.changes.follow();
    if (has('day', 'query', 'party', 'tab', 'isPlaying')) this.places.refill();
    if (has('day', 'party', 'checks', 'isPlaying')) this.legend.show();
    this.unlisted.clear();
  }

  /** Tells a screen reader what is shown, once it rests. */
  say() {
    clearTimeout(this.saying);
    if (this.view.isPlaying) return;
    this.saying = setTimeout(() => {
      const {record, view} = this;
      const counts = [0, 0, 0];
      for (const interval of this.map.control.standing) if (interval >= 0) counts[record.status[interval]] += 1;
      this.live.textContent = `${wordsOfDay(view.day)}: ${counted(counts[HELD], 'place')} held, `
        + `${counts[CONTESTED]} contested, ${counts[UNKNOWN]} not known`;
    }, 500);
  }

  /** On a narrow screen: more room for the lists, or for the map. */
  stretch() {
    const isTall = document.body.classList.toggle('tall');
    byID('handle').setAttribute('aria-expanded', String(isTall));
  }

  /** What the map shows, for tests: the places of the shown day with status, party and colours. */
  shown() {
    const {record, map} = this;
    const rows = [];
    map.control.standing.forEach((interval, place) => {
      if (interval < 0) return;
      const holder = record.holder[interval];
      rows.push({
        id: record.ids[place], status: ['held', 'contested', 'unknown'][record.status[interval]],
        holder: holder < 0 ? null : record.parties[holder].key,
        claimants: record.claimants[interval].map((party) => record.parties[party].key),
        colours: record.coloursOf(interval),
      });
    });
    return rows;
  }

  /** Where a place stands in the window, in pixels; for tests. */
  positionOf(id) {
    const place = this.record.numbers.get(id);
    const point = this.map.leaflet.latLngToContainerPoint([this.record.latitudes[place], this.record.longitudes[place]]);
    const box = byID('map').getBoundingClientRect();
    return {x: box.left + point.x, y: box.top + point.y};
  }
}

/** What the page is made of, in its head and behind About. */
function showAbout(record) {
  const {about} = record;
  document.title = `Who held what, ${wordsOfDay(record.firstDay)} to ${wordsOfDay(record.lastDay)}`;
  byID('summary').textContent = [
    counted(record.placeCount, 'place'), counted(record.changeCount, 'change'), counted(about.reports, 'report'),
  ].join(' · ');
  const paragraphs = [];
  const published = about.published.map(wordsOfDay).filter((words, index, all) => index === 0 || words !== all[0]);
  paragraphs.push(`${counted(about.reports, 'report')}${published.length ? `, published ${published.join(' to ')}` : ''}.`);
  if (about.outlets.length) {
    const [named, rest] = [about.outlets.slice(0, 8), about.outlets.length - 8];
    paragraphs.push(`Outlets: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`);
  }
  for (const {name, summary} of about.rules) {
    paragraphs.push(`Where reports differ, the rule “${name}”${summary ? `: ${summary}` : ''}.`);
  }
  if (about.sketches.length) paragraphs.push(`Areas and fronts: ${about.sketches.join('; ')}.`);
  if (about.credits.length) paragraphs.push(`Places and ground: ${about.credits.join('; ')}.`);
  paragraphs.push('Map drawn with Leaflet (BSD-2-Clause).');
  byID('about-body').append(...paragraphs.map((words) => reported(words, 'p')));
}

/** Says which party the lists are narrowed to, with a way out. */
function showFilter(record, view) {
  const line = byID('filter');
  line.hidden = view.party === null;
  if (view.party === null) return line.replaceChildren();
  const button = element('button', {type: 'button'}, 'show all');
  button.addEventListener('click', () => view.set({party: null}));
  return line.replaceChildren('Only ', reported(record.partyName(view.party)), ' ', button);
}

loaded('document', 'document.json').then((read) => {
  const page = new Page(new Record(read));
  window.dateline = Object.freeze({
    shown: () => page.shown(), positionOf: (id) => page.positionOf(id), day: () => isoOfDay(page.view.day),
  });
  document.body.dataset.ready = 'true';
  performance.mark('ready');
}, (problem) => {
  byID('summary').textContent = `The map cannot be drawn: ${problem.message}`;
});
