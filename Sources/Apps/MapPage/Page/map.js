/* Leaflet's map with our two canvases. */

class MapView {
  constructor(record, view) {
    this.record = record;
    this.view = view;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.leaflet = L.map('map', {
      attributionControl: false, zoomControl: true, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 100, minZoom: 1,
      maxZoom: 15, zoomAnimation: !isCalm, fadeAnimation: !isCalm, inertia: !isCalm, worldCopyJump: false, boxZoom: true,
    });
    this.isCalm = isCalm;
    L.control.scale({imperial: false, position: 'bottomright'}).addTo(this.leaflet);
    this.ground = new GroundLayer(record);
    this.control = new ControlLayer(record, view);
    this.hint = byID('hint');
    this.home();
    this.ground.addTo(this.leaflet);
    this.control.addTo(this.leaflet);
    this.retheme();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.retheme());
    this.leaflet.on('click', (event) => this.click(event.containerPoint));
    this.leaflet.on('mousemove', (event) => this.point(event.containerPoint));
    this.leaflet.on('mouseout movestart', () => { this.hint.hidden = true; });
    new ResizeObserver(() => this.leaflet.invalidateSize({animate: false})).observe(byID('map'));
  }

  /** The first view: the places that lie together. */
  home() {
    const {record} = this;
    const shown = placesOfFirstView(record);
    const bounds = L.latLngBounds(shown.map((place) => [record.latitudes[place], record.longitudes[place]]));
    if (shown.length) {
      this.leaflet.fitBounds(bounds, {
        paddingTopLeft: [this.legendWidth + 50, 40], paddingBottomRight: [50, 40], maxZoom: 11, animate: false,
      });
    } else {
      this.leaflet.setView([20, 0], 2);
    }
    this.control.homeZoom = this.leaflet.getZoom();
    this.homeWords = this.words();
  }

  /** What the legend takes of a wide map. */
  get legendWidth() {
    const legend = byID('legend');
    return legend.open && byID('map').clientWidth > 700 ? legend.offsetLeft + legend.offsetWidth : 0;
  }

  retheme() {
    const theme = themeOfPage();
    this.ground.retheme(theme);
    this.control.retheme(theme);
  }

  /** The view for an address: latitude, longitude, zoom. */
  words() {
    const {lat, lng} = this.leaflet.getCenter();
    return [lat.toFixed(4), lng.toFixed(4), String(Math.round(this.leaflet.getZoom() * 4) / 4)].join(',');
  }

  get isMoved() {
    return this.words() !== this.homeWords;
  }

  /** Takes the view of an address; one that says nothing leaves it. */
  restore(words) {
    const [latitude, longitude, zoom] = (words ?? '').split(',').map(Number);
    const isWhole = [latitude, longitude, zoom].every(Number.isFinite) && words.split(',').length === 3;
    if (!isWhole || Math.abs(latitude) > 85 || Math.abs(longitude) > 180 || zoom < 1 || zoom > 15) return;
    this.leaflet.setView([latitude, longitude], zoom, {animate: false});
  }

  /** Brings a place into the middle where it cannot be seen, and closer where the view is of half a world. */
  flyTo(place) {
    const at = L.latLng(this.record.latitudes[place], this.record.longitudes[place]);
    const zoom = Math.max(this.leaflet.getZoom(), this.control.homeZoom, 8);
    if (zoom > this.leaflet.getZoom() || !this.leaflet.getBounds().pad(-0.15).contains(at)) {
      this.leaflet.setView(at, zoom, {animate: !this.isCalm});
    }
  }

  /** Moves the map so far that a place can be seen, once the panel has taken its room. */
  keepInSight(place) {
    clearTimeout(this.sighting);
    this.sighting = setTimeout(() => {
      const at = [this.record.latitudes[place], this.record.longitudes[place]];
      this.leaflet.panInside(at, {padding: [40, 40], animate: !this.isCalm});
    }, 260);
  }

  click(point) {
    const place = this.control.placeAt(point);
    if (place !== null) return this.view.choosePlace(place);
    const check = this.control.checkAt(point);
    return check === null ? this.view.close() : this.view.chooseCheck(check);
  }

  /** Says what lies under the pointer. */
  point(point) {
    const {record, control, hint} = this;
    const place = control.placeAt(point, 4);
    const check = place === null ? control.checkAt(point, 6) : null;
    byID('map').classList.toggle('on-thing', place !== null || check !== null);
    hint.hidden = place === null && check === null;
    if (hint.hidden) return;
    if (place !== null) {
      const name = element('strong', {}, reported(record.names[place]));
      hint.replaceChildren(name, ' ', reported(record.wordsOf(control.standing[place])));
    } else {
      const one = record.checks[check];
      hint.replaceChildren(element('strong', {}, reported(one.title)), ' ', figuresOfCheck(one));
    }
    const [width, height] = [byID('map').clientWidth, byID('map').clientHeight];
    hint.style.left = `${Math.max(4, Math.min(point.x + 14, width - hint.offsetWidth - 4))}px`;
    hint.style.top = `${Math.max(4, Math.min(point.y + 14, height - hint.offsetHeight - 4))}px`;
  }
}

/** The places to frame at first: of the farthest from the middle at most a quarter stay outside, where that makes the
 *  scale at least a quarter larger; each hundredth of the places must buy four of scale. The picture's rule (`Theatre`). */
function placesOfFirstView(record) {
  const places = record.names.map((_, place) => place);
  const median = (values) => Float64Array.from(values).sort()[values.length >> 1] ?? 0;
  const [x, y] = [median(record.x), median(record.y)];
  const distance = Float64Array.from(places, (place) => Math.hypot(record.x[place] - x, record.y[place] - y));
  places.sort((a, b) => distance[a] - distance[b] || a - b);
  let [west, north, east, south] = [x, y, x, y];
  const diagonals = places.map((place) => {
    [west, east] = [Math.min(west, record.x[place]), Math.max(east, record.x[place])];
    [north, south] = [Math.min(north, record.y[place]), Math.max(south, record.y[place])];
    // 40 km, below which nothing is worth leaving out.
    return Math.max(0.001, Math.hypot(east - west, south - north));
  });
  const count = places.length;
  const whole = diagonals[count - 1];
  let best = {kept: count, worth: 1 / whole};
  for (let kept = Math.ceil(count * 0.75); kept < count; kept += 1) {
    const worth = (kept / count) ** 4 / diagonals[kept - 1];
    if (whole / diagonals[kept - 1] >= 1.25 && worth > best.worth) best = {kept, worth};
  }
  return places.slice(0, best.kept);
}
