import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.target_proposals import TargetProposal
from dashboard.domain.target_rules import find_problems
from dashboard.domain.targets import Phasing, RollUp, Target, Targets, roll_up_of

CATALOGUE = load_catalogue()
TWELVE = tuple(float(month) for month in range(1, 13))
FALLING = (5.0, 4.0, *(12.0,) * 10)


def target(indicator, value, phasing=Phasing.EVEN, region="32.12", year=2026, **others):
    return Target(
        indicator=indicator, region=region, year=year, value=value, phasing=phasing, **others
    )


def problems(one):
    indicator = CATALOGUE.indicators[one.indicator]
    kind = CATALOGUE.measures[indicator.numerator[0]].kind
    return [(part, problem.code) for part, problem in find_problems(one, indicator, kind)]


@pytest.mark.parametrize(
    "one",
    [
        target("M01", 0.0),
        target("M01", 120.0, Phasing.SEASONAL, tolerance=0.0),
        target("M01", 78.0, Phasing.MONTHLY, steps=TWELVE),
        target("M01", 12.0, Phasing.CUMULATIVE, steps=TWELVE),
        target("F02", 50.0),
        target("U01", 12.0, Phasing.MONTHLY, steps=TWELVE),
        target("U01", 12.0, Phasing.CUMULATIVE, steps=FALLING),
        target("U01", 40.0, base=0.0, tolerance=100.0),
        target("F03", 100.0),
        target("F03", 0.0),
        target("F03", 12.0, Phasing.CUMULATIVE, steps=FALLING),
        target("O04", 80.0, region=""),
        target("M01", 1.0, year=2016),
        target("M01", 1.0, year=2100),
        target("U04", 0.1 + 0.2, Phasing.MONTHLY, steps=(0.1, 0.2, *(0.0,) * 10)),
    ],
)
def test_a_target_that_makes_sense_has_no_problem(one):
    assert problems(one) == []


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (target("M03", 5.0), [("indicator", "target_neutral")]),
        (target("O04", 80.0), [("indicator", "target_national")]),
        (target("M01", 5.0, year=2015), [("year", "target_year")]),
        (target("M01", 5.0, year=2101), [("year", "target_year")]),
        (target("M01", -1.0), [("value", "target_negative")]),
        (target("F03", 100.5), [("value", "target_over_whole")]),
        (target("F03", 0.85), [("value", "target_fraction")]),
        (target("U04", 1e14), [("value", "target_large")]),
        (target("U01", 5.0, Phasing.SEASONAL), [("phasing", "target_seasonal")]),
        (target("F03", 5.0, Phasing.SEASONAL), [("phasing", "target_seasonal")]),
        (target("M01", 5.0, Phasing.MONTHLY), [("steps", "target_steps_missing")]),
        (target("M01", 78.0, steps=TWELVE), [("steps", "target_steps_spare")]),
        (target("M01", 77.0, Phasing.MONTHLY, steps=TWELVE), [("steps", "target_steps_sum")]),
        (target("M01", 13.0, Phasing.CUMULATIVE, steps=TWELVE), [("steps", "target_steps_end")]),
        (target("U01", 13.0, Phasing.MONTHLY, steps=TWELVE), [("steps", "target_steps_end")]),
        (
            target("M01", 12.0, Phasing.CUMULATIVE, steps=FALLING),
            [("steps", "target_steps_falling")],
        ),
        (
            target("M01", 76.0, Phasing.MONTHLY, steps=(-1.0, *TWELVE[1:])),
            [("steps", "target_step_negative")],
        ),
        (
            target("F03", 12.0, Phasing.MONTHLY, steps=(101.0, *TWELVE[1:])),
            [("steps", "target_step_over")],
        ),
        (target("M01", 5.0, base=1.0), [("base", "target_base")]),
        (target("F03", 5.0, base=1.0), [("base", "target_base")]),
        (target("U01", 5.0, base=-1.0), [("base", "target_base_negative")]),
        (target("M01", 5.0, tolerance=-1.0), [("tolerance", "target_tolerance")]),
        (target("M01", 5.0, tolerance=101.0), [("tolerance", "target_tolerance")]),
        (
            target("M03", -1.0, year=1999, tolerance=999.0),
            [
                ("year", "target_year"),
                ("value", "target_negative"),
                ("tolerance", "target_tolerance"),
                ("indicator", "target_neutral"),
            ],
        ),
    ],
)
def test_all_that_makes_a_target_nonsense_is_found_at_once(one, found):
    assert problems(one) == found


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("M01", RollUp.SUM),
        ("V01", RollUp.SUM),
        ("F03", RollUp.RATIO),
        ("O03", RollUp.RATIO),
        ("V02", RollUp.NONE),
        ("O04", RollUp.NONE),
        ("M03", RollUp.NONE),
    ],
)
def test_how_districts_make_a_region(code, way):
    assert roll_up_of(CATALOGUE.indicators[code]) is way


def test_targets_are_found_by_what_they_are_of():
    own, village = target("M01", 1.0), target("M01", 2.0, region="32.12.16.2004")
    other, older = target("M01", 3.0, region="33.01"), target("M01", 4.0, year=2024)
    every = Targets((own, village, other, older))

    assert every.own("M01", "32.12", 2026) is own
    assert every.own("M01", "32", 2026) is None
    assert every.inside("M01", "", 2026) == {"32.12": own, "33.01": other}
    assert every.inside("M01", "32", 2026) == {"32.12": own}
    assert every.inside("M02", "32", 2026) == {}
    assert every.years() == [2026, 2024]


def test_a_proposal_comes_back_as_it_was_written():
    proposal = TargetProposal(
        targets=(target("M01", 78.0, Phasing.MONTHLY, steps=TWELVE, tolerance=7.5),),
        removed=(("U01", "", 2025),),
        file_name="target “baru”.xlsx",
    )

    assert TargetProposal.from_json(proposal.to_json()) == proposal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"set":[[]],"remove":[],"file":""}',
        '{"set":[["M01","32.12",2026,"x","even",[],null,null]],"remove":[],"file":""}',
        '{"set":[["M01","32.12",2026,1,"often",[],null,null]],"remove":[],"file":""}',
        '{"set":[["M01","32.12",1e400,1,"even",[],null,null]],"remove":[],"file":""}',
        '{"set":[],"remove":[["M01"]],"file":""}',
        "[" * 100_000,
    ],
)
def test_any_other_text_is_no_proposal(text):
    with pytest.raises(ValueError, match=r"^.{0,100}$"):
        TargetProposal.from_json(text)
