"""Code stays small enough to read: files and functions; ruff holds arguments and branches."""

import ast
from statistics import median, quantiles

import pytest

from dashboard.settings import PROJECT_ROOT

LONGEST_FILE = 400
LONGEST_CALLBACK = 15
USUAL_FUNCTION = 9
LONG_FUNCTION = 30
"""Lines: at most this many in half of all functions, and in nine of ten."""

PROGRAM = ("dashboard", "scripts")
WRITTEN = [
    *((folder, ".py") for folder in (*PROGRAM, "tests")),
    ("dashboard", ".html"),
    ("assets", ".css"),
    ("assets", ".js"),
]


def list_files(folder, ending):
    return sorted((PROJECT_ROOT / folder).rglob(f"*{ending}"))


def list_functions():
    """Every function of the program."""
    for folder in PROGRAM:
        for path in list_files(folder, ".py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    yield node


def count_lines(function):
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize(("folder", "ending"), WRITTEN)
def test_no_file_is_too_long(folder, ending):
    files = list_files(folder, ending)
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}

    assert lengths
    assert {path.name: long for path, long in lengths.items() if long > LONGEST_FILE} == {}


def test_most_functions_are_short():
    lengths = [count_lines(function) for function in list_functions()]

    assert median(lengths) <= USUAL_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= LONG_FUNCTION


def test_callbacks_only_pass_on():
    callbacks = [
        function
        for function in list_functions()
        if any("callback" in ast.unparse(one) for one in function.decorator_list)
    ]

    assert callbacks
    assert max(map(count_lines, callbacks)) <= LONGEST_CALLBACK
