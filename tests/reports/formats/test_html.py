"""The report as pages: read back by a parser of HTML, and by a browser where there is one."""

import os
import re
import shutil
import subprocess
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.speed.dossiers import files
from vrd2check.checking import check, check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.relations import Verdict
from vrd2check.reports import html
from vrd2check.reports.report import Report
from vrd2check.settings import Settings

DOSSIERS = Path(__file__).parents[3] / "dossiers"
CONTACT_CENTRE = DOSSIERS / "22.08-contactcenter.yaml"
BROWSER = shutil.which("chromium")
ROOT = DOSSIERS.parent
# By npm install --no-save axe-core playwright-core in the clone.
AXE = ROOT / "node_modules" / "axe-core"
HOSTILE = '"<script>alert(1)</script> \\" onload=x javascript:a </style> {{ 7*7 }} \\e[31m"'


class Parsed(HTMLParser):
    """The elements of a page with their attributes, its text, and what its links lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        return [str(given["href"]) for tag, given in self.elements if tag == "a"]

    def element(self, name: str) -> tuple[str, dict[str, str | None]]:
        return next(one for one in self.elements if one[1].get("id") == name)


def report_of(*paths: Path, language: Language = Language.NL) -> Report:
    return Report(check(paths, Settings()), language)


def report_of_text(text: str) -> Report:
    return Report(
        check_loaded([load_text(text, "a<b>.yaml")], Settings(), frozenset({"a<b>.yaml"})),
        Language.NL,
    )


@pytest.fixture(scope="module", params=list(Language))
def pages(request) -> dict[str, Parsed]:
    report = report_of(DOSSIERS, language=request.param)
    return {name: Parsed(text) for name, text in html.pages(report)}


def test_each_dossier_has_a_page_and_the_first_one_is_of_the_run(pages) -> None:
    assert len(pages) == 17
    assert next(iter(pages)) == "index.html"


def test_every_link_leads_to_something(pages) -> None:
    for name, page in pages.items():
        for link in page.links():
            other, _, anchor = link.partition("#")
            assert (other or name) in pages, link
            if anchor:
                assert anchor in pages[other or name].ids(), link


def test_no_two_elements_of_a_page_have_one_name(pages) -> None:
    for page in pages.values():
        assert [name for name, times in Counter(page.ids()).items() if times > 1] == []


def test_nothing_is_loaded_and_no_script_runs(pages) -> None:
    for page in pages.values():
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
        policies = [a["content"] for tag, a in page.elements if "http-equiv" in a and tag == "meta"]
        assert [str(one).split(";")[0] for one in policies] == ["default-src 'none'"]
        for _, attributes in page.elements:
            assert not any(name.startswith("on") or name == "src" for name in attributes)


def test_every_relation_stands_on_one_page_and_the_other_dossiers_lead_to_it(pages) -> None:
    result = report_of(DOSSIERS).result
    tags = Counter(tag for page in pages.values() for tag, _ in page.elements)
    assert tags["details"] == len(result.judged)
    files = [{f.place.file for _, f in one.relation.figures()} for one in result.judged]
    others = [
        given
        for page in pages.values()
        for tag, given in page.elements
        if tag == "li" and given.get("class") in [one.value for one in Verdict]
    ]
    assert len(others) == sum(len(some) - 1 for some in files) > 0


def test_a_wrong_cell_says_in_signs_and_words_what_it_should_be() -> None:
    # 22.08: the total of the tester is 70.000, its years 3.500 + 3.500 = 7.000.
    page = html.render(report_of(CONTACT_CENTRE))
    line = next(
        number
        for number, text in enumerate(CONTACT_CENTRE.read_text("utf-8").splitlines(), 1)
        if "totaal: 70000" in text
    )
    parsed = Parsed(page)
    name = next(one for one in parsed.ids() if one.startswith(f"d1-{line}-"))
    assert "wrong" in str(parsed.element(name)[1]["class"])
    cell = page[page.index(f'id="{name}"') :].split("<td")[0]
    assert "70.000" in cell
    assert "✗" in cell
    assert "7.000</span>" in cell.replace("→</span> ", "")


def test_a_page_says_of_which_input_it_is_and_which_figure_each_relation_is_about() -> None:
    page = html.render(report_of(CONTACT_CENTRE))
    assert sha256(CONTACT_CENTRE.read_bytes()).hexdigest() in page
    # The total of the tester, and the twelve months of a line of the forecast together.
    subjects = re.findall("<summary .*<small>(.*?)</small>", page)
    assert any("70000" in one and "Tester" in one for one in subjects)
    assert all(re.search(r"· .* ·", one) for one in subjects)


def test_what_rounding_explains_can_be_worked_out_again_from_the_page_alone() -> None:
    # 12/7 × 1.518,95 = 18.227,40 / 7 = 2.603,914285…, of which 2.603,91 is stated: 0,0043 less, and
    # rounding explains 0,005 + 12/7 × 0,005 = 19/1400 = 0,01357….
    evaluation = Parsed(html.render(report_of(DOSSIERS / "vlavirgem.evaluatie-2022.yaml"))).text
    for number in ("× 12/7", "2.603,9143 (91137/35)", "-0,0043 (-3/700)", "0,0136 (19/1400)"):
        assert number in evaluation
    # 25 % of at most 250.000,50 is 62.500,125: 0,125 more than 62.500, and the amount adds 0,005.
    product = Parsed(html.render(report_of(DOSSIERS / "22.11-vloca.yaml"))).text
    assert "0,005 + (0,25 + 0) * (250000 + 0,5) - 0,25 * 250000 = 0,130" in product


def test_every_chart_leads_to_the_table_that_it_draws(pages) -> None:
    drawn = 0
    for page in pages.values():
        for number, (tag, _) in enumerate(page.elements):
            if tag == "figcaption":
                drawn += 1
                rest = [given for tag, given in page.elements[number:] if tag == "a"]
                name = str(rest[0]["href"]).removeprefix("#")
                assert page.element(name)[0] == "caption"
    assert drawn > 10


def test_it_is_told_who_explained_a_finding_and_why() -> None:
    # 3 times 2 is 6, and 7 stands there.
    text = (
        "soort: projectdossier\nnummer: '22.12'\ntitel: Voorbeeld\njaar: 2022\n"
        "risicos:\n  - {risico: Ziekte, ernst: 3, kans: 2, rpn: 7}\n"
        "toelichtingen:\n  - regel: RIS101\n    bij: {risico: Ziekte}\n"
        "    er_staat: 7\n    verwacht: 6\n    verschil: 1\n    reden: Zo afgesproken.\n"
        "    auteur: Jan Peeters\n    datum: 1 maart 2022\n    goedgekeurd_door: An Claes\n"
    )
    page = html.render(report_of_text(text))
    assert "Zo afgesproken" in page
    assert "Jan Peeters, 1 maart 2022, goedgekeurd door An Claes" in page


def test_hostile_text_does_nothing() -> None:
    text = (
        f'soort: projectdossier\nnummer: "22.12"\ntitel: {HOSTILE}\njaar: 2022\n'
        f"bronnen: {{a: {HOSTILE}}}\n"
        "deliverables:\n"
        f"  - {{nr: D.22.12.1, omschrijving: {HOSTILE}}}\n"
        f"budget: {{regels: [{{deliverable: {HOSTILE}, bron: a, bedrag: 5}}], totaal: 6}}\n"
    )
    written = html.render(report_of_text(text))
    page = Parsed(written)
    tags = Counter(tag for tag, _ in page.elements)
    assert "script" not in tags
    assert tags["style"] == 1
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in written
    assert not any(name.startswith("on") for _, given in page.elements for name in given)


def test_a_style_sheet_does_not_end_its_element() -> None:
    hostile = "p::after { content: '</style><script>alert(1)</script>' }"
    report = report_of_text("soort: projectdossier\n")
    report = Report(report.result, report.language, css=hostile)
    tags = Counter(tag for tag, _ in Parsed(html.render(report)).elements)
    assert (tags["style"], tags["script"]) == (1, 0)


def test_tables_have_a_caption_and_headings_that_say_what_they_head() -> None:
    page = Parsed(html.render(report_of(CONTACT_CENTRE)))
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["caption"] == tags["table"] > 10
    assert all("scope" in given for tag, given in page.elements if tag == "th")
    drawings = [given for tag, given in page.elements if tag == "svg" and "role" in given]
    assert drawings
    for given in drawings:
        named = str(given["aria-labelledby"]).split()
        assert given["role"] == "img"
        assert {page.element(name)[0] for name in named} == {"title", "desc"}


def test_below_ten_dossiers_there_is_one_page(tmp_path) -> None:
    paths = sorted(DOSSIERS.glob("22.0[0-8]*.yaml"))[:9]
    assert [name for name, _ in html.pages(report_of(*paths))] == ["index.html"]
    assert len(list(html.pages(report_of(*sorted(DOSSIERS.glob("22.*.yaml"))[:10])))) == 11


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium here")
def test_a_browser_shows_a_page_and_stays_within_a_narrow_window(tmp_path) -> None:
    file = tmp_path / "page.html"
    file.write_text(html.render(report_of(CONTACT_CENTRE)), encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=390,900",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        check=False,
        timeout=120,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert "Hybride hulpmiddelen contactcenter" in Parsed(done.stdout).text


def test_the_pages_of_200_dossiers_are_below_20_megabytes() -> None:
    # A tenth of them, as the benchmark has them: half are project dossiers with every chapter.
    made = list(files(20, seed=1))
    result = check_loaded([load_text(file.text, file.path) for file in made], Settings())
    written = dict(html.pages(Report(result, Language.NL)))
    assert len(written) == 21
    assert sum(len(text.encode()) for text in written.values()) * 10 < 20_000_000


@pytest.mark.skipif(
    BROWSER is None or shutil.which("node") is None or not AXE.exists(),
    reason="there is no chromium, no node, or no axe-core here",
)
def test_axe_finds_nothing_and_pages_fit_a_narrow_window(tmp_path) -> None:
    texts = {
        "een.html": html.render(report_of(*sorted(DOSSIERS.glob("22.0[0-8]*.yaml")))),
        **dict(html.pages(report_of(DOSSIERS))),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["node", ROOT / "scripts" / "accessibility.mjs", *(tmp_path / name for name in texts)],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": str(BROWSER)},
        capture_output=True,
        check=False,
        timeout=300,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 violations") == len(texts)
