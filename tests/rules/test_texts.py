"""The catalogues have what every rule says, in both languages, and nothing else."""

import subprocess
import sys
from pathlib import Path
from string import Formatter

from tests.examples import tree_of
from vrd2check.rules import FAILURES, built_in_rules
from vrd2check.rules.base.catalogue import CATALOGUES

RULES = built_in_rules() + FAILURES
PARTS = ["title", "message", "why"]


def catalogue(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    return tree_of(path.read_bytes())


def placeholders(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template)} - {None}


def test_every_rule_has_its_texts_in_the_catalogue_of_its_chapter_and_no_others_are_there() -> None:
    found = {path.stem: set(catalogue(path)) for path in CATALOGUES.iterdir()}
    letters = {rule.code[:3] for rule in RULES}
    assert found == {
        one: {rule.code for rule in RULES if rule.code.startswith(one)} for one in letters
    }


def test_a_catalogue_is_whole_and_in_order_of_code() -> None:
    catalogues = [catalogue(path) for path in CATALOGUES.iterdir()]
    assert [list(one) for one in catalogues if list(one) != sorted(one)] == []
    texts = {code: parts for one in catalogues for code, parts in one.items()}
    assert {code: list(parts) for code, parts in texts.items() if list(parts) != PARTS} == {}
    incomplete = [
        (code, part)
        for code, parts in texts.items()
        for part, text in parts.items()
        if list(text) != ["nl", "en"]
        or not all(isinstance(one, str) and one for one in text.values())
    ]
    assert incomplete == []


def test_a_message_has_the_same_placeholders_in_both_languages() -> None:
    differing = {
        rule.code: placeholders(rule.message.nl) ^ placeholders(rule.message.en) for rule in RULES
    }
    # In English a decimal number is written as the author wrote it, so it is not told again.
    assert {code: some for code, some in differing.items() if some} == {"DOC133": {"other"}}


def test_no_title_has_a_placeholder() -> None:
    titles = {rule.code: placeholders(rule.title.nl + rule.title.en) for rule in RULES}
    assert {code: some for code, some in titles.items() if some} == {}


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
