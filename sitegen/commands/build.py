"""The command `build`, as far as it goes without importing anything: a site that stands as it was left is left standing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sitegen.standing import Standing, Told

TOLD_APART = ("command", "today", "jobs", "as_of", "output", "content", "templates")  # looked at by themselves, or of no effect
CACHE = Path(".cache") / "dateline"


def build(args: argparse.Namespace) -> int:
    """Say what the last build said where nothing has changed since; else build."""
    standing = None if args.no_cache else _standing(args)
    told = standing.unchanged() if standing else None
    if told is None:
        from sitegen.commands.site import build as whole

        return whole(args, standing.keep if standing else None)
    if told.findings:
        print(told.findings, file=sys.stderr)
    print(done(args, told, "0 files"))
    return 0


def done(args: argparse.Namespace, told: Told, written: str) -> str:
    """The last line of a build."""
    return f"{told.events:d} event{'' if told.events == 1 else 's'}, {written} written: open {args.output / 'index.html'}"


def _standing(args: argparse.Namespace) -> Standing:
    """All options that a build depends on are in its key; those that are files are looked at."""
    given = {name: value for name, value in vars(args).items() if name not in TOLD_APART}
    files = [value for value in given.values() if isinstance(value, Path)]
    options = repr((str(args.as_of or args.today()), sorted((name, str(value)) for name, value in given.items())))
    return Standing(CACHE, options, (args.content, args.templates, *files), args.output)
