"""What the tables of the briefing's clauses are written in.

Numbers of regions are written as ``75 = 30/40`` (a percentage with its parts) or ``412`` (a
number), then how many reports they rest on of how many due.
"""

from __future__ import annotations

from types import SimpleNamespace

from dashboard.catalogue import load_catalogue
from dashboard.components.briefing_tiles import write_sentences
from dashboard.domain.briefing import Facts
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language
from dashboard.domain.periods import Window
from dashboard.domain.regions import Region
from dashboard.domain.values import State, Value
from dashboard.domain.views import Reading, RegionReading

CATALOGUE = load_catalogue()
NATION = Region(code="", name="Indonesia")
PROVINCE = Region(code="33", name="Jawa Tengah")
DISTRICTS = [
    Region(code="33.01", name="Kabupaten Cilacap", kind="kabupaten"),
    Region(code="33.02", name="Kabupaten Banyumas", kind="kabupaten"),
    Region(code="33.04", name="Kabupaten Banjarnegara", kind="kabupaten"),
    Region(code="33.05", name="Kabupaten Kebumen", kind="kabupaten"),
    Region(code="33.74", name="Kota Semarang", kind="kota"),
]
VILLAGE = Region(code="33.01.01.2001", name="Grugu", kind="desa")
WINDOW = Window(2026, 10)


def value(code, number, reports="96/120", region="", period="2026", *, demo=False):
    """A value from ``"75 = 30/40"``, ``"412"`` or ``""`` for none."""
    reported, due = map(int, reports.split("/"))
    shown, _, parts = number.partition(" = ")
    above, _, below = parts.partition("/")
    return Value(
        code=code,
        region=region,
        period=period,
        value=float(shown) if shown else None,
        numerator=float(above or shown) if shown else None,
        denominator=float(below) if below else None,
        reported=reported,
        due=due,
        state=State.REPORTED if shown else State.MISSING,
        demo=demo,
    )


def reading(code, now, before="", reports="120/120", reports_before="120/120", region=""):
    return Reading(
        indicator=CATALOGUE.indicators[code],
        current=value(code, now, reports, region),
        previous=value(code, before, reports_before, region, period="2025"),
    )


def areas(code, *numbers):
    """One district after the other."""
    return tuple(
        RegionReading(
            region=one,
            current=value(code, *number.rsplit(" of ", 1)[:1], reports, one.code),
            previous=value(code, "", "0/10", one.code, period="2025"),
        )
        for one, (number, reports) in zip(DISTRICTS, numbers, strict=False)
    )


def facts(**known):
    usual = {
        "filters": Filters(year=2026),
        "window": WINDOW,
        "place": NATION,
        "around": NATION,
        "measures": CATALOGUE.measures,
        "reports": value("O03", "90 = 108/120", "114/120"),
        "newest": None,
        "chosen": reading("F03", "75 = 30/40", "70 = 28/40"),
    }
    return Facts(**{**usual, **known})


def written(sentence, language=Language.INDONESIAN):
    """A sentence as a person reads it, with plain spaces."""
    view = SimpleNamespace(filters=Filters(year=2026, language=language))
    (text,) = write_sentences(view, [sentence])
    return text.striptags()


def both(sentence):
    return [] if sentence is None else [written(sentence, one) for one in Language]
