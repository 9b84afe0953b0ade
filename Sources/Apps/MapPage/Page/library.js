/* Without Leaflet nothing can be drawn: a server that lacks it says so on the page, and the rest does not begin. */

if (typeof L === 'undefined') {
  document.getElementById('summary').textContent = 'The map cannot be drawn: Leaflet is not installed where this page '
    + 'comes from. Install libjs-leaflet there (apt-get install libjs-leaflet), and start the server again.';
  return;
}
