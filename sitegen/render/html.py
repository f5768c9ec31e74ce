"""The template engine: everything escaped, nothing undefined, characters that no page may hold left out."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

# C0 and C1 controls but tab and newlines, lone surrogates, non-characters: neither HTML nor XML may hold them.
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without the characters that neither HTML nor XML may hold."""
    # Printable: the quick answer for nearly all.
    return text if text.isprintable() or text.replace("\n", "").isprintable() else _FORBIDDEN.sub("", text)


_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_RARE_LEADS = (b"\xc2", b"\xed", b"\xef")  # with which the other forbidden characters begin in UTF-8, among many that are not


def clean_bytes(text: str) -> bytes:
    """As `clean`, as UTF-8: a page of ten thousand characters is seen to be clean at a glance."""
    body = text.encode("utf-8", "surrogatepass")
    if len(body.translate(None, _CONTROLS)) == len(body) and not any(lead in body for lead in _RARE_LEADS):
        return body
    return clean(text).encode("utf-8")


_INSIDE = re.compile(r'<(a href|img src)="site:([^"]*)"( rel="[^"]*")?')


def rooted(html: str, root: str) -> Markup:
    """Safe HTML of a note with its links into the site made to lead from a page whose top is `root`."""
    return Markup(_INSIDE.sub(rf'<\1="{root}\2"', html))


def isolated(direction: str) -> Callable[[str], str]:
    """A filter for names inside a sentence: one with letters that run against `direction` ("ltr", "rtl") is set apart as <bdi>."""
    against = _RIGHT_TO_LEFT if direction == "ltr" else frozenset({"L"})

    def bdi(text: str) -> str:
        foreign = not (against == _RIGHT_TO_LEFT and text.isascii()) and any(unicodedata.bidirectional(char) in against for char in text)
        return Markup("<bdi>{}</bdi>").format(clean(text)) if foreign else text

    return bdi


def built_in_templates() -> Path:
    """The folder of the templates we bring: beside the package in a checkout, inside it once installed.

    Raises FileNotFoundError when neither is there: a broken installation.
    """
    package = Path(__file__).resolve().parent.parent
    for here in (package.parent / "templates", package / "templates"):
        if (here / "base.html").is_file():
            return here
    raise FileNotFoundError(f"the built-in templates are missing from {package}: install the program again")


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Our own templates as they were compiled, beside them, as Python keeps its modules: to compile them takes longer than a small site.

    A site's own templates are compiled each time: nothing that came with a stranger's folder may run, and nothing is kept of it.
    """

    def __init__(self, templates: Path) -> None:
        self._ours = os.fspath(templates)
        folder = templates / "__pycache__"
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        super().__init__(os.fspath(folder), f"{version('Jinja2')}-%s.cache")

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The code of a template of ours, if it was kept; an empty bucket without a key for any other."""
        if filename and filename.startswith(self._ours):
            return super().get_bucket(environment, name, filename, source)
        return Bucket(environment, "", "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where its code was kept."""
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code where that is possible."""
        if bucket.key:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)


def environment(templates: Path | None) -> jinja2.Environment:
    """The engine; a site's own `templates` shadow the built-in ones by name, and may extend them as `dateline/NAME`.

    Raises FileNotFoundError when `templates` is given and no folder.
    """
    if templates is not None and not templates.is_dir():
        raise FileNotFoundError(f"{templates} is not a folder of templates")
    ours = jinja2.FileSystemLoader(built_in_templates())
    theirs = [jinja2.FileSystemLoader(templates)] if templates is not None else []
    loader = jinja2.ChoiceLoader([*theirs, ours, jinja2.PrefixLoader({"dateline": ours})])
    engine = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=200,
        bytecode_cache=_Compiled(built_in_templates()),
    )
    engine.filters["rooted"] = rooted
    return engine
