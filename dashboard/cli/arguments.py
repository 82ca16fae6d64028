"""What may be typed after ``python -m dashboard``."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.measures import Language
from dashboard.domain.periods import MONTHS, Month

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
LAST_YEAR = 2100


class _Parser(argparse.ArgumentParser):
    """Says in Indonesian that the usage is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Pemakaian salah: {message}\nLihat: {self.prog} --help\n")


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command and its options.

    Raises:
        SystemExit: With 2 for wrong usage, 0 after ``--help``; the message is printed.
    """
    parser = _Parser(prog="python -m dashboard", description="Dasbor Desmigratif.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    commands.add_parser("serve", help="siapkan basis data lalu jalankan dasbor")
    commands.add_parser("load", help="siapkan basis data dan muat data bawaan")
    commands.add_parser("check", help="bandingkan semua angka dengan hitung ulang")
    commands.add_parser("clear-demo", help="hapus semua data contoh")
    _add_import(commands.add_parser("import", help="masukkan berkas laporan (CSV atau XLSX)"))
    _add_template(commands.add_parser("template", help="buat templat laporan satu kab/kota (XLSX)"))
    _add_demo(commands.add_parser("demo", help="isi dengan data contoh"))
    _add_targets(commands.add_parser("targets", help="target: impor, templat, daftar"))
    _add_export(commands.add_parser("export", help="tulis kartu laporan (PPTX)"))
    _add_boundaries(commands.add_parser("boundaries", help="ganti batas wilayah pada peta"))
    return parser.parse_args(argv)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser.add_argument("--dry-run", action="store_true", help="periksa saja, jangan simpan")
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="PETA",
        help="berkas peta .toml, untuk berkas dari DHIS2, KoboToolbox, atau ODK",
    )
    parser.add_argument(
        "--angka",
        type=Language,
        choices=list(Language),
        help="cara menulis angka dalam berkas: id (1.234,5) atau en (1,234.5)",
    )


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("district", metavar="KODE", help="kode Kemendagri kab/kota, misalnya 32.12")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS")
    parser.add_argument(
        "--bulan",
        type=_month,
        nargs="+",
        default=[],
        metavar="BULAN",
        help="bulan laporan, misalnya 2026-10; tanpa ini bulan terakhir yang sudah selesai",
    )


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--villages", type=_count, metavar="N", help="banyaknya desa; tanpa ini desa nyata saja"
    )
    parser.add_argument("--years", type=_years, default="2016-2026", metavar="A-B")
    parser.add_argument("--seed", type=int, default=2026, metavar="S")


def _add_targets(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    reading = actions.add_parser("import", help="pasang target dari berkas (XLSX, XLS, ODS, CSV)")
    reading.add_argument("file", type=Path, metavar="BERKAS")
    reading.add_argument("--dry-run", action="store_true", help="periksa saja, jangan simpan")
    reading.add_argument("--nama", default="perintah targets", help="siapa yang menetapkan")
    reading.add_argument("--alasan", default="impor berkas", help="dasar penetapan")
    reading.add_argument(
        "--angka",
        type=Language,
        choices=list(Language),
        help="cara menulis angka dalam berkas: id (1.234,5) atau en (1,234.5)",
    )
    writing = actions.add_parser("template", help="buat templat target (XLSX)")
    writing.add_argument("-o", "--output", type=Path, required=True, metavar="BERKAS")
    for action in (writing, actions.add_parser("list", help="tampilkan target yang berlaku")):
        action.add_argument("--tahun", type=int, metavar="T", help="tahun target")
        action.add_argument("--wilayah", default="", metavar="KODE", help="misalnya 32 atau 32.12")


def _add_export(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="JENIS")
    cards = kinds.add_parser("cards", help="satu kartu A4 per kab/kota atau per desa")
    cards.add_argument("--tahun", type=int, required=True, metavar="T")
    cards.add_argument("--bulan", type=int, choices=range(1, MONTHS + 1), metavar="1-12")
    cards.add_argument("--wilayah", default="", metavar="KODE", help="misalnya 32 atau 32.12")
    cards.add_argument("--desa", action="store_true", help="satu kartu per desa")
    cards.add_argument(
        "--bahasa", type=Language, choices=list(Language), default=Language.INDONESIAN
    )
    cards.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")


def _add_boundaries(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    actions.add_parser("reset", help="kembali ke batas indikatif bawaan")
    reading = actions.add_parser("import", help="pakai batas resmi dari SHP, GPKG, atau GeoJSON")
    reading.add_argument("file", type=Path, metavar="BERKAS")
    reading.add_argument("--layer", metavar="L", help="lapisan di dalam berkas")
    reading.add_argument("--code-field", metavar="F", help="kolom kode Kemendagri")
    reading.add_argument("--source", metavar="TEKS", help="penerbit batas, ditulis di bawah peta")
    reading.add_argument("--year", type=int, metavar="T", help="tahun batas")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        message = f'"{text}" bukan banyaknya desa; tulis bilangan bulat mulai dari 1'
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        message = f'"{text}" bukan bulan; tulis tahun dan bulan seperti 2026-10'
        raise argparse.ArgumentTypeError(message) from error


def _years(text: str) -> tuple[int, int]:
    match = _YEARS.fullmatch(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        message = (
            f'"{text}" bukan rentang tahun; tulis misalnya 2024-2026, paling awal {FIRST_YEAR}'
        )
        raise argparse.ArgumentTypeError(message)
    return first, last
