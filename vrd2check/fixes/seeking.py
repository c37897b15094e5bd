"""Looking for changes: safe ones, and where asked others."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import Confidence, Suspect
from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure, format_value
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.result import Judged, Result
from vrd2check.schema import ShapeProblemKind

from .author import Author
from .edits import Edit
from .ledger import Ledger
from .totals import recounts

Approve = Callable[[Edit], bool]

_Change = tuple[Figure, Figure]


class Options(NamedTuple):
    """What may be changed besides what is safe.

    ``notation``: amounts into plain digits. ``unsafe``: figures of which the diagnosis is certain
    that they are wrong.
    """

    notation: bool = False
    unsafe: bool = False


class Seeker:
    """Collects changes to some dossiers, each approved before the next is looked for.

    ``declined`` are the places at which a change was not approved; it grows.
    """

    def __init__(
        self,
        dossiers: Sequence[Loaded],
        approve: Approve,
        options: Options,
        declined: set[Place],
    ) -> None:
        self._dossiers = dossiers
        self._approve = approve
        self._options = options
        self._declined = declined
        self._author = Author(dossiers, plain_digits=options.notation)

    def all(self, judged: Sequence[Judged], result: Result) -> list[Edit]:
        """Return all changes; those that mend something come first.

        ``judged`` are the relations that may be mended, ``result`` the check that judged them. To
        be asked again after the changes, since they may show more.
        """
        ledger = Ledger(judged)
        edits = self._recounted(ledger)
        if self._options.unsafe and not edits:
            edits = self._corrected(ledger, result)
        edits += filter(self._wants, self._quoted(result))
        if self._options.notation:
            taken = {edit.place for edit in edits}
            edits += filter(self._wants, self._plain(taken))
        return edits

    def culprits(self, judged: Sequence[Judged], result: Result) -> list[Edit]:
        """Return the changes to figures that are certainly wrong, each by itself."""
        return [edit for _, edit in self._culprits(Ledger(judged), result)]

    def _recounted(self, ledger: Ledger) -> list[Edit]:
        """Mend totals until there is none left to mend.

        Every change puts a relation right and breaks none, so this comes to an end.
        """
        edits: dict[Place, Edit] = {}
        again = True
        while again:
            again = False
            for (figure, changed), edit in self._totals(ledger):
                if self._wants(edit):
                    ledger.change(figure, changed)
                    edits[edit.place] = edit
                    again = True
        return list(edits.values())

    def _totals(self, ledger: Ledger) -> Iterator[tuple[_Change, Edit]]:
        for position, figure, written, parts in recounts(ledger, self._author):
            assert written.figure.value is not None
            amount = format_value(written.figure.value, figure.kind)
            reason = Text(
                f"samen geven de {parts} delen {amount}, en die kloppen met de rest",
                f"its {parts} parts add up to {amount}, and agree with all else",
            )
            code = ledger.judged[position].rule.code
            edit = Edit(figure.place, written.old, written.new, reason, True, code, True)
            yield (figure, written.figure), edit

    def _corrected(self, ledger: Ledger, result: Result) -> list[Edit]:
        edits = []
        for (figure, changed), edit in self._culprits(ledger, result):
            if self._wants(edit):
                ledger.change(figure, changed)
                edits.append(edit)
        return edits

    def _culprits(self, ledger: Ledger, result: Result) -> Iterator[tuple[_Change, Edit]]:
        for one in result.diagnoses:
            for suspect in one.conclusion.suspects:
                if suspect.confidence is not Confidence.CERTAIN:
                    continue
                if suspect.cell is None or suspect.cell.proposed is None:
                    continue
                figure = suspect.cell.figure
                written = self._author.value(figure, suspect.cell.proposed)
                if written is not None and ledger.effect(figure, written.figure).improves():
                    why, code = _why(suspect), one.finding.rule.code
                    edit = Edit(figure.place, written.old, written.new, why, False, code, True)
                    yield (figure, written.figure), edit

    def _quoted(self, result: Result) -> Iterator[Edit]:
        """Put dossier numbers that stand bare into quotes, the characters as they are."""
        codes = {one.finding.place: one.finding.rule.code for one in result.diagnoses}
        for file in self._dossiers:
            for kind, place, _, quoted in file.shape:
                if kind is ShapeProblemKind.UNQUOTED_NUMBER and place in codes:
                    old = self._author.at(place)
                    if quoted == f'"{old}"':
                        yield Edit(place, old, quoted, _QUOTES, True, codes[place], True)

    def _plain(self, taken: Collection[Place]) -> Iterator[Edit]:
        """Write the amounts that are not changed otherwise as plain digits."""
        for file in self._dossiers:
            figures = file.dossier.head.figures if file.dossier is not None else ()
            for figure in figures:
                written = self._author.plain_digits(figure)
                if written is not None and figure.place not in taken:
                    yield Edit(figure.place, written.old, written.new, _DIGITS, True, "", False)

    def _wants(self, edit: Edit) -> bool:
        if edit.place in self._declined:
            return False
        if self._approve(edit):
            return True
        self._declined.add(edit.place)
        return False


_QUOTES = Text(
    "zonder aanhalingstekens lezen andere programma's een kommagetal",
    "without quotes other programs read a decimal number",
)
_DIGITS = Text("gewone cijfers, punt voor de centen", "plain digits, a point before cents")


def _why(suspect: Suspect) -> Text:
    if suspect.reason is None:
        return Text(
            "enkel dit cijfer verklaart alles wat niet klopt",
            "only this figure explains all that does not agree",
        )
    return Text(f"zeker fout: {suspect.reason.nl}", f"certainly wrong: {suspect.reason.en}")
