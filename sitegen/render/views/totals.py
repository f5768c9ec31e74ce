"""What of a ledger may be added up, and its sums: within one currency, and only plain figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_name

from sitegen.model.claim import Amount, Sense
from sitegen.model.event import Event
from sitegen.render.money import amount_forms, amount_label, plain_number
from sitegen.render.views.book import Book

SENSES: tuple[Sense, ...] = ("promised", "allocated", "delivered")
Figures = dict[tuple[Sense, str], Decimal]  # by sense and currency


@dataclass(frozen=True, slots=True)
class SumOf:
    """A sum in one currency; `value` is "" where nothing was added."""

    sense: Sense
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of one currency."""

    currency: str
    name: str
    forms: tuple[str, str]  # how its amounts below and from a million are written, %s standing for the figure: "€%s"
    sums: tuple[SumOf, ...]  # one for each sense


def addable(event: Event) -> tuple[Figures, bool]:
    """The event's figures that may be added, and whether it has others, which may not.

    Not added: what a source calls "about", "at least" or "at most", rates ("a year"), figures without a currency, a proposal's or a
    refusal's figures, and a sense for which two different figures are told (rival sources, or a whole and its part).
    """
    told: dict[tuple[Sense, str], set[tuple[Decimal, str]]] = defaultdict(set)
    for amount in event.amounts:
        told[amount.sense, amount.currency].add((amount.value, amount.modifier + amount.per))
    if event.status in ("proposed", "refused"):
        return {}, bool(told)
    figures = {key: value for key, ((value, said), *more) in told.items() if key[1] and not said and not more}
    return figures, len(figures) < len(told)


def totals(book: Book, events: Iterable[Event]) -> tuple[Total, ...]:
    """The sums of each currency, that of most pledges first; () where nothing can be added."""
    sums: Figures = defaultdict(Decimal)
    pledges: Counter[str] = Counter()
    for event in events:
        figures, _ = addable(event)
        for key, value in figures.items():
            sums[key] += value
        pledges.update({currency for _, currency in figures})
    return tuple(_total(book, currency, sums) for currency in sorted(pledges, key=lambda currency: (-pledges[currency], currency)))


def _total(book: Book, currency: str, sums: Figures) -> Total:
    def sum_of(sense: Sense) -> SumOf:
        if (sense, currency) not in sums:
            return SumOf(sense, "", "–")
        value = sums[sense, currency]
        return SumOf(sense, plain_number(value), amount_label(Amount(value, currency, ""), book.words, book.dates.locale))

    forms = amount_forms(currency, book.words, book.dates.locale)
    name = get_currency_name(currency, locale=book.dates.locale)
    return Total(currency, name if name == currency else f"{name} ({currency})", forms, tuple(map(sum_of, SENSES)))
