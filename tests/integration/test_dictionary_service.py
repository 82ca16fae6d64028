"""The dictionary, composed from the real store."""

import pytest

from dashboard.domain.measures import Pillar
from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.programme import CATALOGUE


@pytest.fixture
def read(services):
    return lambda search: services.dictionary.read(LOCAL_VIEWER, search)


def test_every_indicator_and_measure_is_there_once(read):
    groups = read("").groups

    indicators = [one.code for group in groups for one in group.indicators]
    measures = [one.code for group in groups for one in group.measures]
    assert sorted(indicators) == sorted(CATALOGUE.indicators)
    assert set(measures) == set(CATALOGUE.measures) - set(CATALOGUE.indicators)
    assert len(measures) == len(set(measures))


def test_a_pillar_shows_its_own_only(read):
    (group,) = read("?pilar=koperasi").groups

    assert group.pillar is Pillar.COOPERATIVE


def test_an_indicator_of_another_pillar_is_never_hidden(read):
    groups = read("?pilar=koperasi&indikator=F03").groups

    assert "F03" in {one.code for group in groups for one in group.indicators}


def test_an_unknown_indicator_falls_back_and_says_so(read):
    view = read("?indikator=Z99")

    assert "unknown_indicator" in [notice.key for notice in view.notices]
