"""Faults in the language of who reads them."""

import tomllib
from pathlib import Path
from string import Formatter

import pytest

import dashboard.i18n
from dashboard.domain.faults import Amount, Fault, Phrase, finished, joined
from dashboard.domain.measures import Language
from dashboard.i18n import texts
from dashboard.i18n.faults import tell
from tests.support.faults import indonesian_in

FOLDER = Path(dashboard.i18n.__file__).parent
INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH
KEYS = sorted(
    f"{table}.{name}"
    for table, names in tomllib.loads((FOLDER / "faults.id.toml").read_text("utf-8")).items()
    for name in names
)


def filled(key):
    """A phrase with 7 for everything in it."""
    named = Formatter().parse(texts(INDONESIAN)[key])
    return Phrase(key, {name: 7 for _, name, _, _ in named if name})


class TestTell:
    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize("language", Language)
    def test_every_phrase_is_written_as_a_part_of_a_sentence(self, language, key):
        written = tell(language, filled(key))

        assert not set("{}|") & set(written)
        assert key == "part.fault" or not written.endswith(".")

    @pytest.mark.parametrize("key", KEYS)
    def test_no_english_phrase_holds_indonesian_words(self, key):
        assert indonesian_in(tell(ENGLISH, filled(key))) == set()

    @pytest.mark.parametrize(
        ("value", "indonesian", "english"),
        [
            ("1.5", "1.5", "1.5"),
            (1234, "1234", "1234"),
            (1234.0, "1234", "1234"),
            (0.5, "0,5", "0.5"),
            (1e13 + 0.25, "10000000000000,25", "10000000000000.25"),
            (1e22, "10000000000000000000000", "10000000000000000000000"),
            (Amount(1234), "1.234", "1,234"),
            (Amount(1_900_000, "rupiah"), "Rp1.900.000", "Rp1,900,000"),
            (Phrase("part.in_row", {"row": 7}), "baris 7", "row 7"),
            (
                joined("part.or", ["F01", "F02", "M01"]),
                "F01 atau F02 atau M01",
                "F01 or F02 or M01",
            ),
            (joined("part.and", ["F01"]), "F01", "F01"),
        ],
    )
    def test_values_are_written_in_the_language(self, value, indonesian, english):
        phrase = Phrase("remedy.write", {"text": value})

        assert tell(INDONESIAN, phrase) == f"Tulis {indonesian}"
        assert tell(ENGLISH, phrase) == f"Write {english}"

    @pytest.mark.parametrize(("count", "word"), [(1, "1 time"), (2, "2 times")])
    def test_one_and_many_differ_in_english(self, count, word):
        assert tell(ENGLISH, Phrase("part.times", {"count": count})) == word

    def test_what_the_sender_wrote_is_never_taken_for_a_placeholder(self):
        phrase = Phrase("fault.noted", {"said": "{note} {x|y}", "note": "a|b"})

        assert tell(ENGLISH, phrase) == "{note} {x|y} (a|b)"

    def test_finished_text_stays_as_it_is(self):
        assert tell(ENGLISH, finished("bisa 1 atau {2}")) == "bisa 1 atau {2}"


class TestLine:
    def fault(self, **place):
        said = {"message": Phrase("fault.value_text"), "remedy": Phrase("remedy.write_number")}
        return Fault(**{"file": "data.xlsx", "code": "value_text", **said, **place})

    @pytest.mark.parametrize(
        ("place", "indonesian", "english"),
        [
            ({}, "data.xlsx", "data.xlsx"),
            (
                {"sheet": "Data", "row": 7},
                "data.xlsx lembar Data baris 7",
                "data.xlsx sheet Data row 7",
            ),
            (
                {"row": 7, "column": "nilai", "value": "tiga"},
                'data.xlsx baris 7, kolom nilai, "tiga"',
                'data.xlsx row 7, column nilai, "tiga"',
            ),
            ({"file": "", "column": "nilai"}, "Formulir, kolom nilai", "Form, column nilai"),
        ],
    )
    def test_names_place_value_problem_and_remedy(self, place, indonesian, english):
        told = self.fault(**place).line

        assert tell(INDONESIAN, told) == f"{indonesian}: bukan angka. Tulis angka saja."
        assert tell(ENGLISH, told) == f"{english}: this is not a number. Write a number only."
