"""Places in TOML, checked against what tomllib reads there."""

import tomllib

from hypothesis import example, given
from hypothesis import strategies as st

from vrd2check.configuration.locating import locate

TEXT = '''\
# a comment = [
paths = ["a", # [
  'b]',
]
"with space" . 'x' = """two
lines"""
[tool."vrd2check"]  # [no]
names = {sources = ["VRD 2"], profiles = []}
day = 1979-05-27 07:32:00 # c
[[list]]
x = 1
[[list]]
y = 1.50
[list.below]
z = true
'''


def spans(places):
    return {path: tuple(place)[1:] for path, place in places.items()}


def test_every_key_and_value_has_its_place():
    located = locate(TEXT, "f.toml")
    keys, values = spans(located.keys), spans(located.values)
    assert keys["paths",] == (2, 1, 2, 6)
    assert values["paths",] == (2, 9, 4, 2)
    assert values["paths", 1] == (3, 3, 3, 7)
    assert keys["with space", "x"] == (5, 16, 5, 19)
    assert values["with space", "x"] == (5, 22, 6, 9)
    assert keys["tool", "vrd2check"] == (7, 7, 7, 18)
    assert values["tool", "vrd2check", "names", "sources", 0] == (8, 21, 8, 28)
    assert values["tool", "vrd2check", "day"] == (9, 7, 9, 26)
    assert values["list", 1, "y"] == (13, 5, 13, 9)
    assert keys["list", 1, "below", "z"] == (15, 1, 15, 2)


def test_what_has_no_place_has_that_of_what_is_around_it():
    located = locate("[a]\nb = 1\n", "f.toml")
    assert located.key(("a", "c")).line == 1
    assert located.value(("a", "b", "c")).line == 2
    assert located.key(("x",)) is None


KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True) | st.sampled_from(
    ['"a b"', "'x.y'", '"q\\"u"', '""']
)
VALUES = st.recursive(
    st.sampled_from(
        ["1", "-2.5e3", "true", "inf", "1979-05-27", '"x # ]"', "'[{'", '"""a\n"b\n"""', "'''#'''"]
    ),
    lambda below: (
        st.lists(below, max_size=3).map(lambda items: f"[ {', '.join(items)} ]")
        | st.lists(below, max_size=3).map(
            lambda items: "[\n" + "".join(f"{i}, # ]\n" for i in items) + "]"
        )
        | st.dictionaries(KEYS, below, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key} = {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=6,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]} # x"),
    st.tuples(KEYS, KEYS, VALUES).map(lambda some: f"{some[0]} . {some[1]}={some[2]}"),
    st.tuples(KEYS, KEYS).map(lambda pair: f"[{pair[0]}.{pair[1]}]"),
    KEYS.map(lambda key: f"[[ {key} ]]"),
    st.just("# [x]"),
)


def paths(value, path=()):
    if isinstance(value, dict):
        for key, below in value.items():
            yield from paths(below, (*path, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from paths(below, (*path, number))
    else:
        yield path, value


@given(st.lists(LINES, max_size=6).map("\n".join))
@example("[a]\nb.c = [[1, {x = 2}]]\n[a.d]\n")
def test_what_stands_at_each_place_is_the_value_that_tomllib_reads(text):
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        locate(text, "f.toml")  # raises nothing
        return
    located = locate(text, "f.toml")
    starts = [0, *(number + 1 for number, char in enumerate(text) if char == "\n")]
    for path, value in paths(values):
        place = located.values[path]
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.end_line - 1] + place.end_column - 1
        assert tomllib.loads(f"x = {text[start:end]}")["x"] == value
