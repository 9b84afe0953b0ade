/* The panel: what a place, a change or a stated distance rests on. */

class Panel {
  constructor(record, view, control, evidence) {
    this.record = record;
    this.view = view;
    this.control = control;
    this.evidence = evidence;
    this.section = byID('panel');
    this.body = byID('panel-body');
    this.title = byID('panel-title');
    /** Counts what was asked for: an answer that comes late is not shown over a later one. */
    this.asked = 0;
    byID('panel-close').addEventListener('click', () => view.close());
  }

  get isOpen() {
    return !this.section.hidden;
  }

  /** Shows what is chosen, or goes away; `takesFocus` where a person has just chosen it. */
  show(takesFocus) {
    const {view, record} = this;
    const isOpen = view.place !== null || view.change !== null || view.check !== null;
    const shown = this.nameOfShown();
    // Another day on which all is as it was: what one reads or has opened stays.
    if (isOpen && this.isOpen && !takesFocus && shown === this.shown) return;
    this.shown = shown;
    if (isOpen && !this.isOpen && takesFocus) this.opener = document.activeElement;
    this.section.hidden = !isOpen;
    document.body.classList.toggle('with-panel', isOpen);
    if (!isOpen) {
      if (takesFocus) (this.opener?.isConnected ? this.opener : byID('map')).focus({preventScroll: true});
      this.opener = null;
      return;
    }
    this.asked += 1;
    // What has the focus goes away with the rest; it must not fall to the page's beginning.
    const hadFocus = this.body.contains(document.activeElement);
    this.title.replaceChildren();
    this.body.replaceChildren();
    if (view.check !== null) this.showCheck(record.checks[view.check]);
    else if (view.place !== null) this.showPlace(view.place);
    else this.showChange(view.change);
    this.body.scrollTop = 0;
    if (takesFocus || hadFocus) this.title.focus({preventScroll: true});
  }

  /** Tells apart what the panel can show. */
  nameOfShown() {
    const {view, record} = this;
    const interval = view.place === null ? null : record.standing(view.place, view.day);
    return [view.place, interval === -1 ? `on ${view.day}` : interval, view.change, view.check].join('/');
  }

  /** Cards under a heading; they come when the evidence has. */
  cards(heading, numbers, make = cardOf) {
    if (numbers.length === 0) return null;
    const list = element('ul', {class: 'cards'}, element('li', {class: 'waiting'}, 'Reading the sources …'));
    const asked = this.asked;
    this.evidence.items(numbers).then((items) => {
      if (asked !== this.asked) return;
      list.replaceChildren(...items.map(make));
      list.dataset.ready = 'true';
    }, (error) => list.replaceChildren(problemOf(error, 'li')));
    return element('section', {class: 'claims'}, heading ? element('h3', {}, heading) : null, list);
  }

  showPlace(place) {
    const {record, view} = this;
    const interval = record.standing(place, view.day);
    this.title.append(reported(record.names[place]));
    if (record.localNames[place]) this.title.append(' ', reported(record.localNames[place], 'bdi', {class: 'local'}));
    const parts = [this.standing(interval)];
    if (interval >= 0) {
      const decision = record.decision[interval];
      parts.push(
        this.cards('An analyst’s decision', decision === null ? [] : [decision]),
        this.cards(`${counted(record.supporting[interval].length, 'claim')} for it`, record.supporting[interval]),
        this.cards(`${counted(record.competing[interval].length, 'claim')} against it`, record.competing[interval]));
    }
    parts.push(this.ownChange(interval), this.history(place, interval));
    this.body.append(...parts.filter(Boolean));
  }

  /** The chosen change, where the standing of the day rests on other claims. */
  ownChange(interval) {
    const {record, view} = this;
    if (view.change === null) return null;
    const shown = interval < 0 ? [] : [...record.supporting[interval], ...record.competing[interval]];
    const rest = record.changeItems[view.change].filter((item) => !shown.includes(item));
    return this.cards('The change you chose', rest);
  }

  standing(interval) {
    const {record, view} = this;
    if (interval < 0) {
      return element('p', {class: 'standing'}, `Nothing is told of it by ${wordsOfDay(view.day)}.`);
    }
    const [start, end] = [record.start[interval], record.end[interval]];
    const words = record.wordsOf(interval);
    const rule = record.about.rules[record.rule[interval]];
    const since = start === BEFORE_ALL ? 'since before all reports'
      : `since ${wordsOfDay(start)} (${PRECISIONS[record.precision[interval]] ?? record.precision[interval]})`;
    return element('div', {class: 'standing'},
      element('p', {class: 'holder'}, ...record.coloursOf(interval).map(swatch), ' ',
        reported(words.charAt(0).toUpperCase() + words.slice(1))),
      element('p', {}, `${since}, ${end === AFTER_ALL ? 'with no later word' : `until ${wordsOfDay(end)}`}`),
      rule && record.decision[interval] === null
        ? element('p', {class: 'note'},
          'By the rule ', element('q', {}, rule.name), rule.summary ? `: ${rule.summary}` : '')
        : null);
  }

  /** All that is known of a place, in order of time. */
  history(place, current) {
    const {record, view} = this;
    const intervals = record.intervalsOf(place);
    if (intervals.length < 2) return null;
    const rows = intervals.map((interval) => {
      const start = record.start[interval];
      const day = start === BEFORE_ALL ? record.end[interval] : start;
      const button = element('button', {type: 'button', class: 'row', 'aria-current': interval === current ? 'true' : null},
        element('span', {class: 'row-day'}, start === BEFORE_ALL ? 'before' : shortDay(start)),
        element('span', {class: 'row-what'}, ...record.coloursOf(interval).map(swatch), ' ',
          reported(record.wordsOf(interval))));
      button.addEventListener('click', () => view.set({day, isPlaying: false}));
      return element('li', {class: interval === current ? 'now' : ''}, button);
    });
    return element('section', {class: 'history'},
      element('h3', {}, 'Through time'), element('ol', {class: 'rows'}, ...rows));
  }

  showChange(change) {
    const {record} = this;
    const day = record.changeDay[change];
    this.title.append(reported(placeOfChange(record, change)));
    this.body.append(
      element('p', {class: 'standing'},
        ...partiesOfChange(record, change), day === AFTER_ALL ? '' : `, ${wordsOfDay(day)}`),
      element('p', {class: 'note'}, 'The place is not on the map: no place in the gazetteer is known to be meant.'),
      this.cards('', record.changeItems[change]));
  }

  showCheck(check) {
    this.title.append(reported(check.subject ?? check.title), ...(check.anchor ? [' from ', reported(check.anchor)] : []));
    const box = element('div', {class: 'waiting'}, 'Reading the sources …');
    const asked = this.asked;
    this.body.append(box);
    this.evidence.items([check.item]).then(([item]) => {
      if (asked !== this.asked) return;
      box.replaceWith(checkCard(item));
    }, (error) => box.replaceWith(problemOf(error, 'p')));
  }
}
