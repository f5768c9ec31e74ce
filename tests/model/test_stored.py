"""Values that are pickled by the hundred thousand come back as they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest

from sitegen.model.claim import Participant
from sitegen.model.extent import Extent
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.stored import stored


@stored
@dataclass(frozen=True, slots=True)
class One:
    word: tuple[str, ...] | None = None


@stored
@dataclass(frozen=True, slots=True)
class Checked:
    low: int
    high: int = 2

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(self.low)


VALUES = [
    One(),
    One(()),
    One(("a", "b")),
    Checked(1),
    Extent.day(date(2025, 3, 18)),
    Participant("Ada", "host", "ada"),
    Note("a", "a.md", "T", "words"),
    Finding("a.md", 1, 2, "P045", "warning", "fact", "remedy"),
]


@pytest.mark.parametrize("value", VALUES)
def test_it_comes_back_as_it_was(value: object) -> None:
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value and type(again) is type(value) and repr(again) == repr(value)
    assert copy.deepcopy(value) == value


def test_it_stays_frozen() -> None:
    again = pickle.loads(pickle.dumps(One(("a",))))
    with pytest.raises(FrozenInstanceError):
        again.word = ()


def test_a_value_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        One().__setstate__(("a", "b"))  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match=r"shorter|longer"):
        Checked(1).__setstate__((1,))  # type: ignore[attr-defined]
