"""Reads the catalogue folder and refuses what does not fit together."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dashboard.catalogue.model import Catalogue, PillarNames
from dashboard.catalogue.tables import CatalogueError, Table
from dashboard.domain.measures import (
    Dimension,
    Direction,
    Indicator,
    Kind,
    Measure,
    Origin,
    Pillar,
    Texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_PERCENT = "%"

Series = TypeVar("Series", Measure, Indicator)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Load the catalogue that ships with the product (read once), or another folder.

    Args:
        folder: Holds ``references.toml``, ``measures/<CODE>.toml``, ``indicators/<CODE>.toml``.

    Raises:
        CatalogueError: When a file is unreadable, incomplete or contradicts another one; the
            message names the file and the key.
    """
    return _bundled() if folder is None else _load(folder)


@cache
def _bundled() -> Catalogue:
    return _load(Path(__file__).parent)


def _load(folder: Path) -> Catalogue:
    references = Table.read(folder, "references.toml")
    order = _order(references)
    units = references.named("units")
    found = (_measure(table, units) for table in _tables(folder, "measures"))
    measures = _listed(found, order)
    shown = (_indicator(table, units, measures) for table in _tables(folder, "indicators"))
    catalogue = Catalogue(
        measures=measures,
        indicators=_listed(shown, order),
        pillars=_pillars(references.table("pillars")),
        units=units,
        members=_members(references.table("members")),
        note=references.texts("note"),
    )
    references.close()
    return catalogue


def _order(references: Table) -> tuple[str, ...]:
    order = references.codes("order", Pillar)
    if len(order) < len(Pillar):
        absent = ", ".join(pillar for pillar in Pillar if pillar not in order)
        references.refuse("order", f"belum memuat {absent}")
    return order


def _listed(found: Iterable[Series], order: Sequence[str]) -> dict[str, Series]:
    """Put into listing order: by pillar, then by code."""
    ordered = sorted(found, key=lambda one: (order.index(one.pillar), one.code))
    return {one.code: one for one in ordered}


def _pillars(table: Table) -> Mapping[Pillar, PillarNames]:
    pillars = {}
    for pillar in Pillar:
        names = table.table(pillar)
        pillars[pillar] = PillarNames(name=names.texts("name"), label=names.texts("label"))
        names.close()
    table.close()
    return pillars


def _members(table: Table) -> Mapping[Dimension, Mapping[str, Texts]]:
    members = {dimension: table.named(dimension) for dimension in Dimension}
    table.close()
    return members


def _tables(folder: Path, kind: str) -> Iterator[Table]:
    """Open every file of one kind; the file name is the code, so no code comes twice."""
    paths = sorted((folder / kind).glob("*.toml"))
    if not paths:
        raise CatalogueError(kind, "*.toml", "tidak ada berkas")
    for path in paths:
        yield Table.read(folder, f"{kind}/{path.name}")


def _code(table: Table) -> str:
    code = table.text("code")
    if not table.file.endswith(f"/{code}.toml"):
        table.refuse("code", f"{code!r} tidak sama dengan nama berkas")
    return code


def _measure(table: Table, units: Mapping[str, Texts]) -> Measure:
    measure = Measure(
        code=_code(table),
        name=table.texts("name"),
        definition=table.texts("definition"),
        unit=table.choice("unit", units),
        kind=Kind(table.choice("kind", Kind)),
        dimensions=tuple(map(Dimension, table.codes("dimensions", Dimension))),
        pillar=Pillar(table.choice("pillar", Pillar)),
        core=table.flag("core"),
        origin=Origin(table.choice("origin", Origin)),
        maximum=table.limit("maximum"),
        reviewed=table.day("reviewed"),
    )
    table.close()
    return measure


def _indicator(
    table: Table, units: Mapping[str, Texts], measures: Mapping[str, Measure]
) -> Indicator:
    indicator = Indicator(
        code=_code(table),
        name=table.texts("name"),
        definition=table.texts("definition"),
        formula=table.texts("formula"),
        unit=table.choice("unit", units),
        numerator=table.codes("numerator", measures),
        denominator=table.codes("denominator", measures),
        direction=Direction(table.choice("direction", Direction)),
        pillar=Pillar(table.choice("pillar", Pillar)),
        core=table.flag("core"),
        sensitive=table.flag("sensitive"),
        basis=table.text("basis"),
        reviewed=table.day("reviewed"),
    )
    table.close()
    check = _check_ratio if indicator.is_ratio else _check_plain
    check(table, indicator, measures)
    _check_namesake(table, indicator, measures)
    return indicator


def _check_plain(table: Table, indicator: Indicator, measures: Mapping[str, Measure]) -> None:
    if len(indicator.numerator) != 1:
        table.refuse("numerator", "harus satu ukuran bila denominator kosong")
    unit = measures[indicator.numerator[0]].unit
    if indicator.unit != unit:
        table.refuse("unit", f"harus {unit!r}, sama dengan ukuran {indicator.numerator[0]}")


def _check_ratio(table: Table, indicator: Indicator, measures: Mapping[str, Measure]) -> None:
    if not indicator.numerator:
        table.refuse("numerator", "masih kosong; isi")
    if indicator.unit != _PERCENT:
        table.refuse("unit", f"harus {_PERCENT!r} bila denominator berisi")
    parts = [measures[code] for code in (*indicator.numerator, *indicator.denominator)]
    if len({(part.kind, part.unit) for part in parts}) > 1:
        mixture = ", ".join(f"{part.code} ({part.kind}, {part.unit})" for part in parts)
        table.refuse("denominator", f"mencampur jenis atau satuan ukuran: {mixture}")


def _check_namesake(table: Table, indicator: Indicator, measures: Mapping[str, Measure]) -> None:
    """Refuse an indicator that tells another story than the measure of the same code."""
    measure = measures.get(indicator.code)
    if measure is None:
        return
    for key in ("name", "unit", "pillar"):
        if getattr(indicator, key) != getattr(measure, key):
            table.refuse(key, f"berbeda dari measures/{indicator.code}.toml")
