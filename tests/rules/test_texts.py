"""The catalogues have what every rule says, in both languages, and nothing else."""

import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
import yaml

from vrd2check.rules import FAILURES, Rule, built_in_rules
from vrd2check.rules.base.catalogue import CATALOGUES

RULES = built_in_rules() + FAILURES
PARTS = ["title", "message", "why"]


def catalogue(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    return yaml.safe_load(path.read_text("utf-8"))


def placeholders(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template)} - {None}


def test_every_rule_has_its_texts_in_the_catalogue_of_its_chapter_and_no_others_are_there() -> None:
    found = {path.stem: set(catalogue(path)) for path in CATALOGUES.iterdir()}
    letters = {rule.code[:3] for rule in RULES}
    assert found == {
        one: {rule.code for rule in RULES if rule.code.startswith(one)} for one in letters
    }


@pytest.mark.parametrize("path", sorted(CATALOGUES.iterdir()), ids=lambda path: path.stem)
def test_a_catalogue_is_whole_and_in_order_of_code(path: Path) -> None:
    texts = catalogue(path)
    assert list(texts) == sorted(texts)
    for code, parts in texts.items():
        assert list(parts) == PARTS, code
        for part, text in parts.items():
            assert list(text) == ["nl", "en"], (code, part)
            assert all(isinstance(one, str) and one for one in text.values()), (code, part)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_message_has_the_same_placeholders_in_both_languages(rule: Rule) -> None:
    missing = placeholders(rule.message.nl) ^ placeholders(rule.message.en)
    # In English a decimal number is written as the author wrote it, so it is not told again.
    assert missing == ({"other"} if rule.code == "DOC133" else set())
    assert not placeholders(rule.title.nl) | placeholders(rule.title.en)


SOUND = """\
soort: evaluatie
project: Voorbeeldproject
jaar: 2022
plafond: 18000
actueel_tot: september
kosten:
  groepen:
    - groep: Catalogus
      regels: [{kost: Personeel, actueel: 9000, prognose: 12000}]
      totaal: {actueel: 9000, prognose: 12000}
  totaal: {actueel: 9000, prognose: 12000}
indicatoren:
  - {naam: Aantal gebruikers, aard: stand, waarden: {2021: 140, 2022: 160}}
"""


def test_a_sound_dossier_needs_no_texts(tmp_path: Path) -> None:
    dossier = tmp_path / "evaluatie.yaml"
    dossier.write_text(SOUND, "utf-8")
    probe = (
        "from vrd2check.__main__ import main; from vrd2check import catalogue;"
        f"code = main(['check', {str(dossier)!r}, '--no-config']);"
        "print(code, catalogue.entries.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "0 0"
