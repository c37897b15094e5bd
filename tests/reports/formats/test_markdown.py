from pathlib import Path

import pytest

from tests.reports.formats.dossiers import EXPLAINED, checked
from tests.reports.formats.reading import read_markdown
from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.reports import markdown
from vrd2check.reports.markup import code, escaped
from vrd2check.reports.report import Report
from vrd2check.rules import Severity
from vrd2check.settings import Settings

SOURCE = "totaal: 7.500\nregels: [6.000, 1.000]"
ONE = Place("a.yaml", 1, 1, 1, 2)


def write(result, language=Language.NL, most=markdown.MOST_IN_A_COMMENT, **options):
    return markdown.render(Report(result, language, **options), most)


def test_a_dossier_is_a_table_that_is_readable_as_it_stands(make):
    broken = make.broken_sum(SOURCE, "7.500", "6.000", "1.000", nl="Er staat {stated}.")
    warning = make.remark(Place("a.yaml", 12, 1, 12, 2), related=[ONE])
    assert (
        write(make.result_of(broken, warning))
        == """\
## vrd2check

1 fout in 1 dossier, en 1 waarschuwing. Verbeter de fout hieronder en kijk opnieuw na.

### Proef

`a.yaml`

| ernst        | plaats | code   | er staat | verwacht | verschil | wat er is |
| ------------ | ------ | ------ | -------: | -------: | -------: | --------- |
| fout         | 1:9    | XXX101 |    7.500 |    7.000 |     +500 | Er staat 7.500. |
| waarschuwing | 12:1   | XXX101 |          |          |          | Zo niet. **Zie ook**: 1:1. |

1 dossier, 3 cijfers, 1 som of vergelijking: 0 kloppen, 0 kloppen op afronding na, 1 klopt niet, \
0 konden niet nagerekend worden.
"""
    )


def test_columns_of_numbers_are_left_out_where_there_are_none(make):
    (table,) = read_markdown(write(make.result_of(make.remark(ONE)), Language.EN))[0]
    assert table.rows == [["warning", "1:1", "XXX101", "Not so."]]


def test_what_is_explained_stands_apart_with_the_reason():
    tables, _ = read_markdown(write(checked(EXPLAINED)))
    explained = tables[-1]
    assert explained.heading == "Toegelicht: 1 bevinding"
    ((place, rule, message, reason),) = explained.rows
    assert (place, rule, reason) == ("a.yaml:13:11", "DEL101", "Het saldo volgt in 2023")
    assert message.startswith("Het totaal van het budget")


def test_a_comment_is_never_longer_than_allowed_and_the_most_serious_stay(make):
    found = [make.remark(Place("a.yaml", n, 1, n, 2)) for n in range(1, 400)]
    found += [
        make.remark(Place("a.yaml", 400 + n, 1, 400 + n, 2), Severity.ERROR) for n in range(9)
    ]
    text = write(make.result_of(*found), most=5_000)
    assert len(text.encode()) <= 5_000
    (table,) = read_markdown(text)[0]
    severities = [row[0] for row in table.rows]
    assert severities.count("fout") == 9
    left = len(found) - len(severities)
    assert 0 < left < len(found)
    assert f"**Hier is geen plaats meer voor nog {left} bevindingen" in text


def test_what_fits_is_whole(make):
    found = [make.remark(Place("a.yaml", n, 1, n, 2)) for n in range(1, 400)]
    whole = write(make.result_of(*found), most=10**9)
    assert write(make.result_of(*found), most=len(whole.encode())) == whole


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewone tekst (1.000,00 €) – é", "gewone tekst (1.000,00 €) – é"),
        ("a|b", "a\\|b"),
        ("<b>", "&lt;b&gt;"),
        ("R&D", "R&D"),
        ("&amp; &#10;", "&amp;amp; &amp;#&#8203;10;"),
        ("[x](y)", "\\[x\\](y)"),
        ("@iemand", "'@&#8203;iemand"),
        ("zie #12", "zie #&#8203;12"),
        ("http://x.be", "http:&#8203;//x.be"),
        ("`vrd2check fix` en `", "`vrd2check fix` en \\`"),
        ("=1+1", "'=1+1"),
        ("a\nb", "a\\\\x0ab"),
    ],
)
def test_what_means_something_in_markdown_is_escaped(text, shown):
    assert escaped(text) == shown


@pytest.mark.parametrize("path", ["a.yaml", "a`b.yaml", "``a", "a_b*c.yaml"])
def test_a_path_is_shown_as_it_is(path):
    tokens = read_markdown(code(path))[1]
    (child,) = [child for token in tokens for child in token.children or []]
    assert child.type == "code_inline"
    assert child.content == path


def test_every_table_of_the_real_dossiers_reads_back():
    result = check([Path(__file__).parents[3] / "dossiers"], Settings())
    tables, _ = read_markdown(write(result, most=10**9, rounding=True))
    assert sum(len(table.rows) for table in tables) == len(result.diagnoses)
