"""site.toml, sources.toml, actors.toml."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from datetime import date
from typing import Literal

import pytest

from sitegen.config import Settings, load_config
from sitegen.model.actor import Actor, Office, Tenure
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Source
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile
from sitegen.model.theme import ENOUGH, PAIRS, SLATE, THEMES, Theme, Type, contrast

Kind = Literal["config", "sources", "actors"]


def read(text: str, kind: Kind = "config") -> tuple[Settings, tuple[Finding, ...]]:
    return load_config([RawFile(kind, f"content/{kind}.toml", kind, text.encode())])


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in findings]


def test_without_files_all_is_default() -> None:
    settings, findings = load_config([])
    assert findings == ()
    assert settings.site == SiteConfig()
    assert settings.digest


def test_every_key_of_the_site() -> None:
    settings, findings = read(
        'title = "Weir watch"\ndescription = "All of it"\nbase_url = "https://example.org/w"\nlanguage = "en-GB"\n'
        'timezone = "Europe/Oslo"\nauthor = "The desk"\nquote_limit = 300\nthreshold = 1\nweek_start = "sunday"\n'
    )
    assert findings == ()
    expected = SiteConfig("Weir watch", "All of it", "https://example.org/w/", "en-GB", "Europe/Oslo", "The desk", 300, 1.0, 6)
    assert settings.site == expected


def test_sources() -> None:
    settings, findings = read(
        '[[source]]\nname = "The Weir Gazette"\nhomepage = "https://weirgazette.example"\ntimezone = "Europe/Oslo"\nlanguage = "en-GB"\n'
        'date_order = "dmy"\naliases = ["Weir Gazette"]\n\n[[source]]\nname = "Lock News"\n',
        "sources",
    )
    assert findings == ()
    first = Source("the-weir-gazette", "The Weir Gazette", "https://weirgazette.example", "Europe/Oslo", "en-GB", "DMY", ("Weir Gazette",))
    assert settings.sources == (first, Source("lock-news", "Lock News"))


def test_actors_and_offices() -> None:
    settings, findings = read(
        '[[actor]]\nname = "Ada Holm"\nkind = "person"\naliases = ["Mayor Holm"]\n[[actor]]\nname = "Lock Trust"\nkind = "body"\n'
        '[[office]]\nname = "Mayor of Weir"\naliases = ["Weir mayor"]\nbody = "Weir"\n'
        'held = [{by = "Ben Sluis", to = 2024-07-05}, {by = "Ada Holm", from = "2024-07-05"}]\n'
        '[[office]]\nname = "Councillor"\nshared = true\nheld = [{by = "Ada Holm"}, {by = "Ben Sluis"}]\n',
        "actors",
    )
    assert findings == ()
    assert settings.gazetteer.actors == (
        Actor("ada-holm", "Ada Holm", "person", ("Mayor Holm",)),
        Actor("lock-trust", "Lock Trust", "body"),
    )
    mayor, councillor = settings.gazetteer.offices
    day = date(2024, 7, 5)
    assert mayor == Office("Mayor of Weir", ("Weir mayor",), "Weir", False, (Tenure("Ben Sluis", None, day), Tenure("Ada Holm", day, None)))
    assert councillor.shared


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ('# title = "a"\ntitle = 3', "config", [("P052", 2, 1)]),
        ('  "quote_limit" = 3', "config", [("P053", 1, 4)]),
        ("quote_limit = true", "config", [("P052", 1, 1)]),
        ('[[actor]]\nname = "A"\n[[actor]]\nname = "B"\nkind = "persn"', "actors", [("P053", 5, 1)]),
        ('[[actor]]\nname = "A"\nkind = "person"\n[[actor]]\nkind = "person"', "actors", [("P054", 4, 1)]),
        ('[[actor]]\nname = "A"\naliases = ["x", 3]', "actors", [("P052", 3, 1)]),
        ('title = "a', "config", [("P050", 1, 11)]),
        ('title = "a"\ntitle = "b"', "config", [("P050", 2, 12)]),
        ("[[office]]\nname = 'O'\nheld = [{by = 'A', from = 2024-01-01, to = 2024-01-01}]", "actors", [("P055", 3, 39)]),
        ("[[ofice]]\nname = 'O'", "actors", [("P051", 1, 3)]),
    ],
)
def test_faults_have_their_place(text: str, kind: Kind, expected: list[tuple[str, int, int]]) -> None:
    assert places(read(text, kind)[1]) == expected


def test_a_faulty_key_keeps_its_default_and_the_others_are_read() -> None:
    settings, findings = read('title = 3\nlanguage = "nb"\ntimezone = "Mars/Olympus"\n')
    assert sorted(finding.code for finding in findings) == ["P028", "P052", "P059"]
    assert (settings.site.title, settings.site.language, settings.site.timezone) == ("Timeline", "nb", "UTC")


def test_neighbours_in_an_office_do_not_overlap_and_one_person_may_hold_it_twice() -> None:
    held = '{by = "A", from = 2020-01-01, to = 2021-01-01}, {by = "B", from = 2021-01-01, to = 2022-01-01}, {by = "A", from = 2022-01-01}'
    assert read(f'[[office]]\nname = "O"\nheld = [{held}]', "actors")[1] == ()


def test_an_overlap_is_found_behind_a_shorter_tenure() -> None:
    held = '{by = "A", from = 2020-01-01}, {by = "A", from = 2020-02-01, to = 2020-03-01}, {by = "B", from = 2023-01-01}'
    assert [finding.code for finding in read(f'[[office]]\nname = "O"\nheld = [{held}]', "actors")[1]] == ["P056"]


def test_the_digest_follows_the_values_and_not_the_spelling() -> None:
    one, two, three = (read(text)[0].digest for text in ('title = "a"', "# words\ntitle = 'a'\n", 'title = "b"'))
    assert one == two != three


def look(text: str) -> tuple[Theme, list[tuple[str, int]]]:
    settings, findings = read(text)
    return settings.site.theme, [(finding.code, finding.line) for finding in findings]


def test_a_theme_is_chosen_by_name_and_changed_key_by_key() -> None:
    theme, findings = look(
        'theme = "slate"\n[colours]\naccent = "#046"\n[colours.dark]\naccent = "#8FD"\n[type]\ntext = "Georgia, serif"\nsize = 19\n'
    )
    assert findings == []
    assert theme == replace(
        SLATE,
        light=replace(SLATE.light, accent="#004466"),
        dark=replace(SLATE.dark, accent="#88ffdd"),
        type=replace(SLATE.type, text="Georgia, serif", size=19),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('theme = "slat"', ("P053", 1)),
        ('colours = "red"', ("P052", 1)),
        ('[colours]\naccent = "red"', ("P053", 2)),
        ('[colours]\nacent = "#000000"', ("P051", 2)),
        ('[colours]\naccent = "#eee"', ("P058", 2)),
        ('[colours.dark]\npaper = "#777"', ("P058", 2)),
        ('[type]\ntext = "x; } body { display: none"', ("P053", 2)),
        ("[type]\ntext = 'Georgia, \"Noto'", ("P053", 2)),
        ('[type]\ntext = "Joe\'s, serif"', ("P053", 2)),
        ('[type]\ntext = "Georgia,"', ("P053", 2)),
        ("[type]\nsize = 3", ("P053", 2)),
    ],
)
def test_a_look_that_cannot_be_used_is_told_at_its_line(text: str, found: tuple[str, int]) -> None:
    theme, findings = look(text)
    assert findings[0] == found
    if found[0] != "P058":
        assert theme == THEMES["paper"]


@pytest.mark.parametrize("kind", [theme.type for theme in THEMES.values()])
def test_families_in_quotes_or_in_none_are_taken(kind: Type) -> None:
    names = {"text": kind.text, "interface": kind.interface, "code": "'Joe \"X\" Mono' , -apple-system"}
    theme, findings = look("[type]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in names.items()))
    assert findings == []
    assert {key: getattr(theme.type, key) for key in names} == names


@pytest.mark.parametrize("name", THEMES)
def test_the_finished_themes_can_be_read_by_day_and_by_night(name: str) -> None:
    for palette in (THEMES[name].light, THEMES[name].dark):
        values = asdict(palette)
        assert {pair: round(ratio, 2) for pair in PAIRS if (ratio := contrast(values[pair[0]], values[pair[1]])) < ENOUGH} == {}


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio == round(contrast(other, one), 2)


@pytest.mark.parametrize("address", ["https://x.example/?q=1", "https://x.example/#a", "https://u:p@x.example/", "https://x.example/<b>"])
def test_pages_can_be_appended_to_the_address_of_the_site(address: str) -> None:
    settings, findings = read(f'base_url = "{address}"')
    assert (settings.site.base_url, [(finding.code, finding.line) for finding in findings]) == ("", [("P030", 1)])


def test_what_reads_the_notes() -> None:
    assert read("")[0].site.markdown == "python-markdown"
    settings, findings = read('markdown = "CommonMark"')
    assert (settings.site.markdown, findings) == ("commonmark", ())
    settings, findings = read('title = "Weir"\nmarkdown = "commonmrk"')
    assert (settings.site.markdown, places(findings)) == ("python-markdown", [("P053", 2, 1)])
    assert "did you mean “commonmark”?" in findings[0].hint
    assert read('markdown = "commonmark"')[0].digest != read("")[0].digest


def test_an_engine_that_is_not_installed_gives_way_to_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyromark", None)
    settings, findings = read('markdown = "commonmark"')
    assert (settings.site.markdown, places(findings), findings[0].severity) == ("python-markdown", [("P082", 1, 1)], "warning")
    assert settings.digest == read("")[0].digest
    assert read('markdown = "python-markdown"')[1] == ()
