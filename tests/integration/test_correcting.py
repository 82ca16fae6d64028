"""Correcting single values by hand, on both databases."""

from __future__ import annotations

import pytest

from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.ingest.correction import Correction
from dashboard.ingest.faults import Refused
from tests.support.programme import make_row

KENANGA = "32.12.16.2004"


class TestCorrecting:
    def correct(self, services, **changes):
        plain = {
            "village": KENANGA,
            "period": "2026-01",
            "measure": "F01",
            "sex": "",
            "stage": "",
            "aspect": "",
            "value": "7",
            "submitter": "Pusat",
            "reason": "Salah ketik",
        }
        return services.submissions.correct(LOCAL_VIEWER, Correction(**(plain | changes)))

    def test_one_value_is_corrected_with_its_reason(self, programme, services):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])

        assert self.correct(services) == 2
        assert programme.value("F01", "Kenanga", "2026").value == 7
        newest = services.send.read(LOCAL_VIEWER, "").submissions[0]
        assert (newest.kind, newest.reason) == ("correction", "Salah ketik")

    def test_the_rest_of_a_breakdown_stays(self, programme, services):
        programme.submit(
            [
                make_row("Kenanga", "2026-01", "F01", 5, ("L",)),
                make_row("Kenanga", "2026-01", "F01", 2, ("P",)),
            ]
        )

        self.correct(services, sex="P", value="3")

        assert programme.value("F01", "Kenanga", "2026").value == 8

    def test_names_no_cell_for_there_is_no_file(self, programme, services):
        self.correct(services)

        assert {row.source_row for row in programme.history()} == {None}

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"reason": "Kata Budi, 0812-3456-7890"}, "column_personal"),
            ({"submitter": "3212160101900001"}, "column_personal"),
            ({"value": "tujuh"}, "value_text"),
            ({"village": "32.12.16.9999"}, "village_unknown"),
            ({"period": "2027-01"}, "period_future"),
            ({"sex": "P"}, "breakdown_incomplete"),
        ],
    )
    def test_is_checked_like_a_file(self, programme, services, changes, code):
        with pytest.raises(Refused) as refused:
            self.correct(services, **changes)

        assert [fault.code for fault in refused.value.faults] == [code]
        assert programme.list_versions() == []

    def test_what_is_so_already_makes_no_version(self, programme, services):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 7)])

        assert self.correct(services) is None
        assert programme.list_versions() == [1]
