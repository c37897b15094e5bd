"""An explanation is added in the style of its file, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.fixes.stubs import CannotAddError, Stub, added
from vrd2check.source import MappingNode, Scalar, SequenceNode, read_text

STUB = Stub("VEK101", ("D.22.12.1",), {"verschil": "3"})
FLOW = '{regel: VEK101, bij: D.22.12.1, verschil: 3, reden: ""}'
BLOCK = """\
  - regel: VEK101
    bij: D.22.12.1
    verschil: 3
    reden: ""
"""
HEAD = "soort: programma\n"


def after(text: str, stub: Stub = STUB) -> str:
    return added(read_text(text, "x.yaml"), stub)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        # No lists to take a style from.
        (
            HEAD,
            'soort: programma\ntoelichtingen:\n  - regel: VEK101\n    bij: D.22.12.1\n'
            '    verschil: 3\n    reden: ""\n',
        ),
        # Most items stand in braces, at the margin.
        (
            "a:\n- {b: 1}\n- {b: 2}\n-  c: 3\n",
            f"a:\n- {{b: 1}}\n- {{b: 2}}\n-  c: 3\ntoelichtingen:\n- {FLOW}\n",
        ),
        # Blocks, with more spaces behind the dash.
        (
            "a:\n    -   b: 1\n        c: 2\n",
            "a:\n    -   b: 1\n        c: 2\ntoelichtingen:\n    -   regel: VEK101\n"
            '        bij: D.22.12.1\n        verschil: 3\n        reden: ""\n',
        ),
        # Only lists further down tell the style.
        (
            "a:\n  b:\n    - {c: 1}\n    - {c: 2}\nd:\n  - e: 1\n",
            f"a:\n  b:\n    - {{c: 1}}\n    - {{c: 2}}\nd:\n  - e: 1\ntoelichtingen:\n  - {FLOW}\n",
        ),
        # Chapters with an empty line between them, a comment last, no line end.
        (
            "a: 1\n\nb:\n  - {c: 1}\n# slot",
            f"a: 1\n\nb:\n  - {{c: 1}}\n# slot\n\ntoelichtingen:\n  - {FLOW}\n",
        ),
        # Two empty lines at the end are enough.
        ("a: 1\n\nb: [1]\n\n", f"a: 1\n\nb: [1]\n\ntoelichtingen:\n{BLOCK}"),
        # The end of the document is marked.
        (
            "a:\n  - {b: 1}\n...\n",
            f"a:\n  - {{b: 1}}\ntoelichtingen:\n  - {FLOW}\n...\n",
        ),
        # The dash stands on a line by itself.
        ("a:\n  -\n    b: 1\n", f"a:\n  -\n    b: 1\ntoelichtingen:\n{BLOCK}"),
        # There are explanations already: after the last, before what follows.
        (
            "toelichtingen:\n  - {regel: A, reden: b}   # waarom\n# slot\nz: 1\n",
            f"toelichtingen:\n  - {{regel: A, reden: b}}   # waarom\n  - {FLOW}\n# slot\nz: 1\n",
        ),
        (
            "toelichtingen:\n- regel: A\n  reden: |\n    een\n    twee\n\nz: 1\n",
            "toelichtingen:\n- regel: A\n  reden: |\n    een\n    twee\n- regel: VEK101\n"
            '  bij: D.22.12.1\n  verschil: 3\n  reden: ""\n\nz: 1\n',
        ),
        (
            "toelichtingen:\n  -\n    regel: A\n",
            "toelichtingen:\n  -\n    regel: A\n  - regel: VEK101\n    bij: D.22.12.1\n"
            '    verschil: 3\n    reden: ""\n',
        ),
        # In brackets.
        (
            "toelichtingen: [{regel: A, reden: b} ]\nz: 1\n",
            f"toelichtingen: [{{regel: A, reden: b}}, {FLOW}]\nz: 1\n",
        ),
        (
            "toelichtingen: [{regel: A, reden: b}]\nz: 1\n",
            f"toelichtingen: [{{regel: A, reden: b}}, {FLOW}]\nz: 1\n",
        ),
        (
            "toelichtingen: [\n  {regel: A},\n]\n",
            f"toelichtingen: [\n  {{regel: A}},\n{FLOW}]\n",
        ),
        # The chapter is there and empty.
        ("toelichtingen: # nog niets\nz:\n  - {b: 1}\n",
         f"toelichtingen: # nog niets\n  - {FLOW}\nz:\n  - {{b: 1}}\n"),
        ("toelichtingen: []   # nog niets\nz:\n  - {b: 1}\n",
         f"toelichtingen:   # nog niets\n  - {FLOW}\nz:\n  - {{b: 1}}\n"),
        ("z:\n  - {b: 1}\ntoelichtingen: nvt", f"z:\n  - {{b: 1}}\ntoelichtingen:\n  - {FLOW}\n"),
    ],
)  # fmt: skip
def test_it_is_added_in_the_style_of_the_file(before: str, expected: str) -> None:
    assert after(before) == expected


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_stay_those_of_the_file(ending: str) -> None:
    text = after("a: 1\n\nb:\n  - {c: 1}\n".replace("\n", ending))
    assert text == f"a: 1\n\nb:\n  - {{c: 1}}\n\ntoelichtingen:\n  - {FLOW}\n".replace("\n", ending)


@pytest.mark.parametrize(
    ("stub", "line"),
    [
        (Stub("A", (), {}), '{regel: A, reden: ""}'),
        (Stub("A", ("D1", "2023"), {}), '{regel: A, bij: [D1, 2023], reden: ""}'),
        (Stub("A", ("22.05",), {"verschil": "1.250,50"}),
         '{regel: A, bij: "22.05", verschil: "1.250,50", reden: ""}'),
        (Stub("A", ("VRD 2 investeringen",), {"verschil": "5 %"}),
         '{regel: A, bij: VRD 2 investeringen, verschil: 5 %, reden: ""}'),
        (Stub("A", ("Bouw: fase #2, deel 1",), {}),
         '{regel: A, bij: "Bouw: fase #2, deel 1", reden: ""}'),
        (
            Stub("A", (), {"er_staat": "9500", "verwacht": "10.000", "verschil": "-500"}),
            '{regel: A, er_staat: 9500, verwacht: "10.000", verschil: -500, reden: ""}',
        ),
        (Stub("A", (), {"verschil": "+3"}), '{regel: A, verschil: +3, reden: ""}'),
        (Stub("A", ("no",), {}), '{regel: A, bij: "no", reden: ""}'),
        (Stub("A", ("007",), {}), '{regel: A, bij: "007", reden: ""}'),
        (Stub("A", ('de "hub"',), {}), '{regel: A, bij: "de \\"hub\\"", reden: ""}'),
        (Stub("A", ("'t veld",), {}), '{regel: A, bij: "\'t veld", reden: ""}'),
    ],
)  # fmt: skip
def test_what_could_be_read_otherwise_gets_quotes(stub: Stub, line: str) -> None:
    assert after("a:\n  - {b: 1}\n", stub) == f"a:\n  - {{b: 1}}\ntoelichtingen:\n  - {line}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{soort: programma}\n",
        "toelichtingen: {regel: A}\n",
        "toelichtingen: &x\n  - {regel: A}\nz: *x\n",
        "toelichtingen:\n  - {regel: A}\ntoelichtingen:\n  - {regel: B}\n",
    ],
)
def test_where_nothing_can_be_added_by_rule_the_stub_is_told(text: str) -> None:
    with pytest.raises(CannotAddError) as refused:
        after(text)
    assert refused.value.lines.startswith("  - regel: VEK101\n    bij: D.22.12.1\n")


WORDS = st.text(min_size=1, max_size=12).filter(lambda word: word.strip() == word)


def scalars(node):
    match node:
        case Scalar():
            yield node.written
        case SequenceNode():
            for item in node.items:
                yield from scalars(item)
        case MappingNode():
            for entry in node.entries:
                yield entry.key.written
                yield from scalars(entry.value)


@given(
    st.lists(WORDS, max_size=3),
    st.sampled_from(["a: 1\n", "a:\n- {b: 1}\n", "toelichtingen: [{regel: A}]\n", "a: 1\r\n\r\n"]),
)
def test_whatever_the_names_are_they_are_read_back_and_the_rest_stays(words, text) -> None:
    stub = Stub("VEK101", tuple(words), {"verschil": "3"})
    try:
        new = after(text, stub)
    except CannotAddError:
        # Only what no YAML text may hold cannot be written.
        assert not all(word.isprintable() for word in words)
        return
    said = list(scalars(read_text(new, "x").root))
    assert [word for word in words if word not in said] == []
    assert new.startswith(text.rstrip("\r\n]"))
