"""Links out of the folder, to nothing, and to a folder."""

from pathlib import Path

from sitegen.load import read_tree


def findings() -> tuple[object, ...]:
    Path("content/articles").mkdir(parents=True)
    Path("secret.md").write_text("not for the site")
    Path("content/articles/out.md").symlink_to("../../secret.md")
    Path("content/articles/lost.md").symlink_to("nowhere.md")
    Path("content/articles/round").symlink_to("../articles")
    Path("drafts").mkdir()
    Path("content/notes").symlink_to("../drafts")
    return read_tree(Path("content"))[1]
