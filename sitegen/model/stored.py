"""Values that are kept between builds and handed between processes by the hundred thousand."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def stored(cls: Class) -> Class:
    """The frozen dataclass with slots, its values pickled as the tuple of their fields.

    Its own way asks for the fields of every value anew, which takes twice as long.  What is loaded is not checked again at birth.
    """
    names = [field.name for field in fields(cls)]
    read = attrgetter(*names)
    slots = [getattr(cls, name).__set__ for name in names]

    def state(self: Any) -> tuple[Any, ...]:
        return read(self) if len(names) > 1 else (read(self),)

    def restore(self: Any, values: tuple[Any, ...]) -> None:
        for put, value in zip(slots, values, strict=True):
            put(self, value)

    for name, method in (("__getstate__", state), ("__setstate__", restore)):
        setattr(cls, name, method)
    return cls
