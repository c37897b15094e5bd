"""What a diagnosis may conclude, made by hand."""

from decimal import Decimal
from pathlib import Path

from vrd2check import catalogue
from vrd2check import diagnosis as package
from vrd2check.diagnosis.conclusions import ActionKind, CellChange, Confidence, Suspect
from vrd2check.figures import Figure, format_value
from vrd2check.language import Text

_KINDS = Path(package.__file__).with_name("kinds.yaml")


def wrong_figure(
    figure: Figure,
    proposed: Decimal,
    confidence: Confidence,
    kind: ActionKind = ActionKind.UNKNOWN,
    part: str = "",
) -> Suspect:
    """Return that one figure is wrong; ``part`` is another that it concerns."""
    known = kind is not ActionKind.UNKNOWN
    reason = catalogue.say(_KINDS, kind.value, part=part) if known else None
    should = format_value(proposed, figure.kind)
    how = Text(f" ({reason.nl})", f" ({reason.en})") if reason is not None else Text("", "")
    sentence = Text(
        f"met {should} in plaats van {figure.written} klopt het{how.nl}",
        f"{should} instead of {figure.written} puts it right{how.en}",
    )
    cells = (CellChange(figure, proposed),)
    return Suspect(kind, figure.place, confidence, sentence, cells, reason=reason)
