"""The sheets of the template that explain: how to fill it in, and what every code means.

No row of theirs may hold two titles of a report: the reader takes the sheet with such a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.measures import Kind, Language
from dashboard.exports.styles import Style, fit_height, fit_paper, put_text
from dashboard.i18n.formats import RUPIAH, day, full_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.domain.measures import Measure
    from dashboard.domain.periods import Month
    from dashboard.services.templates import TemplateContent

_INDONESIAN = Language.INDONESIAN
_KINDS = {
    Kind.FLOW: "kejadian: jumlah selama bulan laporan",
    Kind.STOCK: "keadaan: jumlah pada akhir bulan laporan",
}


class _Section(NamedTuple):
    title: str
    lines: Sequence[str]


_FILLING = _Section(
    "Cara mengisi",
    (
        "1. Buka lembar Laporan. Satu baris adalah satu desa dalam satu bulan.",
        "2. Isi kolom biru “nilai”. Kolom abu-abu “sebelumnya” hanya pembanding: angka terakhir"
        " yang dilaporkan desa itu sebelum bulan ini.",
        "3. Tidak ada kejadian: tulis 0. Belum ada laporan: biarkan kosong. Keduanya berbeda, dan"
        " kosong tidak pernah dihitung sebagai nol.",
        "4. Ukuran yang kab/kota ini terakhir laporkan menurut rincian (laki-laki dan perempuan,"
        " tahap, aspek) punya kolom per rincian: isi semuanya (0 bila nol), atau kosongkan"
        " semuanya. Jumlahnya dihitung dari rincian.",
        "5. Simpan sebagai .xlsx, lalu kirim lewat halaman Kirim laporan. Bila ada yang salah,"
        " berkas ini kembali dengan sel yang diwarnai dan penjelasan di tiap sel: perbaiki, lalu"
        " kirim lagi.",
    ),
)
_NUMBERS = _Section(
    "Angka",
    (
        "Tulis angka saja, bilangan bulat mulai dari 0, tanpa titik ribuan dan tanpa satuan.",
        "Rupiah ditulis penuh: satu juta sembilan ratus ribu adalah 1900000.",
        "Pertanyaan ya atau tidak dijawab 1 (ya, sudah ada) atau 0 (belum ada).",
        "Kejadian (misalnya keberangkatan) dihitung selama bulan laporan. Keadaan (misalnya jumlah"
        " anggota) dihitung pada akhir bulan laporan. Jenis tiap ukuran ada di lembar Kode.",
        "Rumus boleh: yang dibaca hasilnya. Tautan ke berkas lain ditolak.",
    ),
)
_STRUCTURE = _Section(
    "Yang jangan diubah",
    (
        "Jangan mengubah judul, kode desa, dan bulan: dengan itulah angka menemukan tempatnya."
        " Karena itu hanya sel biru yang terbuka; kuncinya tanpa kata sandi.",
        "Baris desa yang belum melapor boleh dihapus atau dibiarkan kosong.",
        "Laporan yang sudah dikirim boleh dikirim lagi: angka baru menggantikan angka lama, dan"
        " riwayatnya tersimpan.",
    ),
)
_PRIVACY = _Section(
    "Data pribadi",
    (
        "Tulis jumlah saja. Nama orang, NIK, nomor paspor, telepon, alamat, atau tanggal lahir"
        " tidak boleh ada di mana pun dalam berkas ini, juga di lembar lain dan komentar"
        " (UU 27/2022 tentang Pelindungan Data Pribadi).",
    ),
)


def months_in_words(months: Sequence[Month]) -> str:
    """Months as a list in words: ``September 2026, Oktober 2026``."""
    return ", ".join(full_month(_INDONESIAN, one) for one in months)


def due_sentence(content: TemplateContent) -> str:
    """Until when the report is awaited, for the newest of the months."""
    newest = content.months[-1]
    on = day(_INDONESIAN, content.calendar.due_on(newest))
    of = f" untuk {months_in_words([newest])}" if len(content.months) > 1 else ""
    return f"Kirim paling lambat {on}{of}."


def add_guide(workbook: Workbook, content: TemplateContent) -> None:
    """Add the sheet ``Petunjuk``: how to fill in, the rules, the deadline, privacy."""
    sheet = workbook.create_sheet("Petunjuk")
    # LibreOffice never scales a single column to the paper: this one fits it.
    sheet.column_dimensions["A"].width = 74
    deadline = _Section(
        "Tenggat",
        (
            f"Laporan satu bulan ditunggu paling lambat tanggal {content.calendar.due_day} bulan"
            f" berikutnya. {due_sentence(content)}",
            "Laporan yang lewat tenggat tetap diterima dan ditandai terlambat.",
        ),
    )
    about = f"Petunjuk mengisi laporan Desmigratif: {content.district.name}"
    put_text(sheet["A1"], about, Style.TITLE)
    number = 3
    for section in (_FILLING, _NUMBERS, deadline, _STRUCTURE, _PRIVACY):
        put_text(sheet.cell(number, 1), section.title, Style.STRONG)
        for line in section.lines:
            number += 1
            put_text(sheet.cell(number, 1), line, Style.TEXT)
            fit_height(sheet, number, [line])
        number += 2
    sheet.protection.sheet = True
    fit_paper(sheet, "portrait")


def add_codes(workbook: Workbook, content: TemplateContent) -> None:
    """Add the sheet ``Kode``: every measure with its definition, and every village."""
    sheet = workbook.create_sheet("Kode")
    for letter, width in zip("ABCD", (46, 22, 40, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    put_text(sheet["A1"], "Arti kode dalam lembar Laporan", Style.TITLE)
    number = _write_table(
        sheet,
        3,
        ("Kode dan isinya", "Dihitung dalam", "Kejadian atau keadaan", "Yang dihitung"),
        (_measure_row(measure, content) for measure in content.measures),
    )
    villages = {row.village.code: row for row in content.rows}.values()
    _write_table(
        sheet,
        number + 2,
        ("Kode dan sebutan tempat", "Di bawah kecamatan"),
        ((f"{row.village.code} {row.village.name}", row.subdistrict) for row in villages),
    )
    sheet.protection.sheet = True
    fit_paper(sheet, "landscape")


def _measure_row(measure: Measure, content: TemplateContent) -> tuple[str, ...]:
    unit = content.units[measure.unit][_INDONESIAN]
    return (
        f"{measure.code} {measure.name[_INDONESIAN]}",
        f"{unit} penuh" if measure.unit == RUPIAH else unit,
        _KINDS[measure.kind],
        measure.definition[_INDONESIAN],
    )


def _write_table(
    sheet: Worksheet, first: int, titles: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    """Write a table from a row on.

    Returns:
        Number of its last row.
    """
    for column, title in enumerate(titles, start=1):
        put_text(sheet.cell(first, column), title, Style.HEADER)
    number = first
    for number, row in enumerate(rows, start=first + 1):
        for column, told in enumerate(row, start=1):
            put_text(sheet.cell(number, column), told, Style.TEXT)
        fit_height(sheet, number, row)
    return number
