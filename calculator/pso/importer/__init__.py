"""Import of staff lists: from CSV or XLSX to placements, without anything personal.

    from pso.importer import import_table
    result = import_table(data, "staf.xlsx")

The result is `Imported`, or `NotImported` with the reason. `as_data` gives either as plain data.
"""

from pso.importer.imported import Imported, NotImported, import_table
from pso.importer.mapping import ImportMap, mapping_of, mapping_toml, read_mapping
from pso.importer.opgave import opgave_of, staff_fte
from pso.importer.report import as_data, report_lines

__all__ = [
    "ImportMap",
    "Imported",
    "NotImported",
    "as_data",
    "import_table",
    "mapping_of",
    "mapping_toml",
    "opgave_of",
    "read_mapping",
    "report_lines",
    "staff_fte",
]
