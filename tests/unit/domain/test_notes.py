import pytest

from dashboard.domain.notes import Pin, read_period


@pytest.mark.parametrize(
    ("text", "period"), [("2026", (2026, None)), ("2026-08", (2026, 8)), ("2016-01", (2016, 1))]
)
def test_a_year_or_a_month_is_read_and_written_the_same(text, period):
    year, month = read_period(text, newest=2026)

    assert (year, month) == period
    assert Pin(indicator="F01", region="", year=year, month=month).period == text


@pytest.mark.parametrize(
    "text",
    ["", "2015", "2027", "2026-00", "2026-13", "2015-12", "2027-01", "26", "-026", "2026-08-01"],
)
def test_nothing_else_is_a_period(text):
    with pytest.raises(ValueError, match=r"."):
        read_period(text, newest=2026)
