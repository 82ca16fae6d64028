"""A sender's own workbook, given back with every fault shown where it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.domain.faults import Severity, cell_name, worst_first
from dashboard.domain.measures import Language
from dashboard.exports.marks import COLOURS, LABELS, mark, unmark
from dashboard.exports.sent import SentBook, open_sent
from dashboard.exports.styles import Style, add_styles, filled, fit_height, fit_paper, put_text
from dashboard.i18n import text
from dashboard.i18n.faults import tell
from dashboard.i18n.formats import moment, plain_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.domain.faults import Fault

SUMMARY_SHEET = "Hasil periksa"
MOST_LISTED = 5_000
_INDONESIAN = Language.INDONESIAN
_UNREAD = "file_"
_NOT_OPENED = (
    "Isi berkas tidak disertakan, karena tidak dapat dibaca atau terlalu besar untuk ditandai."
)

# None of them, nor any cell below, may read as the title of a report: the sheet is no data.
_TITLES = (
    ("Tingkat", 15),
    ("Letak", 26),
    ("Yang terbaca", 34),
    ("Masalah", 60),
    ("Yang perlu dilakukan", 60),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSummary:
    """What became of a sent file.

    Attributes:
        checked_at: When it was checked, with its time zone.
        data_version: Data version that it was checked against.
        new: Values that are not stored yet, or were not.
        changed: Values that differ from the stored ones.
        unchanged: Values that are stored already.
        held: Values that faults keep from being stored.
        accepted: Data version that was made of it; ``None`` while nothing of it is stored.
        counts: How many faults there are by severity, where more were found than are given.
        demo: Whether the stored values that it was compared with include made-up ones.
    """

    checked_at: dt.datetime
    data_version: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    accepted: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    demo: bool = False


def write_returned(
    content: bytes | None, file_name: str, faults: Sequence[Fault], summary: ReturnSummary
) -> bytes:
    """Write the sender's file as XLSX, faulty cells marked, the sheet ``Hasil periksa`` in front.

    Marks and summary of an earlier round are replaced. A file that could not be read is not opened
    again: then there is the summary alone.

    Args:
        content: The file as it was sent; ``None`` writes the summary alone.
        file_name: Its name; the suffix says what the content is.
        faults: Everything that was found in it, in any order.
        summary: What became of it.
    """
    ordered = worst_first(faults)
    if content is None or _is_unread(ordered):
        book = _without_content()
    else:
        book = open_sent(content, file_name)
    _mark_all(book, ordered)
    _add_summary(book, file_name, ordered, summary)
    file = BytesIO()
    book.workbook.save(file)
    return file.getvalue()


def _is_unread(faults: Sequence[Fault]) -> bool:
    """Whether the file as a whole was refused: it may be dangerous, and nothing is to be marked."""
    return bool(faults) and all(
        fault.code.startswith(_UNREAD) and fault.row is None and fault.sheet is None
        for fault in faults
    )


def _without_content() -> SentBook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return SentBook(workbook, {}, _NOT_OPENED)


def _mark_all(book: SentBook, faults: Sequence[Fault]) -> None:
    of_sheet: dict[str | None, list[Fault]] = defaultdict(list)
    for fault in faults:
        of_sheet[fault.sheet].append(fault)
    left = MOST_LISTED
    for name, sheet in book.sheets.items():
        unmark(sheet)
        left -= mark(sheet, of_sheet[name], most_comments=left)


def _add_summary(
    book: SentBook, file_name: str, faults: Sequence[Fault], summary: ReturnSummary
) -> None:
    sheet = _add_front_sheet(book.workbook)
    put_text(sheet["A1"], f"Hasil periksa {file_name}", Style.TITLE)
    number = 1
    for number, line in enumerate(_lines(book, faults, summary), start=2):
        put_text(sheet.cell(number, 1), line)
    if summary.demo:
        number += 1
        put_text(sheet.cell(number, 1), text(_INDONESIAN, "stamp.demo"), Style.DEMO)
    if faults:
        listed = faults[:MOST_LISTED]
        last = _list_faults(sheet, number + 2, book, listed)
        more = sum(_counts(faults, summary).values()) - len(listed)
        if more > 0:
            told = f"Dan {plain_number(_INDONESIAN, more)} lagi; perbaiki yang di atas lebih dulu."
            put_text(sheet.cell(last + 2, 1), told)


def _add_front_sheet(workbook: Workbook) -> Worksheet:
    if SUMMARY_SHEET in workbook.sheetnames:
        workbook.remove(workbook[SUMMARY_SHEET])
    # Sheets that stay selected together would be edited together.
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = False
    add_styles(workbook)
    sheet: Worksheet = workbook.create_sheet(SUMMARY_SHEET, 0)
    workbook.active = 0
    _arrange(sheet)
    return sheet


def _lines(book: SentBook, faults: Sequence[Fault], summary: ReturnSummary) -> Iterator[str]:
    at = moment(_INDONESIAN, summary.checked_at)
    yield f"Diperiksa {at}, dibandingkan dengan versi data {summary.data_version}."
    yield _became(summary)
    yield _found(_counts(faults, summary))
    if any(fault.blocks for fault in faults):
        yield (
            "Perbaiki sel merah. Jawab sel jingga di halaman Kirim laporan, atau tulis ulang."
            " Lalu kirim berkas ini lagi. Sel kuning tidak menahan apa pun: periksa saja."
        )
    if book.note:
        yield book.note


def _counts(faults: Sequence[Fault], summary: ReturnSummary) -> Mapping[str, int]:
    return summary.counts or Counter(str(fault.severity) for fault in faults)


def _found(counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return "Tidak ada yang salah."
    found = (
        f"{plain_number(_INDONESIAN, counts.get(severity, 0))} {LABELS[severity].lower()}"
        for severity in Severity
    )
    return f"Ditemukan: {', '.join(found)}."


def _became(summary: ReturnSummary) -> str:
    new, changed, unchanged, held = (
        plain_number(_INDONESIAN, number)
        for number in (summary.new, summary.changed, summary.unchanged, summary.held)
    )
    counts = f"{new} nilai baru, {changed} diubah, {unchanged} tetap"
    waiting = (
        f"{held} nilai ditahan sampai diperbaiki." if summary.held else "Tidak ada yang ditahan."
    )
    if summary.accepted is None:
        return f"Belum ada yang disimpan. Yang dapat disimpan: {counts}. {waiting}"
    return f"Disimpan sebagai versi data {summary.accepted}: {counts}. {waiting}"


def _list_faults(sheet: Worksheet, first: int, book: SentBook, faults: Sequence[Fault]) -> int:
    """Write the table from a row on.

    Returns:
        Number of its last row.
    """
    for column, (title, _) in enumerate(_TITLES, start=1):
        put_text(sheet.cell(first, column), title, Style.HEADER)
    for number, fault in enumerate(faults, start=first + 1):
        _list_fault(sheet, number, book, fault)
    last = first + len(faults)
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(_TITLES))}{last}"
    sheet.freeze_panes = f"A{first + 1}"
    return last


def _list_fault(sheet: Worksheet, number: int, book: SentBook, fault: Fault) -> None:
    label, place = LABELS[fault.severity], _place(book, fault)
    said = (_sentence(tell(_INDONESIAN, phrase)) for phrase in (fault.message, fault.remedy))
    told = (label, place, _read(fault), *said)
    for column, each in enumerate(told, start=1):
        put_text(sheet.cell(number, column), each, Style.TEXT)
    sheet.cell(number, 1).fill = filled(COLOURS[fault.severity])
    target = book.sheets.get(fault.sheet)
    if target is not None and fault.row:
        address = f"{quote_sheetname(target.title)}!{_address(fault)}"
        cell = sheet.cell(number, 2)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=address)
        cell.style = Style.LINK
    fit_height(sheet, number, told)


def _place(book: SentBook, fault: Fault) -> str:
    target = book.sheets.get(fault.sheet)
    name = target.title if target is not None else fault.sheet
    if not name:
        return "Seluruh berkas"
    if not fault.row:
        return f"Lembar {name}"
    return f"{name}!{_address(fault)}" if fault.position else f"{name}, baris {fault.row}"


def _address(fault: Fault) -> str:
    return cell_name(fault.row, fault.position or 1)


def _read(fault: Fault) -> str:
    """Title and cell in one text, which no reader takes for a title."""
    written = f"“{fault.value}”" if fault.value else ""
    return f"Kolom {fault.column}: {written}".removesuffix(": ") if fault.column else written


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."


def _arrange(sheet: Worksheet) -> None:
    for column, (_, width) in enumerate(_TITLES, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    fit_paper(sheet, "landscape")
