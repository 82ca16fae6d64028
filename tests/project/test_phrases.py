"""Every phrase of the code is a text in both languages, with the values that the text names."""

import ast
from functools import cache
from string import Formatter

from dashboard.domain.measures import Language
from dashboard.i18n import texts
from dashboard.settings import PROJECT_ROOT

TABLES = ("fault.", "remedy.", "part.")
WRITERS = {"Phrase", "joined"}


@cache
def calls():
    """Calls that make phrases, with file and line."""
    return [
        (f"{path.name}:{node.lineno}", node)
        for path in sorted((PROJECT_ROOT / "dashboard").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS
    ]


def strings(tree):
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def keys(call):
    """The keys that a call can use: the text itself, or one of two by a condition."""
    first = call.args[0]
    branches = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
    return {one.value for one in branches if isinstance(one, ast.Constant)}


def placeholders(key):
    template = texts(Language.INDONESIAN)[key]
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_phrase_has_its_text():
    used = [(where, key) for where, call in calls() for key in keys(call)]

    assert used
    assert [one for one in used if one[1] not in texts(Language.INDONESIAN)] == []


def test_every_text_of_a_phrase_is_used():
    everything = {
        value
        for path in (PROJECT_ROOT / "dashboard").rglob("*.py")
        for value in strings(ast.parse(path.read_text("utf-8")))
    }
    written = {key for key in texts(Language.INDONESIAN) if key.startswith(TABLES)}

    assert written - everything == set()


def given(call):
    """Names of the values that a call gives; ``None`` where they are gathered elsewhere."""
    if call.func.id == "joined":
        return {"some", "one"}
    if len(call.args) == 1:
        return set()
    names = getattr(call.args[1], "keys", [None])
    return None if None in names else {name.value for name in names}


def test_phrases_give_the_values_that_their_texts_name():
    told = [
        (where, key, given(call), placeholders(key))
        for where, call in calls()
        for key in keys(call)
    ]

    assert [one for one in told if one[2] not in (None, one[3])] == []
