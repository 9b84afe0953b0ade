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

  /** The first view: most of the places; of each side the farthest hundredth may lie outside. */
  home() {
    const {record} = this;
    const middle = (values) => {
      const sorted = Float64Array.from(values).sort();
      const low = Math.floor(sorted.length / 100);
      return [sorted[low] ?? 0, sorted[sorted.length - 1 - low] ?? 0];
    };
    const [west, east] = middle(record.longitudes);
    const [south, north] = middle(record.latitudes);
    this.isHoming = true;
    this.leaflet.fitBounds([[south, west], [north, east]], {padding: [40, 40], maxZoom: 11, animate: false});
    this.control.homeZoom = this.leaflet.getZoom();
    this.homeWords = this.words();
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
      hint.replaceChildren(element('strong', {}, reported(record.names[place])), ' ', record.wordsOf(control.standing[place]));
    } else {
      const one = record.checks[check];
      hint.replaceChildren(element('strong', {}, reported(one.title)), ' ', figuresOfCheck(one));
    }
    const [width, height] = [byID('map').clientWidth, byID('map').clientHeight];
    hint.style.left = `${Math.max(4, Math.min(point.x + 14, width - hint.offsetWidth - 4))}px`;
    hint.style.top = `${Math.max(4, Math.min(point.y + 14, height - hint.offsetHeight - 4))}px`;
  }
}
