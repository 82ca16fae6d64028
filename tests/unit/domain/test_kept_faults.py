"""Faults as findings keep them, and as they go from one process to another."""

import json
import pickle
from dataclasses import replace

import pytest

from dashboard.domain.faults import Amount, Fault, Phrase, Proposal, Severity, finished
from dashboard.domain.sending import Findings

FAULT = Fault(
    file="laporan.xlsx",
    sheet="Laporan",
    row=7,
    column="nilai",
    position=4,
    value="90",
    code="value_unusual",
    message=Phrase(
        "fault.value_unusual",
        {
            "measure": "U04",
            "value": Amount(19_000_000.0, "rupiah"),
            "source": Phrase("part.reports"),
            "usual": Phrase("part.between", {"low": Amount(1), "high": Amount(9)}),
            "last": 0.5,
            "month": "2026-07",
        },
    ),
    remedy=Phrase("remedy.check_number"),
    severity=Severity.QUESTION,
    proposal=Proposal("village", "kenangga", "32.12.16.2004", "Desa Kenanga", 0.9),
)


def kept(findings):
    return json.loads(json.dumps(findings.to_json()))


def test_findings_are_read_as_they_were_kept():
    findings = Findings(version=3, faults=(FAULT,), counts={"question": 1})

    assert Findings.from_json(kept(findings)) == findings


def test_faults_are_the_same_in_another_process():
    assert pickle.loads(pickle.dumps(FAULT)) == FAULT  # noqa: S301 - written by this test


@pytest.mark.parametrize("told", ["bisa 1234 atau 1,234", ""])
def test_finished_sentences_of_earlier_findings_stay_what_they_are(told):
    old = kept(Findings(version=3, faults=(FAULT,)))
    old["faults"][0] |= {"message": told, "remedy": told}

    (fault,) = Findings.from_json(old).faults

    assert fault == replace(FAULT, message=finished(told), remedy=finished(told))
    assert fault.message.is_finished
    assert not FAULT.message.is_finished
