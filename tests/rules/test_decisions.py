"""Codes of government documents against the dates beside them."""

import pytest


def decision(document: str, date: str | None = None) -> str:
    beside = f', datum: "{date}"' if date is not None else ""
    return f'beslissingen:\n  - {{document: "{document}"{beside}}}\n'


@pytest.mark.parametrize(
    ("document", "date"),
    [
        ("VR 2020 2711 DOC.1294/1", "27/11/2020"),
        ("VR20202606 DOC.0643/1", "26 juni 2020"),
        ("VR2015 2703 DOC.0283/1BIS", "2015-03-27"),
        ("vr 2022 1507 VV DOC.0086/1", "juli 2022"),
        ("VR 2022 1507 VV DOC.0086/1", "Q3 2022"),
        ("VR/2022/1507", "2022"),
        ("VR 2022 1507", None),
        ("VR 2022 1507", "ergens in juli"),
        ("GDR/MDM/19/0359", "27 november 2019"),
        ("2020/HFB/MPMO/69871", "18 juni 2021"),
        ("VR 2022", "1 januari 2021"),
        ("VR 2022 15071 DOC", "1 januari 2021"),
    ],
)
def test_what_agrees_or_holds_no_date_is_let_be(tell, document: str, date: str | None) -> None:
    assert tell(("REF102", "REF103"), decision(document, date)) == []


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("4 februari 2021", True),
        ("februari 2021", True),
        ("2 april 2020", False),
        ("3 april 2021", False),
        ("mei 2021", False),
        ("2020", False),
    ],
)
def test_another_date_is_told_and_a_swap_recognised(tell, date: str, hint: bool) -> None:
    (told,) = tell("REF102", decision("VR 2021 0204 DOC.0330/1BIS", date))
    assert told[1] == 6
    assert f"van 2 april 2021, maar ernaast staat {date}." in told[2]
    assert ("omgewisseld." in told[2]) is hint
    # The Flemish Government meets on Fridays, as 2 April 2021 was; the three other days are none.
    is_day = date in {"4 februari 2021", "2 april 2020", "3 april 2021"}
    assert (f"vrijdag: dat is 2 april 2021, {date} niet" in told[2]) is is_day


@pytest.mark.parametrize(
    ("document", "hint"), [("VR 2020 1127", True), ("VR 2020 3102", False), ("VR 2020 0000", False)]
)
def test_a_code_without_a_date_that_exists_is_told_once(tell, document: str, hint: bool) -> None:
    (told,) = tell(("REF102", "REF103"), decision(document, "27/11/2020"))
    assert told[0] == "REF103"
    assert told[2].endswith("omgewisseld.") is hint


def test_the_codes_in_every_kind_of_dossier_are_looked_at(tell) -> None:
    head = "soort: programma\ntitel: A\njaar: 2021\n"
    (told,) = tell("REF1", decision("VR 2021 0204", "4 februari 2021"), heads=(head,))
    assert told[:2] == ("REF102", 5)
