"""Addresses inside the site and out of it."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from sitegen.model.slug import slugify


def folder(*parts: str) -> str:
    """The path of a page that is a folder: `events/x/index.html`.  Links name index.html, so that they work from file:// too."""
    return "/".join([*(part for part in parts if part), "index.html"])


def root_of(path: str) -> str:
    """What leads from a page back to the site's top folder: "", "../", "../../" …"""
    return "../" * path.count("/")


def public(path: str) -> str:
    """The address of a page on a host: `events/x/` for `events/x/index.html`."""
    return path.removesuffix("index.html")


def absolute(base_url: str, path: str) -> str:
    """The full address of a page, or "" when the site does not know its own."""
    return f"{base_url.rstrip('/')}/{quote(public(path))}" if base_url else ""


def safe_url(url: str) -> str:
    """The address if it is one of the web's (http, https, with a host), else "": nothing else becomes a link."""
    url = "".join(url.split())
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def safe_slug(name: str) -> str:
    """The name as an address, unchanged if it is one already: never a path, never empty."""
    return name if name and name.isascii() and name.replace("-", "").isalnum() and name == name.lower() else slugify(name)


def unique(slug: str, taken: set[str]) -> str:
    """The slug, numbered if it is taken; adds it to `taken`."""
    here, number = slug, 1
    while here in taken:
        number += 1
        here = f"{slug}-{number}"
    taken.add(here)
    return here
