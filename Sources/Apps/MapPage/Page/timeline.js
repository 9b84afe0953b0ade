/* The slider with its buttons, and the shown day in words. */

class Timeline {
  constructor(record, view) {
    this.record = record;
    this.view = view;
    this.slider = byID('slider');
    this.field = byID('date-field');
    this.histogram = new Histogram(record, view);
    this.slider.min = record.firstDay;
    this.slider.max = record.lastDay;
    this.field.min = isoOfDay(record.firstDay);
    this.field.max = isoOfDay(record.lastDay);
    byID('first-day').textContent = shortDay(record.firstDay);
    byID('last-day').textContent = shortDay(record.lastDay);
    this.slider.addEventListener('input', () => view.set({isPlaying: false, day: Number(this.slider.value)}));
    this.field.addEventListener('change', () => {
      const day = dayOfISO(this.field.value);
      if (day !== null) view.set({isPlaying: false, day});
    });
    for (const [id, step] of [['previous-day', -1], ['next-day', 1]]) {
      byID(id).addEventListener('click', () => this.stepDay(step));
    }
    for (const [id, step] of [['previous-change', -1], ['next-change', 1]]) {
      byID(id).addEventListener('click', () => this.stepChange(step));
    }
  }

  stepDay(step) {
    this.view.set({isPlaying: false, day: this.view.day + step});
  }

  /** To the next or last day on which something changes. */
  stepChange(direction) {
    const day = this.record.changingDay(this.view.day, direction);
    if (day !== null) this.view.set({isPlaying: false, day});
  }

  show() {
    const {day} = this.view;
    this.slider.value = day;
    this.slider.setAttribute('aria-valuetext', wordsOfDay(day));
    this.field.value = isoOfDay(day);
    const words = byID('date');
    words.textContent = wordsOfDay(day);
    words.dateTime = isoOfDay(day);
    this.histogram.mark();
  }
}
