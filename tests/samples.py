"""Small dossiers that the tests of several packages begin with."""

# The head of a project dossier with two deliverables; what follows are its tables.
HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
  - {nr: D.22.12.2, product: Catalogus, omschrijving: Hulp}
"""
SOUND = f"""{HEAD}\
budget:
  regels:
    - {{deliverable: D.22.12.1, bron: vrd2, bedrag: 6000}}
    - {{deliverable: D.22.12.2, bron: vrd2, bedrag: 1000}}
  totaal: 7000
"""
# The total on line 13 from column 11: the lines come to 7000.
BROKEN = SOUND.replace("totaal: 7000", "totaal: 7500")
# The total of the second line should be 12.000: 4.000 and 8.000, and with 3.000 it gives 15.000.
WRONG_TOTAL = (
    HEAD
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1.000, 2023: 2.000}, totaal: 3.000}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 4.000, 2023: 8.000}, totaal: 21.000}
    totaal: {bedragen: {2022: 5.000, 2023: 10.000}, totaal: 15.000}
"""
)
# The programme that lists the sound dossier.
PROGRAMME = """\
soort: programma
titel: Programma
jaar: 2022
kredieten: {2022: 7000}
projecten:
  regels:
    - {nummer: "22.12", titel: Proef, bedrag: 7000}
  totaal: 7000
"""
# 5300 on line 12 from column 27 should be 5030: with 4010 it gives 9040, and the running-cost
# dossier asks it. What is wrong on line 8 of that one, its total for 2023, is told at that cell.
WRONG_CALENDAR = (
    HEAD.replace("{vrd2: VRD 2}", "{exploitatie: VRD exploitatiebudget}")
    + """\
vak_vek_kalender:
  regels:
    - bron: exploitatie
      jaren: {2023: {vak: 5300, vek: 5030}, 2024: {vak: 4010, vek: 4010}}
      totaal: {vak: 9040, vek: 9040}
"""
)
# The head of a running-cost dossier of that project; what follows are the lines of its costs.
RUNNING_HEAD = """\
soort: exploitatiedossier
nummer: "22.12"
titel: Proef
jaar: 2023
kosten:
  regels:
"""
RUNNING = (
    RUNNING_HEAD
    + """\
    - {kost: Hosting, bedragen: {2023: 5030, 2024: 4010}, totaal: 9040}
  totaal: {bedragen: {2023: 5030, 2024: 4010}, totaal: 9040}
"""
)
