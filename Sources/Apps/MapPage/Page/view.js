/* What is shown: the one place that knows it. Whoever changes it says so here, and all others hear of it. */

class View {
  constructor(record) {
    this.day = record.lastDay;
    /** Numbers of the chosen place, change, check and party, or null. */
    this.place = null;
    this.change = null;
    this.check = null;
    this.party = null;
    /** Whether stated distances are drawn. */
    this.checks = false;
    this.tab = 'changes';
    this.query = '';
    this.isPlaying = false;
    this.record = record;
    this.listeners = [];
  }

  /** Calls a function with the names of what has changed, after each change. */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** Changes some of it; days outside the record become its first or last. */
  set(values) {
    const changed = new Set();
    for (const [name, value] of Object.entries(values)) {
      const allowed = name === 'day' ? Math.max(this.record.firstDay, Math.min(this.record.lastDay, value)) : value;
      if (this[name] === allowed) continue;
      this[name] = allowed;
      changed.add(name);
    }
    if (changed.size > 0) for (const listener of this.listeners) listener(changed);
  }

  /** Shows a place, and nothing else in the panel. */
  choosePlace(place) {
    this.set({place, change: null, check: null});
  }

  /** Shows a change on its day. */
  chooseChange(change) {
    const {record} = this;
    const place = changePlace(record, change);
    const day = record.changeDay[change];
    this.set({change, place, check: null, ...(day === AFTER_ALL ? {} : {day})});
  }

  chooseCheck(check) {
    this.set({check, place: null, change: null, checks: true});
  }

  close() {
    this.set({place: null, change: null, check: null});
  }
}
