"""How often the diagnosis names the right figure, measured on generated dossiers."""
