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
