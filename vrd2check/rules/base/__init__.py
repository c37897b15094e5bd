"""What rules are made of: claims, remarks, and the relations that every table has."""

from vrd2check.settings import Severity

from .rule import Claim, Context, Outcome, Printable, Remark, Rule, rule

__all__ = ["Claim", "Context", "Outcome", "Printable", "Remark", "Rule", "Severity", "rule"]
