"""A target with a domain of its own, and a build that does not know it."""

from pathlib import Path

from tests.hosting.desk import build, found, write_note


def findings():
    write_note()
    Path("content/site.toml").write_text('[publish]\ntarget = "www"\nurl = "https://timeline.example.org/"\n', "utf-8")
    build(base_url="http://localhost:8000/")
    return found()
