"""One file from an http or https address, within limits; nothing of a private network.

A name is resolved once, every address it has is looked at, and the connection goes to the one that was looked at: a name that answers
differently the second time gains nothing.  Each redirect is an address of its own.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sitegen.model.forms import is_address

REDIRECTS = (301, 302, 303, 307, 308)
ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/csv, text/plain, */*;q=0.5"
)
_CHUNK = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:=&?~#+!$,;'@()*[]-._"


def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host, as the system resolves it.  Raises OSError or UnicodeError."""
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched, and from where."""

    max_bytes: int = 20_000_000  # as sent, and as unpacked
    seconds: float = 20.0  # for all of it, redirects too
    redirects: int = 5
    allowed: frozenset[str] = frozenset()  # IP addresses that are asked although they are private: a test's own server
    resolve: Callable[[str, int], Sequence[str]] = addresses_of


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str  # after redirects
    kind: str  # the media type in small letters, without parameters
    charset: str  # as the server names it, "" where it does not
    body: bytes


class FetchError(Exception):
    """Why nothing came: the fact, and the remedy."""

    def __init__(self, message: str, remedy: str = "open it in a browser; if it is there, save the page and import the file") -> None:
        super().__init__(message)
        self.remedy = remedy


def is_public(address: str) -> bool:
    """Is it an address of the open Internet?  What embeds an IPv4 address is judged by that."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def fetch(url: str, policy: Policy) -> Fetched:
    """What stands at an address.  Raises FetchError."""
    ends = time.monotonic() + policy.seconds
    seen: list[str] = []
    while True:
        if url in seen or len(seen) > policy.redirects:
            raise FetchError(f"it leads on more than {policy.redirects} times, or round in a circle")
        seen.append(url)
        found = _once(url, policy, ends)
        if isinstance(found, Fetched):
            return found
        url = found


def _once(url: str, policy: Policy, ends: float) -> Fetched | str:
    """What an address gives, or the address to which it leads on."""
    parts = _parts(url)
    ip = _checked(parts, policy)
    connection = _Connection(parts, ip, max(0.1, ends - time.monotonic()))
    late = threading.Event()

    def stop() -> None:
        late.set()
        connection.cut()

    watch = threading.Timer(max(0.1, ends - time.monotonic()), stop)
    watch.daemon = True
    watch.start()
    try:
        path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": "dateline (import)", "Accept": ACCEPT, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        if answer.status in REDIRECTS and (onward := answer.getheader("Location")):
            return urljoin(url, onward.strip())
        if answer.status != 200:
            raise FetchError(f"the server answers {answer.status} {answer.reason[:60]}")
        body = _body(answer, policy.max_bytes)
        if late.is_set():
            raise TimeoutError
        headers = answer.headers
        return Fetched(url, headers.get_content_type(), str(headers.get_content_charset() or ""), body)
    except (OSError, http.client.HTTPException, ValueError, zlib.error, FetchError) as fault:
        if late.is_set() or isinstance(fault, TimeoutError):
            raise FetchError(f"it did not come within {policy.seconds:g} seconds") from fault
        if isinstance(fault, FetchError):
            raise
        raise FetchError(f"it could not be fetched: {_why(fault)}") from fault
    finally:
        watch.cancel()
        connection.close()


def _parts(url: str) -> SplitResult:
    if not is_address(url) or not url.isprintable():
        raise FetchError("it leads to what is no http or https address")
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        raise FetchError("it holds a name and a password", "save the page in a browser, and import the file")
    try:
        _ = parts.port
    except ValueError:
        raise FetchError("its port is no number", "check the address") from None
    try:
        _ascii(parts.hostname or "")
    except UnicodeError:
        raise FetchError("its host has no name that can be asked for", "check the address") from None
    return parts


def _ascii(host: str) -> str:
    """The host as it is asked for.  Raises UnicodeError."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _checked(parts: SplitResult, policy: Policy) -> str:
    """The IP address to ask.  Raises FetchError where the host has none, or one of a private network."""
    host = parts.hostname or ""
    try:
        found = tuple(policy.resolve(host, _port(parts)))
    except (OSError, UnicodeError) as fault:
        raise FetchError(
            f"the host “{host[:100]}” is not known ({_why(fault)})", "check the address, and the connection to the network"
        ) from fault
    if not found:
        raise FetchError(f"the host “{host[:100]}” is not known", "check the address")
    for ip in found:
        if ip not in policy.allowed and not is_public(ip):
            hint = "only what stands on the open Internet is fetched; save the page in a browser, and import the file"
            raise FetchError(f"the host “{host[:100]}” is in a private network ({ip})", hint)
    return found[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme.lower() == "https" else 80)


class _Connection(http.client.HTTPConnection):
    """A connection to an IP address that was looked at, under the host's name."""

    def __init__(self, parts: SplitResult, ip: str, seconds: float) -> None:
        super().__init__(_ascii(parts.hostname or ""), _port(parts), timeout=seconds)
        self._ip = ip
        self._tls = parts.scheme.lower() == "https"
        self.default_port = 443 if self._tls else 80
        self._raw: socket.socket | None = None

    def connect(self) -> None:
        self._raw = self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End it from another thread: whoever reads gets an end at once."""
        for open_socket in (self.sock, self._raw):
            if open_socket is not None:
                try:
                    open_socket.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # it is closed already


def _body(answer: http.client.HTTPResponse, limit: int) -> bytes:
    """The body, unpacked; never more than `limit` bytes are held.  Raises FetchError."""
    too_long = FetchError(f"it is longer than {limit // 1_000_000} MB", "save what you need of it, and import that file")
    if (answer.length or 0) > limit:
        raise too_long
    packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", ""):
        raise FetchError(f"it is packed in a way that was not asked for ({packed[:30]})")
    unpack = zlib.decompressobj(47) if packed in ("gzip", "x-gzip") else None
    body = bytearray()
    received = 0
    while chunk := answer.read1(_CHUNK):
        received += len(chunk)
        body += unpack.decompress(chunk, limit - len(body) + 1) if unpack else chunk
        if len(body) > limit or received > limit:
            raise too_long
    if answer.length:
        raise FetchError("it broke off before its end")
    if unpack is not None and received and not unpack.eof:
        raise FetchError("it broke off before its end")
    return bytes(body)


def _why(fault: Exception) -> str:
    words = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
    return " ".join(str(words).split())[:120]
