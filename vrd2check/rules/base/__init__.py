"""What rules are made of: claims, remarks, and the relations that every table has."""

from .rule import Claim, Context, Outcome, Printable, Remark, Rule, Severity, rule

__all__ = ["Claim", "Context", "Outcome", "Printable", "Remark", "Rule", "Severity", "rule"]
