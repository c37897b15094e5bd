"""What changed between two revisions, for a reviewer: one module a format."""
