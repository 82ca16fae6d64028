"""The dictionary, composed from the real store."""

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import ReportingCalendar
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import dictionary, page_service
from dashboard.services.figures import Figures
from dashboard.services.store import Store
from tests.support.programme import TODAY

CATALOGUE = load_catalogue()


@pytest.fixture
def read(programme):
    figures = Figures(CATALOGUE, lambda: ReportingCalendar(TODAY, 10))
    compose = dictionary.compose_dictionary
    service = page_service.PageService(Store(programme.engine), figures, CATALOGUE, compose)
    return lambda search: service.read(LOCAL_VIEWER, search)


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
