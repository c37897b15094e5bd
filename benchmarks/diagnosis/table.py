"""The outcome of a benchmark as Markdown."""

from collections.abc import Iterable, Sequence

from .measure import Measured, Named, Outcome
from .slips import KINDS

_LEGEND = """\
*Alone*: the wrong figure is the first suspect and no other is as likely. *Tied*: it is among the
suspects. *Missed*: it is not. *Value*: what is proposed is the true value; *±*: it is, within what
rounding leaves open. Of slips that change several figures, all are counted as one."""


def as_markdown(measured: Sequence[Measured], slips: Sequence[int], seed: int) -> str:
    """Write the tables; ``slips`` tells how many were put in each dossier."""
    by_number = {
        number: [m for m, count in zip(measured, slips, strict=True) if count == number]
        for number in sorted(set(slips))
    }
    single = [outcome for m in by_number.get(1, ()) for outcome in m.outcomes]
    lines = [
        f"{len(measured)} generated dossiers, seed {seed}.",
        "",
        _LEGEND,
        "",
        "### Slips that two or more broken relations show",
        "",
        *_head("Slips in the dossier"),
    ]
    for number, some in by_number.items():
        outcomes = [outcome for m in some for outcome in m.outcomes if outcome.visible > 1]
        lines.append(_row(f"{number}, in {len(some)} dossiers", outcomes))
    lines += ["", "One slip in the dossier, by its kind:", "", *_head("Slip")]
    for kind in KINDS:
        lines.append(_row(kind, [o for o in single if o.kind == kind and o.visible > 1]))
    lines += [
        "",
        "### Slips that are hardly to be seen",
        "",
        "Only one broken relation shows them, or none: the figure stands in no more, the slip",
        "stays within rounding, or slips compensate each other. The information is not there.",
        "",
        *_head("Slips in the dossier"),
    ]
    for number, some in by_number.items():
        for visible in (1, 0):
            outcomes = [o for m in some for o in m.outcomes if o.visible == visible]
            lines.append(_row(f"{number}, shown by {visible} relations", outcomes))
    return "\n".join([*lines, "", *_certainty(measured, by_number), "", *_time(measured)]) + "\n"


def _head(first: str) -> tuple[str, str]:
    return (
        f"| {first} | slips | alone | tied | missed | alone, of 100 | value | value ± |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    )


def _row(title: str, outcomes: Sequence[Outcome]) -> str:
    counts = [sum(outcome.named is named for outcome in outcomes) for named in Named]
    right = sum(outcome.right for outcome in outcomes)
    near = sum(outcome.near for outcome in outcomes)
    share = f"{100 * counts[0] / len(outcomes):.1f}" if outcomes else "–"
    cells = [title, len(outcomes), *counts, share, right, near]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _certainty(measured: Sequence[Measured], by_number: dict[int, list[Measured]]) -> Iterable[str]:
    yield "### Certainty"
    yield ""
    yield "| Slips in the dossier | said to be certain | wrongly so |"
    yield "|---|---:|---:|"
    for number, some in by_number.items():
        wrong = sum(len(m.wrongly_certain) for m in some)
        yield f"| {number} | {sum(m.certain for m in some)} | {wrong} |"
    wrong = sum(len(m.wrongly_certain) for m in measured)
    yield f"| all | {sum(m.certain for m in measured)} | {wrong} |"


def _time(measured: Sequence[Measured]) -> Iterable[str]:
    without = sorted(m.seconds - m.seconds_of_diagnosis for m in measured)
    diagnosis = sorted(m.seconds_of_diagnosis for m in measured)
    whole = sorted(m.seconds for m in measured)
    yield "### Time"
    yield ""
    yield "| Milliseconds a dossier | median | mean | 99 of 100 within | most |"
    yield "|---|---:|---:|---:|---:|"
    for title, times in (
        ("a check without diagnosis", without),
        ("the diagnosis", diagnosis),
        ("a check with diagnosis", whole),
    ):
        numbers = (
            times[len(times) // 2],
            sum(times) / len(times),
            times[len(times) * 99 // 100],
            times[-1],
        )
        yield f"| {title} | " + " | ".join(f"{1000 * number:.0f}" for number in numbers) + " |"
    ratio = sum(whole) / sum(without)
    yield ""
    yield f"With diagnosis, a check of a dossier with slips takes {ratio:.2f} times as long."
