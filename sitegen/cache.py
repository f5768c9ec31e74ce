"""A memo of per-document work between builds: digests in, values out; knows no domain type.

A memo may be deleted at any time, and a damaged or foreign value in it is passed over: the work is then done again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass
from enum import Enum
from importlib.resources import files as package_files
from pathlib import Path

FILE = "memo.sqlite3"
_DIGEST_BYTES = 32
_AT_ONCE = 200  # values put in one transaction: a second's work or so
_FAULTS = (sqlite3.Error, UnicodeDecodeError)  # the second, where the damage stands in the words of the fault itself
_PATIENCE_SECONDS = 2.0  # another build of the same folder writes its values in less
# What a memo may be made of, beside our own values: names only, no function.
_PLAIN = {
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "builtins": {"set", "frozenset", "complex", "bytearray"},
}
_OUR_PACKAGE = "sitegen"
_SOURCE_SUFFIXES = (".py", ".txt", ".tsv", ".json")


class Memo:
    """Remembered values in one database file under `folder`.

    `version` tells apart the programs that made them (see `source_digest`): what another version remembered is never used.  What was
    put is kept for good from `keep` on (and every `_AT_ONCE` values); a killed run loses what came after, and nothing else.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._file = folder / FILE
        self._version = hashlib.sha256(version.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._waiting = 0
        self._base = _open(self._file)
        self._empty = self._nothing_yet()

    def key(self, body: bytes, *seen: str) -> str:
        """The key of work on these bytes that also depends on the strings `seen` (configuration, path)."""
        digest = hashlib.sha256(self._version.encode())
        for part in (body, *(text.encode("utf-8", "surrogatepass") for text in seen)):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def get(self, key: str) -> object | None:
        """What was put under the key, or None when nothing (whole) is there."""
        if self._empty:
            return None
        try:
            row = self._base.execute("SELECT value FROM memo WHERE key = ?", (bytes.fromhex(key),)).fetchone() if self._base else None
        except _FAULTS:
            self._start_anew()
            row = None
        if row is None or not isinstance(row[0], bytes) or row[0][:_DIGEST_BYTES] != _seal(key, row[0][_DIGEST_BYTES:]):
            return None
        try:
            return _Unpickler(io.BytesIO(row[0][_DIGEST_BYTES:])).load()  # type: ignore[no-any-return]
        except Exception:  # a value of a shape that this program does not know: as if it were not there
            return None

    def put(self, key: str, value: object, packed: bytes = b"") -> None:
        """Remember the value; where that is impossible (a full disk, no right to write, another build writing) nothing is remembered.

        `packed` is its pickle, where somebody has made it already.
        """
        if self._base is None:
            return
        body = packed or pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        self._empty = False
        try:
            self._base.execute("INSERT OR REPLACE INTO memo VALUES (?, ?)", (bytes.fromhex(key), _seal(key, body) + body))
        except sqlite3.OperationalError:
            self.close()
        except _FAULTS:
            self._start_anew()
        self._waiting += 1
        if self._waiting >= _AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Put what waits on the disk."""
        self._waiting = 0
        try:
            if self._base:
                self._base.commit()
        except sqlite3.OperationalError:
            self.close()
        except _FAULTS:
            self._start_anew()

    def prune(self, keys: Iterable[str]) -> int:
        """Forget all but these keys, keep the rest for good, and give how many went."""
        if self._base is None:
            return 0
        try:
            self._base.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key BLOB PRIMARY KEY) WITHOUT ROWID")
            self._base.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((bytes.fromhex(key),) for key in keys))
            gone = self._base.execute("DELETE FROM memo WHERE key NOT IN (SELECT key FROM wanted)").rowcount
            self._base.execute("DELETE FROM wanted")
        except _FAULTS:
            self.close()
            return 0
        self.keep()
        return gone

    def close(self) -> None:
        """Let go of the file; from here on nothing is remembered."""
        if self._base:
            with contextlib.suppress(*_FAULTS):
                self._base.close()
        self._base = None

    def _nothing_yet(self) -> bool:
        """Is nothing remembered?  A first build then need not ask for each of its files."""
        try:
            return self._base is None or self._base.execute("SELECT 1 FROM memo LIMIT 1").fetchone() is None
        except _FAULTS:
            return False

    def _start_anew(self) -> None:
        """A file that is no database of ours, or a damaged one, is put away with all that it held."""
        self.close()
        with contextlib.suppress(OSError):
            self._file.unlink()
            self._base = _open(self._file)


def _open(file: Path) -> sqlite3.Connection | None:
    """The database; None where none can be had.  A file that cannot be read as one is replaced."""
    for last in (False, True):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=_PATIENCE_SECONDS)
            base.execute("PRAGMA auto_vacuum = FULL")
            # Nothing waits for the disk: a system that crashes may leave a damaged file, which is noticed and dropped.
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA journal_mode = TRUNCATE")
            base.execute("CREATE TABLE IF NOT EXISTS memo (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
        except sqlite3.OperationalError:
            return None
        except (OSError, sqlite3.DatabaseError, UnicodeDecodeError):
            if last:
                return None
            with contextlib.suppress(OSError):
                file.unlink()
        else:
            return base
    return None


def _seal(key: str, body: bytes) -> bytes:
    """The digest that a stored value must bear: of the value and the key, so that a renamed file is no answer."""
    return hashlib.sha256(key.encode() + b"\n" + body).digest()


_KNOWN: dict[tuple[str, str], type] = {}  # (module, name): a class that was found fit


class _Unpickler(pickle.Unpickler):
    """Loads plain values and our own frozen ones: a memo that came with a stranger's folder cannot call anything."""

    def find_class(self, module: str, name: str) -> type:
        known = _KNOWN.get((module, name))
        if known is None:
            known = _KNOWN[module, name] = self._found(module, name)
        return known

    def _found(self, module: str, name: str) -> type:
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)  # type: ignore[no-any-return]
        if module.split(".", 1)[0] == _OUR_PACKAGE and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, (Enum, tuple))):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a memo")


def source_digest(rooms: Sequence[str]) -> str:
    """A digest of the program's own source in these rooms ("parse", "temporal" ...): file names and bytes, in a fixed order."""
    digest = hashlib.sha256()
    for room in sorted(rooms):
        root = Path(str(package_files(_OUR_PACKAGE))) / room
        for file in sorted(path for path in root.rglob("*") if path.suffix in _SOURCE_SUFFIXES and path.is_file()):
            body = file.read_bytes()
            digest.update(f"{room}/{file.relative_to(root).as_posix()} {len(body)}\n".encode())
            digest.update(body)
    return digest.hexdigest()
