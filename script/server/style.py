"""MapLibre GL in Chromium draws the server's own style: on seven days it must show what the ledger answers."""
import json
import sys

from browser import packaged, page
from common import DAYS, expect, finish, holders
from service import LAYERS_SERVED, URL, ask, link, query

STYLE = 'application/vnd.mapbox.style+json'
HTML = '''<!doctype html><div id="map" style="width:900px;height:700px"></div>
<script src="maplibre.js"></script>
<script>
  window.problems = [];
  window.shown = style => new Promise(resolve => {
    if (window.drawn) window.drawn.remove();
    const map = window.drawn = new maplibregl.Map({container: 'map', style, center: [38, 36], zoom: 5});
    map.on('error', event => window.problems.push(String(event.error)));
    map.once('idle', () => resolve(map.queryRenderedFeatures().map(feature =>
      [feature.sourceLayer, feature.properties.id, feature.properties.place_id, feature.properties.control])));
  });
</script>'''
LIBRARY = 'panel/dist/bundled/deckglplot/maplibre-gl/dist/maplibre-gl.js'

address = link(ask('/').json['links'], 'stylesheet', STYLE) or f'{URL}/style.json'
style = ask(address).json
expect('the style: version, sources, layers', (8, True, True), (style['version'], bool(style['sources']), bool(style['layers'])))
expect('the style: nothing is fetched from others', [], [
    value for value in json.dumps(style).split('"') if value.startswith(('http', '//', 'mapbox:')) and not value.startswith(URL)])
for name in LAYERS_SERVED:
    tiles = next((found['href'] for found in ask(f'/collections/{name}/tiles/WebMercatorQuad').json['links']
                  if 'tilejson' in found['href'] or 'tilejson' in found.get('type', '')), f'/collections/{name}/tiles/WebMercatorQuad/tilejson.json')
    document = ask(tiles).json
    expect(f'TileJSON of {name}', ('3.0.0', [name], True),
           (document['tilejson'], [found['id'] for found in document['vector_layers']],
            document['tiles'][0].startswith(URL) and '{z}/{y}/{x}' in document['tiles'][0]))
    west, south, east, north = document['bounds']
    expect(f'TileJSON of {name}: bounds, zooms, fields', True, west <= east and south <= north
           and document['minzoom'] < document['maxzoom'] and {'id', 'start', 'end'} <= set(document['vector_layers'][0]['fields']))

with page(HTML, {'maplibre.js': packaged(LIBRARY)}) as opened:
    for day in DAYS:
        shown = opened.evaluate(f'window.shown({json.dumps(query(address, datetime=day))})')
        expect(f'the map on {day}', holders(day), {(place, control) for name, _, place, control in shown
                                                   if name == 'control-status' and control})
    everything = opened.evaluate(f'window.shown({json.dumps(address)})')
    expect('the style as it is draws something', True, len(everything) > 0)
    expect('MapLibre finds nothing wrong', [], opened.evaluate('window.problems'))

sys.exit(finish())
