"""The outcome of a benchmark as Markdown."""

from collections.abc import Callable, Iterator, Sequence

from vrd2check.diagnosis.conclusions import Confidence

from .corrections import Ranked
from .measure import Measured, Outcome
from .slips import KINDS, NONE_OF_THESE

_LEGEND = """\
*Seen*: something is reported. *Told*: it is named as what it was, or as something that would have
left the same figures, in first place. *Place*: what is named first stands there. *Value*: what is
proposed is true, to the last digit or within the range that is said."""


def as_markdown(measured: Sequence[Measured], ranked: Sequence[Ranked], seed: int) -> str:
    """Write the tables."""
    single = [one.outcomes[0] for one in measured if len(one.outcomes) == 1]
    several = [o for one in measured if len(one.outcomes) > 1 for o in one.outcomes]
    lines = [
        f"{len(measured)} generated dossiers, seed {seed}.",
        "",
        *_aims(measured, single),
        "",
        "### By kind",
        "",
        "One slip in the dossier, where the figures can show it.",
        "",
        _LEGEND,
        "",
        *_head("Slip"),
        *(_row(kind, [o for o in single if o.kind == kind and _is_shown(o)]) for kind in KINDS),
        _row("all", [o for o in single if _is_shown(o)]),
        "",
        "### What the figures cannot show",
        "",
        "One slip in the dossier. Where another figure explains as much, where just two tables",
        "differ, or where one relation breaks, nothing in the figures says which it was; where",
        "none breaks, there is nothing to see.",
        "",
        *_head("Slips"),
    ]
    for title, which in _CLASSES:
        lines.append(_row(title, [o for o in single if which(o)]))
    hidden = [o for o in single if not o.shown]
    kinds = {kind: sum(o.kind == kind for o in hidden) for kind in KINDS}
    some = ", ".join(f"{kind} {number}" for kind, number in kinds.items() if number)
    lines += [
        "",
        f"No relation breaks by: {some or 'none'}.",
        "",
        "### Two and three slips in a dossier, and several figures that have nothing in common",
        "",
        *_head("Slips"),
    ]
    for title, which in (("can be told", _is_shown), *_CLASSES):
        lines.append(_row(title, [o for o in several if which(o)]))
    lines += ["", *_calibration(measured), "", *_corrections(ranked), "", *_time(measured)]
    return "\n".join(lines) + "\n"


def _is_shown(outcome: Outcome) -> bool:
    # A rate and days that changed places leave their product as it is: only the sum of the days
    # breaks, and no other figure explains that.
    least = 1 if outcome.kind == "rate-and-days" else 2
    return outcome.shown >= least and not outcome.rivals and not outcome.two_sided


_CLASSES: tuple[tuple[str, Callable[[Outcome], bool]], ...] = (
    ("another figure explains as much", lambda o: o.shown > 1 and o.rivals > 0),
    ("two tables differ, no third says which", lambda o: o.shown > 1 and _only_sides(o)),
    ("one relation breaks", lambda o: o.shown == 1 and not _is_shown(o)),
    ("no relation breaks", lambda o: o.shown == 0),
)


def _only_sides(outcome: Outcome) -> bool:
    return outcome.two_sided and not outcome.rivals


def _head(first: str) -> tuple[str, str]:
    return (
        f"| {first} | slips | seen | told | place | value | told, of 100 |",
        "|---|---:|---:|---:|---:|---:|---:|",
    )


def _row(title: str, some: Sequence[Outcome]) -> str:
    counts = [sum(getattr(o, name) for o in some) for name in ("seen", "told", "first", "valued")]
    share = f"{100 * counts[1] / len(some):.0f}" if some else "–"
    return "| " + " | ".join(map(str, (title, len(some), *counts, share))) + " |"


def _aims(measured: Sequence[Measured], single: Sequence[Outcome]) -> Iterator[str]:
    wrong = sum(len(one.wrong) for one in measured)
    certain = sum(one.said[Confidence.CERTAIN][0] for one in measured)
    written = sum(one.written for one in measured)
    miswritten = sum(len(one.miswritten) for one in measured)
    probable = [sum(one.said[Confidence.PROBABLE][n] for one in measured) for n in (0, 1)]
    worst = min(
        (
            (sum(o.told for o in some) / len(some), kind)
            for kind in KINDS
            if (some := [o for o in single if o.kind == kind and _is_shown(o)])
            and kind != NONE_OF_THESE
        ),
        default=(0.0, "–"),
    )
    visible = [o for o in single if _is_shown(o)]
    broken = [o for o in single if o.shown > 1]
    seen = [one for one in measured if any(o.seen for o in one.outcomes)]
    slips = sum(sum(o.shown > 0 for o in one.outcomes) for one in seen)
    findings = sum(one.findings for one in seen if any(o.shown for o in one.outcomes))
    ratios = sorted(o.times.with_diagnosis / o.times.without_diagnosis for o in measured)
    most = max(one.times.with_diagnosis for one in measured)
    yield "| | aim | measured |"
    yield "|---|---|---|"
    yield f"| certain and wrong (figure, value or action) | 0 | {wrong} of {certain} |"
    yield f"| wrong figures written by `fix` | 0 | {miswritten} of {written} |"
    yield f"| probable and right | ≥ 90 % | {_share(probable[1], probable[0])} |"
    yield (
        "| told as the action that it was, where the figures can show it | ≥ 90 % of every kind "
        f"| from {100 * worst[0]:.0f} % ({worst[1]}) |"
    )
    yield (
        "| right place first, one slip shown by two or more relations | ≥ 98 % "
        f"| {_share(sum(o.first for o in visible), len(visible))} where it can be told, "
        f"{_share(sum(o.first for o in broken), len(broken))} of all |"
    )
    yield f"| findings a slip | ≤ 1.2 | {findings / slips if slips else 0:.2f} |"
    yield (
        "| time of a check with diagnosis beside one without | ≤ 1.5 at the median, 1 s at most "
        f"| {ratios[len(ratios) // 2]:.2f}, {most:.2f} s |"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part} of {whole})" if whole else "–"


def _calibration(measured: Sequence[Measured]) -> Iterator[str]:
    yield "### How sure, and how often right"
    yield ""
    yield "Of all that was named, in first place or not."
    yield ""
    yield "| Said to be | times | right | of 100 |"
    yield "|---|---:|---:|---:|"
    for confidence in Confidence:
        said, right = (sum(one.said[confidence][n] for one in measured) for n in (0, 1))
        share = f"{100 * right / said:.1f}" if said else "–"
        yield f"| {confidence.value} | {said} | {right} | {share} |"


def _corrections(ranked: Sequence[Ranked]) -> Iterator[str]:
    """Tell of the real tables."""
    named = [one for one in ranked if one.rank is not None]
    yield "### Real corrections"
    yield ""
    yield (
        f"{len(ranked)} columns of real tables with a total in which somebody corrected figures; "
        "each is one sum, so nearly all are ties."
    )
    yield ""
    yield "| | |"
    yield "|---|---:|"
    yield f"| the figure that was corrected is named | {len(named)} of {len(ranked)} |"
    yield f"| it is named first | {sum(one.rank == 1 for one in named)} |"
    if named:
        mean = sum(one.rank or 0 for one in named) / len(named)
        chance = sum((one.figures + 1) / 2 for one in named) / len(named)
        yield f"| its rank, on average | {mean:.1f} |"
        yield f"| its rank by chance | {chance:.1f} |"
    yield f"| certain, and wrong | {sum(one.wrong for one in ranked)} |"


def _time(measured: Sequence[Measured]) -> Iterator[str]:
    times = (
        ("a check without diagnosis", [o.times.without_diagnosis for o in measured]),
        ("a check with diagnosis", [o.times.with_diagnosis for o in measured]),
    )
    yield "### Time"
    yield ""
    yield "`vrd2check check` of one file, from the command line to the report on the terminal, once"
    yield "Python has started and imported what it needs. Without diagnosis each relation that is"
    yield "broken is told by itself."
    yield ""
    yield "| Milliseconds a dossier | median | mean | 99 of 100 within | most |"
    yield "|---|---:|---:|---:|---:|"
    for title, taken in times:
        some = sorted(taken)
        numbers = (
            some[len(some) // 2],
            sum(some) / len(some),
            some[len(some) * 99 // 100],
            some[-1],
        )
        yield f"| {title} | " + " | ".join(f"{1000 * number:.0f}" for number in numbers) + " |"
