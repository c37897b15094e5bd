"""The project plan, chapter 5.2: when each action runs, and for which deliverable."""

from collections.abc import Iterator, Sequence

from vrd2check.dossiers import (
    Action,
    Head,
    Loaded,
    ProjectDossier,
    When,
    canonical_form,
    nearest_alike,
)
from vrd2check.language import Text
from vrd2check.places import Place

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of
from .base.uses import declared_deliverables, is_declared, unused_deliverables

_ROLES = ("Programmastuurgroep", "Projectstuurgroep", "Klantenfora", "Eindverantwoordelijke")
_CANONICAL_ROLES = tuple(map(canonical_form, _ROLES))
_START = Text(nl="begindatum", en="start date")
_END = Text(nl="einddatum", en="end date")


@rule("PLN101", "action-ends-before-it-starts", Severity.ERROR, ProjectDossier)
def action_ends_before_it_starts(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An action of the project plan does not start after its end."""
    for action in dossier.actions:
        start, end = action.start, action.end
        if start is not None and end is not None and _runs_backwards(start, end):
            about = {"action": _label(action), "start": _written(start), "end": _written(end)}
            yield Problem(end.place, about, related=(start.place,))


@rule("PLN102", "term-ends-before-it-starts", Severity.ERROR, Loaded)
def term_ends_before_it_starts(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The term of a dossier does not start after its end."""
    if file.dossier is None:
        return
    start, end = file.dossier.head.start, file.dossier.head.end
    if start is not None and end is not None and _runs_backwards(start, end):
        about = {"start": _written(start), "end": _written(end)}
        yield Problem(end.place, about, related=(start.place,))


@rule("PLN201", "action-outside-term", Severity.WARNING, ProjectDossier)
def action_outside_term(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The actions of the project plan lie within the term at the top of the dossier."""
    head = dossier.head
    if _runs_backwards(head.start, head.end):
        return
    actions: list[Action] = []
    outside: list[When] = []
    for action in dossier.actions:
        if not _runs_backwards(action.start, action.end):
            moments = (action.start, action.end)
            found = [when for when in moments if when is not None and _is_outside(when, head)]
            actions += [action] if found else []
            outside += found
    if outside:
        about = {
            "actions": _labels(actions),
            "when": all_of(list(dict.fromkeys(map(_written, outside)))),
            "term": _term(head),
        }
        term = (when for when in (head.start, head.end) if when is not None)
        yield Problem.at_first((*outside, *term), about)


@rule("PLN202", "deliverable-without-action", Severity.WARNING, ProjectDossier)
def deliverable_without_action(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The project plan says for every deliverable what is done for it, and when."""
    if not dossier.actions or not is_declared(dossier, "planning"):
        return
    declared = declared_deliverables(dossier)
    planned = {
        action.deliverable.canonical if action.deliverable is not None else ""
        for action in dossier.actions
    }
    # An action for who knows what may be for any of them.
    if not planned <= declared.keys():
        return
    unused = {name.canonical for name in unused_deliverables(dossier)}
    left = [
        names[0]
        for thing, names in declared.items()
        if thing not in planned and thing not in unused
    ]
    if left:
        about = {"deliverables": all_of([name.text for name in left])}
        place = dossier.head.chapters["planning"]
        yield Problem(place, about, related=tuple(name.place for name in left))


@rule("PLN301", "action-without-period", Severity.WARNING, ProjectDossier)
def action_without_period(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An action without start and end cannot be followed up, nor compared with the forecast."""
    found = [one for one in dossier.actions if one.start is None and one.end is None]
    if found:
        places = [_place(one) for one in found]
        about = {"actions": _labels(found)}
        yield Problem(places[0], about, related=tuple(places[1:]))


@rule("PLN302", "action-with-half-a-period", Severity.WARNING, ProjectDossier)
def action_with_half_a_period(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """An action has a start and an end; if it takes one quarter, both are that quarter."""
    for missing in (_START, _END):
        found: list[tuple[Action, When]] = []
        for one in dossier.actions:
            stated, other = (one.end, one.start) if missing is _START else (one.start, one.end)
            if stated is not None and other is None:
                found.append((one, stated))
        if found:
            about = {
                "actions": _labels([action for action, _ in found]),
                "missing": missing,
                "stated": all_of(list(dict.fromkeys(_written(when) for _, when in found))),
            }
            yield Problem.at_first((when for _, when in found), about)


@rule("PLN303", "beyond-the-year-of-execution", Severity.NOTE, ProjectDossier)
def beyond_the_year_of_execution(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The programme selects projects that give usable results within one year."""
    year = dossier.head.year
    moments = (dossier.head.end, *(action.end or action.start for action in dossier.actions))
    beyond = [
        when
        for when in moments
        if when is not None and when.period is not None and year is not None
        if when.period.start.year > year
    ]
    if beyond:
        written = list(dict.fromkeys(map(_written, beyond)))
        about: dict[str, Printable] = {"year": str(year), "when": all_of(written)}
        yield Problem.at_first(beyond, about)


@rule("PLN103", "one-is-accountable", Severity.WARNING, ProjectDossier)
def one_is_accountable(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """In a RACI table each task has exactly one A: one party that is accountable for it."""
    for one in dossier.responsibilities:
        accountable = sum("A" in letter.upper() for letter in one.letters)
        if accountable != 1:
            about: dict[str, Printable] = {
                "task": one.task or "?",
                "number": Text("geen", "no") if not accountable else str(accountable),
            }
            yield Problem(one.task.place if one.task is not None else one.place, about)


@rule("PLN304", "steering-role-missing", Severity.NOTE, ProjectDossier)
def steering_role_missing(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The steering of a project names the roles that the programme has for each project."""
    if not dossier.roles or "sturing" in dossier.head.incomplete:
        return
    named = {canonical_form(role.text): role for role in dossier.roles}
    others = [role.text for key, role in named.items() if key not in _CANONICAL_ROLES]
    missing = []
    for role, canonical in zip(_ROLES, _CANONICAL_ROLES, strict=True):
        if canonical not in named:
            meant = nearest_alike(role, others)
            near = next((one for one in dossier.roles if one.text == meant), None)
            if near is None:
                missing.append(role)
                continue
            hint = Text(f" Is dat “{meant}”?", f" Is it “{meant}”?")
            yield Problem(near.place, {"role": role, "hint": hint})
    if missing:
        roles = Text(" en geen ".join(missing), " and no ".join(missing))
        yield Problem(dossier.roles[0].place, {"role": roles, "hint": ""})


def _runs_backwards(start: When | None, end: When | None) -> bool:
    if start is None or end is None or start.period is None or end.period is None:
        return False
    return start.period.start > end.period.end


def _is_outside(when: When, head: Head) -> bool:
    """Whether a period lies wholly before the term begins or after it ends."""
    if when.period is None:
        return False
    start, end = head.term()
    if start is not None and when.period.end < start.start:
        return True
    return end is not None and when.period.start > end.end


def _term(head: Head) -> Text:
    if head.end is None:
        return Text(nl=f"vanaf {_written(head.start)}", en=f"from {_written(head.start)}")
    if head.start is None:
        return Text(nl=f"tot {_written(head.end)}", en=f"until {_written(head.end)}")
    start, end = _written(head.start), _written(head.end)
    if start == end:
        return Text(nl=start, en=start)
    return Text(nl=f"{start} tot {end}", en=f"{start} to {end}")


def _written(when: When | None) -> str:
    return when.written.strip() if when is not None else ""


def _label(action: Action) -> Text | str:
    if action.action is not None:
        return f"“{action.action}”"
    line = action.place.line
    return Text(nl=f"op regel {line}", en=f"on line {line}")


def _labels(actions: Sequence[Action]) -> Text:
    """Return “the action “a”” or “the actions “a” and “b””."""
    named = all_of([_label(action) for action in actions])
    if len(actions) == 1:
        return Text(nl=f"de actie {named.nl}", en=f"the action {named.en}")
    return Text(nl=f"de acties {named.nl}", en=f"the actions {named.en}")


def _place(action: Action) -> Place:
    return action.action.place if action.action is not None else action.place
