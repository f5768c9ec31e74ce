"""A disk that is full after the first file."""

from unittest import mock

from sitegen.hosting.folder import Folder
from sitegen.hosting.host import HostError
from tests.hosting.desk import build, found

FULL = HostError(
    "P107", "the folder cannot be read or written: no space left on device", "see whether the disk is full, then publish again"
)


def findings():
    build()
    with mock.patch.object(Folder, "put", side_effect=[None, FULL]):
        return found("www")
