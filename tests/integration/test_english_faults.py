"""What is wrong with a file or a form, told to a reader of English; on both databases."""

import io
import re

import pytest
from sqlalchemy import select, update

from dashboard.storage.tables import upload
from tests.support.faults import indonesian_in
from tests.support.html_reader import words

KENANGA, SINGAKERTA = "32.12.16.2004", "32.12.09.2003"
ENGLISH = "?bahasa=en"
FILE = f"""kode_desa,desa,periode,kode_ukuran,nilai,jenis_kelamin,diterima
{KENANGA},,2026-01,F01,banyak,,
{KENANGA},,2026-01,F02,1.234,,
{KENANGA},,2026-01,F05,-3,,
{KENANGA},,2026-01,M01,2.5,,
{KENANGA},,2026-01,M02,#DIV/0!,,
{KENANGA},,2026-01,M03,,,
{KENANGA},,2026-01,M04,Rp5,,
{KENANGA},,2026-01,V01,5,,
{KENANGA},,2026-01,F03,5,,
{KENANGA},,2026-01,X99,5,,
{KENANGA},,2026-01,U05N,1,Q,
{KENANGA},,2026-01,P01,1,L,
{KENANGA},,2030-01,F01,5,,
{KENANGA},,01/03/2026,F01,5,,
{KENANGA},,Januari,F01,5,,
{KENANGA},,2015-01,F01,5,,
{KENANGA},,2026-02,F01,5,,2026-01-01
{KENANGA},,2026-02,F01,5,,
{KENANGA},,2026-03,C02,5,,
{KENANGA},,2026-03,C03,60,,
{KENANGA},Kuripan Raya,2026-03,F02,5,,
,Entah Berantah,2026-03,F02,5,,
,Kenangga,2026-03,F02,5,,
32.12,,2026-03,F02,5,,
3212162004,,2026-03,F02,5,,
99.99.99.2001,,2026-03,F02,5,,
{SINGAKERTA},,2026-04,M01,5,,
{SINGAKERTA},,2026-03,M01,5,,,,terlalu
"""
SENTENCES = r'<td class="(?:problem|remedy)" lang="(\w+)">(.*?)</td>'


@pytest.fixture
def send(client):
    """Send a file from an English page; the answer is the address of its page."""

    def send(content, name="report.csv"):
        data = {"berkas": (io.BytesIO(content.encode()), name), "pengirim": "Coordinator"}
        return client.post(f"/kirim/berkas{ENGLISH}", data=data).location

    return send


def sentences(client, address):
    """Problems and remedies of a file's page, with their language."""
    page = client.get(address).text
    return [(language, words(told)) for language, told in re.findall(SENTENCES, page)]


def test_every_fault_of_a_file_is_told_in_english(client, send):
    told = sentences(client, send(FILE))

    assert len(told[::2]) > 25
    assert len({problem for _, problem in told[::2]}) > 20
    assert {language for language, _ in told} == {"en"}
    assert {
        sentence: indonesian_in(sentence) for _, sentence in told if indonesian_in(sentence)
    } == {}
    assert ("en", "could be 1234 or 1.234") in told


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        ("one,two\n1,2", "report.csv", "required columns are missing"),
        ("", "report.csv", "the file is empty"),
        ("x", "report.docx", "files of this kind are not supported"),
        ("x", "report.xlsx", "what the file holds is not a workbook"),
        ("kode_desa,periode,F01,F01\nx,2026-01,1,2", "report.csv", "column F01 is there already"),
    ],
)
def test_so_is_what_is_wrong_with_the_file_as_a_whole(client, send, content, name, problem):
    told = [sentence for _, sentence in sentences(client, send(content, name))]

    assert any(problem in sentence for sentence in told)
    assert [sentence for sentence in told if indonesian_in(sentence)] == []


def test_what_was_found_before_there_were_phrases_is_shown_as_it_was_told(programme, client, send):
    address = send(f"kode_desa,periode,kode_ukuran,nilai\n{KENANGA},2026-01,F01,banyak")
    with programme.engine.begin() as connection:
        findings = connection.scalar(select(upload.c.findings))
        findings["faults"][0] |= {"message": "bukan angka", "remedy": "Tulis angka saja"}
        connection.execute(update(upload).values(findings=findings))

    assert sentences(client, address) == [("id", "bukan angka"), ("id", "Tulis angka saja")]


def test_a_correction_is_refused_in_english(client):
    wrong = {"kode_desa": KENANGA, "periode": "2026-01", "kode_ukuran": "F01", "nilai": "banyak"}
    signed = {"pengirim": "Coordinator", "alasan": "slip"}

    for data, told in (
        (wrong | signed, "nilai: this is not a number. Write a number only;"),
        (wrong, "The name of the sender and the reason of the correction are needed."),
        (wrong | signed | {"alasan": "3212160101900001"}, "correction: the name of the sender"),
    ):
        page = words(client.post(f"/kirim/koreksi{ENGLISH}", data=data).text)
        assert told in page
        assert indonesian_in(page) == set()


def test_targets_are_refused_in_english(client):
    data = {"kode_wilayah": "32.1", "kode_indikator": "M0", "tahun": "26", "nilai": "1.234"}

    page = words(client.post(f"/target/periksa{ENGLISH}", data=data).text)

    assert "Form, column kode_wilayah: this is not a region code." in page
    assert "Form, column nilai: could be 1234 or 1.234." in page
    assert indonesian_in(page) == set()
