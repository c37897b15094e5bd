from vrd2check.fixes import Edit
from vrd2check.places import Place
from vrd2check.reports.difference import changed_lines, unified
from vrd2check.reports.layout import Page, plain


def edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit(Place("a.yaml", line, column, line, column + len(old)), old, new)


def shown(text: str, *edits: Edit, width: int | None = None) -> list[str]:
    return plain(unified(text, edits, Page(width))).splitlines()


def test_changes_far_apart_stand_in_hunks_of_their_own():
    text = "".join(f"r{number}: {number}\n" for number in range(1, 21))
    lines = shown(text, edit(2, 5, "2", "200"), edit(19, 6, "19", "9"))
    assert lines == [
        *("--- a.yaml", "+++ a.yaml", "@@ -1,5 +1,5 @@", " r1: 1", "-r2: 2", "+r2: 200"),
        *(" r3: 3", " r4: 4", " r5: 5", "@@ -16,5 +16,5 @@", " r16: 16", " r17: 17"),
        *(" r18: 18", "-r19: 19", "+r19: 9", " r20: 20"),
    ]


def test_neighbours_stand_together_old_before_new():
    lines = shown("a: 1\nb: 2\nc: 3\n", edit(1, 4, "1", "10"), edit(2, 4, "2", "20"))
    assert lines[2:] == ["@@ -1,3 +1,3 @@", "-a: 1", "-b: 2", "+a: 10", "+b: 20", " c: 3"]


def test_two_changes_on_a_line_are_shown_in_one():
    assert shown("a: [1, 2]\n", edit(1, 5, "1", "10"), edit(1, 8, "2", "20"))[3:] == [
        "-a: [1, 2]",
        "+a: [10, 20]",
    ]


def test_a_last_line_without_end_is_marked():
    lines = shown("a: 1", edit(1, 4, "1", "2"))
    assert lines[3:] == [
        *("-a: 1", "\\ No newline at end of file"),
        *("+a: 2", "\\ No newline at end of file"),
    ]


def test_escape_sequences_are_shown_and_not_sent():
    lines = shown("a: 1  # \x1b[2J\n", edit(1, 4, "1", "2"))
    assert lines[3] == "-a: 1  # \\x1b[2J"


def test_on_a_narrow_page_nothing_of_a_changed_line_is_lost():
    row = ", ".join(["12.345"] * 12)
    text = f"# {'woord ' * 20}\nmaanden: [{row}]\n"
    lines = shown(text, edit(2, 11, "12.345", "12.346"), width=40)
    assert all(len(line) <= 40 for line in lines)
    assert lines[3].endswith("…")
    old = "".join(lines[4 : lines.index("+maanden: [12.346, 12.345, 12.345,")])
    assert old.replace(" ", "") == f"-maanden:[{row}]".replace(" ", "")


def test_only_the_changed_lines_are_shown_when_asked():
    text = "a: 1\nb: 2\n"
    assert plain(changed_lines(text, [edit(2, 4, "2", "3")], Page())) == "-b: 2\n+b: 3\n"
