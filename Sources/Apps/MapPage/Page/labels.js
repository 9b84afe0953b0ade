/* The names of places on the map, as many as have room: first those of which most is told. */

const MOST_LABELS = 90;

class Labels {
  constructor(record) {
    this.record = record;
    const weight = (place) => {
      let sum = 0;
      for (const interval of record.intervalsOf(place)) sum += 4 + record.supporting[interval].length;
      return sum;
    };
    const weights = Int32Array.from({length: record.placeCount}, (_, place) => weight(place));
    this.order = Int32Array.from({length: record.placeCount}, (_, place) => place)
      .sort((a, b) => weights[b] - weights[a] || a - b);
    this.widths = new Map();
  }

  draw(context, frame, layer, radius) {
    const {record, view} = layer;
    context.font = '500 12px system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    const taken = new Occupied(frame.width, frame.height);
    if (view.checks) this.figures(context, frame, layer, taken);
    let drawn = 0;
    const order = view.place === null ? this.order : [view.place, ...this.order];
    // A dot is not to be covered by a name either; of thousands only those that are named are kept clear.
    if (record.placeCount <= 2000) {
      for (const place of this.order) {
        if (layer.standing[place] < 0) continue;
        const x = record.x[place] * frame.scale - frame.x;
        const y = record.y[place] * frame.scale - frame.y;
        taken.take(x - radius, y - radius, x + radius, y + radius);
      }
    }
    for (const [index, place] of order.entries()) {
      if (drawn >= MOST_LABELS) break;
      if (layer.standing[place] < 0 || (index > 0 && place === view.place)) continue;
      const x = record.x[place] * frame.scale - frame.x;
      const y = record.y[place] * frame.scale - frame.y;
      if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
      if (this.put(context, layer.theme, taken, plain(record.names[place]), x, y, radius)) drawn += 1;
    }
  }

  /** What is stated beside what was measured, on the lines of checks that are long enough: the chosen one first, with the
   *  words for its ends. */
  figures(context, frame, layer, taken) {
    const {record, view, theme} = layer;
    const numbers = record.checks.map((_, number) => number);
    if (view.check !== null) numbers.unshift(view.check);
    numbers.forEach((number, index) => {
      const check = record.checks[number];
      const isChosen = number === view.check;
      const {line} = check.lines[0] ?? {};
      if (!line || (isChosen && index > 0)) return;
      const pixel = (at) => [line[at] * frame.scale - frame.x, line[at + 1] * frame.scale - frame.y];
      const [[x0, y0], [x1, y1]] = [pixel(0), pixel(line.length - 2)];
      const words = shortFigures(check);
      const width = context.measureText(words).width;
      if (!isChosen && Math.hypot(x1 - x0, y1 - y0) < width + 40) return;
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      if (isChosen) {
        for (const [words, at] of [[check.anchor, [x0, y0]], [check.subject, [x1, y1]]]) {
          // A dot there has a name of its own.
          const hasDot = layer.placeAt(layer.pointOf(at, frame), 2) !== null;
          if (words && !hasDot) this.put(context, theme, taken, plain(words), ...at, 6);
        }
      }
      const left = x - width / 2;
      if (taken.take(left - 2, y - 8, left + width + 2, y + 8)) this.write(context, theme, words, left, y);
    });
  }

  write(context, theme, words, left, middle) {
    context.lineWidth = 3.5;
    context.strokeStyle = theme['label-halo'];
    context.strokeText(words, left, middle);
    context.fillStyle = theme.ink;
    context.fillText(words, left, middle);
  }

  /** Draws a name to the right of its dot, to the left, below or above; says whether there was room. */
  put(context, theme, taken, name, x, y, radius) {
    let width = this.widths.get(name);
    if (width === undefined) {
      width = context.measureText(name).width;
      this.widths.set(name, width);
    }
    const gap = radius + 5;
    const spots = [
      [x + gap, y], [x - gap - width, y], [x - width / 2, y + gap + 5], [x - width / 2, y - gap - 5],
    ];
    for (const [left, middle] of spots) {
      if (!taken.take(left - 1, middle - 7, left + width + 1, middle + 7)) continue;
      this.write(context, theme, name, left, middle);
      return true;
    }
    return false;
  }
}

/** Which parts of a canvas are taken, in cells of 6 pixels. */
class Occupied {
  constructor(width, height) {
    this.columns = Math.ceil(width / 6) + 1;
    this.rows = Math.ceil(height / 6) + 1;
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  /** Takes a box if all of it is free. */
  take(left, top, right, bottom) {
    const [x0, x1] = [Math.max(0, Math.floor(left / 6)), Math.min(this.columns - 1, Math.floor(right / 6))];
    const [y0, y1] = [Math.max(0, Math.floor(top / 6)), Math.min(this.rows - 1, Math.floor(bottom / 6))];
    for (let y = y0; y <= y1; y += 1) {
      for (let x = x0; x <= x1; x += 1) if (this.cells[y * this.columns + x]) return false;
    }
    for (let y = y0; y <= y1; y += 1) this.cells.fill(1, y * this.columns + x0, y * this.columns + x1 + 1);
    return true;
  }
}
