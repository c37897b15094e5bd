"""Time and memory of a check beside a floor and peers, over generated dossiers without findings."""
