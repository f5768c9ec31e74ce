"""What is wrong with a template, in the words of the person who can mend it: file, line, fact, remedy."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from sitegen.model.finding import Finding
from sitegen.model.suggest import did_you_mean
from sitegen.render.html import built_in_templates

TEMPLATE_SUFFIXES = (".html", ".atom", ".xml", ".txt")


def template_fault(error: Exception, templates: Path | None) -> Finding | None:
    """The finding (P080) for an exception that came out of a template; None when it did not: a bug of ours."""
    folders = [folder.resolve() for folder in (templates, built_in_templates()) if folder is not None]
    path, line = _place(error, folders)
    if not path and not isinstance(error, jinja2.TemplateError | UnicodeDecodeError):
        return None
    fact, hint = _words(error, folders)
    return Finding(_shown(path, templates), line, 0, "P080", "error", fact, hint, _excerpt(path, line))


def _place(error: Exception, folders: list[Path]) -> tuple[str, int]:
    """(file, line) of the innermost piece of template that the exception went through; ("", 0) where none did."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(TEMPLATE_SUFFIXES) and any(Path(frame.filename).resolve().is_relative_to(folder) for folder in folders):
            return frame.filename, frame.lineno or 0
    if isinstance(error, UnicodeDecodeError):
        for folder in folders:
            for file in sorted(folder.rglob("*.html")):
                if error.object == file.read_bytes():
                    return str(file), error.object.count(b"\n", 0, error.start) + 1
    return "", 0


def _words(error: Exception, folders: list[Path]) -> tuple[str, str]:
    """(fact, remedy)."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"the template cannot be read: {error.message}", "mend the line; the built-in template of that name shows the form"
    if isinstance(error, jinja2.TemplateNotFound):
        known = sorted({file.relative_to(folder).as_posix() for folder in folders for file in folder.rglob("*.html")})
        return f"there is no template “{error.name}”", did_you_mean(
            str(error.name), known
        ) or "a built-in template is extended as dateline/NAME"
    if isinstance(error, jinja2.UndefinedError):
        return (
            f"the template asks for something that is not there: {error.message}",
            "the built-in template of that name shows what there is",
        )
    if isinstance(error, RecursionError):
        return "the template includes or extends itself without an end", "extend the built-in one as dateline/NAME"
    if isinstance(error, UnicodeDecodeError):
        return f"the template is not UTF-8: byte {error.start + 1} is 0x{error.object[error.start]:02X}", "save it as UTF-8"
    return (
        f"the template fails: {type(error).__name__}: {error}",
        "mend the line, or take the file away: the built-in template is then used",
    )


def _shown(path: str, templates: Path | None) -> str:
    """The file as the editor named its folder."""
    if templates is None:
        return path or "templates"
    if not path:
        return templates.as_posix()
    file, folder = Path(path).resolve(), templates.resolve()
    return (templates / file.relative_to(folder)).as_posix() if file.is_relative_to(folder) else path


def _excerpt(path: str, line: int) -> str:
    if not path or not line:
        return ""
    lines = Path(path).read_text("utf-8", "replace").split("\n")
    return lines[line - 1] if line <= len(lines) else ""
