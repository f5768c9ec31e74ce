"""A bucket: what it is told of each file, and how it says no."""

from __future__ import annotations

import datetime
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from sitegen.hosting.host import HostError
from sitegen.hosting.plan import write_manifest
from sitegen.hosting.programs import run
from sitegen.publish.swap import MANIFEST
from tests.hosting.kinds import OLD, bucket, lay_out, publish


def test_a_bucket_is_told_types_and_how_long_to_keep(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import boto3

    for kind in bucket(monkeypatch, tmp_path / "output"):
        publish(
            kind,
            {"index.html": b"<p>", "assets/site.0123abcd.css": b"p{}", "feed.atom": b"<feed/>", "share.png": b"1", "x.odd": b"?"},
        )
        client = boto3.client("s3")
        told = {path: client.head_object(Bucket="desk", Key=f"site/{path}") for path in kind.files()}
        types = {path: head["ContentType"] for path, head in told.items()}
        assert types["index.html"] == "text/html; charset=utf-8"
        assert types["feed.atom"] == "application/atom+xml; charset=utf-8"
        assert types["x.odd"] == "application/octet-stream"
        for_ever = [path for path, head in told.items() if "immutable" in head["CacheControl"]]
        assert for_ever == ["assets/site.0123abcd.css"]


def test_a_bucket_that_encrypts_with_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its marks say nothing about the bytes: our manifest does, unless an object was written after it."""
    from sitegen.hosting import s3

    site = lay_out(OLD, tmp_path / "output")
    manifest = write_manifest({path: file.digest for path, file in site.items()})
    early, late = (datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2))
    rows = [{"Key": path, "Size": file.size_bytes, "ETag": '"0123"', "LastModified": early} for path, file in site.items()]
    rows[0]["LastModified"] = late
    rows.append({"Key": MANIFEST, "Size": manifest.size_bytes, "ETag": '"4567"', "LastModified": early})

    class Client:
        def get_paginator(self, name: str) -> Any:
            return self

        def paginate(self, **options: str) -> list[dict[str, Any]]:
            return [{"Contents": rows}, {}]

        def get_object(self, **options: str) -> Any:
            return {"Body": io.BytesIO(manifest.body)}

    monkeypatch.setattr(s3, "_client", lambda endpoint, region: Client())
    there = s3.Bucket("desk").look(site)
    assert there.same == OLD.keys() - {"index.html"}
    del site["e/a/index.html"]
    assert s3.Bucket("desk").look(site).altered == frozenset()
    del site["index.html"]
    assert s3.Bucket("desk").look(site).altered == {"index.html"}


def test_a_bucket_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sitegen.hosting.s3 import Bucket

    for _ in bucket(monkeypatch, tmp_path / "output"):
        with pytest.raises(HostError, match="NoSuchBucket") as fault:
            Bucket("nobodys-bucket").look({})
        assert fault.value.hint == "make the bucket, or mend its name"


def test_without_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sitegen.hosting.s3 import Bucket

    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(HostError, match="no credentials"):
        Bucket("desk", region="eu-north-1").look({})


def test_boto3_is_imported_only_when_used() -> None:
    code = "import sys, sitegen.commands.publishing, sitegen.hosting.branch, sitegen.hosting.rsync; sys.exit('boto3' in sys.modules)"
    assert run([sys.executable, "-c", code]).status == 0
