"""The command `import`: tables and slide shows of other programs as notes, nothing overwritten, every fault told at its row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.commands.importing import take
from sitegen.importing import read_sheet, read_slides
from sitegen.importing.markup import markdown
from sitegen.model.note import Note
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_note


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    return Path("content")


def put(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def notes(content: Path) -> dict[str, Note]:
    """The imported notes by their titles, each without a fault."""
    found = {}
    for file in sorted((content / "notes" / "imported").glob("*.md")):
        note, findings = parse_note(RawFile("note", str(file), file.stem, file.read_bytes()))
        assert note is not None and not [one for one in findings if one.severity == "error"], findings
        found[note.title] = note
    return found


TABLE = """Date;Headline;Type;Who;Location;Amount;Currency;Deadline;Source URL;Description
18 March 2025;Talks on the ferry;Meeting;Ada Holm; Port Ansel;;;;https://example.org/ferry;They spoke of *fish*.
2025-04;"A fund; for the harbour";pledge;;;2,500,000;EUR;2025-12-31;;
2025-05-02;The pier opens;Opening;Ada Holm, Jon Vik;;;;;;
"""


def test_columns_are_found_by_their_names(content: Path) -> None:
    written, there, findings = take([put("talks.csv", TABLE)], content)
    assert (written, there) == (3, 0)
    found = notes(content)
    talks, fund, pier = found["Talks on the ferry"], found["A fund; for the harbour"], found["The pier opens"]
    assert (talks.date_words, talks.kind, talks.place, talks.body.strip()) == (
        "2025-03-18",
        "meeting",
        "Port Ansel",
        "They spoke of *fish*.",
    )
    assert [source.url for source in talks.sources] == ["https://example.org/ferry"]
    assert (fund.date_words, fund.kind, fund.due_words) == ("2025-04", "pledge", "2025-12-31")
    assert fund.amount is not None and (fund.amount.value, fund.amount.currency) == (2_500_000, "EUR")
    assert (pier.kind, pier.tags) == (None, ("Opening",))
    assert findings == ()


def test_people_with_roles(content: Path) -> None:
    table = "date,title,kind,actors,hosts,pledgers,recipients\n2025-03-18,Aid,pledge,Ada; Bo; Cy; Di,Di,Ada,Bo\n"
    take([put("t.csv", table)], content)
    actors = notes(content)["Aid"].actors or ()
    assert {actor.name: actor.role for actor in actors} == {"Ada": "pledger", "Bo": "recipient", "Cy": "participant", "Di": "host"}


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        ("start,end|2025-03-18,2025-03-20", "2025-03-18/2025-03-20"),
        ("start,end|18 March 2025,", "2025-03-18"),
        ("date|March 2025", "2025-03"),
        ("date|18.03.2025", "2025-03-18"),
        ("date|2025-03-18T10:30", "2025-03-18T10:30"),
        ("edtf,date|2025-03~,about March", "2025-03~"),
        ("year,month,day|2025,3,", "2025-03"),
        ("Year,Month,Day,End Year,End Month,End Day|2025,3,18,2025,3,20", "2025-03-18/2025-03-20"),
        ("date|", "unknown"),
    ],
)
def test_dates(content: Path, cells: str, edtf: str) -> None:
    head, row = cells.split("|")
    take([put("t.csv", f"title,{head}\nTalks,{row}\n")], content)
    assert notes(content)["Talks"].date_words == edtf


def test_the_order_of_day_and_month_is_that_in_which_the_whole_table_can_be_read(content: Path) -> None:
    take([put("t.csv", "title,date\nA,03/04/2025\nB,03/18/2025\n")], content)
    assert {title: note.date_words for title, note in notes(content).items()} == {"A": "2025-03-04", "B": "2025-03-18"}


def test_a_day_that_may_be_two_is_not_guessed(content: Path) -> None:
    _, _, findings = take([put("t.csv", "title,date\nA,03/04/2025\nB,2025-03-18\n")], content)
    assert [(finding.code, finding.line, finding.severity) for finding in findings] == [("P026", 2, "error")]
    assert list(notes(content)) == ["B"]


def test_of_two_columns_that_hold_the_same_the_one_not_read_is_told(content: Path) -> None:
    _, _, findings = take([put("t.csv", "title,When,Date\nA,2025-03-17,2025-03-18\n")], content)
    assert [(one.code, one.severity, one.message) for one in findings] == [
        ("P092", "info", "the column “When” is not read: “Date” holds the same")
    ]


def test_all_faults_are_told_at_once_and_the_other_rows_go_on(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = (
        "date,title,kind,status,amount\n2025-02-30,A,,,\n2025-03-18,B,meating,,\n2025-03-18,C,meeting,refused,\n"
        "2025-03-18,D,pledge,,a lot\n2025-03-18,E,meeting,held,\nsoon,F,,,\n"
    )
    assert main(["import", put("t.csv", table), "--content", str(content)]) == 1
    told = capsys.readouterr()
    for line, code in ((2, "P025"), (3, "P041"), (4, "P042"), (5, "P043"), (7, "P027")):
        assert f"t.csv:{line}: error {code}: row {line - 1}: " in told.err
    assert list(notes(content)) == ["E"]
    assert told.out == "1 new file in content\n"


def test_a_second_run_takes_only_what_is_new(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "date,title,place\n"
    put("t.csv", head + "2025-03-18,A,Vik\n2025-03-19,B,Vik\n")
    assert main(["import", "t.csv"]) == 0
    (kept,) = (path for path in Path("content/notes/imported").iterdir() if path.name.startswith("b-"))
    moved = Path("content/notes/2025") / kept.name
    moved.parent.mkdir()
    kept.rename(moved)
    moved.write_text(moved.read_text("utf-8") + "The desk's own words.\n", "utf-8")
    put("t.csv", head + "2025-03-18,A,Vik\n2025-03-19,B,Vik\n2025-03-20,C,Vik\n")
    capsys.readouterr()
    assert main(["import", "t.csv"]) == 0
    told = capsys.readouterr()
    assert told.out == "1 new file in content, 1 already there\n"
    assert "t.csv:3: warning P095: " in told.err
    assert moved.read_text("utf-8").endswith("own words.\n") and not kept.exists()


def test_the_sheet_of_timelinejs(content: Path) -> None:
    sheet = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,"
        "Media Thumbnail,Type,Group,Background\n,,,,,,,,,The strait,,,,,,title,,\n"
        "2025,3,18,,,,,,,Talks on the ferry,<p>On <b>deck</b>.</p>,https://example.org/f.jpg,,The ferry,,,Talks,\n"
        "1999,,,,2003,,,,,The long winter,,,,,,,Weather,#fff\n"
    )
    take([put("sheet.csv", sheet)], content)
    talks, winter = (notes(content)[title] for title in ("Talks on the ferry", "The long winter"))
    assert (talks.kind, talks.date_words, talks.body) == ("meeting", "2025-03-18", "On **deck**.\n")
    assert [(source.url, source.title) for source in talks.sources] == [("https://example.org/f.jpg", "The ferry")]
    assert (winter.date_words, winter.tags) == ("1999/2003", ("Weather",))


def test_a_slide_show_of_another_program(content: Path) -> None:
    slides = [
        {
            "start_date": {"year": "2025", "month": 3, "day": "18", "hour": "9"},
            "text": {
                "headline": "Talks &amp; <i>tea</i>",
                "text": '<p>See <a href="https://example.org/x">this</a>.</p><script>no()</script>',
            },
            "media": {"url": "https://example.org/v", "caption": "A <b>film</b>", "credit": "us"},
            "group": "Opening",
        },
        {"start_date": {"year": -44}, "text": {"headline": "Too early"}},
    ]
    _, _, findings = take([put("show.json", json.dumps({"events": slides}))], content)
    note = notes(content)["Talks & tea"]
    assert (note.date_words, note.tags, note.body) == ("2025-03-18", ("Opening",), "See [this](https://example.org/x).\n")
    assert [(source.url, source.title) for source in note.sources] == [("https://example.org/v", "A film")]
    assert ["slide 2" in finding.message for finding in findings] == [True]


def test_plain_texts_are_copied_as_they_are(content: Path) -> None:
    for name in ("pages/2025-03-18 talks.txt", "pages/more/one.txt", "pages/saved_files/frame.txt", "pages/.hidden.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("The ministers met.", "utf-8")
    for expected in ((2, 0, ()), (0, 2, ())):
        assert take(["pages"], content) == expected
    folder = content / "articles" / "imported"
    assert sorted(path.name for path in folder.rglob("*.*")) == ["2025-03-18 talks.txt", "one.txt"]


def test_columns_of_other_names_are_named_in_the_call(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("t.csv", "Tag;Was;Wer alles;date\n18.03.2025;Gespräch;Ada; of print\n")
    assert main(["import", "t.csv", "--map", "tag=date", "--map", "Was=title", "--map", "Wer alles=actors"]) == 0
    note = notes(content)["Gespräch"]
    assert (note.date_words, [actor.name for actor in note.actors or ()]) == ("2025-03-18", ["Ada"])
    capsys.readouterr()
    assert main(["import", "t.csv", "--map", "Tag=dat"]) == 2
    assert "did you mean “date”" in capsys.readouterr().err
    assert main(["import", "t.csv", "--map", "Tag=date", "--map", "Was=title", "--map", "Woo=place"]) == 1
    assert "t.csv:1: error P091: the table has no column “woo”" in capsys.readouterr().err


def test_what_a_spreadsheet_was_kept_from_running_is_itself_again(content: Path) -> None:
    take([put("t.csv", "date,title,text\n2025-03-18,'=A1+1,'plain'\n")], content)
    assert notes(content)["=A1+1"].body == "'plain'\n"


def test_without_a_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "t.csv", "--content", str(tmp_path / "none")]) == 2
    assert "new site" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("One<br>two", "One\ntwo"),
        ("<ul><li>One</li><li>two</li></ul>", "- One\n- two"),
        ("<blockquote>So it is</blockquote>She left.", "> So it is\n\nShe left."),
        ('<a href="javascript:x()">go</a> &lt;b&gt;', "go <b>"),
    ],
)
def test_html_becomes_markdown(html: str, told: str) -> None:
    assert markdown(html) == told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="a,;\"\n\t2025-/ '|é", max_size=60))
def test_any_table_is_read_or_told(content: Path, cells: str) -> None:
    table = read_sheet("t.csv", "date,title,kind\n" + cells)
    assert len(table.rows) + len(table.findings) > 0 or not cells.strip(' \n\t,"')  # "": a cell with nothing in it
    Path("t.csv").write_text("date,title,kind\n" + cells, "utf-8")
    take(["t.csv"], content)
    notes(content)


KEYS = "events text headline start_date year month media url group dateline undated actors".split()
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4), max_leaves=8
)


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_any_json_is_read_or_told(value: object) -> None:
    table = read_slides("t.json", json.dumps({"events": [value]}))
    assert len(table.rows) + len(table.findings) == 1
    read_slides("t.json", json.dumps(value))


def test_half_a_character_in_json_is_no_fault_of_ours(content: Path) -> None:
    put(
        "t.json", r'{"events": [{"start_date": {"year": 2020}, "text": {"headline": "a\ud800b", "text": "\udfff"}, "unique_id": "\ud800"}]}'
    )
    assert take(["t.json"], content)[0] == 1
    assert list(notes(content)) == ["a?b"]


def test_a_number_too_long_is_told_as_that() -> None:
    (fault,) = read_slides("t.json", '{"events": [' + "9" * 5000 + "]}").findings
    assert "number" in fault.message and "nested" not in fault.message
