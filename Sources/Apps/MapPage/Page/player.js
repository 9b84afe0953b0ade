/* Plays the time: at speed 1 the whole of it in a minute, but no more than four days a second of short ones. */

const SECONDS_FOR_ALL = 60;

class Player {
  constructor(record, view) {
    this.record = record;
    this.view = view;
    this.button = byID('play');
    this.button.addEventListener('click', () => this.toggle());
    view.listen((changed) => {
      if (changed.has('isPlaying')) this.start();
    });
  }

  toggle() {
    const {view, record} = this;
    const isAtEnd = view.day >= record.lastDay;
    view.set({isPlaying: !view.isPlaying, ...(!view.isPlaying && isAtEnd ? {day: record.firstDay} : {})});
  }

  /** Days a second. */
  get pace() {
    const span = this.record.lastDay - this.record.firstDay;
    return Number(byID('speed').value) * Math.max(4, span / SECONDS_FOR_ALL);
  }

  start() {
    const {isPlaying} = this.view;
    this.button.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
    this.button.title = isPlaying ? 'Pause (space)' : 'Play (space)';
    byID('play-sign').setAttribute('d', isPlaying ? 'M6 4h3v12H6zM11 4h3v12h-3z' : 'M6 4v12l10-6z');
    if (!isPlaying) return;
    this.last = null;
    this.passed = 0;
    requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    const {view, record} = this;
    if (!view.isPlaying) return;
    // A tab in the background gets no frames: it goes on where it was, not where it would be.
    this.passed += Math.min(0.25, (now - (this.last ?? now)) / 1000) * this.pace;
    this.last = now;
    const days = Math.floor(this.passed);
    if (days > 0) {
      this.passed -= days;
      view.set({day: view.day + days});
    }
    if (view.day >= record.lastDay) view.set({isPlaying: false});
    else requestAnimationFrame((later) => this.tick(later));
  }
}
