/* The signs of places: held, a dot in the party's colour; contested, a dot in the colours of those who claim it, in a
 * second ring; not known, an empty broken ring. Told apart by shape as well as by colour. */

class Signs {
  constructor() {
    this.made = new Map();
  }

  /** Forgets all signs: the colours round them have changed. */
  retheme(theme) {
    this.theme = theme;
    this.made.clear();
  }

  /** The signs of some looks in one size, by number, made as they are asked for; faint ones for what stands aside. */
  ofSize(looks, radius, ratio, isFaint) {
    const key = `${radius}/${ratio}/${isFaint}`;
    let signs = this.made.get(key);
    if (!signs) {
      signs = new Array(looks.length);
      this.made.set(key, signs);
    }
    return (number) => {
      signs[number] ??= this.pixelsOf(looks[number], radius, ratio, isFaint);
      return signs[number];
    };
  }

  pixelsOf(look, radius, ratio, isFaint) {
    const canvas = this.draw(look.colours, look.isContested, radius, ratio);
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    if (isFaint) for (let index = 3; index < data.length; index += 4) data[index] /= 5;
    return new Sign(new Uint32Array(data.buffer), canvas.width, radius >= 4.5);
  }

  draw(colours, isContested, radius, ratio) {
    const margin = isContested ? 4 : radius < 4 ? 1 : 2.5;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(2 * (radius + margin) * ratio);
    canvas.height = canvas.width;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.scale(ratio, ratio);
    const middle = canvas.width / ratio / 2;
    const circle = (size) => {
      context.beginPath();
      context.arc(middle, middle, size, 0, 2 * Math.PI);
    };
    const isSmall = radius < 4;
    circle(radius + (isSmall ? 0.7 : 1.6));
    context.fillStyle = this.theme.halo;
    context.fill();
    if (colours.length === 0) {
      circle(radius - 0.8);
      context.lineWidth = isSmall ? 1 : 2;
      context.strokeStyle = this.theme.rim;
      // Broken: a whole ring is what a black dot looks like at night.
      const part = 2 * Math.PI * (radius - 0.8) / 8;
      context.setLineDash([part * 1.1, part * 0.9]);
      context.stroke();
      return canvas;
    }
    const part = 2 * Math.PI / colours.length;
    colours.forEach((colour, index) => {
      context.beginPath();
      context.moveTo(middle, middle);
      context.arc(middle, middle, radius, -Math.PI / 2 + index * part, -Math.PI / 2 + (index + 1) * part);
      context.fillStyle = colour;
      context.fill();
    });
    circle(radius);
    context.lineWidth = isSmall ? 0.6 : 1;
    context.strokeStyle = this.theme.rim;
    context.stroke();
    if (isContested) {
      circle(radius + 2.8);
      context.lineWidth = 1.2;
      context.stroke();
    }
    return canvas;
  }
}

/** The pixels of a sign that are not empty. */
class Sign {
  constructor(pixels, size, isLarge) {
    this.size = size;
    this.isLarge = isLarge;
    const filled = [...pixels.keys()].filter((index) => pixels[index] >>> 24);
    this.colours = Uint32Array.from(filled, (index) => pixels[index]);
    this.columns = Uint8Array.from(filled, (index) => index % size);
    this.rows = Uint8Array.from(filled, (index) => Math.floor(index / size));
    this.width = 0;
  }

  /** Where they stand from the first one in a picture of this width. */
  offsetsFor(width) {
    if (this.width !== width) {
      this.width = width;
      this.offsets = Int32Array.from(this.columns, (column, index) => this.rows[index] * width + column);
    }
    return this.offsets;
  }
}

/** The colours of what is drawn, from the style sheet. */
function themeOfPage() {
  const style = getComputedStyle(document.documentElement);
  const names = ['halo', 'rim', 'border', 'river', 'water', 'land', 'other', 'front', 'front-case', 'ink', 'label-halo',
    'fit', 'misfit', 'unmeasured', 'accent'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
}
