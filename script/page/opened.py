"""The page of a map in headless Chromium: what its checks share."""
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from common import FOLDER
from playwright.sync_api import Page, sync_playwright

PAGE = FOLDER / 'map.html'
DESKTOP = (1440, 900)
PHONE = (390, 844)


@dataclass
class Opened:
    """A page with what it asked for and complained about."""
    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def shown(self) -> list[dict]:
        """The places on the map, with status, holder and colours."""
        return self.page.evaluate('window.dateline.shown()')

    def day(self) -> str:
        """The shown day."""
        return self.page.evaluate('window.dateline.day()')

    def go(self, address: str) -> None:
        """Changes what stands behind # in the address, as a link on the page would."""
        self.page.evaluate('hash => { location.hash = hash; }', address)
        # The lists follow a little later than the map where days pass quickly.
        self.page.wait_for_timeout(250)

    def click_place(self, place: str) -> None:
        """Clicks where a place stands on the map."""
        at = self.page.evaluate('id => window.dateline.positionOf(id)', place)
        self.page.mouse.click(at['x'], at['y'])

    def wait(self, is_so: Callable[[], bool], seconds: float = 60) -> None:
        """Waits until something is so. The page's own policy forbids Playwright to wait for an expression inside it."""
        end = time.monotonic() + seconds
        while not is_so() and time.monotonic() < end:
            self.page.wait_for_timeout(50)

    def quotes(self) -> list[str]:
        """The quotations of the panel, once they have come."""
        self.page.wait_for_selector('#panel blockquote', timeout=5_000)
        return self.page.locator('#panel blockquote').all_inner_texts()


@contextmanager
def opened(path: Path = PAGE, address: str = '', size: tuple[int, int] = DESKTOP, **options: object) -> Iterator[Opened]:
    """Opens a page from a file. Options are those of a browser context, such as `color_scheme`."""
    url = path if isinstance(path, str) else f'file://{path}'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which('chromium'), args=['--no-sandbox'])
        context = browser.new_context(viewport={'width': size[0], 'height': size[1]}, **options)
        result = Opened(context.new_page())
        # From the browser, not from the page: nothing that is asked for is missed.
        context.on('request', lambda request: result.requests.append(request.url))
        result.page.on('pageerror', lambda error: result.complaints.append(str(error)))
        result.page.on('dialog', lambda dialog: (result.complaints.append(f'dialog: {dialog.message}'), dialog.dismiss()))
        result.page.on('console', lambda message: result.complaints.append(message.text)
                       if message.type in ('error', 'warning') else None)
        result.page.goto(url + (f'#{address}' if address else ''))
        result.page.wait_for_selector('body[data-ready]', timeout=60_000)
        yield result
        browser.close()
