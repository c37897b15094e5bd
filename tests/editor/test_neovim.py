"""The language server in Neovim itself, set up as the page says.

Where there is no Neovim of version 0.11 or later on the path this is skipped, and says so.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.docs.pages import DOCS, ROOT, blocks
from tests.editor.test_server import DOSSIER

PROBE = """\
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, one in ipairs(vim.diagnostic.get(0)) do
  print(string.format("mark %d:%d %s", one.lnum + 1, one.col + 1, one.code))
end
vim.api.nvim_win_set_cursor(0, { 13, 11 })
local place = vim.lsp.util.make_position_params(0, "utf-16")
for _, one in pairs(vim.lsp.buf_request_sync(0, "textDocument/hover", place, 20000)) do
  print("hover " .. one.result.contents.value)
end
vim.cmd("qa!")
"""


def version_of(nvim):
    said = subprocess.run([nvim, "--version"], capture_output=True, encoding="utf-8", check=True)
    return tuple(map(int, re.findall(r"\d+", said.stdout.splitlines()[0])[:2]))


def test_the_settings_of_the_page_mark_and_explain_a_wrong_total(tmp_path):
    pytest.importorskip("pygls", reason="the extra lsp is not installed")
    nvim = shutil.which("nvim")
    if nvim is None or version_of(nvim) < (0, 11):
        pytest.skip("there is no Neovim of version 0.11 or later on the path")
    (shown,) = (block for block in blocks(DOCS / "editor.md") if block.language == "lua")
    files = {"init.lua": shown.content, "probe.lua": PROBE, "a.yaml": DOSSIER}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    program = tmp_path / "bin" / "vrd2check"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m vrd2check "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    done = subprocess.run(
        [nvim, "--headless", "--clean", "-u", "init.lua", "-c", "luafile probe.lua", "a.yaml"],
        cwd=tmp_path,
        env={
            "HOME": str(tmp_path),
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "LANG": "en_GB.UTF-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=90,
    )
    said = done.stdout + done.stderr
    assert "mark 13:11 DEL101" in said
    assert "hover **DEL101" in said
