"""What the page for hosts says to type works, in both languages."""

import re
from pathlib import Path

import pytest
import yaml

from scripts.pango import PACKAGES
from tests.hosting.asking import Host
from tests.hosting.servers import CADDY_MAIN, NGINX_MAIN, caddy, nginx

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / f"content/{language}/over/hosten.md" for language in ("nl", "en")]
FOLDER = "/srv/pso-meetlat"
WORKFLOW = ROOT / "docs/hosting/github-pages.yml"


def block(page: Path, start: str) -> str:
    """The piece of code on the page that begins like this."""
    code: list[str] = re.findall(r"```\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    (found,) = (it for it in code if it.strip().startswith(start))
    return found


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


def test_the_workflow_names_what_is_there() -> None:
    """Its commands are those of this checkout, and it fetches what the build needs."""
    job = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["publish"]
    typed = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"^make (.+)$", typed, re.MULTILINE)[0].split()) <= set(targets)
    assert set(PACKAGES) <= set(typed.split())
    assert "build.py build --url" in typed
    (published,) = (it["with"]["path"] for it in job["steps"] if "upload" in it.get("uses", ""))
    assert published == "dist"
