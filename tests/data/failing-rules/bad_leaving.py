"""Rules that end the program as soon as they are imported."""

raise SystemExit(0)
