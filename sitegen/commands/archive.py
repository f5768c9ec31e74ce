"""events --parquet: the claims of a whole archive in Parquet, by shards, and the events that they tell of."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from sitegen.archive.manifest import EVENTS, TakenError, alone
from sitegen.archive.merging import Policy, merge_archive
from sitegen.archive.run import Summary, Tally, read_archive
from sitegen.archive.runners import GoneError, Runner, by_dask, by_processes
from sitegen.archive.shards import OtherProgramError
from sitegen.archive.source import Archive, settings_of
from sitegen.commands.meter import Meter
from sitegen.config import Settings
from sitegen.model.finding import Finding
from sitegen.report import counted, format_findings

#: option, the library it needs, the extra that brings it
LIBRARIES = (("--parquet", "pyarrow", "archive"), ("--scheduler", "distributed", "dask"))
DUCKDB = ("--merge", "duckdb", "duckdb")  # needed for many claims only


def events(args: argparse.Namespace) -> int:
    """The command: 0 done; 1 something of the archive could not be read; 2 the call was wrong, or a library or the cluster is missing."""
    if args.scheduler and args.jobs:
        print("events: --jobs is for this machine, --scheduler for a cluster; leave one out", file=sys.stderr)
        return 2
    wanted = {"--parquet": True, "--scheduler": bool(args.scheduler)}
    missing = [missing_library(option, name, extra) for option, name, extra in LIBRARIES if wanted[option] and find_spec(name) is None]
    if missing:
        print(format_findings(missing), file=sys.stderr)
        return 2
    settings, faulty = _settings(args.content)
    archive = Archive(args.jsonl or args.articles.as_posix(), folder=args.jsonl is None)
    runner = by_dask(args.scheduler) if args.scheduler else by_processes(args.jobs or cores())
    try:
        with alone(args.parquet):
            return max(_work(args, archive, settings, runner), int(faulty))
    except TakenError:
        print(f"{args.parquet}: another run is writing this folder; let it end first", file=sys.stderr)
    except (GoneError, OtherProgramError) as gone:
        print(f"events: {gone}; what was read is kept: run the command again to go on", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or args.parquet}: {error.strerror or error}", file=sys.stderr)
    return 2


def missing_library(option: str, name: str, extra: str) -> Finding:
    """The finding for an option whose library is not installed."""
    return Finding(option, 0, 0, "P085", "error", f"needs {name}, which is not installed", f"pip install 'dateline[{extra}]'")


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settings(content: Path | None) -> tuple[Settings, bool]:
    """(the settings, are some of them faulty: each is told)."""
    if content is None:
        return Settings(), False
    settings, findings = settings_of(content)
    faulty = [finding for finding in findings if finding.severity == "error"]
    if faulty:
        print(format_findings(faulty), file=sys.stderr)
    return settings, bool(faulty)


def _work(args: argparse.Namespace, archive: Archive, settings: Settings, runner: Runner) -> int:
    meter = Meter()

    def say(line: str) -> None:
        meter.clear()
        print(line, file=sys.stderr)

    def progress(tally: Tally) -> None:
        meter.show(f"{tally.articles:,} articles read", tally.done, tally.there, tally.size)

    threshold = 0.0 if args.all else settings.site.threshold
    try:
        summary = read_archive(
            archive, args.parquet, settings, runner, threshold=threshold, size=args.shard_size, say=say, progress=progress
        )
        meter.clear()
        print(_told(summary, args.parquet), flush=True)
        if args.merge:
            policy = Policy(memory_mb=args.memory)
            if summary.claims > policy.in_memory and find_spec("duckdb") is None:
                print(format_findings([missing_library(*DUCKDB)]), file=sys.stderr)
                return 2
            number = merge_archive(args.parquet, summary.whole, settings.gazetteer, policy, Meter().stage)
            print(f"{counted(number, 'event')} in {args.parquet / EVENTS}")
    finally:
        meter.clear()
    return 1 if summary.faults else 0


def _told(summary: Summary, folder: Path) -> str:
    there = f" ({summary.there:,} there already)" if summary.there else ""
    shards, articles, claims = (
        counted(summary.shards, "shard"),
        counted(summary.articles, "article"),
        counted(summary.claims, "claim"),
    )
    return f"{articles}, {claims}, {shards}{there} in {folder}"
