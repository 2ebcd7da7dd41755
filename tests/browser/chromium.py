"""Print the path of a Chromium: an installed one, else the system's package, else a download.

Progress goes to stderr, only the path to stdout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: the build without windows comes first: it opens pages faster
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)


def found() -> str | None:
    """Return the path of an installed browser, or of the one that CHROMIUM names; else None."""
    named = os.environ.get("CHROMIUM", "")
    if named and os.access(named, os.X_OK):
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def tell(text: str) -> None:
    """Write a line to stderr."""
    print(text, file=sys.stderr, flush=True)


def from_system() -> str | None:
    """Install Debian's package, with fonts that cover Latin, Cyrillic and Chinese."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    tell("No Chromium found: installing the system's package (less than a minute)")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    packages = ["chromium-headless-shell", "fonts-dejavu-core", "fonts-wqy-microhei"]
    for command in (["apt-get", "update", "-qq"], [*install, *packages]):
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            return None
    return found()


def from_playwright() -> str | None:
    """Let Playwright download its own browser."""
    tell("No system package available: Playwright downloads its Chromium")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        return tool.chromium.executable_path


def main() -> int:
    """Print the path and return 0, or say what to do and return 1."""
    path = found() or from_system() or from_playwright()
    if path is None:
        tell("No Chromium could be found or installed. Set CHROMIUM to the path of one.")
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
