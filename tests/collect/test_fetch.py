"""Fetching from a real server: polite to it, and wary of it."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from website import Site, answer, endless, in_turn, page, served

from civicgraph.collect import FetchOptions, addresses
from civicgraph.collect.addresses import is_public
from civicgraph.collect.fetch import Fetcher
from civicgraph.errors import InputError

LOCAL = FetchOptions(delay=0.0, allow_private=True)


@pytest.fixture(autouse=True)
def no_backoff(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses are noted, not slept through."""
    slept: list[float] = []
    monkeypatch.setattr("civicgraph.collect.fetch.time.sleep", slept.append)
    return slept


def refusal(url: str, options: FetchOptions = LOCAL) -> str:
    with pytest.raises(InputError) as error:
        Fetcher(options).get(url)
    return str(error.value)


def test_a_page(site: Site) -> None:
    site.pages["/a?b=%E3%81%82"] = answer("本文", Content_Type="text/html; charset=utf-8")
    fetched = Fetcher(LOCAL).get(f"{site.url}/a?b=あ#c")
    assert (fetched.data.decode(), fetched.media_type) == ("本文", "text/html; charset=utf-8")
    assert site.asked[1][1]["User-Agent"].startswith("civicgraph/")


class TestPolite:
    def test_robots_are_obeyed(self, site: Site) -> None:
        rules = "User-agent: *\nDisallow: /\n\nUser-agent: civicgraph\nDisallow: /private\nAllow: /private/open\n"
        site.pages |= {"/robots.txt": answer(rules), "/private/a": page("秘密"), "/private/open": page("公開")}
        fetcher = Fetcher(LOCAL)
        with pytest.raises(InputError, match=r"/robots\.txt asks not to fetch .*/private/a\. Ask the publisher"):
            fetcher.get(f"{site.url}/private/a")
        assert "公開" in fetcher.get(f"{site.url}/private/open").data.decode()
        assert [path for path, _, _ in site.asked] == ["/robots.txt", "/private/open"]

    def test_robots_that_cannot_be_read_forbid_everything(self, site: Site) -> None:
        site.pages |= {"/robots.txt": answer(status=503), "/a": page("本文")}
        assert "so nothing may be fetched. Try again later." in refusal(f"{site.url}/a")
        assert site.paths() == []

    def test_robots_hold_behind_a_redirect(self, site: Site) -> None:
        site.pages |= {
            "/robots.txt": answer("User-agent: *\nDisallow: /b"),
            "/a": answer(status=302, Location="/b"),
            "/b": page("本文"),
        }
        assert "asks not to fetch" in refusal(f"{site.url}/a")
        assert site.paths() == ["/a"]

    def test_requests_to_a_host_are_spaced(self, site: Site, no_backoff: list[float]) -> None:
        site.pages |= {"/robots.txt": answer("User-agent: *\nCrawl-delay: 7"), "/a": page("一"), "/b": page("二")}
        fetcher = Fetcher(replace(LOCAL, delay=3.0))
        for path in ("/a", "/b"):
            fetcher.get(site.url + path)
        assert [round(pause) for pause in no_backoff] == [3, 7]

    def test_a_busy_server_is_asked_again(self, site: Site, no_backoff: list[float]) -> None:
        busy = answer(status=429, Retry_After="9")
        site.pages["/a"] = in_turn(busy, answer(status=503), page("本文"))
        assert "本文" in Fetcher(LOCAL).get(f"{site.url}/a").data.decode()
        assert no_backoff == [9.0, 2.0]

    def test_but_not_for_ever(self, site: Site, no_backoff: list[float]) -> None:
        site.pages |= {"/a": answer(status=500), "/b": answer(status=503, Retry_After="86400")}
        assert "the server answers 500 Internal Server Error." in refusal(f"{site.url}/a")
        assert site.paths() == ["/a"] * LOCAL.tries
        assert "asks to wait more than 120 seconds. Try again later." in refusal(f"{site.url}/b")
        assert max(no_backoff) < 10

    def test_what_is_not_there_is_asked_for_once(self, site: Site, no_backoff: list[float]) -> None:
        assert "/none: the server answers 404 Not Found. Check the address." in refusal(f"{site.url}/none")
        assert (site.paths(), no_backoff) == (["/none"], [])

    def test_what_has_not_changed_is_not_sent_again(self, site: Site, tmp_path: Path) -> None:
        options = replace(LOCAL, cache=tmp_path / "cache")
        first = answer("旧", ETag='"1"', Last_Modified="Mon, 01 Apr 2024 00:00:00 GMT", Content_Type="text/plain")
        site.pages["/a"] = in_turn(first, answer(status=304), answer("新"))
        got = [Fetcher(options).get(f"{site.url}/a") for _ in range(3)]
        assert [fetched.data.decode() for fetched in got] == ["旧", "旧", "新"]
        assert got[0] == got[1]
        sent = [headers for path, headers, _ in site.asked if path == "/a"]
        assert "If-None-Match" not in sent[0]
        assert (sent[1]["If-None-Match"], sent[1]["If-Modified-Since"]) == ('"1"', "Mon, 01 Apr 2024 00:00:00 GMT")

    def test_a_damaged_cache_counts_as_none(self, site: Site, tmp_path: Path) -> None:
        site.pages["/a"] = answer("本文", ETag='"1"')
        options = replace(LOCAL, cache=tmp_path)
        Fetcher(options).get(f"{site.url}/a")
        (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
        kept.write_bytes(kept.read_bytes()[:-2])
        assert Fetcher(options).get(f"{site.url}/a").data.decode() == "本文"
        assert "If-None-Match" not in site.asked[-1][1]


class TestWary:
    def test_redirects_have_a_limit(self, site: Site) -> None:
        site.pages["/a"] = answer(status=301, Location="/a")
        assert "led on more than 5 times" in refusal(f"{site.url}/a")
        assert len(site.paths()) == 6

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://h/a", "javascript:alert(1)", "http://a b/"])
    def test_redirects_lead_to_web_addresses_alone(self, site: Site, target: str) -> None:
        site.pages["/a"] = answer(status=302, Location=target)
        assert "which is no web address" in refusal(f"{site.url}/a")

    @pytest.mark.parametrize("url", ["ftp://example.jp/a", "file:///etc/passwd", "https://", "gopher://a"])
    def test_only_web_addresses(self, url: str) -> None:
        assert "this is no web address" in refusal(url)

    def test_sizes_have_a_limit(self, site: Site) -> None:
        site.pages |= {"/a": endless(b"a" * 65536), "/b": answer(b"a" * 2001)}
        assert "larger than 1 MB" in refusal(f"{site.url}/a", replace(LOCAL, largest=1_000_000))
        assert "larger than 0.002 MB" in refusal(f"{site.url}/b", replace(LOCAL, largest=2000))

    def test_a_gzip_bomb(self, site: Site) -> None:
        bomb = gzip.compress(b"\0" * 200_000_000)
        site.pages["/a"] = answer(bomb, Content_Encoding="gzip", Content_Type="text/html")
        assert "larger than 20 MB" in refusal(f"{site.url}/a")

    def test_packed_pages_that_are_broken(self, site: Site) -> None:
        site.pages["/a"] = answer(b"no gzip", Content_Encoding="gzip")
        assert "its transfer broke off" in refusal(f"{site.url}/a")

    def test_times_have_a_limit(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()  # the server's own pauses are real
        slow_head = endless(b"", 0.05, head=b"X-A: b\r\n")
        site.pages |= {"/slow": endless(b"a", 0.05), "/head": slow_head, "/mute": lambda request: time.sleep(3)}
        begun = time.monotonic()
        for path in ("/slow", "/head"):
            said = refusal(site.url + path, replace(LOCAL, deadline=0.3, tries=1))
            assert "did not finish within 0.3 seconds" in said
        assert "cannot be reached" in refusal(f"{site.url}/mute", replace(LOCAL, timeout=0.2, tries=1))
        assert time.monotonic() - begun < 3

    def test_a_transfer_that_breaks_off(self, site: Site) -> None:
        site.pages["/a"] = answer("短い", Content_Length="1000", Connection="close")
        assert "its transfer broke off" in refusal(f"{site.url}/a", replace(LOCAL, timeout=1.0))

    def test_a_server_that_is_not_there(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        assert "its server cannot be reached" in refusal(f"http://127.0.0.1:{port}/")


class TestAddresses:
    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f.1"])
    def test_private_hosts_are_refused(self, site: Site, host: str) -> None:
        said = refusal(f"http://{host}:{site.port}/a", FetchOptions(delay=0))
        assert "no public address" in said or "not found" in said
        assert site.asked == []

    @pytest.mark.parametrize(
        "address",
        ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
         "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
         "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"],
    )  # fmt: skip
    def test_what_is_not_public(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
    def test_what_is_public(self, address: str) -> None:
        assert is_public(address)

    def test_a_redirect_to_a_private_address(self, site: Site, public_site: None) -> None:
        with served() as inner:
            inner.pages["/secret"] = page("秘密")
            site.pages["/a"] = answer(status=302, Location=f"http://inner.example:{inner.port}/secret")
            said = refusal(f"http://news.example:{site.port}/a", FetchOptions(delay=0))
            assert "its host inner.example is at 127.0.0.2, which is no public address." in said
            assert "--allow-private" in said
            assert inner.asked == []

    def test_a_name_that_changes_its_address(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        """The name server answers first with a public address, then with a private one: the first is connected to."""
        answers = ["127.0.0.1", "127.0.0.3", "127.0.0.3"]
        asked: list[str] = []

        def lookup(host: str, port: int, **more: object) -> list[tuple[object, ...]]:
            asked.append(host)
            address = host if host[0].isdigit() else answers.pop(0)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, *a, **k: lookup(host, port))
        site.pages["/a"] = page("本文")
        said = refusal(f"http://news.example:{site.port}/a", FetchOptions(delay=0))
        # robots.txt was asked at the first address; the page, for which the name was looked up anew, was not asked for.
        assert "news.example is at 127.0.0.3" in said
        assert [path for path, _, _ in site.asked] == ["/robots.txt"]
        assert site.asked[0][1]["Host"] == f"news.example:{site.port}"
        assert [host for host in asked if host == "news.example"] == ["news.example"] * 2

    @pytest.fixture
    def public_site(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """news.example is at an address that counts as public, inner.example at one that does not."""
        names = {"news.example": "127.0.0.1", "inner.example": "127.0.0.2"}
        look_up = socket.getaddrinfo
        monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, *rest, **more: look_up(names.get(host, host), *rest, **more)
        )


def test_certificates_are_those_of_the_named_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    """Connected to by number, the server must still show the certificate of the name."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"]
    made += ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    trusting = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting(cafile=str(certificate)))
    look_up: Callable[..., list[object]] = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: look_up("127.0.0.1", *a, **k))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with served(context) as secure:
        secure.pages["/a"] = page("本文")
        assert "本文" in Fetcher(LOCAL).get(f"https://news.example:{secure.port}/a").data.decode()
        assert "cannot be reached" in refusal(f"https://other.example:{secure.port}/a", replace(LOCAL, tries=1))
