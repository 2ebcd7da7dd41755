"""Translations that name the case of a country or a flow."""

from __future__ import annotations

import pytest

from components.charts.kit.labels import label_of
from components.language.cases import CASES, declined, phrase
from components.language.terms import FLOW_NAMES, flow_name
from components.language.text import speaking
from data.records.codes import COUNTRIES, REGION
from data.store import Store


def test_every_name_is_declined(store: Store) -> None:
    """The genitive, dative and prepositional of every country, the region and every flow."""
    with speaking("ru"):
        names = [label_of(store, code) for code in (*COUNTRIES, REGION)]
        flows = [flow_name(flow) for flow in FLOW_NAMES if flow != "balance"]
    assert [declined(name, "of") for name in names] == [
        "Казахстана",
        "Узбекистана",
        "Кыргызстана",
        "Таджикистана",
        "Туркменистана",
        "Центральной Азии",
    ]
    assert [declined(name, "in") for name in flows] == ["экспорте", "импорте", "товарообороте"]
    assert [declined(name, "by") for name in flows] == ["экспорту", "импорту", "товарообороту"]


@pytest.mark.parametrize("case", CASES)
def test_a_phrase_declines_what_is_put_in(case: str) -> None:
    """Only the names with a case change; numbers keep their format."""
    text = phrase(f"{{country}}, {{country:{case}}}, {{share:.1f}}")
    declined_name = declined("Китай", case)
    assert text.format(country="Китай", share=2) == f"Китай, {declined_name}, 2.0"


def test_other_texts_are_as_they_were() -> None:
    """A text without cases is no Phrase."""
    text = "{country}: {share}"
    assert phrase(text) is text
