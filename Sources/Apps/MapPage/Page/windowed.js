/* A long list of which a part is in the page: fifty thousand rows would stall a browser, and nobody reads them at once. */

const ROWS = 40;

class WindowedList {
  /** In an element, with a function that makes the row of an entry, and the noun for what its buttons bring. */
  constructor(box, row, {before, after, empty}) {
    this.box = box;
    this.row = row;
    this.words = {before, after, empty};
    this.entries = [];
    this.from = 0;
    this.to = 0;
    this.list = element('ul', {class: 'rows'});
    this.earlier = element('button', {type: 'button', class: 'more'});
    this.later = element('button', {type: 'button', class: 'more'});
    this.nothing = element('p', {class: 'nothing'}, empty);
    this.earlier.addEventListener('click', () => this.more(-1));
    this.later.addEventListener('click', () => this.more(1));
    this.box.append(this.earlier, this.list, this.later, this.nothing);
    this.box.addEventListener('keydown', (event) => this.move(event));
  }

  /** Takes entries, and shows those round the one at `position`. */
  take(entries, position) {
    this.entries = entries;
    this.nothing.hidden = entries.length > 0;
    this.show(position);
  }

  /** Shows the entries round a position anew. */
  show(position) {
    this.from = Math.max(0, Math.min(position - ROWS / 2, this.entries.length - ROWS));
    this.to = Math.min(this.entries.length, this.from + ROWS);
    this.fill();
  }

  holds(position) {
    return position >= this.from && position < this.to;
  }

  fill() {
    this.list.replaceChildren(...this.entries.slice(this.from, this.to).map((entry) => this.row(entry)));
    this.label();
  }

  label() {
    const rest = this.entries.length - this.to;
    this.earlier.hidden = this.from === 0;
    this.later.hidden = rest === 0;
    this.earlier.textContent = `${this.words.before} (${this.from.toLocaleString('en')})`;
    this.later.textContent = `${this.words.after} (${rest.toLocaleString('en')})`;
  }

  /** Brings more of one side, and leaves the others where they are. */
  more(direction) {
    if (direction > 0) {
      const to = Math.min(this.entries.length, this.to + ROWS);
      this.list.append(...this.entries.slice(this.to, to).map((entry) => this.row(entry)));
      this.to = to;
    } else {
      const from = Math.max(0, this.from - ROWS);
      const height = this.box.scrollHeight;
      this.list.prepend(...this.entries.slice(from, this.from).map((entry) => this.row(entry)));
      this.box.scrollTop += this.box.scrollHeight - height;
      this.from = from;
    }
    this.label();
  }

  /** The row at a position, where it is in the page. */
  rowAt(position) {
    return this.holds(position) ? this.list.children[position - this.from] : null;
  }

  /** Scrolls the list, and nothing else, so that a row can be seen. */
  bringIntoView(position) {
    const row = this.rowAt(position);
    if (!row) return;
    const [box, place] = [this.box.getBoundingClientRect(), row.getBoundingClientRect()];
    if (place.top < box.top || place.bottom > box.bottom) {
      this.box.scrollTop += place.top - box.top - (box.height - place.height) / 3;
    }
  }

  /** Arrow keys go from row to row. */
  move(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const row = document.activeElement?.closest('li');
    if (!step || !row || row.parentElement !== this.list) return;
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (!next) return;
    event.preventDefault();
    next.querySelector('button').focus();
  }
}
