"""Sets targets from a file, writes the template to fill in, and lists the targets that count."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.domain.errors import StoreUnavailableError
from dashboard.domain.measures import Language
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import level_of
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports.target_template import write_target_template
from dashboard.i18n.formats import full_number
from dashboard.ingest.faults import Refused
from dashboard.ingest.report import summarise
from dashboard.ingest.sources.base import OWN
from dashboard.ingest.target_header import PHASING_NAMES
from dashboard.services.store import Store
from dashboard.services.targets import SentTargets, Settled, TargetService, TargetSignature

if TYPE_CHECKING:
    from argparse import Namespace

    from dashboard.cli.workplace import Workplace
    from dashboard.domain.target_proposals import TargetPreview

DONE, REFUSED = 0, 1


def run(workplace: Workplace, arguments: Namespace) -> int:
    """Do one action and say what came of it."""
    workplace.prepare()
    calendar = workplace.rollups.calendar
    service = TargetService(Store(workplace.engine), workplace.catalogue, lambda: calendar)
    action = {"import": _import, "template": _write, "list": _list}[arguments.action]
    try:
        return action(service, arguments)
    except Refused as refused:
        print(summarise(refused.faults), file=sys.stderr)
        return _refuse("Tidak ada target yang disimpan.")
    except StoreUnavailableError:
        return _refuse("Basis data sedang tidak dapat dipakai. Ulangi sebentar lagi.")


def _import(service: TargetService, arguments: Namespace) -> int:
    try:
        content = arguments.file.read_bytes()
    except OSError:
        return _refuse(
            f"{arguments.file} tidak dapat dibuka. Periksa nama, letak, dan hak bacanya."
        )
    sent = SentTargets(arguments.file.name, content, arguments.angka)
    proposal = service.read_file(LOCAL_VIEWER, sent, OWN)
    preview = service.preview(LOCAL_VIEWER, proposal)
    if arguments.dry_run:
        print(f"Uji coba, tidak disimpan: {_describe(preview)}")
        return DONE
    signature = TargetSignature(arguments.nama, arguments.alasan)
    ended = service.accept(LOCAL_VIEWER, proposal, preview.plan.digest, signature)
    if ended is Settled.OUTDATED:
        return _refuse("Target diubah orang lain pada saat yang sama. Ulangi perintah ini.")
    known = "Semua target sudah berlaku; tidak ada yang berubah."
    print(known if ended is Settled.NOTHING else f"Disimpan: {_describe(preview)}")
    return DONE


def _describe(preview: TargetPreview) -> str:
    plan = preview.plan
    counts = f"{plan.new} target baru, {plan.changed} diubah, {plan.unchanged} tetap"
    return f"{counts}; {preview.above} target wilayah di atasnya ikut terhitung."


def _write(service: TargetService, arguments: Namespace) -> int:
    if problem := _misplaced(service, arguments):
        return _refuse(problem)
    year = arguments.tahun or service.newest_year()
    content = service.template(LOCAL_VIEWER, arguments.wilayah, year)
    try:
        arguments.output.write_bytes(write_target_template(content))
    except OSError:
        return _refuse(f"{arguments.output} tidak dapat ditulis. Periksa folder dan hak tulisnya.")
    print(f"{arguments.output}: {len(content.lines)} baris, tahun {year}.")
    return DONE


def _list(service: TargetService, arguments: Namespace) -> int:
    if problem := _misplaced(service, arguments):
        return _refuse(problem)
    lines = service.list_targets(LOCAL_VIEWER, arguments.wilayah, arguments.tahun)
    for region, indicator, target in lines:
        if target:
            place = f"{region.code} {short_name(region)}".strip()
            value = full_number(Language.INDONESIAN, target.value, indicator.unit)
            mark = " DATA CONTOH" if target.demo else ""
            phasing = PHASING_NAMES[target.phasing]
            print(f"{target.year} {indicator.code} {place}: {value} ({phasing}){mark}")
    print(f"{len(lines)} target.")
    return DONE


def _misplaced(service: TargetService, arguments: Namespace) -> str:
    """Why the region cannot be used; empty when it can."""
    try:
        level_of(arguments.wilayah)
    except ValueError:
        return f"{arguments.wilayah} bukan kode wilayah. Tulis kode bertitik seperti 32 atau 32.12."
    if service.knows(arguments.wilayah):
        return ""
    return f"{arguments.wilayah} tidak ada dalam daftar Kemendagri. Periksa kodenya."


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
