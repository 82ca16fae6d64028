"""The tile of the briefing: what is seen at once, what unfolds, and what is copied."""

import re
from dataclasses import replace

import pytest

from dashboard.components.briefing_tiles import SHOWN, briefing
from dashboard.domain.sentences import Count, Noun, Place, Sentence
from tests.support.html_reader import Reader, words
from tests.unit.sample_views import CILACAP, ENGLISH, sample_view

VIEW = sample_view()
SENTENCES = tuple(
    Sentence("action.open", {"concerns": Count(number, Noun.CONCERN, f"/perhatian?tahun={number}")})
    for number in range(1, 6)
)


def write(sentences, **filters):
    view = replace(VIEW, briefing=tuple(sentences), filters=replace(VIEW.filters, **filters))
    return briefing(view)


@pytest.mark.parametrize(("count", "folded"), [(1, 0), (SHOWN, 0), (5, 3)])
def test_the_first_sentences_are_seen_and_the_others_unfold(count, folded):
    seen, _, rest = write(SENTENCES[:count]).partition("<details")

    assert seen.count("<li>") == min(count, SHOWN)
    assert rest.partition("</details>")[0].count("<li>") == folded


def test_what_unfolds_goes_on_counting():
    assert Reader(write(SENTENCES)).find("ol", start=str(SHOWN + 1))


def test_a_number_is_a_link_that_a_program_can_read():
    html = write(SENTENCES[1:2])

    assert Reader(html).find("a", href="/perhatian?tahun=2")
    assert '<data value="2">2 hal</data></a>' in html


def test_all_sentences_are_copied_as_plain_lines():
    copied = re.search(r'id="briefing-text"[^>]*>([^<]*)<', write(SENTENCES[:2], language=ENGLISH))

    assert copied[1] == "To be followed up: 1 concern.\nTo be followed up: 2 concerns."


def test_what_a_name_holds_is_only_text():
    place = replace(CILACAP, name="Kabupaten <b>&Co")
    sentence = Sentence("nothing.missing", {"place": Place(place), "period": VIEW.window})

    html = write([sentence])

    assert "<b>" not in html
    assert "Kab. <b>&Co, Januari–Oktober 2026: belum ada" in words(html)
