"""Importing a staff list of 50,000 rows, as CSV and as XLSX, against only reading the same file.

    python benchmarks/imports/imports.py [ROUNDS]

The yardstick is what any program that reads the file has to do: `csv.reader` over the decoded text, and openpyxl's rows
one by one. One list is a whole staff with one in twelve in the target group, the other has nobody but the target group.
"""

import csv
import io
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "calculator")]

from openpyxl import Workbook, load_workbook  # noqa: E402  the path is set above
from pso.importer import Imported, import_table  # noqa: E402

SEED = 20260401
ROWS = 50_000
ROUNDS = 9
BOOK_ROUNDS = 3
"""A workbook takes seconds, and differs little from one time to another."""
WANTED = 2
NAMES = (
    *(
        "Personeelsnummer",
        "Achternaam",
        "Voornaam",
        "Geboortedatum",
        "BSN",
        "Straat",
        "Postcode",
        "Afdeling",
    ),
    *(
        "Soort contract",
        "Datum in dienst",
        "Datum uit dienst",
        "Uren per week",
        "Kostenplaats",
        "Functie",
        "Doelgroep",
    ),
)
POSITIONS = (
    "Wajong",
    "P-wet",
    "WIA",
    "Participatiewet met LKS",
    "WSW",
    "BBL 2",
    "VSO in doelgroepregister",
)
CONTRACTS = ("Onbepaalde tijd", "Bepaalde tijd", "Bepaalde tijd", "Detachering")
HOURS = ("36,00", "32,00", "24,50", "28,00", "16,00")
LISTS = {"one in twelve": 12, "target group alone": 1}

Row = tuple[str, ...]


def staff(one_in: int) -> Iterator[Row]:
    """Make up a staff list, the same every time."""
    rng = Random(SEED)
    yield NAMES
    for number in range(ROWS):
        day, month, year = 1 + number % 28, 1 + number % 12, 2000 + number % 25
        yield (
            *(f"{number:06}", f"Achternaam{number}", "Voornaam", "1-1-1990", f"{number:09}"),
            *(
                f"Straat {number % 100}",
                "0000 AA",
                f"Afdeling {number % 20}",
                rng.choice(CONTRACTS),
            ),
            *(f"{day}-{month}-{year}", "" if number % 9 else "31-12-2025", rng.choice(HOURS)),
            *(f"{4000 + number % 30}", f"Functie {number % 50}"),
            rng.choice(POSITIONS) if rng.randrange(one_in) == 0 else "",
        )


def as_csv(rows: Iterator[Row]) -> bytes:
    """Write a list as Excel in the Netherlands does."""
    target = io.StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode("cp1252")


def as_xlsx(rows: Iterator[Row]) -> bytes:
    """Write a list as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Personeel")
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_csv(data: bytes) -> None:
    """Read CSV and do nothing with it."""
    list(csv.reader(io.StringIO(data.decode("cp1252"), newline=""), delimiter=";"))


def read_xlsx(data: bytes) -> None:
    """Read a workbook and do nothing with it."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass
    book.close()


def imported(data: bytes) -> Imported:
    """Import a list."""
    result = import_table(data, "lijst")
    if not isinstance(result, Imported) or result.unclear:
        raise SystemExit("the list was not imported whole")
    return result


def seconds(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Take the median processor time of each of some works, which take turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
    return [median(taken) for taken in times]


def peak(work: Callable[[], object]) -> float:
    """Measure the most memory that some work asks for at once, in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def measure(name: str, data: bytes, read: Callable[[bytes], None], rounds: int) -> float:
    """Measure and print one file; give the ratio."""
    alone, whole = seconds((partial(read, data), partial(imported, data)), rounds)
    memory = peak(partial(imported, data)) if read is read_csv else None
    size = len(data) / 2**20
    shown = f"{memory:>9.0f} MB" if memory is not None else ""
    print(
        f"  {name:<30}{size:>6.1f} MB{alone * 1000:>10.0f} ms{whole * 1000:>10.0f} ms{whole / alone:>8.2f}{shown}"
    )
    return whole / alone


def main() -> int:
    """Measure and print; 1 when importing takes twice as long as reading, or longer."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{ROWS} rows, {len(NAMES)} columns, wanted < {WANTED}")
    print(f"  {'':<30}{'file':>9}{'read alone':>13}{'imported':>13}{'ratio':>8}{'peak':>12}")
    ratios = []
    for name, one_in in LISTS.items():
        ratios.append(measure(f"CSV, {name}", as_csv(staff(one_in)), read_csv, rounds))
        book = as_xlsx(staff(one_in))
        ratios.append(measure(f"XLSX, {name}", book, read_xlsx, min(rounds, BOOK_ROUNDS)))
    return int(max(ratios) >= WANTED)


if __name__ == "__main__":
    sys.exit(main())
