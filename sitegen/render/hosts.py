"""What hosts read from files of the site: `_headers` and `_redirects`, as Netlify, Cloudflare Pages, GitLab Pages and others know them.

Of two rules that fit one address Cloudflare joins the values and Netlify takes both, so no header stands in two rules that overlap:
what may be framed (embed/) differs from what may not, hence a rule for each section of the site instead of one for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from sitegen.model.corpus import Page, SiteConfig
from sitegen.render.links import public

RULES_AT_MOST = 100  # of one _headers, by Cloudflare Pages; what is beyond keeps the policy that stands in each page
REDIRECTS_AT_MOST = 1_000  # of one _redirects, by GitLab Pages; the others are pages that lead on, which all of them are anyway
# As the pages' own (templates/base.html), and what only a header can say: no frame of another's.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
WASM = ("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")  # the search page, where the full text is indexed
EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
)
FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"


def headers(site: SiteConfig, paths: Iterable[str]) -> Page:
    """`_headers` for pages at these paths; embed/ may be framed, nothing else."""
    base = _base(site)
    files, sections = _tops(paths)
    rules = [_rule(f"{base}*", *EVERYWHERE), _rule(f"{base}assets/*", FOR_EVER)]
    addresses = [base, f"{base}index.html", *(f"{base}{name}" for name in files), *(f"{base}{name}/*" for name in sections)]
    for address in addresses[: RULES_AT_MOST - len(rules)]:
        policy = POLICY
        if site.search == "pagefind" and address == f"{base}search/*":
            policy = policy.replace(*WASM)
        rules.append(_rule(address, f"Content-Security-Policy: {policy}; frame-ancestors 'none'", "X-Frame-Options: DENY"))
    return Page("_headers", ("# Read by Netlify, Cloudflare Pages and others.\n" + "".join(rules)).encode())


def _tops(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """(pages at the top but the front page, folders of pages but the one for frames), each in order."""
    tops = {path.partition("/")[0]: "/" in path for path in paths}
    files = sorted(name for name, is_folder in tops.items() if not is_folder and name != "index.html")
    folders = (name for name, is_folder in tops.items() if is_folder and name != "embed")
    return files, sorted(folders, key=lambda name: (name.isdigit(), name))  # years last: they are the ones that may be too many


def _rule(address: str, *lines: str) -> str:
    return f"\n{address}\n" + "".join(f"  {line}\n" for line in lines)


def redirects(site: SiteConfig, moved: Iterable[tuple[str, str]]) -> Page:
    """`_redirects` for the (old path, new path) of each event that was merged into another."""
    base = _base(site)
    rows = [f"{base}{quote(public(old))} {base}{quote(public(new))} 301\n" for old, new in sorted(moved)]
    head = "# Read by Netlify, Cloudflare Pages, GitLab Pages and others; elsewhere a page at each of these addresses leads on.\n"
    return Page("_redirects", (head + "".join(rows[:REDIRECTS_AT_MOST])).encode())


def _base(site: SiteConfig) -> str:
    """The path under which the site stands on its host: "/", or "/timeline/"."""
    return f"{urlsplit(site.base_url).path.rstrip('/')}/"
