"""Where a site is published: a target of site.toml's [publish], or of the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """One place, and what is told about it.  Credentials are never part of it: they come from the environment alone."""

    address: str  # a folder, s3://bucket/prefix, git:REPOSITORY#BRANCH, user@host:path; "" in a [publish] without one
    name: str = ""  # of its table [publish.NAME]; "": [publish] itself, or the command line
    endpoint: str = ""  # S3-compatible storage elsewhere than at AWS
    region: str = ""
    cname: str | None = None  # a branch: the domain in the file CNAME; "" for none, None: by the site's base_url
    url: str = ""  # where readers find the site; a build for another base_url is remarked upon
