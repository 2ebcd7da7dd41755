"""Collect what serving needs in a folder, for a container: `make service`.

    python .deploy/service.py build/service [--refresh]

The folder gets the program, its data, and the virtual environment of `make run` without what no
request reads: tests, source maps, headers, symbols for debuggers, languages of babel that the app
does not speak, pip. Then the app is started from there, some of each kind of answer is asked for,
and the modules that this took are compiled. Nothing in the folder depends on the time of the build.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: of the checkout
PARTS = ("app.py", "gunicorn.conf.py", "pyproject.toml", "LICENSE", "assets", "callbacks",
         "components", "data")  # fmt: skip
#: of the checkout, but only `python -m data.refresh` needs it: paths that begin so
REFRESH = ("data/build/", "data/refresh/")
#: of installed packages: whole folders, and files by the end of their name
FOLDERS = re.compile(
    r"(pip|pip-[\d.]+\.dist-info|plotly/labextension|plotly/package_data/datasets"
    r"|(matplotlib|numpy|numpy/.*|plotly/.*|pandas|narwhals/.*)/tests"
    r"|matplotlib/mpl-data/sample_data|numpy/f2py|dash/dash-renderer/build/.*\.dev)"
)
ENDS = (".map", ".pyi", ".h", ".pxd", ".pyx", ".a", ".dev.js")
LOCALES = re.compile(r"(root|en|ru|zh)([_.].*)")
#: asked for in the folder, so that all that they import is compiled and is shown to be there
PATHS = (
    *("/", "/view", "/search?q=solar", "/country/kazakhstan?lang=zh", "/data?lang=ru", "/readyz"),
    *("/csv/headline", "/csv/headline.xlsx", "/api/charts/headline.parquet", "/image/headline.png"),
    *("/tables/khorgos.zip", "/_dash-layout", "/_dash-dependencies"),
)
_START = """
import sys, py_compile
from pathlib import Path
sys.path.insert(0, ".")
import gunicorn.app.wsgiapp, gunicorn.arbiter, callbacks.service.worker, callbacks.service.reloading
import prometheus_client.multiprocess, waitress
import app
client = app.server.test_client()
for path in sys.argv[1:]:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
here = Path.cwd()
for module in list(sys.modules.values()):
    file = Path(getattr(module, "__file__", None) or "-")
    if file.suffix == ".py" and file.is_relative_to(here):
        py_compile.compile(str(file), dfile=str(file.relative_to(here)),
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
"""


def is_left_out(path: str) -> bool:
    """Return True for a file of site-packages, named from there, that no request reads."""
    folders = path.split("/")[:-1]
    parts = ("/".join(folders[: end + 1]) for end in range(len(folders)))
    return (
        "__pycache__" in folders
        or path.endswith(ENDS)
        or any(FOLDERS.fullmatch(part) for part in parts)
        or (path.startswith("babel/locale-data/") and not LOCALES.fullmatch(Path(path).name))
    )


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def copy_program(out: Path, left_out: tuple[str, ...]) -> None:
    """Copy the program and its data, but no paths that begin as `left_out` says."""
    for part in PARTS:
        whole = ROOT / part
        for path in _files(whole) if whole.is_dir() else [whole]:
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(left_out) or "__pycache__" in name:
                continue
            _copy(path, out / name)


def copy_environment(out: Path) -> None:
    """Copy the virtual environment that runs this, without what no request reads."""
    venv, version = Path(sys.prefix), f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = Path("lib", version, "site-packages")
    for path in _files(venv / packages):
        name = path.relative_to(venv / packages).as_posix()
        if not is_left_out(name):
            _copy(path, out / packages / name)
    (out / "bin").mkdir()
    python = Path(sys.executable).resolve()
    (out / "bin/python").symlink_to(python)
    (out / "pyvenv.cfg").write_text(
        f"home = {python.parent}\n"
        f"include-system-site-packages = false\nversion = {sys.version.split()[0]}\n"
    )
    # Libraries in *.libs were laid out anew when their wheel was made: strip would damage them.
    modules = [str(path) for path in out.rglob("*.so") if not path.parts[-2].endswith(".libs")]
    if shutil.which("strip"):
        subprocess.run(
            ["strip", "--strip-debug", "--enable-deterministic-archives", *modules], check=True
        )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o755 if os.access(source, os.X_OK) else 0o644)


def main(out: Path, refreshes: bool) -> None:
    """Make the folder anew. Fails if the app in it does not answer."""
    shutil.rmtree(out, ignore_errors=True)
    copy_program(out, () if refreshes else REFRESH)
    copy_environment(out / ".venv")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "KHORGOS_LOG_LEVEL": "error"}
    subprocess.run(
        [out / ".venv/bin/python", "-c", _START, *PATHS], cwd=out, env=environ, check=True
    )
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in (out, *sorted(out.rglob("*"))):
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    size = sum(path.lstat().st_size for path in out.rglob("*"))
    print(f"{out} has {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), "--refresh" in sys.argv)
