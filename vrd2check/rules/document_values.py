"""What a document states: cells that cannot be read, and chapters that are not there."""

from collections.abc import Iterator

from vrd2check.dossiers import CHAPTERS, Head, Loaded
from vrd2check.figures import State, read_period
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.schema import ShapeProblemKind
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .base import Context, Outcome, Problem, Severity, rule
from .base.lists import all_of
from .base.reported import AS_REPORTED

_ANY_YEAR = 2000


@rule(
    "DOC131",
    "unreadable-figure",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Onleesbaar cijfer", en="Unreadable figure"),
    message=AS_REPORTED,
    uitleg="""Een bedrag, aantal of percentage moet op één manier te lezen zijn. Bij 62.500;00 of
        1,234 zegt het programma wat er vreemd aan is en wat u bedoeld kunt hebben, in plaats van
        te raden. Berekeningen met dat cijfer worden niet gemaakt tot het leesbaar is.""",
)
def unreadable_figure(file: Loaded, _: Context) -> Iterator[Outcome]:
    """An amount, count or percentage must be readable in one way only.

    Of 62.500;00 or 1,234 the program says what is odd about it and what you may have meant,
    instead of guessing. What depends on that figure is not calculated until it can be read.
    """
    if file.dossier is None:
        return
    said = {problem.place for problem in file.shape}
    for figure in file.dossier.head.figures:
        if figure.problem and figure.state is State.UNREADABLE and figure.place not in said:
            said.add(figure.place)
            yield Problem(figure.place, {"problem": figure.problem}, (figure,))


@rule(
    "DOC132",
    "unreadable-period",
    Severity.WARNING,
    Loaded,
    title=Text(nl="Onleesbare periode of datum", en="Unreadable period or date"),
    message=Text(
        nl="“{written}” is geen datum, maand, kwartaal of jaar. Schrijf bijvoorbeeld Q1 2022, "
        "maart 2022 of 04/09/2022.",
        en="“{written}” is no date, month, quarter or year. Write for example Q1 2022, "
        "maart 2022 or 04/09/2022.",
    ),
    uitleg="""Periodes en datums worden met elkaar vergeleken: een actie begint niet na haar einde
        en valt binnen de looptijd. Wat niet als periode te lezen is, of een dag die niet bestaat
        zoals 31 februari, wordt daarbij overgeslagen.""",
)
def unreadable_period(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Periods and dates are compared: an action does not start after its end, for example.

    What cannot be read as a period, or a day that does not exist such as 31 February, is left out
    of that.
    """
    if file.dossier is None:
        return
    head = file.dossier.head
    said = {problem.place for problem in file.shape}
    for moment in head.moments:
        if moment.period is not None or moment.place in said:
            continue
        # Where only the year of the dossier is missing, that is the one thing to report.
        if head.year is None and read_period(moment.written, _ANY_YEAR) is not None:
            continue
        said.add(moment.place)
        yield Problem(moment.place, {"written": moment.written.strip()})


@rule(
    "DOC133",
    "thousands-point",
    Severity.NOTE,
    Loaded,
    title=Text(nl="Punt voor duizendtallen", en="Point that groups thousands"),
    message=Text(
        nl="{amounts} met een punt voor de duizendtallen, zoals hier {written}. Andere "
        "YAML-programma's lezen daar een kommagetal: {other}. Met `vrd2check fix --notation` "
        "zet u ze om.",
        en="{amounts} with a point that groups thousands, such as {written} here. Other YAML "
        "programs read a decimal number there. `vrd2check fix --notation` can rewrite them.",
    ),
    uitleg="""In een Vlaams dossier is 9.502 negenduizend vijfhonderd en twee, en zo leest dit
        programma het ook. Andere programma's die YAML lezen, zien een kommagetal: negen komma
        vijf. Dat staat er één keer per bestand bij, voor wie de cijfers elders gebruikt.""",
)
def thousands_point(file: Loaded, _: Context) -> Iterator[Outcome]:
    """In a Flemish dossier 9.502 is nine thousand five hundred and two, and it is read so here.

    Other programs that read YAML see a decimal number, a little over nine. This is said once a
    file, for those who use the figures elsewhere.
    """
    if file.dossier is None:
        return
    found = {figure.place: figure for figure in file.dossier.head.figures if figure.point_groups}
    if not found:
        return
    first = found[min(found)]
    one = len(found) == 1
    amounts = Text(
        nl="In dit bestand staat 1 bedrag"
        if one
        else f"In dit bestand staan {len(found)} bedragen",
        en="This file holds 1 amount" if one else f"This file holds {len(found)} amounts",
    )
    written = first.written.strip()
    other = written.replace(".", ",")
    yield Problem(first.place, {"amounts": amounts, "written": written, "other": other})


@rule(
    "DOC134",
    "chapter-missing",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Ontbrekend hoofdstuk", en="Missing chapter"),
    message=Text(
        nl="Dit dossier is ingediend, maar het hoofdstuk `{chapter}` ontbreekt.",
        en="This dossier is submitted, but the chapter `{chapter}` is missing.",
    ),
    uitleg="""Een dossier met status ingediend bevat alle hoofdstukken die het sjabloon voor zijn
        soort vraagt, of die uw organisatie vraagt. In een ontwerp mogen er nog ontbreken
        (DOC301).""",
)
def chapter_missing(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A dossier with the status ingediend (submitted) holds all chapters that its kind must have.

    Those are the template's, or those that your organisation asks for. In a draft some may still
    be missing (DOC301).
    """
    if file.dossier is not None and file.dossier.head.submitted:
        for chapter in _absent_chapters(file, context):
            yield Problem(_place_of_status(file), {"chapter": chapter})


@rule(
    "DOC301",
    "draft-chapters",
    Severity.WARNING,
    Loaded,
    title=Text(nl="Nog te schrijven hoofdstukken", en="Chapters still to be written"),
    message=Text(
        nl="Dit ontwerp is nog niet volledig. Voor de indiening is nog nodig: {chapters}.",
        en="This draft is not complete. Before it can be submitted, it still needs {chapters}.",
    ),
    uitleg="""Een dossier wordt over weken ingevuld, dus een ontwerp mag onvolledig zijn. Wat
        ontbreekt, kan niet nagerekend worden; deze melding zegt in één keer welke hoofdstukken dat
        zijn.""",
)
def draft_chapters(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A dossier is filled in over weeks, so a draft may be incomplete.

    What is missing cannot be checked; this finding says at once which chapters those are.
    """
    if file.dossier is None or file.dossier.head.submitted:
        return
    absent = _absent_chapters(file, context)
    if absent:
        chapters = all_of([f"`{chapter}`" for chapter in absent], most=len(absent))
        yield Problem(_place_of_status(file), {"chapters": chapters})


@rule(
    "DOC302",
    "empty-chapter",
    Severity.WARNING,
    Loaded,
    title=Text(nl="Leeg hoofdstuk", en="Empty chapter"),
    message=Text(
        nl="Het hoofdstuk `{chapter}` staat er, maar er staat niets in.",
        en="The chapter `{chapter}` is there, but nothing is in it.",
    ),
    uitleg="""Een lege lijst zegt dat er niets is: geen enkel risico, geen enkele KPI. Dat kan,
        maar in een project is het zelden zo bedoeld.""",
)
def empty_chapter(file: Loaded, _: Context) -> Iterator[Outcome]:
    """An empty list says that there is nothing: no risk at all, not one KPI.

    That may be so, but in a project it is seldom meant.
    """
    root = file.document.root
    if root is None or file.dossier is None:
        return
    head = file.dossier.head
    for chapter in CHAPTERS[file.kind()]:
        empty = chapter in head.chapters and not _holds_something(root.get(chapter))
        if empty and not _is_incomplete(chapter, head):
            yield Problem(head.chapters[chapter], {"chapter": chapter})


def _absent_chapters(file: Loaded, context: Context) -> list[str]:
    """Return the obligatory chapters that are missing, but for what was reported already.

    That is so for a chapter of which only the key stands there, and for one whose key is mistyped.
    """
    root = file.document.root
    assert file.dossier is not None
    said = {problem.place for problem in file.shape}
    mistyped = {
        problem.suggestion for problem in file.shape if problem.kind is ShapeProblemKind.UNKNOWN_KEY
    }
    absent = []
    for chapter in context.settings.chapters_of(file.kind()):
        if chapter in file.dossier.head.chapters:
            continue
        node = root.get(chapter) if root is not None else None
        if chapter not in mistyped and (node is None or node.place not in said):
            absent.append(chapter)
    return absent


def _place_of_status(file: Loaded) -> Place:
    assert file.dossier is not None
    head = file.dossier.head
    return head.chapters.get("status", head.place)


def _is_incomplete(chapter: str, head: Head) -> bool:
    return any(name == chapter or name.startswith(f"{chapter}.") for name in head.incomplete)


def _holds_something(node: Node | None) -> bool:
    match node:
        case Scalar():
            return bool(node.written.strip())
        case SequenceNode():
            return bool(node.items)
        case MappingNode():
            return any(_holds_something(value) for _, value in node.pairs())
        case None:
            return False
