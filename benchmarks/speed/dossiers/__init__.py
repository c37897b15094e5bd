"""Dossiers of realistic size in which everything agrees, made up by a seeded generator."""

from .folders import MOST_FILES, File, files, large_files, spoiled_files, year_of_files

__all__ = ["MOST_FILES", "File", "files", "large_files", "spoiled_files", "year_of_files"]
