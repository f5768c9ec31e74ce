"""Reading the fields of front matter by their type, each fault a finding at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.model.finding import Finding, Severity
from sitegen.model.forms import is_address, is_language, is_timezone, meant_language
from sitegen.model.suggest import did_you_mean, nearest, nearest_timezone
from sitegen.parse.dates import ZONE_REMEDY, DateRead, zone_fault
from sitegen.parse.frontmatter import FrontMatter
from sitegen.parse.plainfields import Node

TRUE_WORDS = ("true", "yes", "on")
FALSE_WORDS = ("false", "no", "off")
# Of these the time expressions are read (`temporal` has a table of words for each); a text in another is read as English.
READ_LANGUAGES = ("en", "de", "fr", "es", "uk", "ru")
SORT_WORDS = {"list": "a list", "keys": "a group of keys", "text": "a word"}


class Fields:
    """The front matter of one file while it is read: values out, findings collected."""

    def __init__(self, front: FrontMatter, findings: Iterable[Finding] = ()) -> None:
        self.front = front
        self.findings: list[Finding] = list(findings)

    @property
    def faulty(self) -> bool:
        """Is there an error among the findings?"""
        return any(finding.severity == "error" for finding in self.findings)

    def wrong(self, node: Node, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Note a fault at a key or value."""
        self.findings.append(self.front.finding(node, code, severity, message, hint))

    def check_keys(self, known: Iterable[str], synonyms: Mapping[str, str]) -> None:
        """P022 for each key that is not known: an error where a known one was probably meant, else a warning."""
        known = tuple(known)
        for key, _ in self.front.fields:
            if key.text in known:
                continue
            meant = synonyms.get(key.text.casefold()) or nearest(key.text, known)
            hint = f"did you mean “{meant}”?" if meant else f"known keys: {', '.join(known)}"
            severity: Severity = "error" if meant and self.front.key(meant) is None else "warning"
            self.wrong(key, "P022", f"the key “{short(key.text)}” is not known, so its value is lost", hint, severity)

    def text(self, key: str) -> str:
        """The words of a field, "" when it is absent."""
        node = self.front.get(key)
        return "" if node is None else self.text_of(node, f"“{key}”")

    def text_of(self, node: Node, what: str) -> str:
        """The words of one value on one line, P024 when it is a list or has keys of its own."""
        if node.sort != "text":
            hint = "write one value"
            if self._line(node).startswith(("[", "{")):
                hint = "write one value, in quotes if the brackets belong to it"
            self.wrong(node, "P024", f"{what} is {SORT_WORDS[node.sort]}, not one value", hint)
            return ""
        return " ".join(node.text.split())

    def _line(self, node: Node) -> str:
        lines = self.front.lines
        return lines[node.line - 1][node.column - 1 :] if 0 < node.line <= len(lines) else ""

    def flag(self, key: str) -> bool:
        """A yes or no; False when it is absent."""
        node = self.front.get(key)
        if node is None:
            return False
        word = node.text.casefold()
        if word not in TRUE_WORDS + FALSE_WORDS:
            told = f"“{short(node.text)}”" if node.sort == "text" else SORT_WORDS[node.sort]
            self.wrong(node, "P024", f"“{key}” is {told}, neither true nor false", "write true or false")
        return word in TRUE_WORDS

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; one word stands for a list of one, commas part several."""
        node = self.front.get(key)
        if node is None:
            return ()
        if node.sort == "text":
            return tuple(part for part in (" ".join(piece.split()) for piece in node.text.split(",")) if part)
        if node.sort == "keys":
            self.wrong(node, "P024", f"“{key}” is a group of keys, not a list", f"write {key}: [one, another]")
            return ()
        items = (self.text_of(item, f"an item of “{key}”") for item in node.items if item.sort != "nothing")
        return tuple(item for item in items if item)

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the words allowed, "" when it is absent or another (P041)."""
        node = self.front.get(key)
        return "" if node is None else self.choice_of(node, f"“{key}”", allowed)

    def choice_of(self, node: Node, what: str, allowed: tuple[str, ...]) -> str:
        """One of the words allowed, "" when it is another (P041)."""
        word = self.text_of(node, what)
        if not word or word.casefold() in allowed:
            return word.casefold()
        hint = f"{did_you_mean(word, allowed)} It is one of: {', '.join(allowed)}".strip()
        self.wrong(node, "P041", f"{what} is “{short(word)}”, which is not one of the words allowed", hint)
        return ""

    def address(self, key: str) -> str:
        """An http(s) address, "" when it is absent or none (P030)."""
        node = self.front.get(key)
        return "" if node is None else self.address_of(node, f"“{key}”")

    def address_of(self, node: Node, what: str) -> str:
        """An http(s) address, "" when it is none (P030)."""
        words = self.text_of(node, what)
        if not words or is_address(words):
            return words
        hint = "write it whole, as the browser shows it: https://example.org/page"
        if "://" not in words and "." in words.split("/", 1)[0] and " " not in words:
            hint = f"did you mean “https://{words}”?"
        self.wrong(node, "P030", f"{what} is “{short(words)}”, which is no http or https address", hint)
        return ""

    def zone_of(self, node: Node, what: str, read: DateRead) -> None:
        """P028 where the time zone of a date that was read is not known: a warning, for the day is told all the same."""
        if fault := zone_fault(read):
            self.wrong(node, "P028", f"{what}: {fault}", ZONE_REMEDY, "warning")

    def timezone(self, key: str) -> str:
        """An IANA time zone, "" when it is absent or unknown (P028)."""
        node = self.front.get(key)
        name = "" if node is None else self.text_of(node, f"“{key}”")
        if node is None or not name or is_timezone(name):
            return name
        near = nearest_timezone(name)
        hint = f"did you mean “{near}”?" if near else "write a place of the time zone data base, such as Europe/Kyiv"
        self.wrong(node, "P028", f"“{short(name)}” is no time zone", hint)
        return ""

    def language(self, key: str) -> str:
        """A language code (BCP 47), "" when it is absent or none (P029)."""
        node = self.front.get(key)
        code = "" if node is None else self.text_of(node, f"“{key}”")
        if node is None or not code or is_language(code):
            return code.replace("_", "-")
        meant = meant_language(code, READ_LANGUAGES)
        self.wrong(node, "P029", f"“{short(code)}” is no language code", meant or "write a code such as en, en-GB or uk")
        return ""


def short(words: str) -> str:
    """The words as a finding shows them, cut where they are long."""
    return words if len(words) <= 80 else words[:79] + "…"
