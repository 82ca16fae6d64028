from dashboard.catalogue import load_catalogue
from dashboard.components.dictionary_tiles import entries
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Pillar
from dashboard.domain.views.dictionary import Dictionary, DictionaryGroup
from tests.support.html_reader import Reader, words
from tests.unit.sample_views import ENGLISH, sample_view

CATALOGUE = load_catalogue()


def dictionary(**filters):
    frame = sample_view()
    shared = {name: getattr(frame, name) for name in ("path", "window", "stamp", "reports")}
    group = DictionaryGroup(
        pillar=Pillar.MIGRATION_FLOW,
        indicators=CATALOGUE.pillar_indicators(Pillar.MIGRATION_FLOW),
        measures=(CATALOGUE.measures["U05D"],),
    )
    return Dictionary(
        filters=Filters(year=2026, **filters),
        newest_year=2026,
        choices=(),
        groups=(group,),
        **shared,
    )


def entry(html, code):
    start = str(html).index(f'id="entry-{code}"')
    return words(str(html)[start : str(html).index("</details>", start)])


def test_every_indicator_and_measure_is_an_entry():
    read = Reader(entries(dictionary()))

    assert [one["id"] for one in read.find("details")] == [
        *(f"entry-F0{number}" for number in range(1, 7)),
        "entry-U05D",
    ]


def test_only_the_indicator_of_the_address_is_open():
    read = Reader(entries(dictionary(indicator="F03")))

    assert [one["id"] for one in read.find("details") if "open" in one] == ["entry-F03"]


def test_a_percentage_tells_its_parts_and_how_it_adds():
    html = entries(dictionary())
    told = entry(html, "F03")

    assert "F01 Keberangkatan prosedural + F02" in told
    assert "bukan rata-rata persentase" in told
    assert "makin tinggi makin baik" in told
    assert "Ditinjau 24 November 2026" in told
    assert "Peka Ya" in told


def test_a_count_tells_its_breakdowns_and_origin():
    told = entry(entries(dictionary()), "F01")

    assert "orang · arus" in told
    assert "Rincian jenis kelamin" in told
    assert "laporan bulanan desa" in told


def test_links_to_pages_keep_the_filters():
    read = Reader(entries(dictionary(region="33", language=ENGLISH)))
    hrefs = {one["href"] for one in read.find("a")}

    assert "/?tahun=2026&wilayah=33&indikator=F03&bahasa=en" in hrefs
    assert "/peta?tahun=2026&wilayah=33&indikator=F03&bahasa=en" in hrefs


def test_says_that_the_list_is_a_proposal_without_history():
    told = words(entries(dictionary()))

    assert "Usulan: belum ada daftar resmi" in told
    assert "Belum ada riwayat perubahan" in told
