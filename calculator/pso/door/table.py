"""`import`: a staff list, as a file that goes along or as cells that were pasted (`text`), read into placements.

It takes `name`, `mapping` (plain data, see `pso.importer.mapping`), `saved` (a mapping as TOML), `corrections` (a list
of `row`, `field` and `text`), `answered` (the fields whose column was asked for and chosen), `unsure` (texts of
positions whose code is not sure), and the opgave for the peiljaar and the hours of a full-time week. It answers

* `state`: `imported`, `unclear`, or `refused` when nothing of the list can be read;
* `fragments`: `import`, with everything that is shown of the list and can be mended in it;
* `placements`, as a form shows them, and `total_fte`, typed, or null when the list does not add up to it;
* `mapping`: as TOML, to save and to give back as `saved`, or null;
* `announcement`: one sentence for who does not see the page.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pso.door.asked import Asked, Reply
from pso.door.period import peiljaar_asked, week_asked
from pso.entered import as_typed
from pso.importer import (
    Imported,
    ImportMap,
    NotImported,
    import_table,
    mapping_of,
    mapping_toml,
    read_mapping,
)
from pso.importer.corrections import corrections_of
from pso.importer.opgave import staff_fte
from pso.importer.refused import RefusedError
from pso.importer.unclear import Unclear
from pso.importer.vocabulary import FAMILIES
from pso.peiljaar import Peiljaar
from pso.view.said_import import ImportPage, Told


def table(asked: Asked) -> Reply:
    """Read a list, and say what became of it."""
    page = ImportPage(language=asked.page.language)
    peiljaar = peiljaar_asked(asked)
    result = _read(asked, peiljaar, page.language)
    if isinstance(result, NotImported):
        return _refused(result, page, pasted=_is_pasted(asked))
    total = _total(result, peiljaar)
    return {
        "state": "unclear" if result.unclear else "imported",
        "fragments": {"import": page.fragment(result, _told(asked), _rows_before(asked), total)},
        "placements": as_typed(list(result.placements), page.words),
        "total_fte": None if total is None else page.words.typed(total),
        "mapping": mapping_toml(result.mapping),
        "announcement": page.announcement_of(result),
        "left": page.left_behind(result),
    }


def _refused(result: NotImported, page: ImportPage, *, pasted: bool) -> Reply:
    sentence = page.refusal(result, pasted=pasted)
    return {
        "state": "refused",
        "fragments": {"import": page.render("import_refused", sentence=sentence)},
        "placements": [],
        "total_fte": None,
        "mapping": None,
        "announcement": sentence,
    }


def _is_pasted(asked: Asked) -> bool:
    return isinstance(asked.tree.get("text"), str)


def _read(asked: Asked, peiljaar: Peiljaar | None, language: str) -> Imported | NotImported:
    text, name = asked.tree.get("text"), str(asked.tree.get("name") or "")
    data = text.encode("utf-8", "replace") if isinstance(text, str) else asked.attachment or b""
    try:
        mapping = _mapping(asked)
    except RefusedError as refused:
        return NotImported(name=name, problem=Unclear(code=refused.code, values=refused.values))
    return import_table(data, name, mapping, language, peiljaar)


def _mapping(asked: Asked) -> ImportMap:
    """Read what was saved and what was chosen on the page, which goes before it; the week is the opgave's if any."""
    saved = asked.tree.get("saved")
    base = read_mapping(saved) if isinstance(saved, str) else ImportMap()
    mapping = mapping_of(_chosen(asked))
    return replace(
        base,
        sheet=mapping.sheet or base.sheet,
        contract_if_empty=mapping.contract_if_empty or base.contract_if_empty,
        columns={**base.columns, **mapping.columns},
        position={**base.position, **mapping.position},
        contract={**base.contract, **mapping.contract},
        fulltime_hours=week_asked(asked) or mapping.fulltime_hours or base.fulltime_hours,
        corrections=corrections_of(asked.tree.get("corrections")),
        unsure=frozenset(_texts(asked, "unsure")),
    )


def _chosen(asked: Asked) -> Mapping[str, Any]:
    tree = asked.tree.get("mapping")
    return tree if isinstance(tree, Mapping) else {}


def _told(asked: Asked) -> Told:
    """Give the texts whose code was chosen on the page, and the columns that were asked for and answered there."""
    tables = {family: _chosen(asked).get(family) for family in FAMILIES}
    texts = frozenset(
        (family, text)
        for family, table in tables.items()
        if isinstance(table, Mapping)
        for text in table
    )
    return Told(texts=texts, columns=_texts(asked, "answered"))


def _texts(asked: Asked, key: str) -> tuple[str, ...]:
    found = asked.tree.get(key)
    return tuple(it for it in found if isinstance(it, str)) if isinstance(found, list) else ()


def _total(result: Imported, peiljaar: Peiljaar | None) -> Fraction | None:
    """Give what everybody in the list adds up to; None where something of it is not known."""
    whole = peiljaar is not None and not result.unclear and not result.without_hours
    return staff_fte(result) if whole and result.staff_hours else None


def _rows_before(asked: Asked) -> int:
    """Count the rows that the form holds already."""
    opgave: Any = asked.opgave
    rows = opgave.get("placements") if isinstance(opgave, Mapping) else None
    return len(rows) if isinstance(rows, list) else 0
