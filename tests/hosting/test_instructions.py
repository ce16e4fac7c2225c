"""What the page for hosts says to type works, in both languages."""

import re
from pathlib import Path

import pytest

from tests.hosting.asking import Host, first
from tests.hosting.servers import CADDY_MAIN, NGINX_MAIN, caddy, nginx

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / f"content/{language}/over/hosten.md" for language in ("nl", "en")]
FOLDER = "/srv/pso-meetlat"
BY_HAND, BY_WRANGLER, LARGEST = 1000, 20_000, 25 * 1024**2
"""How many files Cloudflare Pages takes when dragged into a browser and from Wrangler, and how large one may be."""


def codes(page: Path) -> list[str]:
    """Every piece of code on the page."""
    return re.findall(r"```\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def block(page: Path, start: str) -> str:
    """The piece of code on the page that begins like this."""
    (found,) = (it for it in codes(page) if it.strip().startswith(start))
    return found


def section(page: Path, title: str = r"[^\n]+") -> str:
    """The text below a heading; below the first, when none is named."""
    text = page.read_text("utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].strip()


@pytest.mark.hosts
@pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])
def test_the_lines_for_nginx_serve_the_site(page: Path, dist: Path, tmp_path: Path) -> None:
    """The server block, with another port and folder; and the two files where the page puts them."""
    places = dict(re.findall(rf"cp {FOLDER}/(\S+) /etc/nginx/(\S+)", block(page, "sudo cp")))
    written = block(page, "server {").replace("{", "{{").replace("}", "}}")
    written = written.replace("listen 80", "listen 127.0.0.1:{port}").replace(FOLDER, "{root}")
    for name, place in places.items():
        written = written.replace(f"include {place};", f"include {{site}}/{name};")
    around = re.sub(r"    server \{\{.*?\n    \}\}\n", written, NGINX_MAIN, flags=re.DOTALL)
    assert {f"hosting/{name}" for name in re.findall(r"hosting/(\S+);", around)} == set(places)
    with nginx(dist, "/", tmp_path, around) as address:
        serves_the_site(address)


@pytest.mark.hosts
@pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])
def test_the_lines_for_caddy_serve_the_site(page: Path, dist: Path, tmp_path: Path) -> None:
    """The block of the site, with another name and folder."""
    written = block(page, "meetlat.").replace("{", "{{").replace("}", "}}")
    name = written.split()[0]
    written = written.replace(name, "http://127.0.0.1:{port}").replace(FOLDER, "{root}")
    around = CADDY_MAIN[: CADDY_MAIN.index("http://")] + written
    with caddy(dist, "/", tmp_path, around) as address:
        serves_the_site(address)


def serves_the_site(address: str) -> None:
    """Home is there with its headers."""
    host = Host(address)
    home = host.ask("", "br")
    host.close()
    assert home.status == 200
    assert home.all("Content-Encoding") == ["br"]
    assert home.one("Content-Security-Policy").endswith("frame-ancestors 'none'")


@pytest.mark.hosts
@pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])
def test_headers_of_your_own_go_where_the_page_says(page: Path, dist: Path, tmp_path: Path) -> None:
    """Nginx leaves out what stands in the block around our rules, without a word."""
    name, value, own = header_of_your_own(page)
    lost = NGINX_MAIN.replace("        root", f"        {own}\n        root")
    assert asked_everywhere(dist, tmp_path, lost, name) == {()}
    (place,) = set(re.findall(r"`/etc/nginx/(snippets/\S+)`", page.read_text("utf-8")))
    (tmp_path / place).parent.mkdir()
    (tmp_path / place).write_text(own)
    assert asked_everywhere(dist, tmp_path, NGINX_MAIN, name) == {(value,)}


def header_of_your_own(page: Path) -> tuple[str, str, str]:
    """The header that the page gives as an example: its name, what it says, and the line for nginx."""
    line = block(page, "add_header").strip()
    found = re.fullmatch(r'add_header (\S+) "(.*)" always;', line)
    assert found
    return found[1], found[2], line


def asked_everywhere(dist: Path, folder: Path, main: str, name: str) -> set[tuple[str, ...]]:
    """Every way in which nginx sends a header: a page, packed or not, a file, a way on, and what is not there."""
    paths = ("", "over", "nergens", first(dist, "assets/*.css"))
    with nginx(dist, "/", folder, main) as address:
        host = Host(address)
        sent = {tuple(host.ask(it, how).all(name)) for it in paths for how in ("", "gzip", "br")}
        host.close()
    return sent


@pytest.mark.hosts
def test_headers_of_your_own_stand_beside_ours_in_caddy(dist: Path, tmp_path: Path) -> None:
    """In the block of the site, as the page says; also where a page is not there."""
    name, value, _ = header_of_your_own(PAGES[0])
    main = CADDY_MAIN.replace("\troot", f'\theader {name} "{value}"\n\troot')
    with caddy(dist, "/", tmp_path, main) as address:
        host = Host(address)
        sent = [host.ask(path, "br") for path in ("", "over", "nergens")]
        host.close()
    assert [it.all(name) for it in sent] == [[value]] * 3
    assert {it.one("X-Frame-Options") for it in sent} == {"DENY"}


@pytest.mark.hosts
@pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])
def test_cloudflare_takes_the_site_as_the_page_says(page: Path, dist: Path) -> None:
    """Dragged into a browser it takes few files; from Wrangler more."""
    advice = section(page, "Cloudflare Pages")
    files = [it for it in dist.rglob("*") if it.is_file()]
    by_hand = re.search(r"\b(drag|sleep)", advice, re.IGNORECASE)
    assert len(files) <= (BY_HAND if by_hand else BY_WRANGLER)
    assert by_hand or "npx wrangler pages deploy" in advice
    assert max(it.stat().st_size for it in files) <= LARGEST


@pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])
def test_what_is_published_holds_the_old_versions(page: Path) -> None:
    """It begins with the zip of a release; and who builds for a place of their own makes a release."""
    needed = section(page)
    assert "spiegelen.md#" in needed.partition("\n")[0]
    assert "`releases`" in needed
    (make, build) = block(page, "make").strip().splitlines()
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(make.split()[1:]) <= set(targets)
    assert re.fullmatch(r"\s*\.venv/bin/python build\.py release --url https://\S+/", build)
    assert not any("build.py build" in code for code in codes(page))
