"""Project dossiers of a few chapters, for what the rules have in common."""

from vrd2check.dossiers import ProjectDossier, load_text

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen, exp: VRD 2 exploitatie}
"""


def project(text: str) -> ProjectDossier:
    """Read a project dossier that begins with the head."""
    dossier = load_text(HEAD + text, "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    return dossier
