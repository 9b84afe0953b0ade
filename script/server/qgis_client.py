"""QGIS 3.22 as client: the temporal filter of a layer over OGC API - Features must show what the ledger answers on seven days."""
import os
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

from common import DAYS, expect, finish, holders, layer
from qgis_filter import shown
from service import LAYERS_SERVED, URL, held

QgsApplication.setPrefixPath('/usr', True)
application = QgsApplication([], False)
application.initQgis()
for name in LAYERS_SERVED:
    opened = QgsVectorLayer(f"url='{URL}' typename='{name}' pageSize='25' pagingEnabled='true'", name, 'OAPIF')
    expect(f'{name}: opens', True, opened.isValid())
    if not opened.isValid():
        print(opened.error().message(), file=sys.stderr)
        continue
    expect(f'{name}: all features, by pages of 25', sorted(feature['id'] for feature in layer(name)),
           sorted(feature['id'] for feature in opened.getFeatures()))
    expect(f'{name}: their number', len(layer(name)), opened.featureCount())
    if name == 'control-status':
        for day in DAYS:
            expect(f'{name}: the temporal filter on {day}, beside dateline ledger at', holders(day),
                   {(feature['place_id'], feature['control']) for feature in shown(opened, day) if feature['control']})
    for day in DAYS:
        expect(f'{name}: the temporal filter on {day}', held(name, f'{day}T00:00:00Z', f'{day}T23:59:59Z'),
               {feature['id'] for feature in shown(opened, day)})
    within = QgsFeatureRequest().setFilterRect(QgsRectangle(36.5, 36.0, 37.8, 36.6))
    points = [feature for feature in layer(name) if feature['geometry'] and feature['geometry']['type'] == 'Point']
    if points:
        expect(f'{name}: by box', {feature['id'] for feature in points if 36.5 <= feature['geometry']['coordinates'][0] <= 37.8
                                   and 36.0 <= feature['geometry']['coordinates'][1] <= 36.6},
               {feature['id'] for feature in opened.getFeatures(within) if feature.hasGeometry()})

opened = QgsVectorLayer(f"url='{URL}' typename='control-status'", 'control-status', 'OAPIF')
expect('a map larger than the world', {feature['id'] for feature in layer('control-status') if feature['geometry']},
       {feature['id'] for feature in opened.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(-400, -200, 400, 200)))
        if feature.hasGeometry()})
opened.setSubsetString('"control" = \'ISIS\'')
expect('a provider\'s filter', {feature['id'] for feature in layer('control-status') if feature['properties']['control'] == 'ISIS'},
       {feature['id'] for feature in opened.getFeatures()})
types = {field.name(): field.typeName() for field in opened.fields()}
expect('types of start and end: the temporal controller offers them', ('DateTime', 'DateTime'),
       tuple(types.get(name, '').replace('datetime', 'DateTime') for name in ('start', 'end')))

# `exitQgis` crashes in QGIS 3.22 after all is said.
sys.stdout.flush()
os._exit(finish())
