"""Whatever stands in a file, every rule gets through it and every finding has a sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generated.dossiers import written
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.schema import kinds
from vrd2check.schema.shape import Schema, definition, resolve
from vrd2check.settings import Settings

NUMBERS = ["1", "D1", "D.22.12.1", "22.M1", "22.12.02", "D.99.99.999", "KPI 1a", "KPI.22.12.3"]
NAMES = ["vrd2", "VRD 2 investeringen", "VRD2 Investering", "Nog te bepalen", "Project Manager"]
AMOUNTS = ["0", "5", "-5", "6.000", "1,5 mio", "62.500;00", "9" * 24, "25 %"]
PERIODS = ["Q1", "Q4 2022", "2022", "2023", "ooit", "31/02/2022", "juli 2022"]
OTHERS = ["", "/", "nvt", "x", "VR 2021 0204", "VR 2021 9999", "ja", "{", "ingediend", "maanden"]
WORDS = st.sampled_from([*NUMBERS, *NAMES, *AMOUNTS, *PERIODS, *OTHERS])


def values(shape: Schema, depth: int = 0) -> st.SearchStrategy[object]:
    """Make values of a shape, in which anything may be absent, odd or of another type."""
    found = resolve(shape).schema
    odd = WORDS | st.none() | st.just([]) | st.just({}) | st.lists(WORDS, max_size=3)
    if depth > 6:
        return odd
    if "const" in found or "enum" in found:
        return st.sampled_from(found.get("enum") or [found["const"]]) | odd
    if "items" in found and "properties" not in found:
        return st.lists(values(found["items"], depth + 1), max_size=4) | odd
    properties = {
        key: values(below, depth + 1) for key, below in found.get("properties", {}).items()
    }
    for below in found.get("patternProperties", {}).values():
        properties |= {
            key: values(below, depth + 1) for key in ("2022", "2023", "Q1 2022", "Q1", "x")
        }
    return (st.fixed_dictionaries({}, optional=properties) | odd) if properties else odd


def dossiers() -> st.SearchStrategy[dict[str, object]]:
    """Make dossiers of every kind, of which the head is mostly in order."""
    head = {
        "nummer": st.sampled_from(["22.12", "22.12", "22.5", "x"]),
        "jaar": st.sampled_from(["2022", "2022", "x"]),
        "titel": WORDS,
        "project": WORDS,
    }
    return st.sampled_from(sorted(kinds())).flatmap(
        lambda kind: st.fixed_dictionaries(
            {"soort": st.just(kind)},
            optional={
                key: head.get(key, values(shape))
                for key, shape in definition(kind)["properties"].items()
                if key != "soort"
            },
        )
    )


@settings(max_examples=40)
@given(st.lists(dossiers(), min_size=1, max_size=3))
def test_no_rule_stumbles_and_no_message_has_a_hole(found: list[dict[str, object]]) -> None:
    files = [load_text(written(dossier), f"{number}.yaml") for number, dossier in enumerate(found)]
    result = check_loaded(files, Settings())
    for one in result.findings:
        assert one.rule.code != "DOC901", one.about
        for language in Language:
            assert one.message(language)
        assert one.place.file in result.sources
