"""Print a page as Chromium does, and read the PDF."""

from __future__ import annotations

import io
import re
import unicodedata

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

#: name of a paper -> width and height in points
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) rg")


def printed(page: Page, paper: str, *, landscape: bool = False) -> PdfReader:
    """Print on a paper that the reader chooses; the style sheet may turn it."""
    content = page.pdf(
        format=paper, landscape=landscape, print_background=True, prefer_css_page_size=True
    )
    return PdfReader(io.BytesIO(content))


def words(reader: PdfReader) -> str:
    """Return all text without spaces, which lines and fonts change."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    """Return a text without white space and ligatures, which a PDF has."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def fits(page: PageObject, wide: float, high: float) -> bool:
    """Has the sheet this width and height in points? Browsers round them to whole pixels."""
    return abs(page.mediabox.width - wide) < 1.5 and abs(page.mediabox.height - high) < 1.5


def beyond(page: PageObject) -> list[str]:
    """Return the texts that begin outside the sheet."""
    wide, high = page.mediabox.width, page.mediabox.height
    found: list[str] = []

    def look(text: str, cm: list[float], tm: list[float], *_rest: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip() and not (0 <= x <= wide and 0 <= y <= high):
            found.append(text.strip())

    page.extract_text(visitor_text=look)
    return found


def colours(reader: PdfReader) -> set[str]:
    """Return the colours of texts and areas, such as `#1d2129`."""
    found = set()
    streams = [page.get_contents() for page in reader.pages]
    streams += [
        form for page in reader.pages for form in page["/Resources"].get("/XObject", {}).values()
    ]
    for stream in streams:
        data = b"" if stream is None else stream.get_object().get_data()
        for parts in _COLOUR.findall(data):
            found.add("#" + "".join(f"{round(float(part) * 255):02x}" for part in parts))
    return found
