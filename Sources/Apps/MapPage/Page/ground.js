/* The ground: borders, rivers and whatever else a basemap gives; drawn when the view changes, not when the day does. */

const GroundLayer = CanvasLayer.extend({
  initialize(record) {
    CanvasLayer.prototype.initialize.call(this, {});
    this.byKind = {};
    for (const ground of record.ground) (this.byKind[ground.kind] ??= []).push(ground);
  },

  retheme(theme) {
    this.theme = theme;
    this.redraw();
  },

  draw(context, frame) {
    if (!this.theme) return;
    context.lineJoin = 'round';
    context.lineCap = 'round';
    this.paint(context, frame, 'land', null, this.theme.land);
    this.paint(context, frame, 'water', this.theme.river, this.theme.water, 0.8);
    this.paint(context, frame, 'river', this.theme.river, null, 1.1);
    this.paint(context, frame, 'other', this.theme.other, null, 0.8);
    this.paint(context, frame, 'border', this.theme.border, null, 1.3, [7, 3, 1.5, 3]);
  },

  /** Fills what is closed and strokes the rest. */
  paint(context, frame, kind, stroke, fill, width = 1, dashes = []) {
    for (const isClosed of [true, false]) {
      const shapes = (this.byKind[kind] ?? []).filter((ground) => ground.closed === isClosed);
      if (shapes.length === 0) continue;
      context.beginPath();
      for (const ground of shapes) {
        for (const {line, extent} of ground.lines) {
          if (!isInFrame(extent, frame)) continue;
          traceLine(context, line, frame);
          if (isClosed) context.closePath();
        }
      }
      if (isClosed && fill) {
        context.fillStyle = fill;
        context.fill('evenodd');
      }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.setLineDash(dashes);
        context.stroke();
        context.setLineDash([]);
      }
    }
  },
});
