"""A language server: what a check finds, in the editor while the author types.

Only ``server``, ``showing`` and ``positions`` need the extra ``lsp``; nothing is imported here.
"""
