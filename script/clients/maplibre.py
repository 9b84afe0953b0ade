"""MapLibre GL: filtered by `start` and `end` on seven days, the layer must show what the ledger answers."""
import json
import sys

from browser import packaged, page
from common import DAYS, FOLDER, expect, finish, holders

HTML = '''<!doctype html><div id="map" style="width:800px;height:600px"></div>
<script src="maplibre.js"></script>
<script>
  const map = window.map = new maplibregl.Map({
    container: 'map', center: [38, 36], zoom: 4,
    style: {version: 8, sources: {status: {type: 'geojson', data: 'layer.json'}},
            layers: [{id: 'status', type: 'circle', source: 'status'}]},
  });
  map.once('idle', () => { window.isLoaded = true; });
  // One form of time in a column: words compare as times do. A null is absent, hence the far ends.
  window.shown = async day => {
    map.setFilter('status', ['all',
      ['<=', ['coalesce', ['get', 'start'], '0000'], `${day}T23:59:59Z`],
      ['>=', ['coalesce', ['get', 'end'], '9999'], `${day}T00:00:00Z`],
      ['has', 'control']]);
    await map.once('idle');
    return map.queryRenderedFeatures({layers: ['status']}).map(f => [f.properties.place_id, f.properties.control]);
  };
</script>'''
LIBRARY = 'panel/dist/bundled/deckglplot/maplibre-gl/dist/maplibre-gl.js'

with page(HTML, {'maplibre.js': packaged(LIBRARY), 'layer.json': FOLDER / 'control-status.geojson'}) as opened:
    opened.wait_for_function('window.isLoaded', timeout=60_000)
    for day in DAYS:
        shown = opened.evaluate(f'window.shown({json.dumps(day)})')
        expect(day, holders(day), {tuple(pair) for pair in shown})

sys.exit(finish())
