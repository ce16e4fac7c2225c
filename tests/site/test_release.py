"""A release is a working mirror: whole, the same from the same sources, and what it brought before stays as it was."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import brotli  # type: ignore[import-untyped]  # the package brings no types
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from generator.problem import Report
from generator.release.changelog import Sort, check_release
from generator.release.earlier import read_earlier, taken_over

from tests.hosting.headers_file import blocks, joined, replaced

ROOT = Path(__file__).parents[2]
ROOMS = ("calculator", "content", "site")
FILES = (
    "build.py",
    "CHANGELOG.md",
    "LICENSE",
    "package.json",
    "package-lock.json",
    "requirements.lock",
)
FIRST, SECOND = "1.0.0", "1.1.0"
LOG = "# Wat?\n\n## [Nog niet uitgebracht]\n\n{}\n## [1.0.0] – 2026-11-22\n\n- Oud.\n"
REFERENCE = re.compile(r'\s([\w-]+)="(\.{1,2}/[^"]*)"')
IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["']""", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Checkout:
    """A copy of the sources, with what was released from it."""

    root: Path

    @property
    def dist(self) -> Path:
        """The site as it was built."""
        return self.root / "dist"

    def folder(self, version: str) -> Path:
        """What was handed out of a version."""
        return self.root / "releases" / version

    def release(self, *options: str, seed: str = "1") -> subprocess.CompletedProcess[str]:
        """Make a release, as one does."""
        command = [sys.executable, str(self.root / "build.py"), "release", *options]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, cwd=self.root
        )

    def edit(self, name: str, old: str, new: str) -> None:
        """Change something in a file."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new, 1), "utf-8")

    def kept(self, version: str) -> dict[str, bytes]:
        """Every file that a version consists of, as it is published now."""
        listed = json.loads((self.dist / f"v/{version}/files.json").read_text("utf-8"))
        names = [*listed, f"v/{version}/files.json"]
        return {name: (self.dist / name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A copy in which nothing waits to be released, and its first release."""
    root = tmp_path_factory.mktemp("release") / "checkout"
    for room in ROOMS:
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    (root / "CHANGELOG.md").write_text(LOG.format(""), "utf-8")
    (root / "calculator/pso/version.py").write_text(f'VERSION = "{FIRST}"\n', "utf-8")
    for shared in ("node_modules", ".cache"):
        (root / shared).symlink_to(ROOT / shared)
    made = Checkout(root=root)
    done = made.release()
    assert done.returncode == 0, done.stderr
    return made


def pack_elsewhere(path: Path) -> dict[str, bytes]:
    """Make an archive as a system with another zlib and brotli would; give the files that its version consists of."""
    with zipfile.ZipFile(path) as opened:
        site = {name: opened.read(name) for name in opened.namelist()}
    record = f"v/{FIRST}/files.json"
    kept = {name: packed_otherwise(name, site[name]) for name in json.loads(site[record])}
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in kept.items()}
    kept[record] = (json.dumps(listed, indent=1) + "\n").encode()
    with zipfile.ZipFile(path, "w") as opened:
        for name, content in {**site, **kept}.items():
            opened.writestr(name, content)
    return kept


def packed_otherwise(name: str, content: bytes) -> bytes:
    """Pack a twin less well; leave what is no twin."""
    match Path(name).suffix:
        case ".gz":
            return gzip.compress(gzip.decompress(content), compresslevel=1, mtime=0)
        case ".br":
            return bytes(brotli.compress(brotli.decompress(content), quality=1))
        case _:
            return content


@dataclass(frozen=True, kw_only=True)
class Two:
    """Two releases, and the files of the first version as they were before the second."""

    checkout: Checkout
    before: dict[str, bytes]
    pages: dict[str, bytes]


@pytest.fixture(scope="module")
def second(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """A next release in which the text, the style, a script and the calculator changed; made on another system."""
    root = tmp_path_factory.mktemp("second") / "checkout"
    shutil.copytree(checkout.root, root, symlinks=True)
    made = Checkout(root=root)
    before = pack_elsewhere(made.folder(FIRST) / f"pso-meetlat-{FIRST}.zip")
    assert before.keys() == made.kept(FIRST).keys()
    pages = {name: (made.dist / name).read_bytes() for name in EMBEDDED}
    made.edit("content/nl/insluiten.md", "Vul in wat u weet.", "Vul in wat u al weet.")
    made.edit("site/styles/20-base.css", "{", "{ --anders: 1;")
    made.edit("site/browser/begun.js", "All is well", "All is very well")
    made.edit("calculator/pso/text/nl.toml", '= "', '= "Nieuw: ')
    made.edit("calculator/pso/version.py", FIRST, SECOND)
    made.edit("CHANGELOG.md", "## [1.0.0]", f"## [{SECOND}] – 2027-04-01\n\n- Nieuw.\n\n## [1.0.0]")
    done = made.release()
    assert done.returncode == 0, done.stderr
    return Two(checkout=made, before=before, pages=pages)


EMBEDDED = ("insluiten/index.html", "en/insluiten/index.html")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def sums(name: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Check a list of checksums, as somebody who mirrors does."""
    command = ["sha256sum", "--check", "--strict", "--quiet", str(name)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_mirror_is_the_site(checkout: Checkout, tmp_path: Path) -> None:
    """Unpacked, the archive holds every file of the site and no other, and the checksums say so."""
    folder = checkout.folder(FIRST)
    assert sums(folder / "SHA256SUMS", folder).returncode == 0
    zipfile.ZipFile(folder / f"pso-meetlat-{FIRST}.zip").extractall(tmp_path)
    assert files(tmp_path) == files(checkout.dist)
    listed = folder / f"pso-meetlat-{FIRST}.files.sha256"
    assert sums(listed, tmp_path).returncode == 0
    assert len(listed.read_text("utf-8").splitlines()) == len(files(tmp_path))
    (tmp_path / "index.html").write_text("anders")
    assert "index.html: FAILED" in sums(listed, tmp_path).stdout


def test_a_release_holds_what_goes_with_it(checkout: Checkout) -> None:
    """Each of these is in the checksums too."""
    names = set(files(checkout.folder(FIRST)))
    kinds = (".zip", ".cdx.json", ".files.sha256")
    assert names == {
        "CHANGELOG.md",
        "LICENSE",
        "SHA256SUMS",
        *(f"pso-meetlat-{FIRST}{kind}" for kind in kinds),
    }
    listed = (checkout.folder(FIRST) / "SHA256SUMS").read_text("utf-8")
    assert {line.split("  ")[1] for line in listed.splitlines()} == names - {"SHA256SUMS"}


def test_the_same_sources_give_the_same_bytes(checkout: Checkout, tmp_path: Path) -> None:
    """Made again, elsewhere and with another order of sets, every file of the release is the same."""
    again = ("--releases", str(tmp_path / "again"), "--dist", str(tmp_path / "dist"))
    done = checkout.release(*again, seed="2")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "again" / FIRST) == files(checkout.folder(FIRST))


def test_the_bill_of_materials_lists_what_the_site_lists(checkout: Checkout) -> None:
    """By CycloneDX's own schema, with the parts, versions and licences of the page about licences."""
    text = (checkout.folder(FIRST) / f"pso-meetlat-{FIRST}.cdx.json").read_text("utf-8")
    assert mistakes(text) == ""
    bill = json.loads(text)
    own = bill["metadata"]["component"]
    archive = (checkout.folder(FIRST) / f"pso-meetlat-{FIRST}.zip").read_bytes()
    assert own["version"] == FIRST
    assert own["hashes"][0]["content"] == hashlib.sha256(archive).hexdigest()
    page = (checkout.dist / "licenties/index.html").read_text("utf-8")
    rows = re.findall(
        r'<th scope="row">([^<]+?)\s*(?:<small>.*?)?</th>\s*<td>([^<]+)</td>\s*<td><a href="[^"]+">([^<]+)<',
        page,
    )
    listed = [
        (it["name"], it.get("version", "onbekend"), licence(it["licenses"][0]))
        for it in [own, *bill["components"]]
    ]
    assert sorted(rows) == sorted(listed)
    assert all(it["purl"].startswith("pkg:") for it in bill["components"])


def licence(listed: dict[str, Any]) -> str:
    """How a bill names a licence: by its identifier, or one WITH an exception."""
    named: str = listed.get("expression") or listed["license"]["id"]
    return named


def test_a_bill_with_a_licence_that_does_not_exist_is_no_cyclonedx(checkout: Checkout) -> None:
    """The check of a bill looks at the names of licences too."""
    text = (checkout.folder(FIRST) / f"pso-meetlat-{FIRST}.cdx.json").read_text("utf-8")
    assert mistakes(text.replace('"0BSD"', '"GEEN-BSD"')) != ""


def mistakes(text: str) -> str:
    """Hold a bill of materials against the schema of CycloneDX, strictly."""
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return str(found) if found else ""


def test_an_older_version_stays_as_it_was(second: Two) -> None:
    """After a release in which everything changed, the pages of the first and all that they need are the same bytes."""
    now = second.checkout.kept(FIRST)
    assert now == second.before
    assert {f"v/{FIRST}/{name}" for name in EMBEDDED} <= set(now)
    assert any(name.startswith("assets/engine/calculator.") for name in now)
    newest = {name: (second.checkout.dist / name).read_bytes() for name in EMBEDDED}
    assert not set(newest.values()) & set(second.pages.values())
    assert set(second.checkout.kept(SECOND)) - set(now)


def test_a_twin_is_that_of_the_release_before(second: Two) -> None:
    """Also where the new version has the same file: packed on another system it would be other bytes."""
    both = second.before.keys() & second.checkout.kept(SECOND).keys()
    engine = {name for name in both if name.startswith("assets/engine/")}
    assert {".br", ".gz"} <= {Path(name).suffix for name in engine}
    for version in (FIRST, SECOND):
        files_ = second.checkout.kept(version)
        listed = json.loads(files_.pop(f"v/{version}/files.json"))
        assert {name: hashlib.sha256(it).hexdigest() for name, it in files_.items()} == listed


def test_a_release_for_another_address_keeps_the_same_versions(
    checkout: Checkout, tmp_path: Path
) -> None:
    """As the page for hosts says for a site below a path: with the zip in the folder, and the address."""
    shutil.copy(checkout.folder(FIRST) / f"pso-meetlat-{FIRST}.zip", tmp_path)
    places = ("--releases", str(tmp_path), "--dist", str(tmp_path / "dist"))
    done = checkout.release("--url", "https://voorbeeld.nl/pso/", *places)
    assert done.returncode == 0, done.stderr
    assert 'href="/pso/' in (tmp_path / "dist/404.html").read_text("utf-8")
    assert files(tmp_path / "dist/v") == files(checkout.dist / "v")


@pytest.mark.parametrize("version", [FIRST, SECOND])
def test_a_kept_page_finds_all_that_it_refers_to(second: Two, version: str) -> None:
    """By relative addresses only, so under any path: its own scripts and engine, and the other pages of the site."""
    dist = second.checkout.dist
    for name in EMBEDDED:
        place = f"v/{version}/{name}"
        html = (dist / place).read_text("utf-8")
        assert 'href="/' not in html
        found = {urljoin(f"/{place}", target).lstrip("/") for _, target in REFERENCE.findall(html)}
        assert len(found) > 30
        missing = [it for it in found if not (dist / it.partition("#")[0]).exists()]
        assert missing == []
        listed = json.loads((dist / f"v/{version}/files.json").read_text("utf-8"))
        assert {it for it in found if it.startswith("assets/")} <= set(listed)


def test_the_scripts_of_a_kept_page_have_all_their_modules(second: Two) -> None:
    """Every module that one imports is kept with it, and so is every file of its engine."""
    kept = second.checkout.kept(FIRST)
    for name in (it for it in kept if it.endswith(".js") and "/engine/" not in it):
        for other in IMPORT.findall(kept[name].decode()):
            assert urljoin(f"/{name}", other).lstrip("/") in kept
    (manifest,) = (it for it in kept if re.fullmatch(r"assets/engine/engine\.\w+\.json", it))
    for file in json.loads(kept[manifest])["files"]:
        assert f"assets/engine/{file['name']}" in kept


def test_a_kept_page_can_know_that_it_is_old(second: Two) -> None:
    """It names its own version and where the newest is told, and has the words ready in its own language."""
    dist = second.checkout.dist
    assert json.loads((dist / "v/newest.json").read_text("utf-8"))["version"] == SECOND
    for name, words in zip(
        EMBEDDED, ("Er zijn nieuwere regels", "There are newer rules"), strict=True
    ):
        place = f"v/{FIRST}/{name}"
        html = (dist / place).read_text("utf-8")
        (told,) = re.findall(r'data-newest="([^"]+)"', html)
        assert urljoin(f"/{place}", told) == "/v/newest.json"
        assert f'data-version="{FIRST}"' in html
        assert words in html


def test_every_host_knows_all_that_stays(second: Two) -> None:
    """Each file of each version has its own policy and caching in `_headers`, however a host joins two rules."""
    dist = second.checkout.dist
    rules = list(blocks((dist / "_headers").read_text("utf-8")))
    names = [it.relative_to(dist).as_posix() for it in dist.glob("v/**/*") if it.is_file()]
    stays = [name for name in names if Path(name).suffix not in {".br", ".gz"}]
    assert {f"v/{it}/{name}" for it in (FIRST, SECOND) for name in EMBEDDED} < set(stays)
    for name in stays:
        asked = f"/{name.removesuffix('index.html')}"
        sent = replaced(rules, asked)
        assert sent == joined(rules, asked), name
        assert sent["Cache-Control"] == "public, max-age=300", name
        is_page = "index.html" in name
        assert (sent["Content-Security-Policy"] == "frame-ancestors *") is is_page, name


def test_the_first_release_is_in_the_next(second: Two) -> None:
    """So only the last archive has to be there for a next release."""
    folder = second.checkout.folder(SECOND)
    with zipfile.ZipFile(folder / f"pso-meetlat-{SECOND}.zip") as archive:
        assert {name: archive.read(name) for name in second.before} == second.before


def test_a_version_that_is_out_does_not_change(second: Two) -> None:
    """A change without a new version is refused, and nothing is written; a trial is made apart."""
    made = second.checkout
    before = files(made.root / "releases"), files(made.dist)
    made.edit("content/nl/over/privacy.md", "Geen account", "Echt geen account")
    done = made.release()
    assert done.returncode == 1
    assert f"pso-meetlat-{SECOND}.zip bestaat al, en de site is nu anders." in done.stderr
    assert (files(made.root / "releases"), files(made.dist)) == before
    assert made.release("--soort", "proef").returncode == 0
    assert files(made.folder(SECOND)) == {
        name.partition("/")[2]: content
        for name, content in before[0].items()
        if name.startswith(f"{SECOND}/")
    }
    made.edit("content/nl/over/privacy.md", "Echt geen account", "Geen account")
    done = made.release()
    assert done.returncode == 0, done.stderr


REFUSED: dict[str, tuple[str, str, set[str], Sort, str]] = {
    "lines that wait": ("- Nieuw.\n", "1.0.0", set(), "gewoon", "staan nog regels"),
    "a version it does not name": ("", "1.1.0", set(), "gewoon", "noemt versie 1.1.0 niet"),
    "a release that is not there": (
        "## [1.1.0] – 2027-04-01\n",
        "1.1.0",
        {"0.9.0"},
        "gewoon",
        "De uitgave van versie 1.0.0 is er niet",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_changelog_decides_what_may_be_released(name: str) -> None:
    """What is wrong is said in Dutch, with what to do."""
    lines, version, kept, sort, message = REFUSED[name]
    report = Report()
    check_release(version, LOG.format(lines), kept, sort, report)
    (problem,) = report.found
    assert message in problem.message
    assert problem.remedy


def test_the_first_archive_needs_none_before_it() -> None:
    """That is said with `--soort eerste`; with the archive of the release before, it needs not be said."""
    text, report = LOG.format("## [1.1.0] – 2027-04-01\n"), Report()
    tries: list[tuple[set[str], Sort]] = [(set(), "eerste"), ({"1.0.0"}, "gewoon")]
    for kept, sort in tries:
        found = check_release("1.1.0", text, kept, sort, report)
        assert found
        assert str(found.day) == "2027-04-01"
    assert not report


def archive(path: Path, version: str, content: bytes, told: bytes) -> None:
    """Write an archive with one version, of which the record speaks of other content than it may hold."""
    page = f"v/{version}/insluiten/index.html"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(page, content)
        listed = {page: hashlib.sha256(told).hexdigest()}
        opened.writestr(f"v/{version}/files.json", json.dumps(listed))


def test_a_damaged_or_second_archive_is_refused(tmp_path: Path) -> None:
    """A page that is not what its record says, and two archives that differ about one version."""
    archive(tmp_path / "pso-meetlat-1.zip", "1", b"goed", b"goed")
    archive(tmp_path / "pso-meetlat-2.zip", "1", b"anders", b"anders")
    archive(tmp_path / "pso-meetlat-3.zip", "3", b"stuk", b"heel")
    (tmp_path / "pso-meetlat-4.zip").write_bytes(b"geen zip")
    report = Report()
    assert set(read_earlier(tmp_path, report)) == {"1"}
    assert [(it.file, it.message.split(":")[0]) for it in report] == [
        ("pso-meetlat-2.zip", "Versie 1 is hier anders dan in een andere uitgave."),
        ("pso-meetlat-3.zip", "Deze uitgave is beschadigd"),
        ("pso-meetlat-4.zip", "Deze uitgave is beschadigd"),
    ]


def test_a_kept_file_is_never_overwritten() -> None:
    """What a site holds now under the name of a kept file has to be the same."""
    kept = {"1": {"v/1/insluiten/index.html": b"oud", "assets/a.js": b"a"}}
    report = Report()
    site = {"index.html": b"x", "assets/a.js": b"a"}
    assert taken_over(site, kept, report) == {**site, **kept["1"]}
    assert not report
    taken_over({"assets/a.js": b"b"}, kept, report)
    assert [it.message for it in report] == [
        "Versie 1 is al uitgebracht, en assets/a.js is nu anders."
    ]


@pytest.mark.parametrize(
    ("ending", "pack"),
    [
        (".gz", lambda content, level: gzip.compress(content, compresslevel=level, mtime=0)),
        (".br", lambda content, level: brotli.compress(content, quality=level)),
    ],
)
def test_a_kept_twin_may_be_packed_otherwise(
    ending: str, pack: Callable[[bytes, int], bytes]
) -> None:
    """It stays as it was released, if it unpacks to the same; else it is refused as any other file."""
    name, text = f"assets/a.js{ending}", b"const a = [1, 2, 3];\n" * 99
    kept = {"1": {name: pack(text, 9)}}
    report = Report()
    assert pack(text, 1) != pack(text, 9)
    assert taken_over({name: pack(text, 1)}, kept, report) == kept["1"]
    assert not report
    taken_over({name: pack(text + b"0", 1)}, kept, report)
    assert [it.message for it in report] == [f"Versie 1 is al uitgebracht, en {name} is nu anders."]
