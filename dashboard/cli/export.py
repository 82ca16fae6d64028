"""Writes report cards: one file per district or village."""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.app import open_reading
from dashboard.domain.errors import StoreUnavailableError
from dashboard.domain.filters import FIRST_YEAR, Filters
from dashboard.domain.periods import Month
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, level_of
from dashboard.exports.card import write
from dashboard.exports.making import Making
from dashboard.figures.links import VILLAGE_PATH
from dashboard.queries.regions import fetch_regions, find_region
from dashboard.services.boundaries import Boundaries
from dashboard.services.store import Store

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.cli.workplace import Workplace
    from dashboard.domain.exhibits import Handout
    from dashboard.domain.regions import Region

DONE, REFUSED = 0, 1
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def run(workplace: Workplace, arguments: Namespace) -> int:
    """Write the cards and say how far it is; one that fails does not stop the others."""
    workplace.prepare()
    try:
        regions = _list_regions(workplace, arguments)
        arguments.output.mkdir(parents=True, exist_ok=True)
        return _write_all(workplace, arguments, regions)
    except _RefusedError as refused:
        return _refuse(str(refused))
    except StoreUnavailableError:
        return _refuse("Basis data sedang tidak dapat dibaca. Ulangi sebentar lagi.")
    except OSError:
        return _refuse(f"{arguments.output} tidak dapat ditulis. Periksa folder dan hak tulisnya.")


class _RefusedError(Exception):
    """Why there are no cards, with the remedy."""


def _list_regions(workplace: Workplace, arguments: Namespace) -> list[Region]:
    """Districts or villages of the programme in the chosen region, by code."""
    year, chosen = arguments.tahun, arguments.wilayah
    newest = workplace.rollups.calendar.last_due
    if not Month(FIRST_YEAR, 1) <= Month(year, arguments.bulan or 1) <= newest:
        span = f"{FIRST_YEAR} sampai {newest}"
        message = f"Kurun itu tidak punya laporan yang jatuh tempo. Pilih {span}."
        raise _RefusedError(message)
    _require_code(chosen)
    store = Store(workplace.engine)
    with store.reading() as connection:
        if find_region(connection, chosen) is None:
            message = f"{chosen} tidak ada dalam daftar Kemendagri. Periksa kodenya."
            raise _RefusedError(message)
        register = store.edition(connection).register
        villages = register.villages(chosen)
        codes = {one.code for one in villages} if arguments.desa else register.districts(chosen)
        found = fetch_regions(connection, set(codes))
    if not found:
        message = f"Tidak ada desa program di {chosen}. Pilih wilayah lain."
        raise _RefusedError(message)
    return [found[code] for code in sorted(found)]


def _require_code(code: str) -> None:
    try:
        level_of(code)
    except ValueError as error:
        message = f"{code} bukan kode wilayah. Tulis kode bertitik seperti 32 atau 32.12."
        raise _RefusedError(message) from error


def _write_all(workplace: Workplace, arguments: Namespace, regions: list[Region]) -> int:
    read, making, failed = open_reading(workplace.engine, workplace.settings), _making(), 0
    for number, region in enumerate(regions, start=1):
        path = arguments.output / _name(region, arguments)
        try:
            _write_one(read, making, _address(region, arguments), path)
        except (OSError, StoreUnavailableError):
            raise
        except Exception as error:  # noqa: BLE001  # the other regions still get their cards
            failed += 1
            print(f"{region.code} {short_name(region)} gagal: {error}", file=sys.stderr)
        else:
            print(f"{number} dari {len(regions)}: {path.name}", flush=True)
    print(f"{len(regions) - failed} kartu di {arguments.output}.")
    return REFUSED if failed else DONE


def _write_one(read: Callable[[str], Handout], making: Making, address: str, path: Path) -> None:
    """Write a card beside its place first: a file that is there is replaced whole or not at all."""
    half = path.with_name(f".{path.name}.tmp")
    try:
        half.write_bytes(write([read(address)], making))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _making() -> Making:
    geography, layers = Boundaries().drawn()
    return Making(made_at=dt.datetime.now(dt.UTC), host="", geography=geography, layers=layers)


def _address(region: Region, arguments: Namespace) -> str:
    filters = Filters(year=arguments.tahun, month=arguments.bulan, region=region.code)
    is_village = level_of(region.code) is Level.VILLAGE
    filters = replace(filters, language=arguments.bahasa)
    return filters.to_address(VILLAGE_PATH if is_village else "/")


def _name(region: Region, arguments: Namespace) -> str:
    """Name that tells what is in it: ``kartu-32.12-kab-indramayu-2026.pptx``."""
    name = _NOT_IN_NAMES.sub("-", short_name(region).lower()).strip("-")
    month = f"-{arguments.bulan:02}" if arguments.bulan else ""
    return f"kartu-{region.code}-{name}-{arguments.tahun}{month}.pptx"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
