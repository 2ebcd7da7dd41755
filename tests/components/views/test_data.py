"""The page of the data: what each statistics office publishes, as its country.yaml says."""

from __future__ import annotations

import pytest

from components.language.terms import country_name
from components.language.text import LANGUAGES, _, speaking
from components.render import Renderer
from components.views.data import extra
from tests.components.views.nodes import texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_office_is_named_with_what_it_publishes(renderer: Renderer, language: str) -> None:
    """In the reader's language, whatever countries there are."""
    with speaking(language):
        words = texts(extra(renderer))
        for info in renderer.store.package.countries.values():
            assert country_name(info.code) in words
            for text in (info.statistics_office, *info.publishes, *info.does_not_publish):
                assert _(text) in words


def test_chinese_sentences_end_with_a_chinese_stop(renderer: Renderer) -> None:
    """Also beside a version, a licence and a link, which the template joins to them."""
    with speaking("zh"):
        page = texts(extra(renderer))
    assert "</a>. " not in page
    assert "日. " not in page
    assert "：  <a" not in page
    assert "： <a" not in page


def test_names_of_publishers_begin_with_a_capital(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Russian one of them is a description: a name for the middle of a sentence elsewhere."""
    monkeypatch.setattr("components.views.data.publisher_name", lambda *_given: "данные таможни")
    page = texts(extra(renderer))
    assert "Данные таможни" in page
    assert "данные таможни" not in page
