"""A machine without rsync."""

from sitegen.hosting.host import HostError
from sitegen.hosting.programs import run
from tests.hosting.desk import told


def findings():
    try:
        run(["rsync", "--version"], b"", {"PATH": "/nowhere"})
    except HostError as fault:
        return told("desk@host.example:www", fault)
    return ()
