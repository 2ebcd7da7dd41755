"""The kept binary form of the package: the same as the text, or refused."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import msgspec
import pytest

from data import kept
from data.kept import fingerprint, folder_of, kept_package
from data.load import read_package
from data.rules.faults import PackageError


@pytest.fixture
def text(small_folder: Path, tmp_path: Path) -> Path:
    """A copy of the small package that a test may change."""
    return Path(shutil.copytree(small_folder, tmp_path / "package"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for kept files."""
    found = folder_of(tmp_path / "kept")
    assert found is not None
    return found


def kept_file(folder: Path) -> Path:
    """The only kept file."""
    (path,) = folder.glob("*.package")
    return path


def write(path: Path, body: bytes) -> None:
    """Replace a kept file by one with this body and the right checksum."""
    path.write_bytes(kept._MAGIC + hashlib.sha256(body).digest() + body)


def no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading the text fail the test."""

    def fail(_root: Path) -> None:
        raise AssertionError("the text was read")

    monkeypatch.setattr(kept, "read_package", fail)


def test_a_second_start_reads_the_same_package_without_the_text(
    text: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_package(text, folder)
    no_text(monkeypatch)
    second = kept_package(text, folder)
    assert repr(second) == repr(first) == repr(read_package(text))
    for claim, figures in first.claim_figures.items():
        for name, figure in figures.items():
            row = second.claim_figures[claim][name].row
            rows = (*second.observations, *second.ratios)
            assert figure.row is None or any(row is known for known in rows)


def test_texts_that_repeat_are_in_memory_once(text: Path, folder: Path) -> None:
    kept_package(text, folder)
    rows = kept_package(text, folder).observations
    assert len({id(row.source) for row in rows}) == len({row.source for row in rows})


def test_each_changed_byte_of_the_text_is_checked_again(text: Path, folder: Path) -> None:
    kept_package(text, folder)
    file = text / "countries/kazakhstan/totals.csv"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"export", b"exporT", 1))
    with pytest.raises(PackageError, match=r"totals\.csv"):
        kept_package(text, folder)
    file.write_bytes(content)
    extra = text / "countries/atlantis/country.yaml"
    extra.parent.mkdir()
    extra.write_text("code: ATL\n")
    with pytest.raises(PackageError, match="atlantis"):
        kept_package(text, folder)


@pytest.mark.parametrize("name", ["records/fields.py", "rules/rows.py", "load.py", "sums.py"])
def test_other_code_is_another_file(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(kept._DATA, copy, ignore=shutil.ignore_patterns("package", "__pycache__"))
    monkeypatch.setattr(kept, "_DATA", copy)
    before = fingerprint(text)
    (copy / name).write_text((copy / name).read_text() + "\n")
    assert fingerprint(text) != before


@pytest.mark.parametrize("module", ["pydantic", "msgspec", "yaml"])
def test_another_version_of_a_library_is_another_file(
    text: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    before = fingerprint(text)
    library = getattr(kept, module)
    monkeypatch.setattr(library, "VERSION" if module == "pydantic" else "__version__", "0")
    assert fingerprint(text) != before


def test_a_damaged_file_is_not_used(text: Path, folder: Path) -> None:
    first = kept_package(text, folder)
    path = kept_file(folder)
    content = path.read_bytes()
    places = (0, len(kept._MAGIC), len(kept._MAGIC) + 40, len(content) // 2, len(content) - 1)
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1
        path.write_bytes(changed)
        assert kept._load(path) is None
    for length in (0, 5, 40, len(content) - 1):
        path.write_bytes(content[:length])
        assert kept._load(path) is None
    assert kept_package(text, folder) == first
    assert kept._load(path) == first  # it was written anew


def test_a_forged_file_with_a_right_checksum_is_not_used(text: Path, folder: Path) -> None:
    kept_package(text, folder)
    path = kept_file(folder)
    body = path.read_bytes()[len(kept._MAGIC) + 32 :]
    tables, figures, rest = msgspec.msgpack.decode(body)
    forged = [
        b"",
        b"\xc1",
        b"cos\nsystem\n(S'true'\ntR.",  # a pickle
        b"\xdd\xff\xff\xff\xff",  # an array of four milliards
        msgspec.msgpack.encode([tables, figures]),
        msgspec.msgpack.encode([tables, figures, {**rest, "sources": 5}]),
        msgspec.msgpack.encode([tables, [["no-claim", *figures[0][1:]]], rest]),
        msgspec.msgpack.encode([tables, [[*figures[0][:7], 10**9]], rest]),
    ]
    file, floats, others = tables[0]
    distinct, places = others[0]
    for column in ([["KAZ"], b"\xff\xff" * (len(places) // 2)], [[7], places], [distinct, b"\0"]):
        forged.append(
            msgspec.msgpack.encode([[[file, floats, [column, *others[1:]]]], figures, rest])
        )
    forged.append(msgspec.msgpack.encode([[[file, floats[:1], others]], figures, rest]))
    for content in forged:
        write(path, content)
        assert kept._load(path) is None, content[:40]


def test_only_files_of_this_user_are_used(
    text: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_package(text, folder)
    path = kept_file(folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    path.chmod(0o666)
    assert kept._load(path) is None
    path.chmod(0o600)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert kept._load(path) is None
    folder.chmod(0o777)
    assert folder_of(folder) is None
    folder.chmod(0o700)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert folder_of(folder) is None


def test_without_a_folder_the_text_is_read(text: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert folder_of(tmp_path / "file" / "kept") is None
    assert folder_of(tmp_path / ("x" * 300)) is None
    assert kept_package(text, None) == read_package(text)


def test_a_package_exchanged_while_it_is_read_is_not_kept(
    text: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exchange(root: Path) -> object:
        package = read_package(root)
        (root / "note.txt").touch()
        return package

    monkeypatch.setattr(kept, "read_package", exchange)
    kept_package(text, folder)
    assert not list(folder.iterdir())


def test_a_full_disk_leaves_nothing_behind(
    text: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_from: object, _to: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert kept_package(text, folder) == read_package(text)
    assert not list(folder.iterdir())


def test_old_files_are_deleted(text: Path, folder: Path) -> None:
    for number in range(6):
        (text / "note.txt").write_text(str(number))
        kept_package(text, folder)
    assert len(list(folder.glob("*.package"))) == kept._FILES_KEPT
