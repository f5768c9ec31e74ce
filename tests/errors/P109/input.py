"""A branch to which somebody pushed in the meantime."""

from sitegen.hosting.branch import Branch
from sitegen.hosting.host import HostError
from sitegen.hosting.plan import file_of
from sitegen.hosting.programs import Ran
from tests.hosting.desk import told

REJECTED = Ran(1, b"", "! [rejected] 1234567 -> gh-pages (non-fast-forward)\n")


def findings():
    host = Branch("site.git", "gh-pages", lambda command, given, settings: REJECTED if "push" in command else Ran(0, b"1234567", ""))
    try:
        host.put((file_of("CNAME", b"example.org\n"),))
        host.finish("Publish")
    except HostError as fault:
        return told("site.git#gh-pages", fault)
    finally:
        host.close()
    return ()
