"""Small views with known numbers, for tests of words, figures, fragments and payloads."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

from dashboard.catalogue import load_catalogue
from dashboard.domain.filters import Filters
from dashboard.domain.measures import MAIN_PILLARS, Language, Pillar
from dashboard.domain.notes import Note, NoteText, Pin
from dashboard.domain.periods import Window
from dashboard.domain.regions import Region
from dashboard.domain.values import State, Value
from dashboard.domain.views import KpiCard, Overview, PillarPanel, Reading, RegionReading, Stamp
from dashboard.pages import overview
from dashboard.services.boundaries import Boundaries

BOUNDARIES = Boundaries()
OVERVIEW = overview.make(
    SimpleNamespace(overview=SimpleNamespace(read=None), boundaries=BOUNDARIES)
)
INDICATORS = load_catalogue().indicators
ENGLISH, INDONESIAN = Language.ENGLISH, Language.INDONESIAN

NATION = Region(code="", name="Indonesia")
PROVINCE = Region(code="33", name="Jawa Tengah")
CILACAP = Region(
    code="33.01", name="Kabupaten Cilacap", kind="kabupaten", latitude=-7.7, longitude=109.0
)
BANYUMAS = Region(
    code="33.02", name="Kabupaten Banyumas", kind="kabupaten", latitude=-7.5, longitude=109.2
)
SEMARANG = Region(code="33.74", name="Kota Semarang", kind="kota", latitude=-7.0, longitude=110.4)
VILLAGE = Region(code="33.01.01.2001", name="Grugu", kind="desa", latitude=-7.6, longitude=108.8)
UNPLACED = Region(code="33.01.01.2002", name="Ujungmanik", kind="desa")


def number(value, *, code="U07", region="", period="2026", **more):
    """A reported count, or a percentage when a denominator is given."""
    return Value(
        code=code,
        region=region,
        period=period,
        value=value,
        numerator=more.pop("numerator", value),
        reported=more.pop("reported", 96),
        due=more.pop("due", 120),
        state=State.REPORTED,
        **more,
    )


def no_number(state=State.MISSING, *, code="U07", region="", period="2026", due=120):
    return Value(code=code, region=region, period=period, state=state, due=due)


def reading(code="U07", now=412, before=300, course=()):
    def value(amount, period):
        if amount is None:
            return no_number(code=code, period=period)
        return number(amount, code=code, period=period)

    return Reading(
        indicator=INDICATORS[code],
        current=value(now, "2026"),
        previous=value(before, "2025"),
        course=course,
    )


def district(region, now, before=10):
    current = no_number(region=region.code) if now is None else number(now, region=region.code)
    return RegionReading(
        region=region, current=current, previous=number(before, region=region.code, period="2025")
    )


def months(year, values):
    """Twelve monthly values: numbers are reported, ``None`` is missing, a state is itself."""
    return tuple(
        no_number(one or State.MISSING, period=f"{year}-{month:02d}")
        if one is None or isinstance(one, State)
        else number(one, period=f"{year}-{month:02d}")
        for month, one in enumerate(values, start=1)
    )


def note(text, year, month=None, *, then=()):
    """A note on U07 in the country, written by one person; ``then`` are its later wordings."""
    wordings = [
        NoteText(
            id=number,
            text=one,
            author="Koordinator",
            written_at=dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC),
            version=3 + number,
        )
        for number, one in enumerate([text, *then], start=1)
    ]
    pin = Pin(indicator="U07", region="", year=year, month=month)
    return Note(thread=1, pin=pin, texts=tuple(wordings))


DUE_TO_OCTOBER = [10, 20, None, 15, 25, 30, 35, 40, 45, 50, State.NOT_DUE, State.NOT_DUE]


def sample_view(language=Language.INDONESIAN, **changes):
    """Indonesia from January to October 2026, districts compared by U07."""
    view = Overview(
        filters=Filters(year=2026, language=language),
        path=(NATION,),
        indicator=INDICATORS["U07"],
        window=Window(2026, 10),
        newest_year=2026,
        stamp=Stamp(
            version=3,
            created_at=dt.datetime(2026, 11, 24, 6, 5, tzinfo=dt.UTC),
            demo=True,
            day=dt.date(2026, 11, 24),
        ),
        reports=number(80.0, code="O03", reported=96, due=120),
        kpis=(
            KpiCard(main=reading("M01", 1234, 1000)),
            KpiCard(main=reading("C03", 412, 300), companion=reading("C04", 38.4, 30.0)),
        ),
        pillars=tuple(
            PillarPanel(pillar=pillar, readings=(reading(code, 1_260_000_000, None),))
            for pillar, code in zip(MAIN_PILLARS, ("M02", "U06", "C05", "K04"), strict=True)
        ),
        regions=(district(CILACAP, 412), district(BANYUMAS, 30), district(SEMARANG, None)),
        trend=months(2026, DUE_TO_OCTOBER),
        trend_before=months(2025, [40] * 12),
        choices=(CILACAP, BANYUMAS, SEMARANG),
    )
    return replace(view, **changes)


def village_view(**changes):
    """One village of Cilacap, beside a village without coordinates."""
    return sample_view(
        filters=Filters(year=2026, region=VILLAGE.code, pillar=Pillar.PRODUCTIVE_BUSINESS),
        path=(NATION, PROVINCE, CILACAP, VILLAGE),
        regions=(district(VILLAGE, 7), district(UNPLACED, 3)),
        choices=(VILLAGE, UNPLACED),
        **changes,
    )
