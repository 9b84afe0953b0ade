/* The signs of places: held, a dot in the party's colour; contested, a dot in the colours of those who claim it, in a
 * second ring; not known, an empty ring. Told apart by shape as well as by colour. */

class Signs {
  constructor() {
    this.made = new Map();
  }

  /** Forgets all signs: the colours round them have changed. */
  retheme(theme) {
    this.theme = theme;
    this.made.clear();
  }

  /** A sign as a small canvas, its middle at the middle; `colours`: one for a holder, several for claimants, none where
   *  nobody is known. */
  sign(colours, isContested, radius, ratio) {
    const key = `${isContested ? 'c' : 'h'}${colours.join()}/${radius}/${ratio}`;
    let sign = this.made.get(key);
    if (!sign) {
      sign = this.draw(colours, isContested, radius, ratio);
      this.made.set(key, sign);
    }
    return sign;
  }

  draw(colours, isContested, radius, ratio) {
    const margin = isContested ? 4 : 2.5;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(2 * (radius + margin) * ratio);
    canvas.height = canvas.width;
    const context = canvas.getContext('2d');
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

/** The colours of what is drawn, from the style sheet. */
function themeOfPage() {
  const style = getComputedStyle(document.documentElement);
  const names = ['halo', 'rim', 'border', 'river', 'water', 'land', 'other', 'front', 'front-case', 'ink', 'label-halo',
    'fit', 'misfit', 'unmeasured', 'accent'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
}
