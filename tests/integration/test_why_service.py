"""From a number down to the submission and the cell that it came from."""

import datetime as dt

import pytest
from sqlalchemy import update

from dashboard.domain.measures import Dimension
from dashboard.domain.periods import Month
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.domain.views.village import Receipt
from dashboard.domain.views.why import Use
from dashboard.services import why
from dashboard.storage.tables import meeting, observation, submission
from tests.support.programme import PLACES, make_row

JAN, FEB, MAR = "2026-01", "2026-02", "2026-03"


@pytest.fixture
def read(services):
    def read(code, place="Nation", more=""):
        search = f"?indikator={code}&wilayah={PLACES[place]}{more}"
        return services.why.read(LOCAL_VIEWER, search)

    return read


@pytest.fixture
def reported(programme):
    programme.submit(
        [
            make_row("Kenanga", JAN, "F01", 3, ["L"]),
            make_row("Kenanga", JAN, "F01", 2, ["P"]),
            make_row("Kenanga", JAN, "F02", 1),
            make_row("Kenanga", FEB, "F01", 9),
            make_row("Kenanga", JAN, "C02", 4),
            make_row("Kenanga", MAR, "C02", 6, received=dt.date(2026, 4, 12)),
            make_row("Wetan", JAN, "F01", 7),
            make_row("Wetan", JAN, "F02", 0),
            make_row("Wiyong", FEB, "C02", 8),
        ]
    )
    return programme


@pytest.fixture
def with_file(reported):
    """The same, as read from cell F12 of a sheet of a file that was kept."""
    with reported.engine.begin() as connection:
        told = {"upload_id": 7, "sheet": "Laporan", "submitter": "Dinas Indramayu"}
        connection.execute(update(submission).values(**told))
        connection.execute(update(observation).values(source_row=12, source_column=6))


def test_demo_values_say_so(programme, read):
    programme.submit([make_row("Kenanga", JAN, "F01", 3)], demo=True)
    view = read("F01", "Kenanga")

    assert view.figure.demo
    assert [one.demo for one, _ in view.inside.observed] == [True]


@pytest.mark.usefixtures("reported")
class TestVillage:
    @pytest.mark.usefixtures("with_file")
    def test_every_value_tells_file_sheet_and_cell(self, read):
        one, _ = read("F01", "Kenanga", "&bulan=2").inside.observed[0]

        assert (one.month, one.value, one.cell) == (Month(2026, 2), 9, "F12")
        assert (one.sent.file_name, one.sent.sheet) == ("laporan.csv", "Laporan")
        assert (one.sent.upload_id, one.sent.submitter) == (7, "Dinas Indramayu")
        assert one.sent.received_at.tzinfo is not None
        assert (one.version, one.demo) == (1, False)

    def test_what_nobody_noted_is_unknown(self, read):
        one, _ = read("F01", "Kenanga").inside.observed[0]

        assert one.cell == ""
        assert (one.sent.upload_id, one.sent.sheet, one.sent.submitter) == (None, None, None)

    def test_members_are_told(self, read):
        observed = read("F01", "Kenanga", "&bulan=1").inside.observed

        assert [(dict(one.members), one.value) for one, _ in observed] == [
            ({Dimension.SEX: "L"}, 3),
            ({Dimension.SEX: "P"}, 2),
        ]

    def test_of_a_stock_only_the_newest_month_is_used(self, read):
        uses = {one.month.month: use for one, use in read("C02", "Kenanga").inside.observed}

        assert uses == {1: Use.OLDER, 3: Use.COUNTED}

    def test_a_month_that_lacks_a_part_is_not_used(self, read):
        observed = read("F03", "Kenanga").inside.observed

        assert {one.month.month: use for one, use in observed} == {
            1: Use.COUNTED,
            2: Use.INCOMPLETE,
        }

    def test_months_that_lack_something_are_named(self, read):
        assert read("F03", "Kenanga").inside.missing == (Month(2026, 2), Month(2026, 3))

    def test_an_old_version_shows_what_was_known_then(self, reported, read):
        reported.submit([make_row("Kenanga", FEB, "F01", 20)])
        search = "&bulan=2&versi=1"

        assert [one.value for one, _ in read("F01", "Kenanga", "&bulan=2").inside.observed] == [20]
        old = read("F01", "Kenanga", search)
        assert [one.value for one, _ in old.inside.observed] == [9]
        assert old.figure.value == 9

    def test_after_an_undo_the_older_submission_holds_again(self, reported, read):
        made = reported.submit([make_row("Kenanga", FEB, "F01", 20)])
        reported.undo(made.version)
        ((one, _),) = read("F01", "Kenanga", "&bulan=2").inside.observed

        assert (one.value, one.sent.id, one.version) == (9, 1, 3)

    def test_receipts_are_told_month_by_month(self, read):
        inside = read("O03", "Kenanga").inside

        assert [(one.month.month, one.state) for one in inside.receipts] == [
            (1, Receipt.ON_TIME),
            (2, Receipt.ON_TIME),
            (3, Receipt.LATE),
        ]
        assert inside.receipts[0].sent.file_name == "laporan.csv"

    def test_a_report_came_with_the_submission_that_was_first(self, reported, read):
        reported.submit([make_row("Kenanga", JAN, "M01", 1)])
        receipts = read("O03", "Kenanga").inside.receipts

        assert receipts[0].sent.id == 1

    def test_the_register_tells_of_itself(self, read):
        inside = read("V01", "Kenanga").inside

        assert (inside.counted, inside.facts.cohort_year, inside.observed) == (True, 2016, ())

    @pytest.mark.parametrize("code", ["F01", "V01", "O03", "O01"])
    def test_a_village_of_another_programme_is_not_counted(self, read, code):
        inside = read(code, "Kulon").inside

        assert (inside.counted, inside.facts.programme) == (False, "provincial")
        assert (inside.observed, inside.receipts) == ((), ())


@pytest.mark.usefixtures("reported")
class TestWider:
    def test_the_largest_contribution_is_first(self, read):
        around = read("F01").around

        assert [(one.region.name, one.value.numerator) for one in around.villages] == [
            ("Kenanga", 14),
            ("Wetan", 7),
        ]

    def test_districts_are_the_way_down(self, read):
        districts = [(one.region.name, one.value.numerator) for one in read("F01").around.districts]

        assert districts[:2] == [("Indramayu", 14), ("Cilacap", 7)]
        assert len(districts) == 4
        assert read("F01", "Indramayu").around.districts == ()

    def test_a_subdistrict_shows_its_own_villages_only(self, read):
        around = read("F01", "Krangkeng").around

        assert around.villages == ()
        assert [one.region.name for one in around.missing] == ["Singakerta"]

    def test_a_report_without_the_measure_differs_from_no_report(self, read):
        missing = {one.region.name: one for one in read("F01").around.missing}

        assert (missing["Wiyong"].missing, missing["Wiyong"].received) == (3, 1)
        assert (missing["Namosain"].missing, missing["Namosain"].received) == (3, 0)
        assert missing["Kenanga"].missing == 1

    def test_of_one_month_only_its_reports_came(self, read):
        received = {
            month: next(
                one.received
                for one in read("F01", "Nation", f"&bulan={month}").around.missing
                if one.region.name == "Wiyong"
            )
            for month in (2, 3)
        }

        assert received == {2: 1, 3: 0}

    def test_only_some_are_shown_and_all_are_counted(self, read, monkeypatch):
        for name in ("VILLAGES_SHOWN", "DISTRICTS_SHOWN", "MISSING_SHOWN"):
            monkeypatch.setattr(why, name, 1)
        around = read("F01").around

        assert len(around.villages) == len(around.districts) == len(around.missing) == 1
        assert (around.contributing, around.all_districts, around.lacking) == (2, 4, 5)

    def test_of_very_many_villages_those_of_the_largest_districts_are_read(self, read, monkeypatch):
        monkeypatch.setattr(why, "VILLAGES_READ", 4)
        around = read("F01").around

        assert (around.searched, around.all_districts) == (2, 4)
        assert around.contributing == 2

    def test_the_usual_indicator_is_explained_where_none_is_chosen(self, services):
        assert services.why.read(LOCAL_VIEWER, "").indicator.code == "F03"


@pytest.mark.usefixtures("held")
class TestMeetings:
    @pytest.fixture
    def held(self, programme):
        row = {
            "name": "Rapat Teknis 2026",
            "participant_group": "koordinator",
            "role": "koordinator",
            "start": dt.date(2026, 2, 8),
            "place": "Jakarta",
            "invited": 60,
            "present": 50,
            "source": "berita",
        }
        with programme.engine.begin() as connection:
            connection.execute(meeting.insert(), [row])

    def test_attendance_is_that_of_the_country(self, read):
        view = read("O04")

        assert [(one.invited, one.present) for one in view.meetings] == [(60, 50)]
        assert view.figure.value == pytest.approx(50 / 60 * 100)
        assert (view.around, view.inside) == (None, None)

    def test_no_other_region_has_meetings(self, read):
        assert read("O04", "Indramayu").meetings == ()
        assert read("O04", "Nation", "&bulan=3").meetings == ()
