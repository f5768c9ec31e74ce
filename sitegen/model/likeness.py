"""Which texts are copies of which: a report of an agency that many papers print, with another headline or cut at its end.

A text's sketch is a sample of its shingles (five words in a row), those whose digest ends in four zero bits: the same words are in the
sample of every text that holds them, so the share of one sample found in another estimates how much of the text is there (Broder,
"On the resemblance and containment of documents", 1997, with sampling by modulus).  Linear: originals alone are looked up, and a shingle
that many of them share is looked up no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from zlib import crc32

SHINGLE_WORDS = 5
SAMPLED_OF = 16  # one shingle of so many
FEWEST_SAMPLES = 8  # about 130 words; of shorter texts only the same words from end to end are a copy
FEWEST_WORDS = 12  # "No comment." is nobody's text
COPIED_SHARE = 0.6  # of the copy's own sample: an article that quotes a shorter one whole and goes on is none
SURE_SHARE = 0.9  # by the sample; below it the texts themselves are asked, for a small sample errs
MANY_ORIGINALS = 12  # texts that share a shingle: it is a formula, such as an invitation to subscribe
_WORD = re.compile(r"\w+")
_WHOLE = 1 << 32  # marks the digest of all words


def sketch(text: str) -> tuple[int, ...]:
    """The sample of a text's shingles, ascending, and the digest of all its words; () where it has too few words."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return ()
    encoded = [word.encode("utf-8", "replace") for word in words]
    sampled = {digest for shingle in _in_rows(encoded) if not (digest := crc32(b" ".join(shingle))) % SAMPLED_OF}
    return (*sorted(sampled), _WHOLE | crc32(b" ".join(encoded)))


def _in_rows(words: list[bytes]) -> Iterator[tuple[bytes, ...]]:
    return zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)


def _shingles(text: str) -> Iterator[tuple[bytes, ...]]:
    return _in_rows([word.encode("utf-8", "replace") for word in _WORD.findall(text.casefold())])


def share_in(text: str, other: str) -> float:
    """How much of a text, from 0 to 1, stands in another, shingle by shingle."""
    own = set(_shingles(text))
    return len(own.intersection(_shingles(other))) / max(1, len(own))


def copies(texts: Iterable[tuple[str, tuple[int, ...]]], share: Callable[[str, str], float]) -> dict[str, str]:
    """{a copy: the original}, by ids, of (id, sketch) in the order in which they count as originals.

    `share` tells by two ids how much of the first text stands in the second; it is asked where the samples leave a doubt.
    An original is never a copy itself: a copy of a copy leads to the first.
    """
    originals: dict[int, tuple[str, ...]] = {}
    found: dict[str, str] = {}
    for identity, sample in texts:
        if originals.keys().isdisjoint(sample):  # as nearly all are
            originals.update(dict.fromkeys(sample, (identity,)))
            continue
        size = len(sample) - 1
        shared: Counter[str] = Counter()
        for digest in sample:
            known = originals.get(digest, ())
            if digest & _WHOLE and known:
                shared[known[0]] += size + 1  # the same from end to end
            elif len(known) < MANY_ORIGINALS:
                shared.update(known)
        best = max(shared, key=lambda other: (shared[other], other), default="")
        if best and (shared[best] > size or (size >= FEWEST_SAMPLES and _copied(shared[best] / size, identity, best, share))):
            found[identity] = best
            continue
        for digest in sample:
            known = originals.get(digest, ())
            if len(known) < MANY_ORIGINALS:
                originals[digest] = (*known, identity)
    return found


def _copied(estimate: float, identity: str, original: str, share: Callable[[str, str], float]) -> bool:
    return estimate >= SURE_SHARE or (estimate >= COPIED_SHARE / 2 and share(identity, original) >= COPIED_SHARE)
