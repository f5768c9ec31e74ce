"""Where the site is published, in site.toml: [publish], and named targets as [publish.NAME]."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.config.toml import TableReader, inner
from sitegen.model.forms import is_site
from sitegen.model.target import Target

KEYS = ("target", "endpoint", "region", "cname", "url")
_SECRET = re.compile(r"secret|passw|token|credential|key", re.IGNORECASE)
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+[A-Za-z0-9-]{2,63}")


def read_targets(reader: TableReader) -> tuple[Target, ...]:
    """[publish] itself first (its name is ""), then its named targets; P111 for a credential, which no file should hold."""
    table = inner(reader.toml, reader.table, "publish")
    if "publish" not in reader.table:
        return ()
    names = [key for key, value in table.table.items() if isinstance(value, dict) and key not in KEYS]
    first = _target(table, "", names)
    return (first, *(_target(inner(reader.toml, table.table, name, f"publish.{name}"), name, []) for name in names))


def _target(reader: TableReader, name: str, inside: list[str]) -> Target:
    secret = [key for key in reader.table if key not in (*KEYS, *inside) and _SECRET.search(key)]
    for key in secret:
        reader.wrong(
            key, "P111", f"“{key}” looks like a credential", "take it out of the file, and make a new one; publish reads AWS_… and the like"
        )
        # The line holds what nobody else should read: it is not shown.
        reader.toml.findings[-1] = replace(reader.toml.findings[-1], excerpt="")
    plain = {key: value for key, value in reader.table.items() if key not in (*secret, *inside)}
    replace(reader, table=plain).known(KEYS)
    url = reader.address("url", is_site)
    return Target(
        address=reader.text("target"),
        name=name,
        endpoint=reader.address("endpoint"),
        region=reader.text("region"),
        cname=_cname(reader),
        url=url if not url or url.endswith("/") else url + "/",
    )


def _cname(reader: TableReader) -> str | None:
    """The domain; "" says that there is none to write."""
    if "cname" not in reader.table:
        return None
    domain = reader.text("cname")
    if domain and not _DOMAIN.fullmatch(domain):
        reader.wrong("cname", "P053", f"“cname” is “{domain}”, which is no domain", "write the bare name: timeline.example.org")
        return None
    return domain
