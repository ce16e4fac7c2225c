"""Damaged staff lists for the import: layouts of the tests with something changed, pieces that matter, random bytes."""

import io
import json
import zipfile
from random import Random

from pso.importer import (
    Imported,
    ImportMap,
    as_data,
    import_table,
    mapping_toml,
    read_mapping,
    report_lines,
)

from tests.calculator.lists import LAYOUTS, file_of
from tests.fuzz.harness import mutated

PIECES = (
    *(
        b";",
        b",",
        b"\t",
        b"|",
        b'"',
        b'""',
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b" ",
        b"=",
        b"sep=",
        b"'",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x80",
        b"\xe9",
        b"PK\x03\x04",
        b"<!DOCTYPE a>",
        b"<a>",
        b"&b;",
    ),
    *(
        b"Doelgroep",
        b"Soort contract",
        b"Uren per week",
        b"fte",
        b"Parttime %",
        b"Datum in dienst",
        b"Naam",
        b"BSN",
    ),
    *(
        b"Wajong",
        b"VSO",
        b"BBL 2",
        b"geen",
        b"vast",
        b"detachering",
        b"36,5",
        b"1.000",
        b"-1",
        b"1e999",
        b"80%",
    ),
    *(
        b"1-3-2021",
        b"31-12-9999",
        b"44256",
        b"99-99-9999",
        b"123456782",
        b"a@b.c",
        b"Totaal",
        b"#N/A",
        b"ja",
    ),
    *(
        b"9" * 400,
        b"x" * 300,
        b"\xf0\x9f\x98\x80",
        b"\xed\xa0\x80",
        b"\xcc\x81" * 40,
        b"wajong " * 60,
    ),
)


def mutated_workbook(rng: Random, parts: dict[str, bytes]) -> bytes:
    """Change a part of a workbook and pack it again, or change the packed bytes."""
    changed = dict(parts)
    name = rng.choice(list(changed))
    match rng.randrange(5):
        case 0:
            del changed[name]
        case 1:
            way = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            return mutated(rng, PIECES, packed(changed, way))
        case _:
            changed[name] = _mutated_xml(rng, changed[name])
    return packed(changed)


XML_PIECES = (
    *(
        b"<row/>",
        b'<row r="999999999"/>',
        b'<c r="XFD1"><v>1</v></c>',
        b'<c t="s"><v>99999</v></c>',
        b"<c/>",
        b"</row>",
    ),
    *(
        b'<c t="d"><v>2021</v></c>',
        b'<c t="n"><v>1e400</v></c>',
        b"<v>" + b"9" * 5000 + b"</v>",
        b'r="A0"',
        b'r="-1"',
        b'r=""',
    ),
    *(
        b'<c t="b"><v>x</v></c>',
        b'<c t="e"><v>#N/A</v></c>',
        b"<f>A1</f>",
        b'<dimension ref="A1:XFD1048576"/>',
        b"<!DOCTYPE a>",
    ),
    *(
        b"&amp;",
        b"&#0;",
        b"&x;",
        b"<![CDATA[x]]>",
        b"<!-- -->",
        b'encoding="utf-16"',
        b's="9999"',
        b't="inlineStr"',
        b"<is><t>a</t></is>",
    ),
)


def _mutated_xml(rng: Random, content: bytes) -> bytes:
    if rng.randrange(2):
        return mutated(rng, PIECES, content)
    places = [at for at in range(len(content)) if content[at : at + 1] in b'<>" '] or [0]
    at = rng.choice(places)
    return content[:at] + rng.choice(XML_PIECES) * rng.choice((1, 1, 3, 50)) + content[at:]


def packed(parts: dict[str, bytes], way: int = zipfile.ZIP_STORED) -> bytes:
    """Pack parts into an archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made_of_pieces(rng: Random) -> bytes:
    """Put pieces in a row, most of them in lines under names."""
    separator = rng.choice((b";", b",", b"\t", b"|"))
    rows = [
        separator.join(rng.choice(PIECES) for _ in range(rng.randrange(1, 8)))
        for _ in range(rng.randrange(1, 8))
    ]
    names = separator.join((b"doelgroep", b"contract", b"uren", b"start", b"naam"))
    return b"\n".join([*([names] if rng.randrange(4) else []), *rows])


class Tables:
    """Makes inputs, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        files = {layout: file_of(layout) for layout in LAYOUTS}
        self.texts = [data for data in files.values() if not data.startswith(b"PK")]
        self.books = [unpacked(data) for data in files.values() if data.startswith(b"PK")]

    def next(self) -> tuple[str, bytes]:
        """Give the kind of an input, and the input."""
        match self.rng.randrange(8):
            case 0 | 1 | 2:
                return "layout, text", mutated(self.rng, PIECES, self.rng.choice(self.texts))
            case 3:
                return "layout, workbook", mutated_workbook(self.rng, self.rng.choice(self.books))
            case 4 | 5 | 6:
                return "pieces", made_of_pieces(self.rng)
        return "bytes", self.rng.randbytes(self.rng.randrange(300))


def check(data: bytes) -> str:
    """Import one input and use all that comes out; give what became of it."""
    result = import_table(data, "lijst")
    json.dumps(as_data(result)).encode()
    for language in ("nl", "en"):
        "\n".join(report_lines(result, language)).encode()
    if not isinstance(result, Imported):
        return result.problem.code
    assert isinstance(read_mapping(mapping_toml(result.mapping)), ImportMap)
    assert len(result.numbers) == len(result.placements)
    return "imported"
