/* How much changed when: bars over the slider, one for each day, week, month, quarter or year. */

const MOST_BARS = 120;
const SCALES = [
  {name: 'day', plural: 'days', first: (day) => day, next: (day) => day + 1},
  {name: 'week', plural: 'weeks', first: (day) => day - ((day + 3) % 7 + 7) % 7, next: (day) => day + 7},
  ...[[1, 'month'], [3, 'quarter'], [12, 'year']].map(([months, name]) => ({
    name,
    plural: `${name}s`,
    first(day) {
      const parts = partsOfDay(day);
      return startOfMonth(parts.year, parts.month - parts.month % months);
    },
    next(day) {
      const parts = partsOfDay(day);
      return startOfMonth(parts.year, parts.month + months);
    },
  })),
];

class Histogram {
  constructor(record, view) {
    this.record = record;
    this.view = view;
    this.svg = byID('histogram');
    const span = record.lastDay - record.firstDay + 1;
    this.span = span;
    this.scale = SCALES.find((scale) => (record.lastDay - record.firstDay) / (scale.next(0) - scale.first(0)) <= MOST_BARS)
      ?? SCALES[SCALES.length - 1];
    this.bars = this.counted();
    this.draw();
    this.svg.addEventListener('pointerdown', (event) => this.jump(event));
  }

  /** The bars: from a day up to another, with the number of changes. */
  counted() {
    const {record, scale} = this;
    const bars = [];
    for (let day = scale.first(record.firstDay); day <= record.lastDay; day = scale.next(day)) {
      bars.push({from: day, to: scale.next(day), count: 0});
    }
    let bar = 0;
    for (const day of record.changeDay) {
      if (day === AFTER_ALL) break;
      while (bar < bars.length - 1 && day >= bars[bar].to) bar += 1;
      bars[bar].count += 1;
    }
    return bars;
  }

  draw() {
    const {record, span} = this;
    const most = Math.max(1, ...this.bars.map((bar) => bar.count));
    this.svg.setAttribute('viewBox', `0 0 ${span} 100`);
    for (const bar of this.bars) {
      if (bar.count === 0) continue;
      const from = Math.max(bar.from, record.firstDay) - record.firstDay;
      const to = Math.min(bar.to, record.lastDay + 1) - record.firstDay;
      // A few changes are to be seen beside hundreds.
      const height = 8 + 92 * Math.sqrt(bar.count / most);
      const gap = Math.min(0.15 * (to - from), span / 800);
      bar.rect = shape('rect', {
        x: from + gap, width: Math.max(to - from - 2 * gap, span / 1000), y: 100 - height, height,
      });
      this.svg.append(bar.rect);
    }
    byID('scale').textContent = `${counted(record.changeCount, 'change')}, a bar a ${this.scale.name}`;
    const busiest = this.bars.reduce((best, bar) => (bar.count > best.count ? bar : best), this.bars[0]);
    this.svg.setAttribute('aria-label', [
      `Changes by ${this.scale.name}, ${wordsOfDay(record.firstDay)} to ${wordsOfDay(record.lastDay)}`,
      `most, ${busiest.count}, in the ${this.scale.name} from ${wordsOfDay(busiest.from)}`,
    ].join('; '));
  }

  /** Marks the bar of the shown day. */
  mark() {
    const {day} = this.view;
    const bar = this.bars.find((one) => one.from <= day && day < one.to);
    if (bar === this.marked) return;
    this.marked?.rect?.classList.remove('now');
    bar?.rect?.classList.add('now');
    this.marked = bar;
  }

  /** Goes to the first change of the bar that is pointed at, or to the very day where it has none. */
  jump(event) {
    const box = this.svg.getBoundingClientRect();
    const part = Math.max(0, Math.min(0.9999, (event.clientX - box.left) / box.width));
    const day = this.record.firstDay + Math.floor(part * this.span);
    const bar = this.bars.find((one) => one.from <= day && day < one.to);
    const next = this.record.changingDay(bar.from - 1, 1);
    this.view.set({isPlaying: false, day: bar.count > 0 && next !== null && next < bar.to ? next : day});
  }
}
