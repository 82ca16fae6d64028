import datetime as dt
from dataclasses import replace

import pytest

from dashboard.components import send_tiles, submission_tiles, upload_tiles
from dashboard.components.sending import FileState, correction, file_state
from dashboard.domain.faults import Fault, Phrase, Proposal, Severity
from dashboard.domain.periods import Month
from dashboard.domain.sending import (
    Difference,
    Effect,
    Findings,
    Submission,
    Upload,
    UploadState,
)
from dashboard.domain.views.sending import SendView, SentFile, SubmissionView, UploadView
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_comparisons import framed
from tests.unit.sample_views import BANYUMAS, CILACAP, ENGLISH, VILLAGE

AT = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
PLACES = {VILLAGE.code: VILLAGE, CILACAP.code: CILACAP}
ALL_SEVERITIES = {"error": 2, "question": 1, "warning": 3}


def upload(state=UploadState.OPEN, **changes):
    values = {
        "id": 5,
        "received_at": AT,
        "submitter": "Dinas Cilacap",
        "file_name": "laporan.xlsx",
        "sha256": "0" * 64,
        "locale": None,
        "state": state,
        "findings": {},
    }
    return Upload(**values | changes)


def accepted(version=4, **changes):
    values = {
        "id": 8,
        "kind": "report",
        "file_name": "laporan.xlsx",
        "rows": 1,
        "received_at": AT,
        "version": version,
        "undone_in": None,
        "upload_id": 5,
        "sheet": "Laporan",
        "submitter": "Dinas Cilacap",
        "reason": None,
    }
    return Submission(**values | changes)


def sent(findings=None, state=UploadState.OPEN, submissions=()):
    found = findings or Findings(version=3, digest="abc", new=7)
    return SentFile(upload=upload(state), findings=found, submissions=tuple(submissions))


def fault(severity=Severity.ERROR, **changes):
    values = {
        "file": "laporan.xlsx",
        "sheet": "Laporan",
        "row": 12,
        "column": "F01",
        "position": 6,
        "value": "banyak",
        "code": "number",
        "message": Phrase("fault.value_text"),
        "remedy": Phrase("remedy.write_number"),
        "severity": severity,
    }
    return Fault(**values | changes)


def difference(before, after, members=()):
    return Difference(VILLAGE.code, 202610, "F01", members, before, after)


def upload_view(file, **filters):
    return UploadView(**framed(**filters), file=file, places=PLACES)


def send_view(**changes):
    values = {"districts": (), "months": (), "files": (), "submissions": ()}
    return SendView(**framed(), **values | changes)


def submission_view(submission, undo, differences=()):
    return SubmissionView(
        **framed(),
        submission=submission,
        differences=tuple(differences),
        undo=undo,
        places=PLACES,
    )


class TestState:
    @pytest.mark.parametrize(
        ("file", "state"),
        [
            (sent(), FileState.READY),
            (sent(Findings(version=3, counts={"warning": 1}, new=1)), FileState.READY),
            (sent(Findings(version=3, counts={"error": 1}, new=1)), FileState.BLOCKED),
            (sent(Findings(version=3, counts={"question": 1})), FileState.BLOCKED),
            (sent(Findings(version=3, unchanged=4)), FileState.SAME),
            (sent(Findings(version=3, known_as=2)), FileState.KNOWN),
            (sent(state=UploadState.DISCARDED), FileState.DISCARDED),
            (sent(state=UploadState.ACCEPTED, submissions=[accepted()]), FileState.ACCEPTED),
            (sent(state=UploadState.PARTLY, submissions=[accepted()]), FileState.PARTLY),
            (
                sent(state=UploadState.ACCEPTED, submissions=[accepted(undone_in=5)]),
                FileState.UNDONE,
            ),
            # Answers freed values after the good ones were accepted.
            (
                sent(Findings(version=4, new=2), UploadState.PARTLY, [accepted(4)]),
                FileState.READY,
            ),
        ],
    )
    def test_tells_what_became_of_a_file_or_what_has_to_be_done(self, file, state):
        assert file_state(file) is state


class TestSend:
    def test_offers_the_districts_by_name_and_checks_the_newest_month(self):
        view = send_view(districts=(CILACAP, BANYUMAS), months=(Month(2026, 10), Month(2026, 9)))
        reader = Reader(send_tiles.steps(view))

        assert "Kab. Banyumas (33.02) Kab. Cilacap (33.01)" in words(send_tiles.steps(view))
        checked = [box["value"] for box in reader.find("input", name="bulan") if "checked" in box]
        assert checked == ["2026-10"]

    def test_says_where_there_is_nobody_to_report(self):
        assert "Tidak ada desa Desmigratif" in words(send_tiles.steps(send_view()))

    def test_lists_files_with_state_and_number_of_faults(self):
        file = sent(Findings(version=3, counts=ALL_SEVERITIES, new=1))
        html = send_tiles.files(send_view(files=(file,)))

        assert "✕ perlu diperbaiki 2 kesalahan, 1 pertanyaan, 3 peringatan" in words(html)
        assert links(html)["file-5"].startswith("/kirim/5?")

    def test_history_leads_to_acceptance_and_file(self):
        html = send_tiles.history(send_view(submissions=(accepted(undone_in=6),)))

        assert "↶ dibatalkan pada versi 6" in words(html)
        assert links(html)["submission-8"].startswith("/kirim/penerimaan/8?")

    def test_empty_lists_say_so(self):
        assert "Belum ada berkas" in words(send_tiles.files(send_view()))
        assert "Belum ada yang diterima" in words(send_tiles.history(send_view()))

    def test_only_what_villages_report_can_be_corrected(self):
        options = [one["value"] for one in Reader(correction(send_view())).find("option")]

        assert "F01" in options
        assert "V01" not in options


class TestUpload:
    @pytest.mark.parametrize(
        ("findings", "advice", "button"),
        [
            (Findings(version=3, new=7), "7 nilai siap diterima", "Terima 7 nilai"),
            (
                Findings(version=3, new=7, counts={"warning": 2}),
                "lihat dahulu 2 peringatan",
                "Terima 7 nilai",
            ),
            (
                Findings(version=3, changed=2, held=12, counts=ALL_SEVERITIES),
                "2 kesalahan dan 1 pertanyaan menahan 12 nilai",
                "Terima 2 nilai yang baik",
            ),
            (
                Findings(version=3, faults=(fault(),), counts={"error": 1}),
                "belum ada nilai baru yang dapat diterima. Perbaiki",
                None,
            ),
            (
                Findings(version=3, faults=(fault(),), counts=ALL_SEVERITIES),
                "Jawab pertanyaannya",
                None,
            ),
            (
                Findings(version=3, faults=(fault(row=None),), counts={"error": 1}),
                "belum dapat diperiksa",
                None,
            ),
            (
                Findings(version=3, faults=(fault(row=None),), counts={"error": 1}, personal=True),
                "isinya tidak disimpan",
                None,
            ),
            (Findings(version=3, unchanged=9), "9 nilai di berkas ini sudah tersimpan", None),
            (Findings(version=3, known_as=2), "diterima sebagai versi data 2", None),
        ],
    )
    def test_says_what_to_do_next(self, findings, advice, button):
        html = upload_tiles.summary(upload_view(sent(findings)))

        assert advice in words(html)
        buttons = [one["id"] for one in Reader(html).find("button")]
        assert ("accept" in buttons) == bool(button)
        assert (button or "") in words(html)

    def test_lists_faults_worst_first_with_cell_value_and_remedy(self):
        faults = (fault(Severity.WARNING, row=3), fault(), fault(row=4, position=None, value=None))
        findings = Findings(version=3, faults=faults, counts={"error": 2, "warning": 1})
        told = words(upload_tiles.faults(upload_view(sent(findings))))

        assert "✕ kesalahan F12 Laporan · F01 banyak bukan angka Tulis angka" in told
        assert "✕ kesalahan baris 4 Laporan · F01 – bukan angka" in told
        assert told.index("baris 4") < told.index("! peringatan F3")

    def test_says_how_many_more_faults_there_are(self):
        findings = Findings(version=3, faults=(fault(),) * 300, counts={"error": 6000})
        html = upload_tiles.faults(upload_view(sent(findings)))

        assert len(Reader(html).find("tr")) == 201
        assert "5.800 temuan lain" in words(html)

    def test_asks_every_question_once(self):
        proposal = Proposal("village", "grugu|x", VILLAGE.code, "Desa Grugu", 0.9)
        asked = fault(Severity.QUESTION, proposal=proposal, value='Gru"gu')
        findings = Findings(version=3, faults=(asked, asked), counts={"question": 2})
        html = upload_tiles.questions(upload_view(sent(findings)))

        (box,) = Reader(html).find("input", type="checkbox")
        assert box["value"] == '["village", "grugu|x", "33.01.01.2001"]'
        assert "1 ejaan perlu dipastikan" in words(html)
        assert 'Gru"gu Desa Grugu 33.01.01.2001 90 % 2' in words(html)

    def test_shows_old_and_new_values_and_headline_numbers_that_move(self):
        findings = Findings(
            version=3,
            new=1,
            changed=1,
            removed=1,
            differences=(
                difference(None, 5.0),
                difference(5.0, 1234.0, ("P",)),
                difference(6.0, None),
            ),
            effects=(
                Effect(CILACAP.code, 2026, "F03", 90.0, 92.5),
                Effect(CILACAP.code, 2026, "M01", 4.0, 4.0),
                Effect(CILACAP.code, 2026, "K01", None, 2.0),
            ),
        )
        told = words(upload_tiles.changes(upload_view(sent(findings))))

        assert "F03 Kab. Cilacap 2026 90,0 % 92,5 %" in told
        assert "M01" not in told
        assert "Kab. Cilacap 2026 belum ada 2" in told
        assert "Desa Grugu Okt 2026 Keberangkatan prosedural F01 belum ada 5" in told
        assert "(Perempuan) F01 5 1.234" in told
        assert "F01 6 hilang" in told

    def test_says_whose_values_count_nowhere(self):
        view = replace(upload_view(sent()), uncounted=(VILLAGE,))
        told = "disimpan tetapi tidak dihitung dalam angka mana pun"

        assert f"{told}: Desa {VILLAGE.name} ({VILLAGE.code})" in words(upload_tiles.summary(view))
        assert told not in words(upload_tiles.summary(upload_view(sent())))

    def test_is_told_in_english_too(self):
        findings = Findings(version=3, new=1, held=2, counts={"error": 1, "question": 1})
        view = upload_view(sent(findings), language=ENGLISH)

        assert "2 values are held back (errors: 1 and questions: 1)" in words(
            upload_tiles.summary(view)
        )


class TestSubmission:
    def test_one_that_stands_can_be_taken_back(self):
        view = submission_view(accepted(), undo=(difference(5.0, None),))
        html = submission_tiles.undo(view)

        assert "F01 5 hilang" in words(html)
        (form,) = Reader(html).find("form", method="post")
        assert form["action"].startswith("/kirim/penerimaan/8/batalkan?")

    @pytest.mark.parametrize(
        ("submission", "title"),
        [
            (accepted(undone_in=9), "Sudah dibatalkan pada versi data 9"),
            (accepted(kind="demo", upload_id=None), "Tidak dapat dibatalkan di sini"),
        ],
    )
    def test_one_that_cannot_be_taken_back_says_why(self, submission, title):
        html = submission_tiles.undo(submission_view(submission, undo=None))

        assert title in words(html)
        assert Reader(html).find("form") == []

    def test_a_correction_tells_its_reason(self):
        one = accepted(kind="correction", reason="salah ketik", upload_id=None)
        view = submission_view(one, None, [difference(5.0, 8.0)])

        assert "Alasan koreksi salah ketik" in words(submission_tiles.summary(view))
        assert "F01 5 8" in words(submission_tiles.changes(view))
