from string import Formatter

import pytest

from dashboard.domain.measures import Language
from dashboard.i18n import text, texts

# Words that both languages share, names, and texts made of placeholders and signs alone.
ALIKE = {
    "briefing.late.place",
    "briefing.move.noted",
    "change.detail",
    "compare.only",
    "compare.scope_table_one",
    "definition.status",
    "fault.mapping_entry",
    "fault.noted",
    "fault.told",
    "heat.more",
    "heat.to",
    "menu.data",
    "menu.toggle",
    "month.full.4",
    "month.full.9",
    "month.full.11",
    *(f"month.short.{month}" for month in (1, 2, 3, 4, 6, 7, 9, 11)),
    "nation.name",
    "page.agenda.title",
    "page.document",
    "page.pillar.title",
    "part.comma",
    "part.fault",
    "part.space",
    "period.range",
    "ranking.status",
    "scorecard.step_number",
    "scorecard.step_percent",
    "scorecard.step_points",
    "scorecard.target",
    "targets.target",
    "trend.expected",
    "trend.latest",
    "trend.target",
    "why.ratio",
    "why.submission",
    "workbook.metadata",
}


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

    def test_every_text_is_translated(self):
        indonesian, english = texts(Language.INDONESIAN), texts(Language.ENGLISH)

        assert {key for key in english if english[key] == indonesian[key]} == ALIKE

    @pytest.mark.parametrize("language", Language)
    def test_no_text_is_empty(self, language):
        assert [key for key, written in texts(language).items() if not written.strip()] == []


class TestText:
    def test_fills_placeholders(self):
        written = text(Language.ENGLISH, "coverage.reports", reported=96, due=120)

        assert written == "96 of 120 reports"

    @pytest.mark.parametrize(
        ("count", "written"),
        [
            ("1", "1 village is incomplete"),
            ("0", "0 villages are incomplete"),
            (7, "7 villages are incomplete"),
        ],
    )
    def test_chooses_the_words_for_one_and_for_many(self, count, written):
        assert text(Language.ENGLISH, "why.missing", count=count) == written

    def test_an_unknown_text_is_an_error(self):
        with pytest.raises(KeyError, match=r"coverage\.nothing"):
            text(Language.INDONESIAN, "coverage.nothing")

    def test_a_missing_value_is_an_error(self):
        with pytest.raises(KeyError, match="due"):
            text(Language.INDONESIAN, "coverage.reports", reported=96)
