/* Who holds what on the shown day: areas, fronts, stated distances, places. One canvas, drawn anew with each day. */

const RECENT_DAYS = 7;

const ControlLayer = CanvasLayer.extend({
  initialize(record, view) {
    CanvasLayer.prototype.initialize.call(this, {});
    this.record = record;
    this.view = view;
    this.signs = new Signs();
    this.dots = new Dots();
    this.order = orderOfDrawing(record);
    this.standing = new Int32Array(record.placeCount).fill(-1);
    this.shownDay = null;
    this.labels = new Labels(record);
  },

  retheme(theme) {
    this.theme = theme;
    this.signs.retheme(theme);
    this.redraw();
  },

  /** Takes the view's day; says whether anything of it differs from the day before. */
  show(day) {
    if (day !== this.shownDay) this.record.standings(day, this.standing);
    this.shownDay = day;
    this.redraw();
  },

  draw(context, frame) {
    if (!this.theme || this.shownDay === null) return;
    context.lineJoin = 'round';
    this.drawAreas(context, frame);
    this.drawFronts(context, frame);
    if (this.view.checks) this.drawChecks(context, frame);
    this.drawPlaces(context, frame);
  },

  isOfDay(drawn) {
    return drawn.start <= this.shownDay && drawn.end >= this.shownDay;
  },

  drawAreas(context, frame) {
    for (const area of this.record.areas) {
      if (!this.isOfDay(area)) continue;
      context.beginPath();
      for (const {line, extent} of area.rings) {
        if (!isInFrame(extent, frame)) continue;
        traceLine(context, line, frame);
        context.closePath();
      }
      const colour = this.record.parties[area.party]?.colour ?? this.record.unsettled.unknown;
      const isAside = this.view.party !== null && this.view.party !== area.party;
      context.globalAlpha = isAside ? 0.08 : 0.24;
      context.fillStyle = colour;
      context.fill('evenodd');
      context.globalAlpha = isAside ? 0.15 : 0.45;
      context.lineWidth = 0.8;
      // Not the party's colour: black on a dark ground would have no edge.
      context.strokeStyle = this.theme.rim;
      context.stroke();
    }
    context.globalAlpha = 1;
  },

  drawFronts(context, frame) {
    context.beginPath();
    for (const front of this.record.fronts) {
      if (!this.isOfDay(front)) continue;
      for (const {line, extent} of front.lines) if (isInFrame(extent, frame)) traceLine(context, line, frame);
    }
    context.lineCap = 'round';
    context.strokeStyle = this.theme['front-case'];
    context.lineWidth = 5;
    context.stroke();
    context.strokeStyle = this.theme.front;
    context.lineWidth = 2;
    context.stroke();
    context.lineCap = 'butt';
  },

  drawChecks(context, frame) {
    this.record.checks.forEach((check, number) => {
      const {tone} = outcomeOfCheck(check);
      const isChosen = this.view.check === number;
      context.beginPath();
      for (const {line, extent} of check.lines) if (isInFrame(extent, frame)) traceLine(context, line, frame);
      context.strokeStyle = this.theme['front-case'];
      context.lineWidth = isChosen ? 7 : 4;
      context.stroke();
      // What misfits is broken, so that it differs in more than its colour.
      context.setLineDash(tone === 'fit' ? [] : tone === 'misfit' ? [9, 5] : [2, 4]);
      context.strokeStyle = this.theme[tone];
      context.lineWidth = isChosen ? 4 : 1.8;
      context.stroke();
      context.setLineDash([]);
    });
  },

  /** The radius of dots: smaller where there are thousands. */
  radius() {
    const count = this.record.placeCount;
    const base = count < 400 ? 6.5 : count < 3000 ? 5 : count < 12000 ? 4 : 3;
    return Math.max(2.5, Math.min(8, base + (this._map.getZoom() - this.homeZoom) * 0.5));
  },

  drawPlaces(context, frame) {
    const {record, standing, view, dots} = this;
    const radius = Math.round(this.radius() * 2) / 2;
    const {ratio} = frame;
    const edge = radius + 4;
    const signOf = this.signs.ofSize(record.looks, radius, ratio, false);
    const faintSignOf = this.signs.ofSize(record.looks, radius, ratio, true);
    const rings = [];
    dots.begin(context.canvas.width, context.canvas.height);
    for (const place of this.order) {
      const interval = standing[place];
      if (interval < 0) continue;
      const x = record.x[place] * frame.scale - frame.x;
      const y = record.y[place] * frame.scale - frame.y;
      if (x < -edge || y < -edge || x > frame.width + edge || y > frame.height + edge) continue;
      const isAside = view.party !== null && !record.concerns(interval, view.party);
      dots.put((isAside ? faintSignOf : signOf)(record.look[interval]), x * ratio, y * ratio);
      const since = this.shownDay - record.start[interval];
      if (since < RECENT_DAYS && since >= 0 && !isAside) rings.push(x, y);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    dots.paint(context);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawRings(context, rings, radius + 3.5, 1.6, this.theme.rim);
    if (view.place !== null) {
      const at = [record.x[view.place] * frame.scale - frame.x, record.y[view.place] * frame.scale - frame.y];
      this.drawRings(context, at, radius + 7, 3, this.theme.accent);
    }
    this.labels.draw(context, frame, this, radius);
  },

  drawRings(context, positions, radius, width, colour) {
    context.beginPath();
    for (let index = 0; index < positions.length; index += 2) {
      context.moveTo(positions[index] + radius, positions[index + 1]);
      context.arc(positions[index], positions[index + 1], radius, 0, 2 * Math.PI);
    }
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  },

  /** The place nearest to a point of the map's box within a finger's breadth, or null. All places are looked at: fifty
   *  thousand distances take less time than a grid of them would take to keep. */
  placeAt(point, reach = 14) {
    const {record, standing} = this;
    const origin = this._map.getPixelOrigin().add(this._map.containerPointToLayerPoint(point));
    const scale = 256 * 2 ** this._map.getZoom();
    let nearest = null;
    let best = (reach + this.radius()) ** 2 / scale ** 2;
    const x = origin.x / scale;
    const y = origin.y / scale;
    for (let place = 0; place < record.placeCount; place += 1) {
      if (standing[place] < 0) continue;
      const distance = (record.x[place] - x) ** 2 + (record.y[place] - y) ** 2;
      if (distance < best) {
        best = distance;
        nearest = place;
      }
    }
    return nearest;
  },

  /** Where a position of the canvas lies in the map's box. */
  pointOf([x, y], frame) {
    return this._map.layerPointToContainerPoint(L.point(x + frame.x, y + frame.y).subtract(this._map.getPixelOrigin()));
  },

  /** The check whose line passes nearest to a point of the map's box, or null. */
  checkAt(point, reach = 8) {
    if (!this.view.checks) return null;
    const origin = this._map.getPixelOrigin().add(this._map.containerPointToLayerPoint(point));
    const scale = 256 * 2 ** this._map.getZoom();
    let nearest = null;
    let best = reach / scale;
    this.record.checks.forEach((check, number) => {
      for (const {line} of check.lines) {
        const distance = distanceToLine(origin.x / scale, origin.y / scale, line);
        if (distance < best) {
          best = distance;
          nearest = number;
        }
      }
    });
    return nearest;
  },
});

/** Places from north to south in strips, in each from west to east: dots that lie together are drawn one after the other,
 *  which spares the processor most of its waiting for memory. */
function orderOfDrawing(record) {
  const [north, south] = record.y.reduce(([low, high], y) => [Math.min(low, y), Math.max(high, y)], [1, 0]);
  const strip = Math.max(south - north, 1e-9) / 256;
  const strips = Int32Array.from(record.y, (y) => (y - north) / strip);
  return Int32Array.from(record.y.keys()).sort((a, b) => strips[a] - strips[b] || record.x[a] - record.x[b] || a - b);
}

/** From a position to the nearest of a line. */
function distanceToLine(x, y, line) {
  let best = Infinity;
  for (let index = 0; index + 3 < line.length; index += 2) {
    const [x0, y0] = [line[index], line[index + 1]];
    const [dx, dy] = [line[index + 2] - x0, line[index + 3] - y0];
    const length = dx * dx + dy * dy;
    const part = length > 0 ? Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length)) : 0;
    best = Math.min(best, Math.hypot(x0 + part * dx - x, y0 + part * dy - y));
  }
  return best;
}
