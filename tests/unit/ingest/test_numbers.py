import math

import pytest

from dashboard.domain.measures import Language
from dashboard.ingest.numbers import (
    AmbiguousNumberError,
    NotANumberError,
    is_amount_of_money,
    read_number,
)


class TestReadNumber:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("1234", 1234),
            (" 0 ", 0),
            ("1234.5", 1234.5),
            ("12,5", 12.5),
            ("0.125", 0.125),
            ("1.234.567", 1234567),
            ("1.234.567,8", 1234567.8),
            ("1,234,567.8", 1234567.8),
            ("1.234,567", 1234.567),
            ("-5", -5),
            ("\N{MINUS SIGN}5", -5),
            ("Rp1.900.000", 1900000),
            ("Rp 1.900.000,-", 1900000),
            ("Rp2,3 juta", 2300000),
            ("1,5 Miliar", 1.5e9),
            (1234, 1234),
            (12.5, 12.5),
        ],
    )
    def test_reads_what_is_one_number_in_any_language(self, written, number):
        assert {read_number(written, language) for language in (None, *Language)} == {number}

    @pytest.mark.parametrize(
        ("written", "in_indonesian", "in_english"),
        [("1.234", 1234, 1.234), ("1,234", 1.234, 1234), ("Rp1,234 juta", 1234000, 1234e6)],
    )
    def test_asks_for_a_language_where_there_are_two_readings(
        self, written, in_indonesian, in_english
    ):
        assert read_number(written, Language.INDONESIAN) == in_indonesian
        assert read_number(written, Language.ENGLISH) == in_english
        with pytest.raises(AmbiguousNumberError):
            read_number(written, None)

    @pytest.mark.parametrize(
        "written",
        [
            *("", "-", "n/a", "nol", "12 orang", "24,75%", "1e5", "nan", "inf", "1.23.4", "1,2,3"),
            *("1.234,5,6", "12.34.567", ",5", "5.", "--5", "١٢", math.nan, math.inf),
        ],
    )
    def test_refuses_the_rest(self, written):
        with pytest.raises(NotANumberError):
            read_number(written, None)


class TestIsAmountOfMoney:
    @pytest.mark.parametrize(
        ("written", "is_money"),
        [("Rp5", True), ("5 juta", True), ("5,-", True), ("5", False), ("lima", False), (5, False)],
    )
    def test_knows_money_by_how_it_is_written(self, written, is_money):
        assert is_amount_of_money(written) is is_money
