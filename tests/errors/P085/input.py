"""An option whose library is not installed."""

from sitegen.commands.archive import LIBRARIES, missing_library


def findings() -> tuple[object, ...]:
    return tuple(missing_library(*row) for row in LIBRARIES)
