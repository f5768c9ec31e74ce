"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Nothing is timed in tests: a machine that does other work beside them must not make one fail.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")
