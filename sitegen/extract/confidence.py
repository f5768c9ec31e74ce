"""Evidence as a probability: calibrated on the development articles by `tests/extract` figures, shown in the docs."""

from __future__ import annotations

import math

from sitegen.model.claim import Kind, Status

# score -> log-odds: slope and midpoint for each kind.
_SLOPE: dict[Kind, float] = {"meeting": 1.6, "pledge": 1.7, "other": 1.0}
_MIDPOINT: dict[Kind, float] = {"meeting": 0.72, "pledge": 0.47, "other": 0.0}
_STATUS_SHIFT: dict[tuple[Kind, Status], float] = {
    ("pledge", "refused"): -0.1,
    ("pledge", "proposed"): -0.1,
    ("meeting", "proposed"): -0.2,
    ("meeting", "cancelled"): -0.1,
}


def confidence(kind: Kind, status: Status, score: float, mentions: int) -> float:
    """A probability in 0.02 .. 0.97 that a careful reader would list this event."""
    total = score + 0.15 * min(mentions - 1, 3) + _STATUS_SHIFT.get((kind, status), 0.0)
    odds = _SLOPE[kind] * (total - _MIDPOINT[kind])
    return round(min(0.97, max(0.02, 1 / (1 + math.exp(-odds)))), 2)
