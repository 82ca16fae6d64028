import pytest

from dashboard.domain.measures import Dimension
from dashboard.domain.values import breakdown_key


@pytest.mark.parametrize(
    ("breakdown", "key"),
    [
        ({}, ""),
        ({Dimension.SEX: "P"}, "sex=P"),
        ({Dimension.STAGE: "selama", Dimension.SEX: "L"}, "sex=L;stage=selama"),
    ],
)
def test_a_breakdown_is_written_in_one_order(breakdown, key):
    assert breakdown_key(breakdown) == key
