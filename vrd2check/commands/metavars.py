"""What stands for an argument or a value in the help of several commands."""

from vrd2check.language import Text

OPTIONS = Text("[OPTIES]", "[OPTIONS]")
FILE = Text("BESTAND", "FILE")
FOLDER = Text("MAP", "FOLDER")
PATH = Text("PAD", "PATH")
PATHS = Text("[PADEN]...", "[PATHS]...")
NUMBER = Text("AANTAL", "NUMBER")
RULE = Text("REGEL", "RULE")
