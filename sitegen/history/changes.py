"""What differs between two timelines, event by event, field by field.

Takes the objects of two `timeline.json`, schema 1 of the contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sitegen.model.change import Change

Event = Mapping[str, Any]


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes, in the order of the newer timeline, then what is gone in the order of the older.

    An event is the same one when its id is, or when the id is among those that the other says it took in (`same_as`).
    """
    before, after = _events(old), _events(new)
    homes = {old_id: id for id, event in after.items() for old_id in (id, *map(str, _list(event, "same_as")))}
    earlier: dict[str, list[str]] = {}
    for id in before:
        if id in homes:
            earlier.setdefault(homes[id], []).append(id)
    changes: list[Change] = []
    for id, event in after.items():
        known = earlier.get(id, [])
        main = id if id in known else known[0] if known else ""
        if not main:
            changes.append(Change("new", id, _title(event)))
            continue
        changes += _between(before[main], event)
        changes += [Change("merged", id, _title(event), before=_title(before[other])) for other in known if other != main]
    changes += [Change("gone", id, _title(event)) for id, event in before.items() if id not in homes]
    return tuple(changes)


def _events(timeline: Mapping[str, Any]) -> dict[str, Event]:
    return {str(event["id"]): event for event in (*_list(timeline, "events"), *_list(timeline, "undated"))}


def _list(holder: Mapping[str, Any], key: str) -> list[Any]:
    """The list under the key; [] where a file that somebody edited has something else there."""
    found = holder.get(key)
    return found if isinstance(found, list) else []


def _tables(holder: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [item for item in _list(holder, key) if isinstance(item, Mapping)]


def _title(event: Event) -> str:
    return str(event.get("title") or event["id"])


def _label(value: Any, key: str) -> str:
    return str(value[key]) if isinstance(value, Mapping) and value.get(key) else ""


def _amounts(event: Event) -> str:
    return "; ".join(f"{amount.get('currency', '')} {amount.get('value', '')}".strip() for amount in _tables(event, "amounts"))


# field -> how an event tells it, as words; the order is that in which a reader would ask
FIELDS: tuple[tuple[str, Callable[[Event], str]], ...] = (
    ("title", _title),
    ("kind", lambda event: str(event.get("kind") or "")),
    ("status", lambda event: str(event.get("status") or "")),
    ("date", lambda event: _label(event.get("date"), "edtf")),
    ("due", lambda event: _label(event.get("due"), "edtf")),
    ("place", lambda event: _label(event.get("place"), "name")),
    ("actors", lambda event: ", ".join(f"{actor.get('name')} ({actor.get('role')})" for actor in _tables(event, "actors"))),
    ("amount", _amounts),
    ("condition", lambda event: str(event.get("condition") or "")),
)


def _between(old: Event, new: Event) -> Iterator[Change]:
    for field, told in FIELDS:
        if (before := told(old)) != (after := told(new)):
            yield Change("changed", str(new["id"]), _title(new), field, before, after)
    had, has = len(_list(old, "claims")), len(_list(new, "claims"))
    if had != has:
        yield Change("reports", str(new["id"]), _title(new), "reports", str(had), str(has))
    was, now = ([str(conflict.get("message")) for conflict in _tables(event, "conflicts")] for event in (old, new))
    yield from (Change("conflict", str(new["id"]), _title(new), after=message) for message in now if message not in was)
    yield from (Change("settled", str(new["id"]), _title(new), before=message) for message in was if message not in now)
