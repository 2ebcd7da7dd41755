"""What is new: every line of a release and every latest period leads to a card that shows it."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from components.charts.kit.base import Chart
from components.render import Renderer
from components.state import parse
from components.views.news import QUESTIONS, card_with, news
from data.analysis.latest import latest


def _shown(renderer: Renderer, href: str) -> tuple[Chart, set[str]]:
    """The chart of a link, and the periods that it shows there."""
    url = urlsplit(href)
    state, problems = parse(url.path, url.query, renderer.vocabulary)
    assert problems == (), href
    chart = renderer.charts[url.fragment.removeprefix("card-")]
    return chart, {row.period for row in renderer.draw(chart, state).frame}


def test_each_latest_period_is_on_the_card_that_it_links_to(live: Renderer) -> None:
    questions = set()
    for fact in latest(live.store):
        questions.add(fact.question)
        for country in fact.countries:
            href = card_with(live, QUESTIONS[fact.question], country, fact.period)
            assert href, fact
            assert fact.period in _shown(live, href)[1], fact
    assert questions == set(QUESTIONS)


def test_each_line_of_a_release_leads_to_a_chart(live: Renderer) -> None:
    for release in live.store.package.releases.values():
        for line in release.lines:
            assert not line.chart or line.chart in live.charts, line


def test_the_section_has_the_latest_release_first(live: Renderer) -> None:
    sent = json.dumps(news(live).to_plotly_json(), default=lambda part: part.to_plotly_json())
    dates = re.findall(r"data of ([0-9A-Za-z ]+)", sent)
    assert dates == ["28 Nov 2026", "24 Nov 2026"]
