"""docs/reference/commands.md: every command with its options, from the parser that reads them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from sitegen.cli import parser

HEAD = """\
# Commands

`dateline [COMMAND] [options]`; no command means `build`. Exit status: 0 done; 1 the content has errors (all of them printed, sorted by
place); 2 the call was wrong. Findings go to stderr, data to stdout. Warnings never stop a build. Commands that read lines of JSON stream:
one line in, its lines out, memory flat; a bad line is reported with its number and the rest goes on.

This page is written from the program's own table of commands (`make docs`).
"""


def commands_page() -> str:
    """The page in Markdown."""
    top = parser()
    (commands,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    told = {action.dest: action.help or "" for action in commands._choices_actions}
    return HEAD + "".join("\n" + "\n".join(_command(name, told[name], command)) + "\n" for name, command in commands.choices.items())


def _command(name: str, words: str, command: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield words[:1].upper() + words[1:] + "."
    yield ""
    yield "| option | is |"
    yield "|---|---|"
    for action in command._actions:
        if not isinstance(action, argparse._HelpAction):
            yield f"| {_spelt(action)} | {_cell(action.help or '')} |"


def _spelt(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    value = value[0] if isinstance(value, tuple) else str(value)
    takes = action.nargs != 0
    words = [f"{option} {value}" if takes else option for option in action.option_strings] or [value]
    return " ".join(f"`{_cell(word)}`" for word in words)


def _cell(words: str) -> str:
    return words.replace("%%", "%").replace("|", "\\|")
