"""Laws of comparing, on made dossiers."""

from hypothesis import given
from hypothesis import strategies as st

from tests.history.dossiers import changes, history

NAMES = st.tuples(
    st.integers(1, 4),
    st.sampled_from(["vrd2", "eigen", ""]),
    st.sampled_from(["Dienst A", "B", ""]),
)
LINES = st.lists(st.tuples(NAMES, st.integers(0, 5)), max_size=6)


def dossier(lines):
    rows = []
    for (number, source, words), amount in lines:
        names = [f"deliverable: D.22.12.{number}"]
        names += [f"bron: {source}"] if source else []
        names += [f"omschrijving: {words}"] if words else []
        rows.append(f"    - {{{', '.join(names)}, bedrag: {amount}}}\n")
    head = 'soort: projectdossier\nnummer: "22.12"\ntitel: Proef\njaar: 2022\nbudget:\n  regels:'
    return head + ("\n" + "".join(rows) if rows else " []\n")


@given(lines=LINES, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(lines, order):
    other = list(lines)
    order.shuffle(other)
    assert changes(dossier(lines), dossier(other)) == []


@given(before=LINES, after=LINES)
def test_the_differences_of_the_lines_add_up_to_what_is_asked_more(before, after):
    found = history({"a.yaml": dossier(before)}, {"a.yaml": dossier(after)}).dossiers
    told = sum(change.difference for one in found for change in one.changes)
    assert told == sum(amount for _, amount in after) - sum(amount for _, amount in before)


@given(before=LINES, after=LINES)
def test_back_is_the_same_with_the_sign_turned(before, after):
    def differences(one, other):
        found = history({"a.yaml": dossier(one)}, {"a.yaml": dossier(other)}).dossiers
        return sum(change.difference for one in found for change in one.changes)

    assert differences(before, after) == -differences(after, before)


def test_dozens_of_lines_of_which_another_name_is_told_now_are_still_the_same():
    before = [((number, "", ""), 100 + number) for number in range(1, 40)]
    after = [((number, "vrd2", ""), amount) for (number, _, _), amount in before]
    found = history({"a.yaml": dossier(before)}, {"a.yaml": dossier(after)}).dossiers
    assert not [change for one in found for change in one.changes if change.difference]


def test_a_line_under_another_contract_is_still_that_line():
    def model(contract, amount):
        names = f"deliverable: D.22.12.1, overheidsopdracht: {contract}"
        line = f"{{{names}, bedragen: {{2022: {amount}}}}}"
        head = 'soort: projectdossier\nnummer: "22.12"\ntitel: Proef\njaar: 2022\n'
        return f"{head}kostenmodel:\n  investeringen:\n    regels:\n      - {line}\n"

    (told,) = changes(model("Raamcontract A", 5), model("Perceel 2", 7))
    assert told.endswith("5 → 7 +2")
