"""A page in headless Chromium, with files served beside it: what the checks of web maps share."""
import functools
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

# WebGL 2 without a graphics card.
CHROMIUM = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
            '--ignore-gpu-blocklist']


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: a request is no news."""


def packaged(path: str) -> Path:
    """A file that a package of this Python brings along."""
    return next(found for folder in sys.path if (found := Path(folder) / path).exists())


@contextmanager
def page(html: str, files: dict[str, Path]) -> Iterator[Page]:
    """Opens a page; `files` lie beside it under the names they are given here."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        (Path(folder) / 'index.html').write_text(html)
        for name, path in files.items():
            shutil.copy(path, Path(folder) / name)
        handler = functools.partial(Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=shutil.which('chromium'), args=CHROMIUM)
            opened = browser.new_page()
            opened.goto(f'http://127.0.0.1:{server.server_port}/')
            yield opened
            browser.close()
            server.shutdown()
