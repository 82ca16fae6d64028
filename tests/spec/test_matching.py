"""Which village a row means, as tables: code, desa, kecamatan, kabupaten, provinsi → answer.

An answer is a code; ``? code 88%`` for a proposal with its closeness; else why there is none.
"""

import pytest

from dashboard.ingest.faults import Severity
from dashboard.ingest.matching import KnownPlace, KnownPlaces, WrittenPlace, match_villages

REGISTER = """
32.12.16.2004 | Kenanga         | Sindang    | Kabupaten Indramayu             | Jawa Barat
32.12.16.2005 | Sindang         | Sindang    | Kabupaten Indramayu             | Jawa Barat
32.09.11.2005 | Rawaurip        | Pangenan   | Kabupaten Cirebon               | Jawa Barat
32.09.12.2001 | Kenanga         | Sumber     | Kabupaten Cirebon               | Jawa Barat
32.74.01.1001 | Pekalangan      | Pekalipan  | Kota Cirebon                    | Jawa Barat
32.74.01.1002 | Sukamaju        | Pekalipan  | Kota Cirebon                    | Jawa Barat
32.09.13.2001 | Sukamaju        | Lemahabang | Kabupaten Cirebon               | Jawa Barat
33.07.08.2001 | Kuripan         | Watumalang | Kabupaten Wonosobo              | Jawa Tengah
52.07.01.2001 | Beru            | Jereweh    | Kabupaten Sumbawa Barat         | Nusa Tenggara Barat
53.71.01.1001 | Namosain        | Alak       | Kota Kupang                     | Nusa Tenggara Timur
53.01.02.2001 | Kampung Oli     | Semau      | Kabupaten Kupang                | Nusa Tenggara Timur
63.02.01.2001 | Semisir         | Kota Soe   | Kabupaten Kotabaru              | Kalimantan Selatan
13.07.01.2001 | Tarantang       | Harau      | Kabupaten Lima Puluh Kota       | Sumatera Barat
31.71.01.1001 | Gambir          | Gambir     | Kota Administrasi Jakarta Pusat | DKI Jakarta
91.03.01.3007 | Desa Adat Yoboi | Sentani    | Kabupaten Jayapura              | Papua
91.03.01.3008 | Baru            | Sentani    | Kabupaten Jayapura              | Papua
91.03.01.3009 | Kampung Baru    | Sentani    | Kabupaten Jayapura              | Papua
35.20.01.2001 | Lawang          | Takeran    | Kabupaten Magetan               | Jawa Timur
35.20.01.2002 | Lawung          | Takeran    | Kabupaten Magetan               | Jawa Timur
"""


def _cells(line):
    return [cell.strip() for cell in line.split("|")]


def _known(line):
    code, village, *areas = _cells(line)
    return KnownPlace(code, village, "kelurahan" if code[9] == "1" else "desa", *areas)


KNOWN = KnownPlaces(map(_known, REGISTER.strip().splitlines()))
NAMES_OF_PROBLEMS = {
    "village_contradiction": "contradiction",
    "village_empty": "nameless",
    "village_two_candidates": "several",
    "village_unmatched": "unknown",
}


def _answer(match):
    if match.problem is None:
        return match.code or "left to the rule about codes"
    if match.problem.severity is Severity.QUESTION:
        proposal = match.problem.proposal
        return f"? {proposal.meaning} {proposal.confidence:.0%}"
    return NAMES_OF_PROBLEMS[match.problem.code]


@pytest.fixture
def spec():
    def spec(table):
        lines = [_cells(line) for line in table.strip().splitlines()]
        places = [WrittenPlace(*cells[:-1]) for cells in lines]
        found = match_villages(places, KNOWN, {})
        assert [[*place, _answer(match)] for place, match in zip(places, found, strict=True)] == (
            lines
        )

    return spec


def test_a_code_decides_and_names_may_not_contradict_it(spec):
    spec("""
    32.12.16.2004 |               |  |                |  | 32.12.16.2004
    32.12.16.2004 | Kenanga       |  |                |  | 32.12.16.2004
    32.12.16.2004 | DESA KENANGGA |  |                |  | 32.12.16.2004
    32.12.16.2004 | Kuripan       |  |                |  | contradiction
    32.12.16.2004 | Sindang       |  |                |  | contradiction
    91.03.01.3009 | Baru          |  |                |  | 91.03.01.3009
    32.12.16.9999 | Kenanga       |  | Kab. Indramayu |  | left to the rule about codes
    3212162004    |               |  |                |  | left to the rule about codes
    """)


def test_without_a_code_usual_spellings_decide(spec):
    spec("""
    | Kuripan          |                  |                          |              | 33.07.08.2001
    | desa kuripan     | Kec. Watu Malang | KAB WONOSOBO             | JAWA-TENGAH  | 33.07.08.2001
    | KURIPAN          | watumalang       | Kab.Wonosobo             | Jateng       | 33.07.08.2001
    | Kuri pan         |                  | Wonosobo, Kab.           |              | 33.07.08.2001
    | Kel. Namosain    | Alak             | Kota Kupang              | NTT          | 53.71.01.1001
    | Beru             |                  | Kab. Sumbawa Barat (KSB) | Prov. NTB    | 52.07.01.2001
    | Nagari Tarantang |                  | Lima Puluh Kota          |              | 13.07.01.2001
    | Semisir          | Kec. Kota Soe    | Kota Baru                | Kalsel       | 63.02.01.2001
    | Semisir          | Kota Soe         | Kab. Kota Baru           |              | 63.02.01.2001
    | Gambir           |                  | Kota Jakarta Pusat       | Jakarta      | 31.71.01.1001
    | Kampung Yoboi    | Distrik Sentani  | Kabupaten Jayapura       | Papua        | 91.03.01.3007
    | Kelurhan Beru    |                  | Kabupten Sumbawa Barat   | Propinsi NTB | 52.07.01.2001
    | Beru             |                  | Sumbawabarat             | -            | 52.07.01.2001
    """)


def test_a_kind_in_front_of_a_village_is_left_out_unless_it_is_its_name(spec):
    spec("""
    | Baru              |  |  |  | 91.03.01.3008
    | Desa Baru         |  |  |  | 91.03.01.3008
    | Kampung Baru      |  |  |  | 91.03.01.3009
    | Desa Kampung Baru |  |  |  | 91.03.01.3009
    | Oli               |  |  |  | 53.01.02.2001
    """)


def test_a_kabupaten_is_no_kota(spec):
    spec("""
    | Namosain |  | Kota Kupang  |  | 53.71.01.1001
    | Namosain |  | Kupang Kota  |  | 53.71.01.1001
    | Namosain |  | Kupang       |  | 53.71.01.1001
    | Namosain |  | Kab. Kupang  |  | unknown
    | Sukamaju |  | Kota Cirebon |  | 32.74.01.1002
    | Sukamaju |  | Kab. Cirebon |  | 32.09.13.2001
    | Sukamaju |  | Cirebon      |  | several
    | Sukamju  |  | Kota Cirebon |  | ? 32.74.01.1002 86%
    | Sukamju  |  | Kota Cirebn  |  | ? 32.74.01.1002 83%
    """)


def test_a_name_that_villages_share_needs_more_words(spec):
    spec("""
    | Kenanga |         |                |             | several
    | Kenanga |         |                | Jawa Barat  | several
    | Kenanga | Sindang |                |             | 32.12.16.2004
    | Kenanga |         | Kab. Indramayu |             | 32.12.16.2004
    | Kenanga |         | Kab. Indramayu | Jawa Tengah | unknown
    """)


def test_misspelt_names_are_proposed_with_the_closeness_of_the_worst(spec):
    spec("""
    | Kenangga | Sindang | Kab. Indramayu |           | ? 32.12.16.2004 88%
    | Kenanga  | Sindang | Kab. Indramyu  |           | ? 32.12.16.2004 88%
    | Kennga   | Sindng  | Indramyu       | Jawa Brat | ? 32.12.16.2004 83%
    | Kuripn   |         |                |           | ? 33.07.08.2001 83%
    | Lawang   |         |                |           | 35.20.01.2001
    | Lawang   |         | Magtan         |           | ? 35.20.01.2001 83%
    | Laweng   |         |                |           | several
    | Kenangga |         |                |           | several
    """)


def test_what_nothing_fits_is_refused(spec):
    spec("""
    |           |         |                |  | nameless
    | -         | Sindang | Kab. Indramayu |  | nameless
    | Tegalsari |         |                |  | unknown
    | Kuripan   |         | Kab. Indramayu |  | unknown
    | Keanganag |         | Kab. Indramayu |  | unknown
    """)
