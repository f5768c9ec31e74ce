"""A bucket of S3 or of storage that speaks its language (boto3, the extra `s3`).  Credentials: what boto3 finds in the environment."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, TypeVar

from sitegen.hosting.headers import cache_control, content_type
from sitegen.hosting.host import HostError
from sitegen.hosting.plan import UNSURE, File, There, parse_manifest
from sitegen.model.outputs import MANIFEST

WORKERS = 8
NO_CREDENTIALS = "give them in the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; never in site.toml"
REMEDIES = {
    "NoSuchBucket": "make the bucket, or mend its name",
    "AccessDenied": "the credentials need s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject on this bucket",
    "403": "the credentials need s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject on this bucket",
    "InvalidAccessKeyId": "see which credentials the environment gives (AWS_ACCESS_KEY_ID, AWS_PROFILE)",
    "SignatureDoesNotMatch": "see which credentials the environment gives (AWS_SECRET_ACCESS_KEY)",
    "ExpiredToken": "sign in again: the credentials of the environment are too old",
    "PermanentRedirect": "give the bucket's region (AWS_REGION, or `region` of the target in site.toml)",
}
_Work = TypeVar("_Work")


class Bucket:
    """A bucket, or what lies below a prefix of it."""

    at_a_time = 500

    def __init__(self, bucket: str, prefix: str = "", endpoint: str = "", region: str = "") -> None:
        self.bucket = bucket
        self.prefix = prefix.strip("/") + "/" if prefix.strip("/") else ""
        with _told():
            self.client = _client(endpoint, region)

    def look(self, site: Mapping[str, File]) -> There:
        """By the list of the bucket, which gives the MD5 of what was put in one piece (as we do).

        Where the bucket encrypts with a key of its own the list gives another mark: then a file is the same if our manifest says so
        and nobody has written it since.
        """
        rows: dict[str, Mapping[str, Any]] = {}
        with _told():
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
            for page in pages:
                for row in page.get("Contents", ()):
                    if not row["Key"].endswith("/"):  # what a console calls a folder
                        rows[row["Key"].removeprefix(self.prefix)] = row
            published: dict[str, str] = {}
            written: datetime | None = None
            if MANIFEST in rows:
                body = self.client.get_object(Bucket=self.bucket, Key=self.prefix + MANIFEST)["Body"].read()
                published, written = parse_manifest(body), rows[MANIFEST]["LastModified"]

        def untouched(path: str) -> bool:
            return written is not None and rows[path]["LastModified"] <= written

        def same(file: File) -> bool:
            row = rows[file.path]
            if row["Size"] != file.size_bytes:
                return False
            if row["ETag"].strip('"') == hashlib.md5(file.read(), usedforsecurity=False).hexdigest():
                return True
            return published.get(file.path) == file.digest and untouched(file.path)

        left = [path for path, mark in published.items() if path in rows and path not in site and mark != UNSURE]
        return There(
            frozenset(rows),
            frozenset(path for path in rows if path in site and same(site[path])),
            published,
            frozenset(path for path in left if not untouched(path)),
        )

    def put(self, files: Sequence[File]) -> None:
        """Some at a time; an object is replaced as a whole."""

        def put_one(file: File) -> None:
            self.client.put_object(
                Bucket=self.bucket,
                Key=self.prefix + file.path,
                Body=file.read(),
                ContentType=content_type(file.path),
                CacheControl=cache_control(file.path),
            )

        _all(put_one, files)

    def remove(self, paths: Sequence[str]) -> None:
        """One request each: not every storage knows how to remove many at once."""
        _all(lambda path: self.client.delete_object(Bucket=self.bucket, Key=self.prefix + path), paths)

    def finish(self, message: str) -> None:
        """Each object was live when it was put."""

    def close(self) -> None:
        """The connections are let go."""
        self.client.close()


def _all(work: Callable[[_Work], object], items: Sequence[_Work]) -> None:
    """The work on each item; the first fault stops what has not begun."""
    with _told(), ThreadPoolExecutor(WORKERS) as pool:
        futures = [pool.submit(work, item) for item in items]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _client(endpoint: str, region: str) -> Any:
    try:
        import boto3
        from botocore.config import Config
    except ImportError as fault:
        raise HostError("P110", "the library boto3, which speaks with S3, is not installed", "pip install 'dateline[s3]'") from fault
    config = Config(
        retries={"mode": "standard", "max_attempts": 5},
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=WORKERS,
        request_checksum_calculation="when_required",  # storage elsewhere refuses what AWS has added since
        response_checksum_validation="when_required",
    )
    return boto3.client("s3", endpoint_url=endpoint or None, region_name=region or None, config=config)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What the storage does not allow, as P107."""
    try:
        yield
    except Exception as fault:
        told = _fault(fault)
        if told is None:
            raise
        raise told from fault


def _fault(fault: Exception) -> HostError | None:
    """None for what is no fault of the storage's."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, NoRegionError, PartialCredentialsError
    except ImportError:
        return None
    if isinstance(fault, NoCredentialsError | PartialCredentialsError):
        return HostError("P107", "there are no credentials for the storage", NO_CREDENTIALS)
    if isinstance(fault, NoRegionError):
        return HostError("P107", "the storage's region is not known", REMEDIES["PermanentRedirect"])
    if isinstance(fault, ClientError):
        told = fault.response.get("Error", {})
        code, words = str(told.get("Code", "")), " ".join(str(told.get("Message", "")).split())
        hint = REMEDIES.get(code, "see what the storage says, then publish again")
        return HostError("P107", f"the storage refused {fault.operation_name}: {words[:200] or code} ({code})", hint)
    if isinstance(fault, BotoCoreError | ValueError):  # ValueError: an endpoint that is no address
        words = " ".join(str(fault).split())[:200]
        return HostError("P107", f"the storage cannot be reached: {words}", "see whether the endpoint is right and the network is up")
    return None
