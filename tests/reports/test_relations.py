"""Every verdict can be redone from the JSON report alone: here that is done, with other arithmetic.

What is stated, expected, the difference, the slack and the verdict of every relation are worked
out with fractions, by the roles, weights and slacks of its figures.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path

from jsonschema_rs import Draft202012Validator

from tests.examples import EVERY, result_of
from tests.samples import HEAD, SOUND
from tests.schemas import closed
from vrd2check.checking import check, check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import json as json_report
from vrd2check.reports.report import Report
from vrd2check.reports.schemas import output_schema
from vrd2check.result import Result
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
SCHEMA = Draft202012Validator(closed(json.loads(output_schema("report"))))
STATED = ("total", "product", "amount")


def report_of(result: Result, language: Language = Language.EN) -> dict:
    found = json.loads(json_report.render(Report(result, language, relations=True)))
    SCHEMA.validate(found)
    return found


def relations_of(*texts: str) -> list[dict]:
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return report_of(check_loaded(files, Settings()))["relations"]


def side(figures: list[dict]) -> tuple[Fraction, Fraction] | None:
    if any(one["value"] is None for one in figures):
        return None
    value = sum((Fraction(one["value"]) * Fraction(one["weight"]) for one in figures), Fraction())
    return value, sum((Fraction(one["slack"]) for one in figures), Fraction())


def redone(relation: dict) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return what is stated, expected and the slack; None where something is not known."""
    figures, constant = relation["figures"], relation["constant"]
    if relation["kind"] == "running-at-most":
        steps = list(dict.fromkeys(one["step"] for one in figures))
        until = steps[: steps.index(relation["step"]) + 1] if relation["step"] else steps
        figures = [one for one in figures if one["step"] in until]
    stated = side([one for one in figures if one["role"] in STATED])
    others = [one for one in figures if one["role"] not in STATED]
    expected = side(others)
    if stated is None or expected is None:
        return None
    if relation["kind"] == "product":
        exact = widest = Fraction(constant or 1)
        for one in others:
            exact *= Fraction(one["value"])
            widest *= abs(Fraction(one["value"])) + Fraction(one["slack"])
        return stated[0], exact, stated[1] + abs(widest) - abs(exact)
    return stated[0], expected[0] + Fraction(constant or 0), stated[1] + expected[1]


def wrong_in(relations: list[dict]) -> Iterator[tuple[object, ...]]:
    """Return what cannot be redone, or comes to something else."""
    for one in relations:
        found = redone(one)
        if one["verdict"] == "unchecked":
            reasons = [each["reason"] for each in one["lacking"]]
            if (one["arithmetic"], one["difference"]) != (None, None) or not reasons:
                yield one["code"], one["arithmetic"], one["difference"], reasons
            elif not all(reasons):
                yield one["code"], reasons
            continue
        assert found is not None, one
        stated, expected, slack = found
        difference = stated - expected
        numbers = [Fraction(one[key]) for key in ("stated", "expected", "difference", "slack")]
        if numbers != [stated, expected, difference, slack]:
            yield one["code"], numbers, [stated, expected, difference, slack]
        is_ceiling = one["kind"].endswith("at-most")
        holds = difference == 0 or (is_ceiling and difference < 0)
        verdict = "holds" if holds else "rounding" if abs(difference) <= slack else "broken"
        if verdict != one["verdict"] and (one["kind"], verdict) != ("running-at-most", "holds"):
            yield one["code"], one["verdict"], verdict
        for formula in f"{one['arithmetic']}; {one['slack_arithmetic']}".split("; "):
            if not is_true(formula):
                yield one["code"], formula


def is_true(formula: str) -> bool:
    """Work out both sides of a comparison that is written, and compare them."""
    left, sign, right = re.split(r" (<=|=|>) ", formula)
    values = [value_of(left), value_of(right)]
    return {
        "=": values[0] == values[1],
        "<=": values[0] <= values[1],
        ">": values[0] > values[1],
    }[sign]


def value_of(formula: str) -> Fraction:
    """Work out a formula of numbers, sums, products and brackets, with fractions."""
    assert re.fullmatch(r"[-+*/(). 0-9]+", formula), formula
    exact = re.sub(r"[0-9]+(\.[0-9]+)?", lambda number: f"Fraction('{number[0]}')", formula)
    return Fraction(eval(exact, {"Fraction": Fraction}))


def test_every_verdict_of_the_examples_can_be_redone() -> None:
    relations = {path.stem: report_of(result_of(path))["relations"] for path in EVERY}
    wrong = {name: list(wrong_in(found)) for name, found in relations.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_every_verdict_of_the_real_dossiers_can_be_redone() -> None:
    result = check([ROOT / "dossiers"], Settings())
    found = report_of(result)
    assert len(found["relations"]) == sum(found["summary"]["relations"].values())
    assert list(wrong_in(found["relations"])) == []
    # Every figure of every finding shows its slack, and where it stands.
    told = chain.from_iterable(one["figures"] for one in found["findings"])
    assert all("slack" in one and "cell" in one for one in told)


def test_a_relation_tells_who_stands_where_and_how_far_each_is_known() -> None:
    (one,) = relations_of(SOUND.replace("6000", '"6.000,4"').replace("7000", "7002"))
    assert (one["code"], one["verdict"], one["kind"]) == ("DEL101", "broken", "sum")
    # 6.000,4 + 1000 = 7000,4; rounding explains 0,5 + 0,05 + 0,5.
    assert [one[key] for key in ("stated", "expected", "difference", "slack")] == [
        "7002", "7000.4", "1.6", "1.05",
    ]  # fmt: skip
    assert one["arithmetic"] == "6000.4 + 1000 = 7000.4; 7002 - 7000.4 = 1.6; 1.6 > 1.05"
    assert one["slack_arithmetic"] == "0.5 + 0.05 + 0.5 = 1.05"
    total, first, second = one["figures"]
    assert [each["role"] for each in (total, first, second)] == ["total", "part", "part"]
    assert [each["slack"] for each in (total, first, second)] == ["0.5", "0.05", "0.5"]
    assert first["cell"] == {
        "chapter": "budget",
        "table": "Budget",
        "line": "D.22.12.1 · VRD 2",
        "names": {"deliverable": "D.22.12.1", "bron": "VRD 2"},
        "column": "amount",
        "quantity": "bedrag",
        "year": None,
        "month": None,
    }
    assert total["cell"]["line"] == "the grand total"


def test_the_weight_of_an_extrapolation_is_shown() -> None:
    text = """\
soort: evaluatie
project: Voorbeeldproject
jaar: 2022
actueel_tot: juli
kosten:
  groepen:
    - groep: Catalogus
      regels:
        - {kost: Personeel, actueel: 7.000, prognose: 12.100}
"""
    (one,) = (each for each in relations_of(text) if each["code"] == "EVA103")
    # Seven months of twelve: 7.000 * 12/7 = 12.000, known to 0,5 * 12/7, beside 0,5 of 12.100.
    assert [each["weight"] for each in one["figures"]] == ["1", "12/7"]
    assert [each["slack"] for each in one["figures"]] == ["0.5", "6/7"]
    assert [one[key] for key in ("expected", "difference", "slack")] == ["12000", "100", "19/14"]
    assert one["arithmetic"] == "12/7 * 7000 = 12000; 12100 - 12000 = 100; 100 > 19/14"
    assert list(wrong_in([one])) == []


def test_an_open_relation_tells_what_is_lacking_and_where() -> None:
    (one,) = relations_of(SOUND.replace("bedrag: 1000", "bedrag: duizend?"))
    assert (one["verdict"], one["arithmetic"]) == ("unchecked", None)
    (lack,) = one["lacking"]
    line = next(
        number
        for number, each in enumerate(SOUND.splitlines(), 1)
        if "D.22.12.2" in each and "bedrag" in each
    )
    assert (lack["line"], lack["written"]) == (line, "duizend?")
    assert lack["cell"]["line"] == "D.22.12.2 · VRD 2"
    assert lack["reason"] == f"{line}:{lack['column']} is unreadable: “duizend?”"


def test_who_explained_it_is_told() -> None:
    explained = SOUND.replace("7000", "7500") + (
        "toelichtingen:\n  - {regel: DEL101, bij: budget, verschil: 500, reden: afgesproken}\n"
    )
    (one,) = relations_of(explained)
    assert one["explanation"]["reason"] == "afgesproken"


def test_without_the_wish_there_are_no_relations() -> None:
    result = check_loaded([load_text(SOUND, "a.yaml")], Settings())
    assert "relations" not in json.loads(json_report.render(Report(result, Language.EN)))


def test_the_report_says_what_it_is_of() -> None:
    found = report_of(check_loaded([load_text(HEAD, "a.yaml")], Settings()))
    assert found["tool"]["name"] == "vrd2check"
    assert (found["configuration"], found["lowered"]) == (None, [])
    assert found["dossiers"][0]["sha256"] == hashlib.sha256(HEAD.encode()).hexdigest()


def test_a_file_that_is_not_read_as_it_is_has_no_hash() -> None:
    found = report_of(check_loaded([load_text(b"soort: p\xff\n", "a.yaml")], Settings()))
    assert [one["sha256"] for one in found["dossiers"]] == [None]


def test_a_text_with_half_a_character_has_a_hash() -> None:
    found = report_of(check_loaded([load_text(f"{HEAD}titel: \ud800\n", "a.yaml")], Settings()))
    assert all(one["sha256"] for one in found["dossiers"])
