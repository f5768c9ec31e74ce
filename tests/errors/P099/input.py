"""A reader that meets a bug: the file is left out and the others go on."""

from sitegen import readings
from sitegen.config import Settings
from sitegen.model.rawfile import RawFile


def findings() -> tuple[object, ...]:
    def broken(document: object, settings: object) -> object:
        raise RuntimeError("a made-up fault")

    kept, readings.read_document = readings.read_document, broken  # type: ignore[assignment]
    try:
        return readings.read_article(RawFile("article", "content/articles/a.txt", "a", b"They met.\n"), Settings()).findings
    finally:
        readings.read_document = kept
