"""What rules are made of: constraints, problems, and the relations that every table has."""

from vrd2check.settings import Severity

from .rule import Constraint, Context, Outcome, Printable, Problem, Rule, rule

__all__ = ["Constraint", "Context", "Outcome", "Printable", "Problem", "Rule", "Severity", "rule"]
