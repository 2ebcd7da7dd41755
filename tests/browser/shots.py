"""Take screenshots of every view, width, theme and language, for people to look at.

`make shots` writes them to screenshots/, which git ignores, and the README's to docs/pictures.
SHOTS selects by name, without the README's: `SHOTS='country-390-*-ru' make shots`.
"""

from __future__ import annotations

import os
import sys
from fnmatch import fnmatch
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from components.language.text import LANGUAGES  # noqa: E402
from components.state import THEMES, VIEWS, home  # noqa: E402
from tests.browser.serving import serve  # noqa: E402
from tests.browser.visitor import Visitor, launch  # noqa: E402

PATHS = {view: home(view) for view in VIEWS}
#: pictures in docs/pictures: name -> address, width, height
IN_README = {
    "overview": ("/?theme=light", 1280, 900),
    "dark": ("/ledgers?theme=dark", 1280, 900),
    "projects": ("/projects?theme=light", 1280, 900),
    "country": ("/country/kazakhstan?theme=light", 1280, 900),
    "present": ("/?present=1&show=turnover_by_country&theme=light", 1280, 720),
    "phone": ("/country/kyrgyzstan?theme=light&flow=import", 390, 844),
}
WIDTHS = (390, 820, 1440, 1920)


def main() -> int:
    """Serve the app and write the pictures."""
    out = ROOT / "screenshots"
    out.mkdir(exist_ok=True)
    chosen = os.environ.get("SHOTS", "")
    wanted = chosen or "*-light-en"
    with serve() as home, sync_playwright() as tool:
        browser = launch(tool)
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 1000})
            visitor = Visitor(context.new_page(), home)
            for (view, path), theme, lang in product(PATHS.items(), THEMES, LANGUAGES):
                name = f"{view}-{width}-{theme}-{lang}"
                if fnmatch(name, wanted):
                    visitor.open(
                        f"{path}?theme={theme}" + (f"&lang={lang}" if lang != "en" else "")
                    )
                    visitor.drawn()
                    visitor.page.screenshot(path=out / f"{name}.png", full_page=True)
                    print(out / f"{name}.png", visitor.said or "")
            context.close()
        if not chosen:
            for name, (address, width, height) in IN_README.items():
                context = browser.new_context(viewport={"width": width, "height": height})
                visitor = Visitor(context.new_page(), home)
                visitor.open(address)
                visitor.page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
                context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
