"""A small editor: it starts the real server and speaks the protocol with it."""

import json
import os
import queue
import subprocess
import sys
import threading

from tests.editor.forking import ENVIRONMENT, Forked

OURS = (sys.executable, "-m", "vrd2check", "lsp")
PATIENCE = 30


class Editor:
    """Talks with a server over its standard input and output: a fork of ours, or what is given.

    A fork checks as soon as nothing more comes, unless it is to wait as long as any server does
    for what is typed next.
    """

    def __init__(
        self,
        folder,
        *arguments,
        server=None,
        waits_for_typing=False,
        capabilities=None,
        settings=None,
        **initialize,
    ):
        if server is None and hasattr(os, "fork"):
            self.process = Forked(arguments, folder, None if waits_for_typing else 0.01)
        else:
            self.process = subprocess.Popen(
                [*(server or OURS), *arguments],
                cwd=folder,
                env=ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        self.marks = {}
        self.messages = []
        self._settings = settings
        self._answers = queue.Queue()
        self._published = queue.Queue()
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        asked = {"processId": None, "rootUri": None, "capabilities": capabilities or {}}
        self.abilities = self.ask("initialize", {**asked, **initialize})["capabilities"]
        self.tell("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def _listen(self):
        while True:
            headers = {}
            for line in iter(self.process.stdout.readline, b"\r\n"):
                if not line:
                    return
                name, _, value = line.decode("ascii").partition(":")
                headers[name.lower()] = value.strip()
            message = json.loads(self.process.stdout.read(int(headers["content-length"])))
            if message.get("method") == "textDocument/publishDiagnostics":
                self._published.put(message["params"])
            elif "method" in message:
                self.messages.append(message)
                if "id" in message:
                    asked = message["method"] == "workspace/configuration"
                    result = [self._settings] if asked else None
                    self._send({"id": message["id"], "result": result})
            else:
                self._answers.put(message)

    def _send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_raw(f"Content-Length: {len(content)}\r\n\r\n".encode() + content)

    def send_raw(self, content):
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def ask(self, method, params):
        """Send a request and give its result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        answer = self._answers.get(timeout=PATIENCE)
        assert answer["id"] == self._number
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method, params):
        """Send a notification."""
        self._send({"method": method, "params": params})

    def open(self, uri, text):
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.wait_for(uri, 1)

    def type(self, uri, version, text, wait=True):
        document = {"uri": uri, "version": version}
        changes = [{"text": text}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        return self.wait_for(uri, version) if wait else None

    def wait_for(self, uri, version=None):
        """Wait for the marks of a document, of a version of it if one is named."""
        while True:
            published = self._published.get(timeout=PATIENCE)
            self.marks[published["uri"]] = published["diagnostics"]
            if published["uri"] == uri and version in (None, published.get("version", version)):
                return published["diagnostics"]

    def publications(self):
        """Return what was published and nobody waited for."""
        found = []
        while not self._published.empty():
            found.append(self._published.get())
        return found

    def hover(self, uri, line, character):
        return self.ask("textDocument/hover", at(uri, line, character))

    def fixes(self, uri, line, character, **context):
        position = {"line": line, "character": character}
        asked = {
            "textDocument": {"uri": uri},
            "range": {"start": position, "end": position},
            "context": {"diagnostics": [], **context},
        }
        return self.ask("textDocument/codeAction", asked)


def at(uri, line, character):
    position = {"line": line, "character": character}
    return {"textDocument": {"uri": uri}, "position": position}
