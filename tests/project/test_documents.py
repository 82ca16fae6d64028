"""The documents say what is true: links lead somewhere, settings and commands are all listed."""

import dataclasses
import re
from pathlib import Path

import pytest

from dashboard.cli.commands import COMMANDS
from dashboard.settings import PROJECT_ROOT, Settings

DOCUMENTS = [
    *PROJECT_ROOT.glob("*.md"),
    *(PROJECT_ROOT / "docs").rglob("*.md"),
]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
PLACE = re.compile(r"`((?:dashboard|tests|scripts|assets|data|docs)/[\w./-]*)`")
WORKPLACE = re.compile(r"/work/|/root/|sandbox|localhost:4873", re.IGNORECASE)


def read(name):
    return (PROJECT_ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
class TestEveryDocument:
    def test_links_lead_to_files(self, document):
        targets = LINK.findall(document.read_text(encoding="utf-8"))
        local = [target for target in targets if "://" not in target]
        assert [t for t in local if not (document.parent / t).exists()] == []

    def test_named_places_exist(self, document):
        named = PLACE.findall(document.read_text(encoding="utf-8"))
        missing = [p for p in named if not p.startswith("data/local") and not _exists(p)]
        assert missing == []

    def test_says_nothing_of_the_machine_it_was_written_on(self, document):
        assert WORKPLACE.findall(document.read_text(encoding="utf-8")) == []


def _exists(place):
    return (PROJECT_ROOT / place).exists() or any(PROJECT_ROOT.glob(f"{place}*"))


def test_every_setting_is_documented():
    documented = set(re.findall(r"`DESMIGRATIF_(\w+)`", read("docs/deployment.md")))
    fields = {field.name.upper() for field in dataclasses.fields(Settings)}

    assert documented == fields


def test_every_command_is_in_the_readme():
    assert [name for name in COMMANDS if f"`{name}" not in read("README.md")] == []


def test_the_readme_is_short_and_shows_the_product():
    readme = read("README.md")

    assert len(readme.splitlines()) <= 150
    assert re.search(r"!\[[^\]]+\]\(docs/screenshots/[\w-]+\.png\)", readme)


def test_every_requirement_outside_the_fixed_list_says_why():
    fixed = {"dash", "plotly", "pandas", "sqlalchemy", "dash-bootstrap-components", "pytest"}
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = read(name).splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            package = re.match(r"[\w-]+", line)
            if package and package[0].lower() not in fixed:
                assert before.startswith("#"), f"{name}: {line}"


def test_every_package_of_the_program_is_in_the_architecture():
    packages = {path.name for path in Path(PROJECT_ROOT / "dashboard").iterdir() if path.is_dir()}
    described = set(re.findall(r"`(\w+)/", read("docs/architecture.md")))

    assert packages - {"__pycache__"} <= described
