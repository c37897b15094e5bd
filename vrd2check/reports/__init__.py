"""Reports: one module a format, each a function from the result of a check to text."""
