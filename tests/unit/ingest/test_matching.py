import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.closeness import allowed_slips
from dashboard.domain.regions import ancestors_of, district_of
from dashboard.ingest.faults import Severity
from dashboard.ingest.matching import (
    KnownPlace,
    KnownPlaces,
    WrittenPlace,
    match_villages,
    memory_key,
)
from dashboard.ingest.places import fetch_places
from tests.support.faults import message_of, remedy_of
from tests.support.programme import PLACES as SMALL_PROGRAMME

REGIONS = Path(__file__).parents[3] / "data/geo/idn_regions.csv.gz"
# Neighbours of one name in two kinds of district, and villages named by a kind word.
DISTRICTS = ("32.09", "32.12", "32.74", "53.01", "53.71", "63.02", "13.07", "11.03", "91.03")


def _read_places():
    with gzip.open(REGIONS, "rt", encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    for code, row in rows.items():
        if row["level"] == "desa" and district_of(code) in DISTRICTS:
            _, province, district, subdistrict = (
                rows.get(above, {}).get("name", "") for above in ancestors_of(code)
            )
            yield KnownPlace(code, row["name"], row["type"], subdistrict, district, province)


PLACES = sorted(_read_places())
KNOWN = KnownPlaces(PLACES)
KENANGA = KnownPlace(
    "32.12.16.2004", "Kenanga", "desa", "Sindang", "Kabupaten Indramayu", "Jawa Barat"
)
SHARED = [
    KENANGA._replace(code=f"32.12.{number}.2001", subdistrict=f"Sub {number}")
    for number in range(20, 28)
]
MISSPELT = WrittenPlace(village="Kenangga", district="Kab. Indramayu")


def _match(place, known, remembered=None):
    (found,) = match_villages([place], known, remembered or {})
    return found


def _write(place):
    return WrittenPlace("", place.village, place.subdistrict, place.district, place.province)


class TestProblems:
    def test_a_proposal_holds_what_is_to_be_confirmed(self):
        code, problem = _match(MISSPELT, KnownPlaces([KENANGA]))

        assert code is None
        assert (problem.code, problem.severity) == ("village_proposed", Severity.QUESTION)
        assert problem.proposal == (
            "village",
            memory_key(MISSPELT),
            KENANGA.code,
            "Desa Kenanga, Kec. Sindang, Kab. Indramayu",
            0.875,
        )
        assert message_of(problem) == (
            "mungkin maksudnya Desa Kenanga, Kec. Sindang, Kab. Indramayu (32.12.16.2004),"
            " kemiripan 88%"
        )

    def test_candidates_are_listed_up_to_five(self):
        problem = _match(WrittenPlace(village="Kenanga"), KnownPlaces(SHARED)).problem

        assert message_of(problem).startswith(
            "nama ini dimiliki 8 desa program: Desa Kenanga, Kec. Sub 20, Kab. Indramayu"
            " (32.12.20.2001); "
        )
        assert message_of(problem).count("Desa Kenanga") == 5
        assert message_of(problem).endswith("; dan 3 lainnya")
        assert "kode desa" in remedy_of(problem)

    def test_close_candidates_are_listed_the_closest_first(self):
        others = [
            KENANGA._replace(code="32.12.01.2001", village="Kananga"),
            KENANGA._replace(code="32.12.02.2001", village="Kenangan"),
        ]

        problem = _match(MISSPELT, KnownPlaces([*others, KENANGA])).problem

        assert "mirip dengan nama 3 desa program: Desa Kenanga, " in message_of(problem)
        assert problem.proposal is None

    def test_the_same_name_elsewhere_is_a_hint(self):
        place = WrittenPlace(village="Kenanga", district="Kab. Cilacap")

        problem = _match(place, KnownPlaces([KENANGA])).problem

        assert message_of(problem) == (
            "tidak ada desa program dengan nama dan wilayah ini; yang bernama sama:"
            " Desa Kenanga, Kec. Sindang, Kab. Indramayu (32.12.16.2004)"
        )

    def test_hints_are_in_the_order_of_the_codes(self):
        place = WrittenPlace(village="Kenanga", district="Kab. Cilacap")

        usual, turned = (_match(place, KnownPlaces(known)) for known in (SHARED, SHARED[::-1]))

        assert usual == turned

    def test_a_contradiction_names_both_but_nothing_personal(self):
        known = KnownPlaces([KENANGA])

        both = _match(WrittenPlace(KENANGA.code, "Kuripan"), known).problem
        personal = _match(WrittenPlace(KENANGA.code, "3212161234567890"), known).problem

        assert "Desa Kenanga" in message_of(both)
        assert '"Kuripan"' in message_of(both)
        assert personal.code == "village_contradiction"
        assert "3212161234567890" not in message_of(personal)


class TestRemembered:
    def test_a_confirmed_answer_passes_silently(self):
        answer = {memory_key(MISSPELT): KENANGA.code}

        assert _match(MISSPELT, KnownPlaces([KENANGA]), answer) == (KENANGA.code, None)

    def test_a_village_that_left_the_programme_is_asked_about_again(self):
        answer = {memory_key(MISSPELT): "32.12.16.2999"}

        assert _match(MISSPELT, KnownPlaces([KENANGA]), answer).problem.code == "village_proposed"

    def test_a_village_that_is_spelt_so_comes_before_what_was_confirmed(self):
        joined = KENANGA._replace(code="32.12.01.2001", village="Kenangga")
        answer = {memory_key(MISSPELT): KENANGA.code}

        assert _match(MISSPELT, KnownPlaces([KENANGA, joined]), answer).code == joined.code

    def test_an_answer_does_not_choose_among_villages_that_are_spelt_so(self):
        answer = {memory_key(WrittenPlace(village="Kenanga")): KENANGA.code}

        found = _match(WrittenPlace(village="Kenanga"), KnownPlaces([KENANGA, *SHARED]), answer)

        assert found.problem.code == "village_two_candidates"

    def test_an_answer_counts_only_while_no_other_village_is_as_close(self):
        joined = KENANGA._replace(code="32.12.01.2001", village="Kenangge")
        answer = {memory_key(MISSPELT): KENANGA.code}

        found = _match(MISSPELT, KnownPlaces([KENANGA, joined]), answer)

        assert found.problem.code == "village_two_candidates"

    def test_the_key_is_one_for_usual_spellings(self):
        keys = {
            memory_key(WrittenPlace(village=village, district=district, province=province))
            for village, district, province in [
                ("Kenangga", "Kab. Indramayu", "Jabar"),
                ("DESA KENANGGA", "KABUPATEN INDRAMAYU", "Prov. Jawa Barat"),
            ]
        }

        assert keys == {"kenangga||kabupaten indramayu|jawabarat"}

    @pytest.mark.parametrize(
        "other",
        [
            WrittenPlace(village="Kenangga", district="Kota Indramayu"),
            WrittenPlace(village="Kenangga", district="Indramayu"),
            WrittenPlace(village="Kenangga", subdistrict="Indramayu"),
        ],
    )
    def test_the_key_tells_other_places_apart(self, other):
        assert memory_key(other) != memory_key(MISSPELT)


def test_no_villages_are_known_by_default():
    assert _match(WrittenPlace(village="Kenanga"), KnownPlaces()).problem.code == (
        "village_unmatched"
    )


def test_the_store_knows_every_village_of_the_register(programme):
    with programme.engine.connect() as connection:
        known = fetch_places(connection)

    assert list(known.by_code) == sorted(code for code in SMALL_PROGRAMME.values() if len(code) > 8)
    assert known.by_code["53.71.01.1001"] == (
        "53.71.01.1001",
        "Namosain",
        "kelurahan",
        "Alak",
        "KotaKupang",
        "NTT",
    )


@given(st.permutations(PLACES[:40]), st.randoms(use_true_random=False))
def test_neither_order_matters(known, random):
    places = [_write(place) for place in PLACES[:40]]
    places += [place._replace(village=place.village[:-1], district="") for place in places]
    shuffled = random.sample(places, k=len(places))

    usual = dict(zip(places, match_villages(places, KnownPlaces(PLACES[:40]), {}), strict=True))
    found = dict(zip(shuffled, match_villages(shuffled, KnownPlaces(known), {}), strict=True))

    assert found == usual


def test_a_village_spelt_as_registered_is_found_unless_another_is_spelt_so():
    found = match_villages([_write(place) for place in PLACES], KNOWN, {})

    for place, (code, problem) in zip(PLACES, found, strict=True):
        if code != place.code:
            assert problem.code == "village_two_candidates"
            assert sum(_is_spelt(_write(place), other) for other in PLACES) > 1


def _is_spelt(written, place):
    """Whether all that is written is of a place, but for blanks, case and kind words in front."""
    parts = zip(written[1:], _write(place)[1:], strict=True)
    return all(not one or _ends_alike(_letters(one), _letters(other)) for one, other in parts)


def _letters(text):
    return "".join(filter(str.isalnum, text.casefold()))


def _ends_alike(one, other):
    return one.endswith(other) or other.endswith(one)


_LETTERS = "aeiounrst "


@st.composite
def _slips(draw, text):
    """A text with at most the slips that closeness allows."""
    for _ in range(draw(st.integers(0, allowed_slips(text)))):
        place = draw(st.integers(0, len(text) - 1)) if text else 0
        head, tail, letter = text[:place], text[place:], draw(st.sampled_from(_LETTERS))
        text = draw(
            st.sampled_from(
                [
                    head + letter + tail,
                    head + tail[1:],
                    head + letter + tail[1:],
                    head + tail[1:2] + tail[:1] + tail[2:],
                ]
            )
        )
    return text


@given(st.data())
def test_slips_never_pass_silently_as_another_village(data):
    place = data.draw(st.sampled_from(PLACES))
    written = _write(place)
    written = written._replace(
        village=data.draw(_slips(written.village)),
        subdistrict=data.draw(st.just("") | _slips(written.subdistrict)),
        district=data.draw(st.just("") | _slips(written.district)),
    )

    code, problem = _match(written, KNOWN)

    assert (code is None) == (problem is not None)
    assert code in (None, place.code) or _is_spelt(written, KNOWN.by_code[code])
