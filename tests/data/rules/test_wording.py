"""Remarks about the research do not reach readers."""

from __future__ import annotations

import pytest

from data.build.wording import worded
from data.rules.wording import working_words
from data.store import Store
from data.texts import texts

CONTEXT = "context/projects.csv"


@pytest.mark.parametrize(
    "text",
    [
        "later status not checked",
        "no project cost in the stored pages",
        "adoption not seen",
        "first URL is a mirror of a newspaper",
        "year inferred",
        "Headline collected on 5 October 2026.",
        "input data of a model; check before citing",
    ],
)
def test_working_remarks_are_found(text: str) -> None:
    assert working_words(text, "package.yaml")


def test_texts_for_readers_pass() -> None:
    for text in (
        "New checks left thousands of wagons waiting.",
        "850m or 887m; opening was planned for April 2025",
    ):
        assert working_words(text, CONTEXT) == ""


def test_a_page_is_a_source_of_figures_only() -> None:
    assert working_words("the page says over 8.0", "package.yaml") == ""
    assert working_words("cost 4.7 bn on this page", CONTEXT) == "page"


def test_no_text_of_the_package_has_working_words(live_store: Store) -> None:
    found = [(file, text) for text, file in texts(live_store.package) if working_words(text, file)]
    assert found == []


def test_the_build_refuses_them() -> None:
    """And a decision about a remark that no table has any more."""
    tables = {CONTEXT: (["id", "caveat"], [["P001", "its later status was not checked"]])}
    with pytest.raises(ValueError, match="not checked") as refusal:
        worded(tables)
    assert "no table has “later status not checked”" in str(refusal.value)
