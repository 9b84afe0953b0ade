"""kepler.gl must take `start` and `end` for times: its filter for them is one with a playback bar, timeRange."""
import sys

from browser import packaged, page
from common import FOLDER, LAYERS, expect, finish

# What its Jupyter widget is given by Python, given by hand: the data, and a filter whose type kepler.gl decides.
HTML = '''<!doctype html><div id="map" style="width:800px;height:600px"></div>
<script type="module">
  import widget from './widget.js';
  const data = await (await fetch('layer.json')).json();
  const filter = name => ({dataId: ['layer'], id: name, name: [name], type: null, value: null});
  const state = {
    height: 600, mapbox_token: '', theme: '', app_name: 'check',
    data: {layer: {id: 'layer', data, format: 'geojson'}},
    config: {version: 'v1', config: {visState: {filters: [filter('start'), filter('end')]}}},
  };
  const model = {
    get: key => state[key], set: (key, value) => { state[key] = value; }, on() {}, off() {},
    save_changes() { window.saved = state.config; },
  };
  widget.render({model, el: document.getElementById('map')});
</script>'''
SAVED = 'window.saved?.config?.visState?.filters?.length === 2 && window.saved.config.visState.filters.every(f => f.type)'

for name in LAYERS:
    files = {'widget.js': packaged('keplergl/static/widget.js'), 'layer.json': FOLDER / f'{name}.geojson'}
    with page(HTML, files) as opened:
        opened.wait_for_function(SAVED, timeout=60_000)
        found = opened.evaluate('window.saved.config.visState.filters.map(f => [f.name[0], f.type])')
    expect(f'{name}: type of the filters', [['start', 'timeRange'], ['end', 'timeRange']], found)

sys.exit(finish())
