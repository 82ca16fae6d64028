"""The briefing composed from the real store: its numbers are those of the pages it links to."""

from __future__ import annotations

from itertools import product
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.domain.briefing.facts import ATTENTION, CHANGE, MAP, QUALITY, SCORECARD, WHY
from dashboard.domain.sentences import Count, Listing, Move, Number, Sentence
from dashboard.domain.status import JUDGED
from dashboard.domain.targets import Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services.api_values import ValuesQuestion
from dashboard.services.briefing import list_sentences
from dashboard.services.page_service import PageService
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import CATALOGUE, COHORTS, PLACES, PROVINCIAL, make_row

MEASURES = ("F01", "F02", "K03", "U07", "C02", "C03", "O01N")
SEARCHES = (
    "?tahun=2026",
    "?tahun=2026&bahasa=en",
    "?tahun=2026&bulan=2",
    "?tahun=2025&indikator=K03",
    "?tahun=2026&wilayah=32",
    "?tahun=2026&wilayah=32.12&pilar=koperasi",
    "?tahun=2026&wilayah=32.12.16.2004&indikator=F01",
    "?tahun=2026&indikator=O03",
)


@pytest.fixture
def reported(programme):
    """Two years of the running villages, with gaps; two reports did not come."""
    lacking = {("Wiyong", "2026-02"), ("Namosain", "2026-03")}
    villages = [one for one in COHORTS if one not in (PROVINCIAL, "Rawaurip")]
    months = [f"{year}-{month:02d}" for year in (2025, 2026) for month in (1, 2, 3)]
    programme.submit(
        make_row(village, month, measure, 10 + 7 * number % 23)
        for number, (village, month, measure) in enumerate(product(villages, months, MEASURES))
        if number % 11 and (village, month) not in lacking
    )
    return programme


@pytest.fixture
def tell(reported, services):  # noqa: ARG001 - it fills the store
    """Sentences for a search."""

    def compose(scene):
        code = scene.filters.indicator or "F03"
        areas = scene.ranking(code, scene.below)
        return list_sentences(scene, CATALOGUE.indicators[code], areas, concerns=2)

    page = services.overview
    return PageService(page.store, page.figures, CATALOGUE, compose, keeps=False)


def numbers(part):
    """Every number inside a sentence, with its address."""
    match part:
        case Sentence(_, parts):
            for one in parts.values():
                yield from numbers(one)
        case Listing(items):
            for one in items:
                yield from numbers(one)
        case Number() | Count() | Move():
            yield part


@pytest.mark.parametrize("search", SEARCHES)
def test_every_number_is_one_of_the_api_for_the_filters_of_its_link(tell, services, search):
    told = [one for each in tell.read(LOCAL_VIEWER, search) for one in numbers(each)]
    traced = [
        one
        for one in told
        if not isinstance(one, Move)
        and urlsplit(one.link).path == WHY
        and not urlsplit(one.link).fragment
    ]

    assert traced
    for one in traced:
        asked = dict(parse_qsl(urlsplit(one.link).query))
        question = ValuesQuestion(
            codes=(asked["indikator"],),
            region=asked.get("wilayah", ""),
            year=int(asked["tahun"]),
            month=int(asked["bulan"]) if "bulan" in asked else None,
        )
        (value,) = services.values.read(LOCAL_VIEWER, question).values
        shown = {value.value, value.numerator, value.denominator, value.reported, value.due}
        assert one.value in shown | {value.due - value.reported}


@pytest.mark.parametrize("search", SEARCHES)
def test_every_number_leads_to_a_page_with_the_same_choice(tell, search):
    pages = {WHY, WHY + CHANGE, MAP, QUALITY, SCORECARD, ATTENTION}
    chosen = dict(parse_qsl(search.removeprefix("?")))
    for sentence in tell.read(LOCAL_VIEWER, search):
        for one in numbers(sentence):
            address = urlsplit(one.link)
            kept = dict(parse_qsl(address.query))
            assert address.path + (f"#{address.fragment}" if address.fragment else "") in pages
            assert {key: kept.get(key) for key in ("tahun", "pilar", "bahasa")} == {
                key: chosen.get(key) for key in ("tahun", "pilar", "bahasa")
            }


@pytest.mark.parametrize("search", SEARCHES)
def test_the_numbers_of_a_change_are_told_where_it_leads(tell, services, search):
    for sentence in tell.read(LOCAL_VIEWER, search):
        for one in numbers(sentence):
            if isinstance(one, Move):
                view = services.why.read(LOCAL_VIEWER, urlsplit(one.link).query)
                assert view.change.fair == one.fair


@pytest.mark.parametrize("search", SEARCHES)
def test_there_are_five_to_eight_sentences(tell, search):
    assert 5 <= len(tell.read(LOCAL_VIEWER, search)) <= 8


def test_the_same_data_give_the_same_sentences(tell):
    assert tell.read(LOCAL_VIEWER, "?tahun=2026") == tell.read(LOCAL_VIEWER, "?tahun=2026")


def test_without_any_report_one_sentence_says_so(tell):
    (sentence,) = tell.read(LOCAL_VIEWER, "?tahun=2019")

    assert sentence.key == "nothing.missing"


def test_who_is_late_is_whom_the_quality_page_reminds(tell, services):
    late = next(one for one in tell.read(LOCAL_VIEWER, "?tahun=2026") if "late" in one.key)

    quality = services.quality.read(LOCAL_VIEWER, "?tahun=2026")
    assert late.parts["count"].value == quality.late_districts == 2


@pytest.mark.parametrize("region", ["", "32", "32.12"])
@pytest.mark.parametrize("pillar", ["", "koperasi"])
def test_what_stands_against_targets_is_what_the_scorecard_says(
    reported, tell, services, region, pillar
):
    wanted = [
        Target(indicator=code, region=region, year=2026, value=value, base=0)
        for code, value in {"F03": 10, "U07": 9000, "K03": 1, "O03": 99, "V01": 5}.items()
    ]
    with reported.engine.begin() as connection:
        set_targets(connection, wanted, TargetSource(submitter="Uji", reason="uji"))
    search = f"?tahun=2026&wilayah={region}&pilar={pillar}"

    told = next(one for one in tell.read(LOCAL_VIEWER, search) if "targets" in one.key)

    total = services.scorecard.read(LOCAL_VIEWER, search).total
    counts = told.parts.get("told", told).parts["counts"].items
    assert {one.key.removeprefix("targets."): one.parts["count"].value for one in counts} == {
        str(status): total.count(status) for status in JUDGED if total.count(status)
    }


def test_a_village_of_no_programme_has_nothing_to_tell(tell):
    (sentence,) = tell.read(LOCAL_VIEWER, f"?tahun=2026&wilayah={PLACES[PROVINCIAL]}")

    assert sentence.key == "nothing.not_due"
