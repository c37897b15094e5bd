from vrd2check.dossiers import Dimension, ProjectDossier, load_text

TWO_SOURCES = """
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {relance: Relance VV060, mandagen: Relance}
budget:
  regels:
    - {deliverable: D1, bron: mandagen, bedrag: 5}
    - {deliverable: D1, bron: relance, bedrag: 5}
"""


def test_a_source_named_like_the_key_of_another_stays_itself() -> None:
    dossier = load_text(TWO_SOURCES, "x.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    assert dossier.budget is not None
    relance, mandagen = (source.name.canonical for source in dossier.sources)
    assert relance != mandagen
    assert [line.canonical(Dimension.SOURCE) for line in dossier.budget.lines] == [
        mandagen,
        relance,
    ]
