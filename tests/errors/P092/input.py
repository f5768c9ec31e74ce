"""What an import leaves out: a column, the sheet's own title, an era."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    Path("talks.csv").write_text("date,title,weather\n2025-03-18,Talks on the ferry,fog\n", "utf-8")
    sheet = "Year,Month,Day,Headline,Text,Type\n,,,The strait,How it began,title\n2025,3,18,Talks on the ferry,,\n"
    Path("sheet.csv").write_text(sheet, "utf-8")
    Path("show.json").write_text('{"events": [], "eras": [{"start_date": {"year": "2020"}}]}', "utf-8")
    return take(["talks.csv", "sheet.csv", "show.json"], Path("content"))[2]
