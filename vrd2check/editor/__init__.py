"""A language server: what a check finds, in the editor while the author types.

All but ``desk``, ``relating`` and ``rulepages`` need the extra ``lsp``; nothing is imported here.
"""
