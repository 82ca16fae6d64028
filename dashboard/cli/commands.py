"""What each command does."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from dashboard.domain.periods import MONTHS, Month
from dashboard.ingest.demonstration import Demonstration, DemoPlan
from dashboard.ingest.exchange import read_exchange, read_mapping
from dashboard.ingest.faults import Refused
from dashboard.ingest.importing import Importer, Outcome
from dashboard.ingest.report import summarise, write_report

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.cli.workplace import Workplace

DONE, REFUSED = 0, 1


def serve(workplace: Workplace, _arguments: Namespace) -> int:
    """Prepare the database, then answer browsers until stopped."""
    workplace.prepare()
    workplace.engine.dispose()
    from dashboard.cli.serving import run_server  # noqa: PLC0415  # only this command needs Dash

    return run_server(workplace.settings)


def load(workplace: Workplace, _arguments: Namespace) -> int:
    """Prepare the database: schema, regions, facts, demo values."""
    workplace.prepare()
    print("Basis data siap.")
    return DONE


def import_file(workplace: Workplace, arguments: Namespace) -> int:
    """Take an observation file in, or say all that is wrong with it."""
    workplace.prepare()
    importer = Importer(
        workplace.engine, workplace.catalogue, workplace.rollups, workplace.settings.max_rows
    )
    try:
        outcome = _import(importer, arguments)
    except Refused as refused:
        return _refuse(refused, arguments.file, workplace.settings.local_folder)
    print(_describe(outcome, dry_run=arguments.dry_run))
    return DONE


def template(workplace: Workplace, arguments: Namespace) -> int:
    """Write the template of a district's report."""
    from dashboard.cli.template import run  # noqa: PLC0415  # only this command writes workbooks

    return run(workplace, arguments)


def demo(workplace: Workplace, arguments: Namespace) -> int:
    """Fill the database with made-up values for trying and measuring."""
    workplace.prepare()
    last = min(workplace.rollups.calendar.last_due, Month(arguments.years[1], MONTHS))
    plan = DemoPlan(count=arguments.villages, years=arguments.years, last=last, seed=arguments.seed)
    demonstration = Demonstration(workplace.engine, workplace.catalogue, workplace.rollups)
    for done, accepted in demonstration.make(plan):
        print(f"{done} desa: {accepted.new + accepted.changed} nilai DATA CONTOH", flush=True)
    return DONE


def clear_demo(workplace: Workplace, _arguments: Namespace) -> int:
    """Remove all demo values and demo villages."""
    workplace.prepare()
    demonstration = Demonstration(workplace.engine, workplace.catalogue, workplace.rollups)
    removed = demonstration.clear()
    print(f"{removed} nilai DATA CONTOH dihapus; data lain tetap.")
    return DONE


def check(workplace: Workplace, _arguments: Namespace) -> int:
    """Prove that every stored figure equals its recomputation from the observations."""
    workplace.prepare()
    with workplace.engine.connect() as connection:
        differences = workplace.rollups.differences(connection)
    if not differences:
        print("Semua angka sama dengan hitung ulang dari laporan.")
        return DONE
    print(*differences, sep="\n", file=sys.stderr)
    print(f"{len(differences)} baris rekapitulasi berbeda dari hitung ulang.", file=sys.stderr)
    return REFUSED


def boundaries(workplace: Workplace, arguments: Namespace) -> int:
    """Replace the boundaries of the maps, or go back to those that come with the product."""
    from dashboard.cli.boundaries import run  # noqa: PLC0415  # only this command needs map files

    return run(workplace, arguments)


def targets(workplace: Workplace, arguments: Namespace) -> int:
    """Set targets from a file, write their template, or list those that count."""
    from dashboard.cli.targets import run  # noqa: PLC0415  # only this command writes workbooks

    return run(workplace, arguments)


def export(workplace: Workplace, arguments: Namespace) -> int:
    """Write report cards of districts or villages."""
    from dashboard.cli.export import run  # noqa: PLC0415  # only this command needs all pages

    return run(workplace, arguments)


COMMANDS: dict[str, Callable[[Workplace, Namespace], int]] = {
    "serve": serve,
    "load": load,
    "import": import_file,
    "template": template,
    "demo": demo,
    "clear-demo": clear_demo,
    "check": check,
    "boundaries": boundaries,
    "targets": targets,
    "export": export,
}


def _import(importer: Importer, arguments: Namespace) -> Outcome:
    file, dry_run = arguments.file, arguments.dry_run
    if not arguments.mapping:
        return importer.import_file(file, locale=arguments.angka, dry_run=dry_run)
    mapping = read_mapping(arguments.mapping, importer.catalogue)
    raw = read_exchange(file, mapping, max_rows=importer.max_rows)
    read_by = arguments.mapping.read_bytes()
    return importer.store(file, raw, arguments.angka, dry_run=dry_run, read_by=read_by)


def _refuse(refused: Refused, file: Path, folder: Path) -> int:
    reports = folder / "laporan"
    reports.mkdir(parents=True, exist_ok=True)
    stamp = dt.datetime.now(dt.UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    report = reports / f"{file.stem}-{stamp}.csv"
    write_report(refused.faults, report)
    print(summarise(refused.faults), file=sys.stderr)
    print("Tidak ada data yang disimpan.", file=sys.stderr)
    print(f"Daftar lengkap: {report}", file=sys.stderr)
    return REFUSED


def _describe(outcome: Outcome, *, dry_run: bool) -> str:
    accepted = outcome.accepted
    if outcome.known_as:
        known = f"Berkas ini sudah diterima sebagai versi data {outcome.known_as}"
        return f"{known}; tidak ada yang berubah."
    if accepted.version is None:
        return f"Semua {accepted.unchanged} nilai sudah ada; tidak ada yang berubah."
    counts = f"{accepted.new} nilai baru, {accepted.changed} diubah, {accepted.unchanged} tetap."
    lines = [
        f"Uji coba, tidak disimpan: {counts}"
        if dry_run
        else f"Diterima sebagai versi data {accepted.version}: {counts}"
    ]
    if outcome.uncounted:
        villages = ", ".join(outcome.uncounted)
        lines.append(f"Program daerah, disimpan tetapi tidak dihitung: {villages}.")
    if outcome.warnings:
        lines.append(summarise(outcome.warnings, limit=20))
    return "\n".join(lines)
