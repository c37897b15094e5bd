"""Measure the diagnosis on generated dossiers with slips, and on real corrections.

python -m benchmarks.diagnosis --count 3000 --seed 1 --write
"""

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random

from .corrections import measure_corrections
from .dossiers import true_dossier
from .measure import Measured, checked, is_true, judged, measure, timed
from .showing import Shown, shown
from .slips import KINDS, NONE_OF_THESE, Slip, make
from .table import as_markdown
from .tables import Dossier

_PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
_BEGIN, _END = "<!-- benchmark: begin -->\n", "<!-- benchmark: end -->\n"
# What ten dossiers in turn have in them; an empty one takes the next kind.
_TURNS: tuple[tuple[str, ...], ...] = (
    ("",),
    ("",),
    ("",),
    ("",),
    ("",),
    ("",),
    (NONE_OF_THESE,),
    ("any", "any"),
    ("any", "any", "any"),
    (NONE_OF_THESE, NONE_OF_THESE, NONE_OF_THESE),
)
_ATTEMPTS = 300


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000, help="how many dossiers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first dossier")
    parser.add_argument("--kind", choices=KINDS, help="one slip of this kind in each")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--missed", action="store_true", help="print what was said of each miss")
    parser.add_argument("--write", action="store_true", help="write the tables into the page")
    arguments = parser.parse_args()

    measure_one = partial(timed_run, seed=arguments.seed, kind=arguments.kind)
    measured: list[Measured] = []
    numbers = range(arguments.first, arguments.first + arguments.count)
    with Pool(arguments.jobs) as pool:
        for one in pool.imap(measure_one, numbers, chunksize=5):
            measured.append(one)
            _tell(one, missed=arguments.missed)
        pool.close()
        pool.join()
    table = as_markdown(measured, measure_corrections(), arguments.seed)
    if not arguments.write:
        print(table)
        return 0
    page = _PAGE.read_text(encoding="utf-8")
    before, rest = page.split(_BEGIN)
    _, after = rest.split(_END)
    _PAGE.write_text(f"{before}{_BEGIN}{table}{_END}{after}", encoding="utf-8")
    return 0


def _tell(one: Measured, *, missed: bool) -> None:
    for wrong in one.wrong:
        print(f"dossier {one.number}: certain and wrong: {wrong}", file=sys.stderr)
    for wrong in one.miswritten:
        print(f"dossier {one.number}: written and wrong: {wrong}", file=sys.stderr)
    if missed and not all(o.told and o.first and o.valued for o in one.outcomes):
        for slip, outcome in zip(one.slips, one.outcomes, strict=True):
            print(f"dossier {one.number}: {slip}: {outcome}", file=sys.stderr)
        for said in one.named:
            print(f"    {said}", file=sys.stderr)


def timed_run(number: int, seed: int, kind: str | None = None) -> Measured:
    """Measure what becomes of the slips in a dossier, and how long its check takes."""
    dossier, measured = run(number, seed, kind)
    measured.times = timed(dossier.text()[0])
    return measured


def run(number: int, seed: int, kind: str | None = None) -> tuple[Dossier, Measured]:
    """Make a dossier by its number, put slips in it, and measure what becomes of them."""
    for name, kinds in _tries(number, seed, kind):
        _, before = checked(true_dossier(Random(name)).text()[0])
        if not is_true(before):
            raise ValueError(f"dossier {number} is not true before any slip")
        made = with_slips(name, kinds)
        if made is None:
            continue
        dossier, slips = made
        alone = _alone(name, kinds) if len(slips) > 1 else []
        return dossier, measure(number, dossier, slips, alone, before)
    raise AssertionError


def _tries(number: int, seed: int, kind: str | None) -> Iterator[tuple[str, list[str]]]:
    """Return names for a dossier and the kinds to put in it, until they can be put in it."""
    turn, place = divmod(number, len(_TURNS))
    for attempt in range(1000):
        name = f"{seed}.{number}.{attempt}"
        random = Random(f"{name} kinds")
        if kind is not None:
            yield name, [kind]
            continue
        # Single slips take the kinds in turn, so that each is measured as often.
        following = KINDS[(turn * 6 + place) % len(KINDS)]
        kinds = _TURNS[place]
        if kinds[0] == NONE_OF_THESE and len(kinds) > 1:
            kinds = kinds[: random.choice((2, 3))]
        yield (
            name,
            [{"": following, "any": random.choice(KINDS)}.get(one, one) for one in kinds],
        )


def with_slips(
    name: str, kinds: list[str], only: int | None = None
) -> tuple[Dossier, list[Slip]] | None:
    """Make a dossier and put slips in it, each drawn by itself; ``only`` leaves out the others."""
    dossier = true_dossier(Random(name))
    slips = []
    for place, kind in enumerate(kinds):
        if only not in (None, place):
            continue
        random = Random(f"{name} {place}")
        made = next((slip for _ in range(_ATTEMPTS) if (slip := make(kind, dossier, random))), None)
        if made is None:
            return None
        slips.append(made)
    return dossier, slips


def _alone(name: str, kinds: list[str]) -> list[Shown]:
    """Return what each of several slips would show by itself."""
    alone = []
    for place in range(len(kinds)):
        made = with_slips(name, kinds, place)
        if made is None:
            # It can be made only once another one is.
            alone.append(Shown(0, frozenset()))
            continue
        dossier, _ = made
        alone.append(shown(judged(dossier.text()[0]), dossier.chapters()))
    return alone


if __name__ == "__main__":
    sys.exit(main())
