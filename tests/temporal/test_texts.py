"""The labelled texts are well-formed: figures measured on them mean what they say."""

from __future__ import annotations

import pytest

from tests.measure import texts

HEAD = "published: 2011-05-03\n\n"


@pytest.mark.parametrize("genre", texts.genres())
def test_every_text_parses_and_has_labels(genre: str) -> None:
    found = texts.read_genre(genre)
    assert found
    assert [text.name for text in found if not text.labels] == []
    assert {text.blind for text in found} == {True, False}


def test_offsets_point_at_the_words_without_marks() -> None:
    text = texts.parse("01", HEAD + "On [[6 June 1944|DATE|1944-06-06]] – and [[the next day|DATE|1944-06-07]].\n")
    assert text.text == "On 6 June 1944 – and the next day."
    assert [text.text[label.start : label.end] for label in text.labels] == ["6 June 1944", "the next day"]
    assert [label.value for label in text.labels] == ["1944-06-06", "1944-06-07"]


def test_a_text_may_have_no_day_of_publication() -> None:
    text = texts.parse("02", "published:\n\nIn [[1944|DATE|1944]].\n")
    assert (text.published, text.blind) == (None, True)


def test_a_text_may_name_its_language() -> None:
    text = texts.parse("01", "published: 2011-05-03\nlanguage: fr\n\nParti [[hier|DATE|2011-05-02]].\n")
    assert (text.language, text.row()["language"], text.text) == ("fr", "fr", "Parti hier.")


@pytest.mark.parametrize(
    "source",
    [
        "In [[1944|DATE|1944]].",  # no head
        "published: May 2011\n\nIn [[1944|DATE|1944]].",
        "published: 2011-05-03\nIn [[1944|DATE|1944]].",  # no empty line
        "published: 2011-05-03\nlanguage: French\n\nEn [[1944|DATE|1944]].",
        HEAD + "In [[1944|YEAR|1944]].",
        HEAD + "In [[1944|DATE|the year]].",
        HEAD + "In [[June|DATE|P1M]].",  # a length is not a date
        HEAD + "For [[a week|DURATION|P]].",
        HEAD + "In [[ 1944|DATE|1944]].",
        HEAD + "In [[1944|DATE]].",
        HEAD + "In [[1944|DATE|1944].",
        HEAD + "In [[|DATE|1944]].",
        HEAD + "In 1944]].",
    ],
)
def test_a_malformed_file_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="01: "):
        texts.parse("01", source)


def test_a_name_is_two_digits() -> None:
    with pytest.raises(ValueError, match="two digits"):
        texts.parse("first", HEAD + "In [[1944|DATE|1944]].")
