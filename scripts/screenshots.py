"""Takes the pictures of the README and of the user guide, from bundled data in a fresh folder."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import open_browser  # noqa: E402  # found on the path above
from tests.support.product import Product  # noqa: E402  # found on the path above
from tests.support.sending import send_example  # noqa: E402  # found on the path above

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER: Final = ROOT / "docs" / "screenshots"
LARGEST: Final = 150_000
COLOURS: Final = 256
LAPTOP: Final = (1366, 768)
TELEPHONE: Final = (390, 844)
HALL: Final = (1280, 720)


class Picture(NamedTuple):
    """One picture: its name, the address on screen, size and theme; a click before it is taken."""

    name: str
    address: str
    size: tuple[int, int] = LAPTOP
    theme: str = "light"
    click: str = ""


PICTURES: Final = (
    Picture("overview-light-id-1366x768", "/"),
    Picture("overview-projector-1280x720", "/", HALL, "projector"),
    Picture("overview-telephone-390x844", "/?wilayah=33.01", TELEPHONE),
    Picture("search", "/", click="#region-search"),
    Picture("map", "/peta?indikator=M01"),
    Picture("pillar", "/pilar/koperasi?wilayah=32.12"),
    Picture("village", "/desa/32.12.16.2004"),
    Picture("compare", "/banding?dengan=32.12,33.01,53.71"),
    Picture("quality", "/mutu-data?wilayah=33", theme="dark"),
    Picture("dictionary", "/indikator?indikator=F03"),
    Picture("why", "/mengapa?wilayah=32.12&indikator=F03"),
    Picture("send", "/kirim?wilayah=32.12"),
    Picture("upload", "/kirim/1?wilayah=32.12"),
)


def main() -> int:
    """Take every picture; 1 when one is larger than the documents may hold."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Product(Path(folder)).serve() as server,
        open_browser() as browser,
    ):
        send_example(server)
        sizes = {one.name: _take(browser, server.url, one) for one in PICTURES}
    for name, size in sizes.items():
        sys.stdout.write(f"{name}.png: {size / 1000:.0f} kB\n")
    return int(max(sizes.values()) > LARGEST)


def _take(browser: Browser, origin: str, picture: Picture) -> int:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", base_url=origin
    )
    context.add_cookies([{"name": "tema", "value": picture.theme, "url": origin}])
    page = context.new_page()
    page.goto(picture.address)
    page.wait_for_selector("html[data-painted]", state="attached", timeout=60_000)
    if picture.click:
        page.click(picture.click)
        page.wait_for_selector(".picker [role='option']")
    file = FOLDER / f"{picture.name}.png"
    Image.open(io.BytesIO(page.screenshot())).quantize(COLOURS, kmeans=1).save(file, optimize=True)
    context.close()
    return file.stat().st_size


if __name__ == "__main__":
    raise SystemExit(main())
