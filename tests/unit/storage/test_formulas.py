from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Dimension, Kind
from dashboard.storage.formulas import list_formulas

FORMULAS = {formula.code: formula for formula in list_formulas(load_catalogue())}


def test_every_reported_measure_and_every_percentage_of_them_is_stored():
    assert {"F01", "M03", "O03N", "F03", "C04", "U05", "M08", "O01", "O02"} <= set(FORMULAS)


def test_what_follows_from_register_calendar_or_meetings_is_not_stored():
    assert not {"V01", "V02", "O01D", "O03D", "O03", "O04", "O04D", "O04N"} & set(FORMULAS)


def test_a_percentage_takes_kind_and_shared_breakdowns_from_its_parts():
    share = FORMULAS["F03"]

    assert (share.numerators, share.denominators) == (("F01",), ("F01", "F02"))
    assert (share.kind, share.dimensions) == (Kind.FLOW, (Dimension.SEX,))
    assert (FORMULAS["O01"].kind, FORMULAS["O01"].dimensions) == (Kind.STOCK, ())
