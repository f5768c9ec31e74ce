"""A branch of a git repository, as GitHub Pages and its like serve it: one commit for each publication, none without a change.

The commit is made by plumbing in a repository of our own that is thrown away afterwards: no work tree is touched, and the target may be
a bare repository, another checkout or an address.  The branch keeps its history, so `git revert` is the way back.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.hosting.host import HostError
from sitegen.hosting.plan import File, There, parse_manifest
from sitegen.hosting.programs import Ran, Run, last_words, run, without_password
from sitegen.model.outputs import MANIFEST

MODE = "100644"
MOVED = ("non-fast-forward", "fetch first", "stale info", "cannot lock ref", "reference already exists", "failed to update ref")
# Of a repository that is thrown away: nothing in it need outlive a power cut, or be small; the push packs it.
SCRATCH = (("core.fsync", "none"), ("core.looseCompression", "0"), ("gc.auto", "0"))
NAME, MAIL = "Dateline", "dateline@localhost"  # who commits where git knows nobody


class Branch:
    """One branch of one repository."""

    at_a_time = 5_000

    def __init__(self, repository: str, branch: str, runner: Run = run) -> None:
        self.branch, self.runner = branch, runner
        self._scratch = tempfile.TemporaryDirectory(prefix="dateline-git-")
        self.repository = repository
        self.tip = ""  # the commit that is there; "": no such branch
        self.entries: dict[str, str] = {}  # path: object name; "" to be removed

    def look(self, site: Mapping[str, File]) -> There:
        """By the names that git gives to bytes: nothing but the tree and our own manifest is fetched where the server knows how."""
        self.repository = self._address(self.repository)
        listed = self._run(["git", "ls-remote", "--", self.repository, f"refs/heads/{self.branch}"])
        if listed.status:
            raise self._unreachable(listed)
        self.tip = listed.out.decode("ascii", "replace").partition("\t")[0].strip()
        algorithm = "sha256" if len(self.tip) == 64 else "sha1"
        self._must("git", "init", "--quiet", "--bare", f"--object-format={algorithm}", self._scratch.name)
        for key, value in (*SCRATCH, ("remote.target.url", self.repository)):
            self._git("config", key, value)
        if not self.tip:
            return There()
        fetched = self._run(
            [*self._here(), "fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "target", f"refs/heads/{self.branch}"]
        )
        if fetched.status:
            raise self._unreachable(fetched)
        self.tip = self._git("rev-parse", "FETCH_HEAD").decode().strip()
        names: dict[str, tuple[str, str]] = {}
        for row in self._git("ls-tree", "-r", "-z", self.tip).decode("utf-8", "surrogateescape").split("\0"):
            told, _, path = row.partition("\t")
            if path:
                mode, _, name = told.split(" ")
                names[path] = (mode, name)
        published = parse_manifest(self._git("cat-file", "blob", names[MANIFEST][1])) if MANIFEST in names else {}
        same = (path for path, file in site.items() if names.get(path) == (MODE, object_name(file.read(), algorithm)))
        return There(frozenset(names), frozenset(same), published)

    def put(self, files: Sequence[File]) -> None:
        """The bytes go into our own repository; nothing is live before `finish`."""
        on_disk = [file for file in files if file.source is not None]
        for file in files:
            if file.source is None:
                self.entries[file.path] = self._git("hash-object", "-w", "--no-filters", "--stdin", given=file.body).decode().strip()
        if on_disk:
            paths = "".join(f"{file.source.resolve()}\n" for file in on_disk if file.source)
            names = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=paths.encode()).decode().split()
            self.entries |= dict(zip((file.path for file in on_disk), names, strict=True))

    def remove(self, paths: Sequence[str]) -> None:
        """They will not be part of the commit."""
        self.entries |= dict.fromkeys(paths, "")

    def finish(self, message: str) -> None:
        """Commit and push; no commit where nothing changed.  P109 where the branch has moved since it was looked at."""
        none = "0" * 40
        if self.tip:
            self._git("read-tree", self.tip)
        gone = "".join(f"0 {none}\t{path}\0" for path, name in self.entries.items() if not name)
        there = "".join(f"{MODE} {name}\t{path}\0" for path, name in self.entries.items() if name)
        self._git("update-index", "-z", "--replace", "--index-info", given=(gone + there).encode("utf-8", "surrogateescape"))
        tree = self._git("write-tree", "--missing-ok").decode().strip()
        if self.tip and tree == self._git("rev-parse", f"{self.tip}^{{tree}}").decode().strip():
            return
        parent = ["-p", self.tip] if self.tip else []
        commit = self._git(*self._identity(), "commit-tree", tree, *parent, "-m", message).decode().strip()
        pushed = self._run([*self._here(), "push", "--quiet", "target", f"{commit}:refs/heads/{self.branch}"])
        if pushed.status:
            raise self._refused(pushed)

    def close(self) -> None:
        """Our own repository is thrown away."""
        self._scratch.cleanup()

    def _address(self, told: str) -> str:
        """The repository as git takes it from anywhere: a path made absolute, the name of a remote of this checkout looked up."""
        if Path(told).is_dir():
            return str(Path(told).resolve())
        known = self._run(["git", "remote", "get-url", "--push", "--", told])
        return known.out.decode("utf-8", "surrogateescape").strip() if known.status == 0 else told

    def _identity(self) -> list[str]:
        """Who commits: whom git knows in this checkout or of this user, else the program."""
        settings = []
        for key, default in (("user.name", NAME), ("user.email", MAIL)):
            known = self._run(["git", "config", "--get", key])
            settings += ["-c", f"{key}={known.out.decode('utf-8', 'replace').strip() or default}"]
        return settings

    def _here(self) -> list[str]:
        return ["git", f"--git-dir={self._scratch.name}"]

    def _run(self, command: Sequence[str], given: bytes = b"") -> Ran:
        return self.runner(command, given, {"GIT_INDEX_FILE": str(Path(self._scratch.name) / "index")})

    def _must(self, *command: str, given: bytes = b"") -> bytes:
        ran = self._run(command, given)
        if ran.status:
            verb = next((word for word in command[1:] if not word.startswith("-") and "=" not in word), "")
            hint = "see whether the disk is full and git is of 2020 or later (git --version), then publish again"
            raise HostError("P107", f"git {verb} failed: {last_words(ran.told)}", hint)
        return ran.out

    def _git(self, *words: str, given: bytes = b"") -> bytes:
        return self._must(*self._here(), *words, given=given)

    def _unreachable(self, ran: Ran) -> HostError:
        message = f"the repository cannot be read: {last_words(ran.told)}"
        return HostError("P107", message, f"see whether `git ls-remote {without_password(self.repository)}` answers, then publish again")

    def _refused(self, ran: Ran) -> HostError:
        if any(word in ran.told for word in MOVED):
            message = f"the branch {self.branch} has moved while it was published to; nothing was changed there"
            return HostError("P109", message, "publish again: the plan is then made from what the branch holds now")
        if "checked out" in ran.told:
            hint = "publish to a branch that is not checked out there, or check another one out"
            return HostError("P107", f"the branch {self.branch} is checked out in that repository, which takes no push to it", hint)
        hint = "see whether you may push there (the branch may be protected), then publish again; the branch is as it was"
        return HostError("P107", f"the push was refused: {last_words(ran.told)}", hint)


def object_name(body: bytes, algorithm: str = "sha1") -> str:
    """The name that git gives to a file's bytes."""
    return hashlib.new(algorithm, b"blob %d\0" % len(body) + body, usedforsecurity=False).hexdigest()
