/* What is where when: the document in arrays of numbers, quick enough for fifty thousand places. */

const BEFORE_ALL = -0x80000000;
const AFTER_ALL = 0x7fffffff;
const HELD = 0;
const CONTESTED = 1;
const UNKNOWN = 2;

/** Web Mercator (EPSG:3857), the world as a square of side 1, as Leaflet's map has it. */
function mercator(longitude, latitude) {
  const sine = Math.sin(Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI / 180);
  return [(longitude + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** A line of the document (steps of 10⁻⁴ degrees, each from the one before) as x, y, x, y … with its extent. */
function projectedLine(steps) {
  const line = new Float64Array(steps.length);
  const extent = [Infinity, Infinity, -Infinity, -Infinity];
  let east = 0;
  let north = 0;
  for (let index = 0; index + 1 < steps.length; index += 2) {
    east += steps[index];
    north += steps[index + 1];
    const [x, y] = mercator(east / 10000, north / 10000);
    line[index] = x;
    line[index + 1] = y;
    extent[0] = Math.min(extent[0], x);
    extent[1] = Math.min(extent[1], y);
    extent[2] = Math.max(extent[2], x);
    extent[3] = Math.max(extent[3], y);
  }
  return {line, extent};
}

/** Days, with what stands for those that are open. */
function daysOf(days, open) {
  return Int32Array.from(days, (day) => day ?? open);
}

class Record {
  constructor(document) {
    this.of = document.of;
    this.sheetSize = document.sheet;
    this.about = document.about;
    this.parties = document.parties;
    this.unsettled = document.unsettled;
    this.takePlaces(document.places);
    this.takeIntervals(document.intervals);
    this.takeLooks();
    this.takeChanges(document.changes);
    const span = (drawn) => ({start: drawn.start ?? BEFORE_ALL, end: drawn.end ?? AFTER_ALL});
    this.areas = document.areas.map((area) => ({...span(area), party: area.party, rings: area.rings.map(projectedLine)}));
    this.fronts = document.fronts.map((front) => (
      {...span(front), parties: front.parties, lines: front.lines.map(projectedLine)}));
    this.checks = document.checks.map((check) => ({...check, lines: check.lines.map(projectedLine)}));
    this.ground = document.ground.map((ground) => ({...ground, lines: ground.lines.map(projectedLine)}));
    this.takeDays();
  }

  takePlaces(places) {
    const count = places.id.length;
    this.placeCount = count;
    this.ids = places.id;
    this.names = places.name;
    this.localNames = places.local;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.longitudes = Float64Array.from(places.lon, (steps) => steps / 1e5);
    this.latitudes = Float64Array.from(places.lat, (steps) => steps / 1e5);
    for (let place = 0; place < count; place += 1) {
      [this.x[place], this.y[place]] = mercator(this.longitudes[place], this.latitudes[place]);
    }
    this.numbers = new Map(this.ids.map((id, number) => [id, number]));
  }

  takeIntervals(intervals) {
    this.start = daysOf(intervals.start, BEFORE_ALL);
    this.end = daysOf(intervals.end, AFTER_ALL);
    this.status = Uint8Array.from(intervals.status);
    this.holder = Int32Array.from(intervals.holder, (party) => party ?? -1);
    this.claimants = intervals.claimants;
    this.precision = intervals.precision;
    this.rule = intervals.rule;
    this.supporting = intervals.for;
    this.competing = intervals.against;
    this.decision = intervals.decision;
    this.placeOfInterval = Int32Array.from(intervals.place);
    // Intervals lie by place and first day: those of a place are the ones from its first on.
    this.firstInterval = new Int32Array(this.placeCount + 1);
    for (const place of this.placeOfInterval) this.firstInterval[place + 1] += 1;
    for (let place = 0; place < this.placeCount; place += 1) this.firstInterval[place + 1] += this.firstInterval[place];
  }

  takeChanges(changes) {
    this.changeIDs = changes.id;
    this.changeCount = changes.day.length;
    this.changeDay = daysOf(changes.day, AFTER_ALL);
    this.changePlace = Int32Array.from(changes.place, (place) => place ?? -1);
    this.changeText = changes.text;
    this.changeAction = changes.action;
    this.changeBy = Int32Array.from(changes.by, (party) => party ?? -1);
    this.changeFrom = Int32Array.from(changes.from, (party) => party ?? -1);
    this.changeSpeaker = changes.speaker;
    this.changeItems = changes.items;
  }

  /** How intervals look: colours and whether they are contested, each look once; and the look of each interval. */
  takeLooks() {
    const looks = new Map();
    const numberOfLook = (key, make) => {
      if (!looks.has(key)) looks.set(key, {number: looks.size, ...make()});
      return looks.get(key).number;
    };
    this.look = Int32Array.from(this.status, (status, interval) => {
      if (status === UNKNOWN) return numberOfLook('unknown', () => ({colours: [], isContested: false}));
      if (status === HELD) {
        const holder = this.holder[interval];
        const colour = this.parties[holder]?.colour ?? this.unsettled.unknown;
        return numberOfLook(holder, () => ({colours: [colour], isContested: false}));
      }
      const claimants = this.claimants[interval];
      const colours = claimants.map((party) => this.parties[party].colour);
      return numberOfLook(claimants.join(), () => (
        {colours: colours.length > 1 ? colours : [this.unsettled.contested, ...colours], isContested: true}));
    });
    this.looks = [...looks.values()];
  }

  /** The days on which something changes, and the first and last day that the slider shows. */
  takeDays() {
    const days = new Set();
    for (const day of this.start) if (day !== BEFORE_ALL) days.add(day);
    for (const day of this.end) if (day !== AFTER_ALL) days.add(day + 1);
    for (const day of this.changeDay) if (day !== AFTER_ALL) days.add(day);
    this.days = Int32Array.from(days).sort();
    // Where nothing has a day, that of the reports stands in, else today.
    const some = this.about.published[0] ?? Math.floor(Date.now() / MILLISECONDS_OF_DAY);
    // A day before the first change, to show what was before.
    this.firstDay = (this.days[0] ?? some) - 1;
    this.lastDay = Math.max(this.days[this.days.length - 1] ?? some, ...this.about.published);
  }

  /** The interval of a place that a day lies in, or -1: of those that have begun the last, where it has not ended. The
   *  ledger answers `ledger at` by the same rule. */
  standing(place, day) {
    const first = this.firstInterval[place];
    let low = first;
    let high = this.firstInterval[place + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low > first && this.end[low - 1] >= day ? low - 1 : -1;
  }

  /** The standing of every place. */
  standings(day, into) {
    for (let place = 0; place < this.placeCount; place += 1) into[place] = this.standing(place, day);
    return into;
  }

  /** The intervals of a place, in order of time. */
  intervalsOf(place) {
    const numbers = [];
    for (let number = this.firstInterval[place]; number < this.firstInterval[place + 1]; number += 1) numbers.push(number);
    return numbers;
  }

  /** How many changing days lie at or before a day. */
  daysUpTo(day) {
    return countUpTo(this.days, day);
  }

  /** The next day after (or last before) a day on which something changes; null where there is none. */
  changingDay(day, direction) {
    const upTo = this.daysUpTo(day);
    if (direction > 0) return this.days[upTo] ?? null;
    const isOne = upTo > 0 && this.days[upTo - 1] === day;
    return this.days[upTo - (isOne ? 2 : 1)] ?? null;
  }

  partyName(number) {
    return this.parties[number]?.name ?? '';
  }

  /** Who holds a place by an interval, in words. */
  wordsOf(interval) {
    if (interval < 0) return 'nothing told by this day';
    if (this.status[interval] === HELD) return `held by ${this.partyName(this.holder[interval]) || 'an unnamed party'}`;
    if (this.status[interval] === UNKNOWN) return 'holder not known';
    const names = this.claimants[interval].map((party) => this.partyName(party));
    return names.length ? `contested: ${names.join(', ')}` : 'contested';
  }

  /** The colours of an interval: one of a holder, several of claimants, none where nobody is known. */
  coloursOf(interval) {
    return this.looks[this.look[interval]].colours;
  }

  /** Whether a party has to do with an interval. */
  concerns(interval, party) {
    return this.holder[interval] === party || this.claimants[interval].includes(party);
  }
}

/** How many values of a sorted array are at most `value`. */
function countUpTo(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
