"""The programs' interface under ``/api/v1``: the same figures as the pages, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from flask import Blueprint, Response, request

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.server import api_parameters as parameters
from dashboard.server.problems import Problem, ProblemError, respond
from dashboard.services.api_values import MOST_VALUES, BreakdownError, TooManyValuesError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Dimension, Indicator, Measure
    from dashboard.domain.values import Value
    from dashboard.services.api_values import ValuesService
    from dashboard.services.regions import ListedRegion, RegionsService

PREFIX = "/api/v1"
OPENAPI = Path(__file__).with_name("openapi.json")
_NAMES = {dimension: name for name, dimension in parameters.DIMENSIONS.items()}
_NOT_FOUND = {
    "indikator": Problem.UNKNOWN_INDICATOR,
    "wilayah": Problem.UNKNOWN_REGION,
    "induk": Problem.UNKNOWN_REGION,
    "versi": Problem.UNKNOWN_VERSION,
}


def create_api(catalogue: Catalogue, values: ValuesService, regions: RegionsService) -> Blueprint:
    """Make the blueprint; every answer, errors included, is JSON and carries an ETag."""
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    _add_catalogue(api, _catalogue(catalogue, values))
    _add_regions(api, regions)
    _add_values(api, values)
    _add_problems(api)
    api.after_request(_make_conditional)
    return api


def _add_catalogue(api: Blueprint, catalogue: dict[str, Any]) -> None:
    content = orjson.dumps(catalogue, option=orjson.OPT_NON_STR_KEYS)
    description = OPENAPI.read_bytes()

    @api.get("/indicators")
    def _indicators() -> Response:
        parameters.require_known(request.args, parameters.CATALOGUE)
        return _json(content)

    @api.get("/openapi.json")
    def _openapi() -> Response:
        return _json(description)


def _add_regions(api: Blueprint, regions: RegionsService) -> None:
    @api.get("/regions")
    def _regions() -> Response:
        parameters.require_known(request.args, parameters.REGIONS)
        text = request.args.get("cari")
        if text is None:
            parent = parameters.read_region_code(request.args, "induk")
            found = regions.list_children(LOCAL_VIEWER, parent)
        elif "induk" in request.args or not text.strip():
            raise parameters.unreadable(name="cari", value=text)
        else:
            found = regions.search(LOCAL_VIEWER, text)
        return _json(orjson.dumps({"regions": [_region(one) for one in found]}))


def _add_values(api: Blueprint, values: ValuesService) -> None:
    @api.get("/values")
    def _values() -> Response:
        parameters.require_known(request.args, parameters.VALUES)
        question = parameters.read_values_question(request.args, values.calendar)
        answer = values.read(LOCAL_VIEWER, question)
        content = {
            "data_version": answer.version,
            "data_contoh": answer.demo,
            "values": [_value(one) for one in answer.values],
        }
        return _json(orjson.dumps(content))


def _add_problems(api: Blueprint) -> None:
    @api.route("/", defaults={"path": ""}, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    @api.route("/<path:path>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    def _nothing(path: str) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return respond(ProblemError(Problem.READ_ONLY, value=request.method))
        return respond(ProblemError(Problem.NO_RESOURCE, value=f"{PREFIX}/{path}"))

    @api.errorhandler(NotFoundError)
    def _not_found(error: NotFoundError) -> Response:
        return respond(ProblemError(_NOT_FOUND[error.parameter], error.parameter, error.value))

    @api.errorhandler(BreakdownError)
    def _no_breakdown(error: BreakdownError) -> Response:
        known = ", ".join(_words(error.possible)) or "-"
        wanted = request.args["rincian"]
        return respond(
            ProblemError(Problem.NO_BREAKDOWN, "rincian", wanted, indicator=error.code, known=known)
        )

    @api.errorhandler(TooManyValuesError)
    def _too_many(error: TooManyValuesError) -> Response:
        return respond(ProblemError(Problem.TOO_MANY, count=error.count, most=MOST_VALUES))

    api.register_error_handler(ProblemError, respond)
    api.register_error_handler(
        StoreUnavailableError, lambda _: respond(ProblemError(Problem.UNAVAILABLE))
    )
    api.register_error_handler(500, lambda _: respond(ProblemError(Problem.INTERNAL)))


def _make_conditional(response: Response) -> Response:
    """Let clients ask again cheaply; the body tells data version, day and all."""
    response.cache_control.no_cache = True
    if response.status_code != HTTPStatus.OK:
        return response
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _json(content: bytes) -> Response:
    return Response(content, mimetype="application/json")


def _catalogue(catalogue: Catalogue, values: ValuesService) -> dict[str, Any]:
    """Everything that is counted, in both languages; breakdowns under their names in the API."""
    return {
        "note": catalogue.note,
        "pillars": [{"slug": slug, **asdict(one)} for slug, one in catalogue.pillars.items()],
        "units": catalogue.units,
        "members": {
            name: catalogue.members[dimension] for name, dimension in parameters.DIMENSIONS.items()
        },
        "indicators": [_series(one, values) for one in catalogue.indicators.values()],
        "measures": [_series(one, values) for one in catalogue.measures.values()],
    }


def _series(one: Indicator | Measure, values: ValuesService) -> dict[str, Any]:
    return asdict(one) | {"dimensions": _words(values.breakdowns_of(one.code))}


def _region(listed: ListedRegion) -> dict[str, Any]:
    region = listed.region
    place = {"place": ", ".join(one.name for one in listed.above)} if listed.above else {}
    return {
        **asdict(region),
        "level": region.level,
        "programme": listed.programme,
        "close": listed.close,
        **place,
    }


def _value(value: Value) -> dict[str, Any]:
    breakdown = value.breakdown
    return {
        "indicator": value.code,
        "region": value.region,
        "period": value.period,
        "breakdown": breakdown and {_NAMES[each]: breakdown[each] for each in breakdown},
        "value": _number(value.value),
        "numerator": _number(value.numerator),
        "denominator": _number(value.denominator),
        "reported": value.reported,
        "late": value.late,
        "due": value.due,
        "state": value.state,
        "demo": value.demo,
    }


def _number(number: float | None) -> float | None:
    """A whole number is written without a fraction."""
    return int(number) if number is not None and number == int(number) else number


def _words(dimensions: Iterable[Dimension]) -> list[str]:
    return [_NAMES[dimension] for dimension in dimensions]
