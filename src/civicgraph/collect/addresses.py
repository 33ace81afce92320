"""Which network address a web address leads to, and whether a stranger's link may lead there."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from civicgraph.errors import InputError

_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int, *, origin: str, allow_private: bool) -> str:
    """The numeric address to connect to. Whoever connects to it, and asks no name server again, cannot be sent elsewhere.

    Raises InputError where the name has no address, or where any of its addresses is not a public one.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(origin, f"its host {host} is not found ({reason}).", "Check the address.") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in found:
        if not allow_private and not is_public(address):
            problem = f"its host {host} is at {address}, which is no public address."
            raise InputError(origin, problem, "Where it is yours and meant, give --allow-private.")
    return found[0]


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet: not private, loopback, link-local, multicast, reserved.

    >>> is_public("192.0.2.1"), is_public("::ffff:10.0.0.1"), is_public("8.8.8.8")
    (False, False, True)
    """
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        # Addresses that stand for an IPv4 address lead where that one leads.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = inner or ip
    return ip.is_global and not ip.is_multicast
