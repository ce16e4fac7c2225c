"""`python build.py check-links`: whether the links to other sites still lead somewhere.

A command of its own: it needs the internet, and what it finds depends on the day.
"""

import ssl
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from generator.editing.reading import OutsideLink
from generator.problem import Report

AT_ONCE = 8
SECONDS = 15.0
AGENT = "Mozilla/5.0 (compatible; pso-meetlat check-links)"
# A site that refuses a script may be fine for people.
REFUSED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
}
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
SOFT = {"refused", "moved"}
Outcome = Literal["fine", "moved", "refused", "gone", "error", "unreachable", "slow", "unsafe"]

TELLS: dict[Outcome, tuple[str, str]] = {
    "gone": (
        "De pagina bestaat niet meer: {address} ({detail}).",
        "Zoek het nieuwe adres, of haal de link weg.",
    ),
    "error": (
        "De andere site geeft een storing: {address} ({detail}).",
        "Probeer het morgen opnieuw. Blijft het zo? Zoek een ander adres.",
    ),
    "unreachable": (
        "De andere site is niet te bereiken: {address} ({detail}).",
        "Kijk of het adres goed getypt is en of u zelf internet heeft.",
    ),
    "slow": (
        "De andere site antwoordt niet binnen {detail} seconden: {address}",
        "Open het adres in uw browser. Werkt het daar? Laat het dan staan.",
    ),
    "unsafe": (
        "De beveiliging van de andere site klopt niet: {address} ({detail}).",
        "Open het adres in uw browser. Waarschuwt die ook? Haal de link dan weg.",
    ),
    "refused": (
        "De andere site laat een programma niet kijken: {address} ({detail}).",
        "Open het adres in uw browser, en kijk zelf.",
    ),
    "moved": (
        "De pagina is verhuisd: {address}",
        "Zet het nieuwe adres in de tekst: {detail}",
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What an address gave: how it went, and the detail to tell."""

    outcome: Outcome
    detail: str = ""


def check_links(links: Sequence[OutsideLink], report: Report, seconds: float = SECONDS) -> None:
    """Ask every address once, several at a time, and tell of those that do not lead somewhere."""
    answers = ask_all({_page(link.address) for link in links}, seconds)
    for link in links:
        answer = answers[_page(link.address)]
        if answer.outcome == "fine":
            continue
        message, remedy = (
            text.format(address=link.address, detail=answer.detail)
            for text in TELLS[answer.outcome]
        )
        if answer.outcome in SOFT:
            report.hint("warning", link.file, link.line, message, remedy)
        else:
            report.add(link.file, link.line, message, remedy)


def ask_all(addresses: Iterable[str], seconds: float) -> dict[str, Answer]:
    """Return the answer of every address."""
    wanted = sorted(addresses)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(wanted, pool.map(lambda a: ask(a, seconds), wanted), strict=True))


def ask(address: str, seconds: float) -> Answer:
    """Ask one address: for its head, and for the whole page where that is refused."""
    first = _ask(address, "HEAD", seconds)
    return first if first.outcome in {"fine", "moved"} else _ask(address, "GET", seconds)


def _ask(address: str, method: str, seconds: float) -> Answer:
    request = Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310 (https or http only)
    try:
        with urlopen(request, timeout=seconds) as response:  # noqa: S310
            there = str(response.geturl())
    except HTTPError as error:
        with error:
            return _refusal(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        return _failure(error, seconds)
    return (
        Answer(outcome="fine") if _same(there, address) else Answer(outcome="moved", detail=there)
    )


def _refusal(code: int) -> Answer:
    outcome: Outcome = "gone" if code in GONE else "refused" if code in REFUSED else "error"
    return Answer(outcome=outcome, detail=str(code))


def _failure(error: Exception, seconds: float) -> Answer:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return Answer(outcome="slow", detail=f"{seconds:g}")
    if isinstance(reason, ssl.SSLError):
        return Answer(outcome="unsafe", detail=str(reason))
    return Answer(outcome="unreachable", detail=str(reason))


def _page(address: str) -> str:
    return address.partition("#")[0]


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")
