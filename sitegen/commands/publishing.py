"""publish: the output folder onto a static host."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.commands.meter import Meter
from sitegen.commands.site import faults, say_findings
from sitegen.config import load_config
from sitegen.hosting.host import Host, HostError, send
from sitegen.hosting.plan import OutputChangedError, Plan, make_plan
from sitegen.hosting.site import BUILD_AGAIN, Site, cname_file, listed, read_site
from sitegen.hosting.targets import Place, place_of
from sitegen.load import content_digest, read_tree
from sitegen.model.finding import Finding, Severity
from sitegen.model.record import BuildRecord
from sitegen.model.suggest import did_you_mean
from sitegen.model.target import Target
from sitegen.report import counted

Findings = tuple[Finding, ...]
FORCED = ("P101", "P102", "P103", "P104", "P117")  # what --force makes a warning
FEW = 20  # files that may always be taken away
DO_AGAIN = "publish again: what was sent is kept, and the rest follows"


def publish(args: argparse.Namespace) -> int:
    """The command `publish`.  Exit status 1 where something keeps the site from being published, or stopped it half-way."""
    run = publication(args)
    if isinstance(run, str):
        print(run, file=sys.stderr)
        return 2
    say_findings(tuple(sorted(set(run.findings))))
    if run.failed and not run.begun:
        print("nothing was published; the target is as it was", file=sys.stderr)
    return 1 if run.failed else 0


def publication(args: argparse.Namespace) -> Run | str:
    """The whole of it; what is wrong with the call where it means no target."""
    named, digest_now, settings_findings = _settings(args.content)
    target = _target(args, named)
    if isinstance(target, str):
        return target
    run = Run(args.output, args.force)
    run.findings += faults(settings_findings, strict=False)
    site = read_site(args.output)
    run.judge(site.findings)
    run.judge(_stale(args.output, site.record, digest_now, args.today()))
    run.judge(_elsewhere(args.output, site.record, target))
    if not run.failed:
        run.to_target(target, site, args)
    return run


@dataclass(slots=True)
class Run:
    """One publication and what was found on the way."""

    output: Path
    force: bool
    findings: Findings = ()
    begun: bool = False  # something may have been sent

    @property
    def failed(self) -> bool:
        """Has something been found that stops it?"""
        return bool(faults(self.findings, strict=False))

    def judge(self, findings: Findings) -> None:
        """Take the findings in; with --force those about the build are warnings."""
        forced = (replace(f, severity="warning") if self.force and f.code in FORCED else f for f in findings)
        self.findings += tuple(forced)

    def say(self, place: str, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        """One more finding."""
        self.findings += (Finding(place, 0, 0, code, severity, message, hint),)

    def to_target(self, target: Target, site: Site, args: argparse.Namespace) -> None:
        """Look, plan, tell, send."""
        host: Host | None = None
        place: Place | None = None
        try:
            place = place_of(target)
            if place.folder is not None and _overlap(place.folder, self.output, args.content):
                hint = "name a folder that lies beside them"
                raise HostError("P115", "the target and the output or content folder lie in each other", hint)
            files = dict(site.files)
            if place.kind == "git" and "CNAME" not in files and (own := cname_file(target.cname, site.record.base_url)):
                files["CNAME"] = own
            host = place.open(self.output)
            there = host.look(files)
            if target.cname is None and "CNAME" in there.files - there.same - there.published.keys():
                files.pop("CNAME", None)  # the host's own settings wrote it: nobody asked us for another
            plan = make_plan(files, there, args.foreign)
            self._told_of(plan, place)
            if self.failed:
                return
            tell(plan, place, args.dry_run)
            if not args.dry_run:
                self.begun = not plan.idle and place.kind != "git"  # a commit is there as a whole or not at all
                self._send(host, plan, site.record)
        except HostError as fault:
            self._stopped(place.shown if place else "publish", fault)
        except OutputChangedError as fault:
            self.say(self.output.as_posix(), "P108", f"“{fault}” was written anew while it was being published", DO_AGAIN)
        finally:
            if host is not None:
                host.close()

    def _send(self, host: Host, plan: Plan, record: BuildRecord) -> None:
        meter = Meter()
        try:
            send(host, plan, message_of(plan, record), meter.stage)
        except KeyboardInterrupt:
            print(f"stopped half-way; the site at the target is whole.  {DO_AGAIN}", file=sys.stderr)
            raise
        finally:
            meter.clear()
        if not plan.idle:
            print("published")

    def _stopped(self, place: str, fault: HostError) -> None:
        self.say(place, fault.code, fault.message, fault.hint)
        if self.begun and fault.code != "P109":
            self.say(
                place, "P108", "publishing stopped before it was done; what stands there is a whole site, old and new pages mixed", DO_AGAIN
            )

    def _told_of(self, plan: Plan, place: Place) -> None:
        gone = len(plan.clear) + len(plan.remove)
        if gone > max(FEW, len(plan.published) // 2):
            message = f"this would take away {gone} of the {len(plan.published)} files that are published there"
            hint = "see whether --content and --output name the right site (--dry-run lists the files); if they do, publish with --force"
            self.judge((Finding(place.shown, 0, 0, "P117", "error", message, hint),))
        if plan.in_the_way:
            count = len(plan.in_the_way)
            stand = "a file that no publication put there stands" if count == 1 else f"{count} files that no publication put there stand"
            hint = "if they may go (an old site, a page of the host's), publish with --foreign replace; else name another target"
            self.say(place.shown, "P105", f"{stand} where files of the site belong: {listed(plan.in_the_way)}", hint)
        if plan.foreign:
            count = len(plan.foreign)
            was = "a file that no publication put there was" if count == 1 else f"{count} files that no publication put there were"
            hint = "delete what is not wanted there; --foreign delete makes the target hold the site alone"
            self.say(place.shown, "P106", f"{was} left alone: {listed(plan.foreign)}", hint, "info")


def tell(plan: Plan, place: Place, dry_run: bool) -> None:
    """The plan on standard output: every file with --dry-run, else its counts."""
    if dry_run:
        for mark, paths in (
            ("new", [file.path for file in plan.new]),
            ("changed", [file.path for file in plan.changed]),
            ("remove", sorted((*plan.clear, *plan.remove))),
        ):
            for path in paths:
                print(f"{mark:<8} {path}")
    told = [f"{number} {what}" for number, what in _counts(plan) if number]
    sent = sum(file.size_bytes for file in (*plan.new, *plan.changed))
    print(f"{place.shown}: {', '.join(told) or 'nothing'}; {amount(sent)} to send" + (" (dry run: nothing was changed)" if dry_run else ""))


def _counts(plan: Plan) -> tuple[tuple[int, str], ...]:
    return (
        (len(plan.new), "new"),
        (len(plan.changed), "changed"),
        (len(plan.unchanged), "unchanged"),
        (len(plan.clear) + len(plan.remove), "to remove"),
    )


def message_of(plan: Plan, record: BuildRecord) -> str:
    """What a commit says of it."""
    told = ", ".join(f"{number} {what}" for number, what in _counts(plan) if number and what != "unchanged").replace("to remove", "removed")
    return f"Publish the timeline as of {record.as_of}" + (f"\n\n{counted(len(plan.site), 'file')}: {told}" if told else "")


def amount(size_bytes: int) -> str:
    """The size for a person: "12.3 kB"."""
    for unit, power in (("GB", 9), ("MB", 6), ("kB", 3)):
        if size_bytes >= 10**power:
            return f"{size_bytes / 10**power:.1f} {unit}"
    return f"{size_bytes} bytes"


def _settings(content: Path) -> tuple[Mapping[str, Target], str, Findings]:
    """(targets by name, the digest of the content as it is now, findings); nothing where there is no content folder."""
    if not content.is_dir():
        return {}, "", ()
    files, _ = read_tree(content)
    settings, findings = load_config(files)
    mine = tuple(finding for finding in findings if finding.path.endswith("site.toml"))
    return {target.name: target for target in settings.targets}, content_digest(files, content, settings.digest), mine


def _target(args: argparse.Namespace, named: Mapping[str, Target]) -> Target | str:
    """The target that the call means, or why there is none."""
    default = named.get("", Target(""))
    told = args.target or default.address
    if not told:
        names = [name for name in named if name]
        hint = f" It knows: {', '.join(names)}" if names else ""
        return f'which target?  Name one, or write target = "…" below [publish] in {args.content / "site.toml"}.{hint}'
    target = named[told] if told in named and told else replace(default, address=told)
    meant = did_you_mean(told, [name for name in named if name])
    if told not in named and meant and not Path(told).exists() and "/" not in told:
        return f"{told}: no target of this name in {args.content / 'site.toml'}; {meant}"
    given = {key: value for key in ("endpoint", "cname") if (value := getattr(args, key)) is not None}
    return replace(target, **given)


def _stale(output: Path, record: BuildRecord, digest_now: str, today: date) -> Findings:
    """P104 where the content has changed since the build, P116 where only the day has."""
    place = output.as_posix()
    if digest_now and record.content and digest_now != record.content:
        return (
            Finding(
                place,
                0,
                0,
                "P104",
                "error",
                "the content folder has changed since this site was built",
                f"{BUILD_AGAIN}; --force publishes it as it is",
            ),
        )
    if record.as_of and record.as_of != today.isoformat():
        message = f"the site was built as of {record.as_of}: what is upcoming or overdue is as it was on that day"
        return (Finding(place, 0, 0, "P116", "info", message, f"{BUILD_AGAIN}, to have it as of today"),)
    return ()


def _elsewhere(output: Path, record: BuildRecord, target: Target) -> Findings:
    """P112 where the site names itself by another address than that under which readers will find it."""
    wanted = target.url or (f"https://{target.cname}/" if target.cname else "")
    same = not wanted or (record.base_url == wanted if target.url else urlsplit(record.base_url).hostname == target.cname)
    if same:
        return ()
    has = f"the address {record.base_url}" if record.base_url else "no address of its own"
    message = f"the site was built with {has}, and its readers will find it at {wanted}: feeds, sitemap and shared links are wrong"
    return (Finding(output.as_posix(), 0, 0, "P112", "warning", message, f"build with --base-url {wanted}, then publish again"),)


def _overlap(folder: Path, *others: Path) -> bool:
    """Is the folder one of the others, in one of them, or around one?"""
    place = folder.resolve()
    return any(place == other or place in other.parents or other in place.parents for other in (path.resolve() for path in others))
