from string import Formatter

import pytest

from dashboard.domain.measures import Language
from dashboard.i18n import text, texts


def placeholders(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


class TestTexts:
    def test_both_languages_have_the_same_texts(self):
        assert set(texts(Language.INDONESIAN)) == set(texts(Language.ENGLISH))

    def test_both_languages_name_the_same_values(self):
        indonesian, english = texts(Language.INDONESIAN), texts(Language.ENGLISH)

        different = [
            key for key in english if placeholders(english[key]) != placeholders(indonesian[key])
        ]

        assert different == []

    @pytest.mark.parametrize("language", Language)
    def test_no_text_is_empty(self, language):
        assert [key for key, written in texts(language).items() if not written.strip()] == []


class TestText:
    def test_fills_placeholders(self):
        written = text(Language.ENGLISH, "coverage.reports", reported=96, due=120)

        assert written == "96 of 120 reports"

    def test_an_unknown_text_is_an_error(self):
        with pytest.raises(KeyError, match=r"coverage\.nothing"):
            text(Language.INDONESIAN, "coverage.nothing")

    def test_a_missing_value_is_an_error(self):
        with pytest.raises(KeyError, match="due"):
            text(Language.INDONESIAN, "coverage.reports", reported=96)
