/* Canvases that lie on the map. Leaflet moves and scales them with its panes while one drags and zooms, and they are drawn
 * anew when the view has changed; a margin round the view keeps what comes in from the edge in sight meanwhile. */

const CanvasLayer = L.Renderer.extend({
  options: {padding: 0.25, pane: 'overlayPane'},

  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.className = 'drawn';
    this._context = this._container.getContext('2d');
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    this._container = null;
    this._context = null;
  },

  /* Leaflet's own renderers keep paths; these have none. */
  _updatePaths() {},

  getEvents() {
    const events = L.Renderer.prototype.getEvents.call(this);
    events.move = this._follow;
    return events;
  },

  /* A long drag leaves the margin before it ends. */
  _follow() {
    if (!this._map._animatingZoom && !this._bounds.contains(this._viewOnPane())) this._update();
  },

  _viewOnPane() {
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    return L.bounds(corner, corner.add(this._map.getSize()));
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    if (this._container.width !== Math.round(size.x * ratio) || this._container.height !== Math.round(size.y * ratio)) {
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
    }
    this.redraw();
  },

  /** Draws anew. */
  redraw() {
    if (!this._map || !this._bounds) return;
    const context = this._context;
    const ratio = this._container.width / this._bounds.getSize().x;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this._container.width, this._container.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.draw(context, this.frame(ratio));
  },

  /** How the square world (0...1) lies on this canvas: pixel = world · scale − origin. */
  frame(ratio) {
    const size = this._bounds.getSize();
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    const scale = 256 * 2 ** this._map.getZoom();
    return {
      scale, ratio, x: origin.x, y: origin.y, width: size.x, height: size.y,
      west: origin.x / scale, north: origin.y / scale,
      east: (origin.x + size.x) / scale, south: (origin.y + size.y) / scale,
    };
  },
});

/** Whether something of this extent (x, y, x, y of the square world) can be seen. */
function isInFrame(extent, frame) {
  return extent[0] <= frame.east && extent[2] >= frame.west && extent[1] <= frame.south && extent[3] >= frame.north;
}

/** Adds a line to the path; positions less than `step` pixels from the last one drawn are passed over. */
function traceLine(context, line, frame, step = 0.8) {
  let lastX = line[0] * frame.scale - frame.x;
  let lastY = line[1] * frame.scale - frame.y;
  context.moveTo(lastX, lastY);
  const end = line.length - 2;
  for (let index = 2; index <= end; index += 2) {
    const x = line[index] * frame.scale - frame.x;
    const y = line[index + 1] * frame.scale - frame.y;
    if (index < end && Math.abs(x - lastX) < step && Math.abs(y - lastY) < step) continue;
    context.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}
