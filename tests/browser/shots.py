"""Take pictures of every view, width, theme and language, for people to look at.

`make shots` writes them to screenshots/, which git ignores, and the README's to docs/pictures.
SHOTS chooses by name and leaves those out: `SHOTS='country-390-*-ru' make shots`.
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

from components.state import THEMES, VIEWS, home  # noqa: E402
from components.text import LANGUAGES  # noqa: E402
from tests.browser.serving import serve  # noqa: E402
from tests.browser.visitor import Visitor, launch  # noqa: E402

PATHS = {view: home(view) for view in VIEWS}
#: pictures of these, as they first appear on a laptop, are kept in docs/pictures
IN_README = ("overview", "country")
WIDTHS = (390, 820, 1440, 1920)


def main() -> int:
    """Serve, look, and write the pictures."""
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
                    visitor.page.screenshot(path=out / f"{name}.png", full_page=True)
                    print(out / f"{name}.png", visitor.said or "")
            context.close()
        if not chosen:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            visitor = Visitor(context.new_page(), home)
            for view in IN_README:
                visitor.open(f"{PATHS[view]}?theme=light")
                visitor.page.screenshot(path=ROOT / "docs" / "pictures" / f"{view}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
