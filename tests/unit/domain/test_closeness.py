import pytest

from dashboard.domain.closeness import MOST_NAMES, KnownNames, allowed_slips

NAMES = KnownNames(
    ["tambi", "kenanga", "kananga", "kenangan", "indramayu", "tes", "pujon", "tambi"]
)


@pytest.mark.parametrize(
    ("text", "slips"),
    [("", 0), ("tes", 0), ("tamb", 1), ("cilacap", 1), ("kenangga", 2), ("indramayuutara", 2)],
)
def test_longer_texts_may_hold_more_slips(text, slips):
    assert allowed_slips(text) == slips


class TestKnownNames:
    @pytest.mark.parametrize(
        ("text", "close"),
        [
            ("tamby", {"tambi": 0.8}),
            ("tambii", {"tambi": 1 - 1 / 6}),
            ("tamb", {"tambi": 0.75}),
            ("tabmi", {"tambi": 0.8}),
            ("indramyu", {"indramayu": 0.875}),
            ("kenaga", {"kenanga": 1 - 1 / 6}),
        ],
    )
    def test_each_kind_of_slip_costs_its_share_of_the_letters(self, text, close):
        assert NAMES.find_close(text) == pytest.approx(close)

    def test_the_closest_come_first_then_the_alphabet(self):
        assert list(NAMES.find_close("kenangga").items()) == [
            ("kenanga", 0.875),
            ("kananga", 0.75),
            ("kenangan", 0.75),
        ]

    def test_a_known_name_comes_alone(self):
        assert NAMES.find_close("kenanga") == {"kenanga": 1}
        assert NAMES.find_close("tes") == {"tes": 1}

    @pytest.mark.parametrize(
        "text", ["", "te", "tas", "tmaib", "pjn", "qqqqzz", "indrmy", "a" * 60]
    )
    def test_what_is_farther_is_not_close(self, text):
        assert NAMES.find_close(text) == {}

    def test_the_order_in_which_names_were_given_does_not_matter(self):
        names = ["lawang", "lawing", "lawung"]

        assert list(KnownNames(names[::-1]).find_close("laweng")) == names

    def test_stops_at_the_most_names(self):
        many = [f"lawang{number:03d}" for number in range(MOST_NAMES + 50)]

        assert len(KnownNames(many).find_close("lawang00")) == MOST_NAMES
