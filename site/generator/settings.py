"""`site/site.toml`: title, address, languages, navigation and the kinds of pages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.places import Places
from generator.problem import Report


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """A page that looks otherwise than the rest of its kind, with a policy of its own."""

    template: str
    policy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of page: which template shows it, which policy guards it, which fields it has.

    `stands_for` names the page, such as `meetlat`, of which it is another form, for other sites to show.
    `downloads` are the kinds of files that each page is also published as: `docx`, `pdf`. `apart` holds the pages,
    by their names, that look otherwise.
    """

    name: str
    template: str
    policy: str
    schema: str
    stands_for: str
    downloads: tuple[str, ...]
    apart: Mapping[str, Apart]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings of the whole site."""

    title: Mapping[str, str]
    url: str
    languages: tuple[str, ...]
    navigation: tuple[str, ...]
    more: tuple[str, ...]
    kinds: Mapping[str, Kind]

    @property
    def main_language(self) -> str:
        """The language that lives at the root of the site."""
        return self.languages[0]

    @property
    def base_path(self) -> str:
        """The path the site lives under, for the one page that cannot be relative (404)."""
        return (
            "/" + urlsplit(self.url).path.strip("/") + "/"
            if urlsplit(self.url).path.strip("/")
            else "/"
        )


def read_settings(places: Places, url: str | None, report: Report) -> Settings | None:
    """Read `site.toml`; `url` replaces the address in it."""
    path = places.site / "site.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return _settings(data, data.get("url", "") if url is None else url)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        report.add(
            places.shown(path),
            1,
            f"De instellingen zijn niet te lezen: {error}.",
            "Herstel het bestand; languages, navigation, title en kinds zijn verplicht.",
        )
        return None


def _settings(data: Mapping[str, Any], url: str) -> Settings:
    return Settings(
        title=data["title"],
        url=url.rstrip("/") + "/" if url else "",
        languages=tuple(data["languages"]),
        navigation=tuple(data["navigation"]),
        more=tuple(data.get("more", ())),
        kinds={name: _kind(name, fields) for name, fields in data["kinds"].items()},
    )


def _kind(name: str, fields: Mapping[str, Any]) -> Kind:
    return Kind(
        name=name,
        template=fields.get("template", "page"),
        policy=fields.get("policy", "page"),
        schema=fields.get("schema", "common"),
        stands_for=fields.get("stands_for", ""),
        downloads=tuple(fields.get("downloads", ())),
        apart={slug: Apart(**look) for slug, look in fields.get("apart", {}).items()},
    )
