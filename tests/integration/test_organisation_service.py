"""The view on people and meetings against the figures of the API, on a real store."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import insert

from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import organisation
from dashboard.storage.tables import meeting, reference_series
from tests.support.programme import PLACES, make_row

GROUPS = [
    ("Koordinator", "koordinator", 50),
    ("PJ", "penanggung_jawab", 50),
    ("Pusat", "pusat", 18),
]


@pytest.fixture
def read(services):
    return lambda search="": services.organisation.read(LOCAL_VIEWER, search)


@pytest.fixture
def reported(programme):
    """Kenanga is complete now, Singakerta lacks an officer, Wetan everybody; Wiyong is silent."""

    def people(village, month, officers, responsible):
        yield make_row(village, month, "O01N", officers)
        yield make_row(village, month, "O02N", responsible)

    programme.submit(
        [
            *people("Kenanga", "2026-01", 0, 0),
            *people("Kenanga", "2026-02", 2, 1),
            *people("Singakerta", "2026-02", 1, 1),
            *people("Wetan", "2026-03", 0, 0),
            make_row("Namosain", "2026-03", "O01N", 2),
        ]
    )
    return programme


@pytest.fixture
def meetings(engine):
    def rows(name, start, groups):
        for group, role, present in groups:
            yield {
                "name": name,
                "participant_group": group,
                "role": role,
                "start": start,
                "place": "Jakarta",
                "present": present,
                "source": "berita",
            }

    with engine.begin() as connection:
        connection.execute(
            insert(meeting),
            [
                *rows("Rapat Teknis 2022", dt.date(2022, 8, 8), GROUPS),
                *rows("Rapat Teknis 2021", dt.date(2021, 9, 28), [("", "", None)]),
                *rows("Jambore Petugas 2018", dt.date(2018, 11, 17), [("P", "petugas", 108)]),
            ],
        )


def test_posts_tell_what_the_api_tells(reported, read):
    view = read("?tahun=2026")

    names = {code: name for name, code in PLACES.items()}
    for row in view.posts:
        place = names[row.region.code]
        assert row.officers == reported.value("O01", place, "2026")
        assert row.responsible == reported.value("O02", place, "2026")
    assert view.officers.current == reported.value("O01", "Nation", "2026")
    assert view.responsible.current == reported.value("O02", "Nation", "2026")
    assert view.villages == reported.value("V01", "Nation", "2026")


@pytest.mark.usefixtures("reported")
def test_districts_that_lack_most_come_first_and_silent_ones_last(read):
    codes = [row.region.code for row in read("?tahun=2026").posts]

    assert codes[:3] == [PLACES[one] for one in ("Cilacap", "Indramayu", "KotaKupang")]
    assert codes[-1] == PLACES["Cirebon"]


@pytest.mark.usefixtures("reported")
def test_villages_that_lack_somebody_are_listed_by_their_newest_report(read):
    view = read("?tahun=2026")

    told = [(one.village.code, one.officers, one.responsible) for one in view.vacancies]
    assert told == [(PLACES["Wetan"], 0, False), (PLACES["Singakerta"], 1, True)]
    assert view.searched_districts == view.short_districts == 2


@pytest.mark.usefixtures("reported")
def test_only_villages_of_the_chosen_region_are_listed(read):
    def listed(place):
        view = read(f"?tahun=2026&wilayah={PLACES[place]}")
        return [one.village.code for one in view.vacancies]

    assert listed("Indramayu") == [PLACES["Singakerta"]]
    assert listed("Singakerta") == [PLACES["Singakerta"]]
    assert listed("Kenanga") == listed("NTT") == []


@pytest.mark.usefixtures("reported")
def test_in_january_another_village_lacked_them(read):
    view = read("?tahun=2026&bulan=1")

    assert [one.village.code for one in view.vacancies] == [PLACES["Kenanga"]]


@pytest.mark.usefixtures("reported")
def test_too_many_villages_are_searched_district_by_district(read, monkeypatch):
    monkeypatch.setattr(organisation, "VILLAGES_READ", 1)

    view = read("?tahun=2026")

    assert (view.searched_districts, view.short_districts) == (1, 2)
    assert [one.village.code for one in view.vacancies] == [PLACES["Wetan"]]


@pytest.mark.usefixtures("meetings")
def test_a_meeting_is_the_sum_of_its_groups_and_the_api_says_the_same(programme, read):
    newest, unknown, other = read("?tahun=2026").meetings

    assert [(one.role, one.present) for one in newest.groups] == [
        ("koordinator", 50),
        ("penanggung_jawab", 50),
        ("pusat", 18),
    ]
    assert newest.present == 118 == programme.value("O04N", "Nation", "2022").value
    assert (unknown.groups, unknown.present, unknown.technical) == ((), None, True)
    assert (other.present, other.technical) == (108, False)


def test_years_keep_what_sources_do_not_tell_open(engine, read):
    numbers = [("new_villages", 2021, 51), ("cumulative_villages", 2021, 453)]
    numbers += [("new_villages", 2022, 50), ("districts", 2022, 50)]
    with engine.begin() as connection:
        connection.execute(
            insert(reference_series),
            [
                {
                    "series": "programme",
                    "area_level": "national",
                    "area": "Indonesia",
                    "measure": measure,
                    "year": year,
                    "source": "berita",
                    "value": value,
                    "note": "",
                }
                for measure, year, value in numbers
            ],
        )

    years = [
        (one.year, one.new_villages, one.cumulative_villages, one.districts, one.source)
        for one in read("?tahun=2026").years
    ]

    assert years == [(2021, 51, 453, None, "berita"), (2022, 50, None, 50, "berita")]


def test_without_reports_the_page_is_empty_but_whole(read):
    view = read("?tahun=2016")

    assert view.officers.current.value is None
    assert view.vacancies == ()
    assert view.identified == 8
