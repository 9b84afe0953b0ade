/* Signs put onto a canvas pixel by pixel: fifty thousand take some milliseconds so, and half a second where each is drawn
 * as a picture of its own. */

class Dots {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.context = this.canvas.getContext('2d');
    this.data = null;
  }

  /** Begins an empty picture of so many device pixels. */
  begin(width, height) {
    if (!this.data || this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.data = this.context.createImageData(width, height);
      this.pixels = new Uint32Array(this.data.data.buffer);
    } else {
      this.pixels.fill(0);
    }
  }

  /** Puts a sign with its middle at a position, over what is there. */
  put(sign, x, y) {
    const {pixels, canvas: {width, height}} = this;
    const left = Math.round(x - sign.size / 2);
    const top = Math.round(y - sign.size / 2);
    if (left < 0 || top < 0 || left + sign.size > width || top + sign.size > height) return this.putPart(sign, left, top);
    const offsets = sign.offsetsFor(width);
    const {colours, isLarge} = sign;
    const start = top * width + left;
    for (let index = 0; index < offsets.length; index += 1) {
      const target = start + offsets[index];
      pixels[target] = over(colours[index], pixels[target], isLarge);
    }
    return undefined;
  }

  /** The same of a sign of which a part lies outside. */
  putPart(sign, left, top) {
    const {pixels, canvas: {width, height}} = this;
    sign.colours.forEach((colour, index) => {
      const [x, y] = [left + sign.columns[index], top + sign.rows[index]];
      if (x < 0 || y < 0 || x >= width || y >= height) return;
      pixels[y * width + x] = over(colour, pixels[y * width + x], sign.isLarge);
    });
  }

  /** Draws the picture onto a context whose pixels are the device's. */
  paint(context) {
    this.context.putImageData(this.data, 0, 0);
    context.drawImage(this.canvas, 0, 0);
  }
}

/** One colour over another, both with straight alpha in the highest byte. Where edges are to be smooth over another dot
 *  they are mixed with it, as opaque as that is; of small dots, of which there are thousands, they cover it or do not. */
function over(above, below, isSmooth) {
  const alpha = above >>> 24;
  if (alpha === 255 || below === 0) return above;
  if (!isSmooth) return alpha > 127 ? above : below;
  const rest = 255 - alpha;
  const mixed = (shift) => (((above >>> shift) & 255) * alpha + ((below >>> shift) & 255) * rest) / 255 | 0;
  return ((Math.max(alpha, below >>> 24) << 24) | (mixed(16) << 16) | (mixed(8) << 8) | mixed(0)) >>> 0;
}
