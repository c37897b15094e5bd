import pytest


@pytest.mark.parametrize(("lang", "said"), [("nl", "vraagt een extra"), ("en", "needs another")])
def test_without_the_extra_package_it_says_what_to_install(apart, folder, lang, said):
    (folder / "lsprotocol.py").write_text(
        "raise ModuleNotFoundError('gone', name='lsprotocol')\n", encoding="utf-8"
    )
    done = apart("lsp", "--lang", lang, text="")
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "pip install 'pygls>=2,<3'" in done.stderr


def test_without_an_editor_on_the_other_side_it_ends(run):
    pytest.importorskip("pygls")
    done = run("lsp", text="")
    assert (done.stdout, done.stderr) == ("", "")
