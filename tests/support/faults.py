"""What is wrong with a file, in the words of the product."""

import re

from dashboard.domain.measures import Language
from dashboard.i18n.faults import tell

# Of Indonesian sentences, without what people type in files: titles, phasings, sections.
FOREIGN = frozenset(
    re.findall(
        r"\w+",
        """
        ada adalah agar akan anda atau bagi baris belum berisi berkas bila bukan dalam dan dapat
        dari dengan dikenal diisi ditulis hanya hapus harus ini isi jangan judul kali kosong
        kosongkan lagi lalu lebih lembar lihat masih menurut oleh pada pakai perbaiki periksa
        salah sama sampai saja sebelum sel seperti simpan sudah tanpa tetapi tidak tulis untuk yang
        """,
    )
)


def indonesian_in(text):
    """Words of a text that only Indonesian sentences have."""
    return FOREIGN.intersection(re.findall(r"[a-z]+", text.lower()))


def message_of(fault):
    """What is wrong, in Indonesian, of a fault or a problem."""
    return tell(Language.INDONESIAN, fault.message)


def remedy_of(fault):
    """What to do about it, in Indonesian."""
    return tell(Language.INDONESIAN, fault.remedy)


def line_of(fault):
    """All of a fault, in Indonesian."""
    return tell(Language.INDONESIAN, fault.line)
