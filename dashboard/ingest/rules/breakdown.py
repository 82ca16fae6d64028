"""A measure of one report is its total or one full breakdown; both must agree."""

from __future__ import annotations

from itertools import groupby, product
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from dashboard.domain.measures import Dimension
from dashboard.ingest.faults import Problem
from dashboard.ingest.header import Field
from dashboard.ingest.readings import DIMENSIONS, MEMBERS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table
