"""Print the path of a Chromium: the system's package without windows, any other, else a download.

Progress goes to stderr, only the path to stdout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: the build without windows, which runs the tests in five sixths of the time
SHELL = "chromium-headless-shell"
NAMES = (
    SHELL,
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


def install() -> None:
    """Install Debian's package, with fonts that cover Latin, Cyrillic and Chinese, where one may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    tell(f"Installing {SHELL} from the system's packages (less than a minute)")
    apt = ["apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=8"]
    packages = [SHELL, "fonts-dejavu-core", "fonts-wqy-microhei"]
    for command in (
        [*apt, "update"],
        [*apt, "install", "-y", "--no-install-recommends", *packages],
    ):
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            return


def from_playwright() -> str | None:
    """Let Playwright download its own browser."""
    tell("No Chromium found: Playwright downloads its own")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        return tool.chromium.executable_path


def main() -> int:
    """Print the path and return 0, or say what to do and return 1."""
    if not (os.environ.get("CHROMIUM") or shutil.which(SHELL)):
        install()
    path = found() or from_playwright()
    if path is None:
        tell("No Chromium could be found or installed. Set CHROMIUM to the path of one.")
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
