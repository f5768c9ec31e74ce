"""What is fetched, and what is not: limits of bytes, time and redirects; nothing of a private network, by whatever way one is led there."""

from __future__ import annotations

import gzip
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sitegen.importing.fetch import Fetched, FetchError, Policy, fetch, is_public
from tests.importing.served import Answer, onward, page, serving

HERE = frozenset({"127.0.0.1"})
LOCAL = Policy(allowed=HERE)


def got(answers: dict[str, Answer], path: str = "/", policy: Policy = LOCAL) -> Fetched:
    with serving(answers) as host:
        return fetch(host + path, policy)


def refusal(answers: dict[str, Answer], path: str = "/", policy: Policy = LOCAL) -> str:
    with pytest.raises(FetchError) as told:
        got(answers, path, policy)
    assert told.value.remedy
    return str(told.value)


def test_a_page() -> None:
    found = got({"/": page(b"<p>x", "Text/HTML; charset=KOI8-R")})
    assert (found.kind, found.charset, found.body) == ("text/html", "koi8-r", b"<p>x")


def test_what_is_packed_is_unpacked() -> None:
    assert got({"/": page(gzip.compress(b"words"), Content_Encoding="gzip")}).body == b"words"


def test_redirects_are_followed_and_told() -> None:
    found = got({"/": onward("/a%20b?c=d"), "/a%20b?c=d": onward("last", 301), "/last": page(b"x")})
    assert found.url.endswith("/last")


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://127.0.0.2:80/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0/",
        "//localhost/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(target: str) -> None:
    told = refusal({"/": onward(target)}, policy=Policy(allowed=HERE, resolve=resolve))
    assert "private network" in told


def resolve(host: str, port: int) -> tuple[str, ...]:
    """A resolver that knows a few names, and numbers as the system reads them."""
    return {"localhost": ("::1",), "0": ("0.0.0.0",), "mixed.example": ("93.184.215.14", "192.168.0.9")}.get(host, (host,))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://user:pw@example.org/", "http://example.org:x/"]
)
def test_a_redirect_to_what_is_no_page_is_refused(target: str) -> None:
    assert refusal({"/": onward(target)})


def test_without_leave_this_machine_is_refused() -> None:
    with serving({"/": page(b"x")}) as host, pytest.raises(FetchError, match="private network"):
        fetch(host, Policy())


def test_a_name_of_which_one_address_is_private_is_refused() -> None:
    with pytest.raises(FetchError, match=r"private network \(192\.168\.0\.9\)"):
        fetch("https://mixed.example/", Policy(resolve=resolve))


def test_a_name_is_resolved_once_and_what_was_looked_at_is_asked() -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    with serving({"/": page(b"x")}) as host:
        port = host.rpartition(":")[2]
        assert fetch(f"http://name.example:{port}/", Policy(allowed=HERE, resolve=rebinding)).body == b"x"
    assert asked == ["name.example"]


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True), ("2606:4700::1111", True), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("127.0.0.1", False), ("0.0.0.0", False), ("169.254.1.1", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False),
        ("::", False), ("fe80::1", False), ("fe80::1%1", False), ("fc00::1", False), ("fec0::1", False), ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True), ("64:ff9b::a00:1", False), ("2002:7f00:1::", False), ("ff02::1", False), ("x", False),
    ],
)  # fmt: skip
def test_what_is_public(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_limits() -> None:
    small = Policy(max_bytes=1000, allowed=HERE)
    for answer in (
        page(b"x" * 2000),
        page(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"),
        unsized(b"x" * 2000),
        page(b"x", Content_Encoding="br"),
        page(gzip.compress(b"words " * 100)[:-20], Content_Encoding="gzip"),
        page(b"no", status=403),
    ):
        assert refusal({"/": answer}, policy=small)
    assert "leads on" in refusal({f"/{n}": onward(f"/{n + 1}") for n in range(10)}, "/0")
    assert "circle" in refusal({"/": onward("/")})


def unsized(body: bytes) -> Answer:
    """An answer that does not say how long it is."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"])
def test_a_server_that_never_comes_to_an_end(beginning: bytes) -> None:
    """Each byte comes in time, the whole never: what ends it is the limit for all of it."""
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(beginning)
        try:
            while not done.wait(0.05):
                handler.wfile.write(b"x" if beginning.endswith(b"x") else b"X-A: b\r\n"[:1])
        except OSError:
            return

    try:
        assert "within 0.5 seconds" in refusal({"/": drip}, policy=Policy(seconds=0.5, allowed=HERE))
    finally:
        done.set()


def test_what_is_no_answer_of_a_server() -> None:
    def noise(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\0\xff" * 100 + b"\r\n\r\n")

    assert "could not be fetched" in refusal({"/": noise})


def test_a_server_that_cannot_prove_its_name_is_not_asked(tmp_path: Path) -> None:
    """https to a server whose certificate it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "name.example")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    built = built.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    pem = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("name.example")]), False).sign(key, hashes.SHA256())
    held = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "both.pem").write_bytes(held + pem.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "both.pem")
    asked: list[str] = []
    with serving({"/": lambda handler: asked.append(handler.path)}, context) as host, pytest.raises(FetchError, match="certificate"):
        port = host.rpartition(":")[2]
        fetch(f"https://name.example:{port}/", Policy(allowed=HERE, resolve=lambda host, port: ("127.0.0.1",)))
    assert asked == []
