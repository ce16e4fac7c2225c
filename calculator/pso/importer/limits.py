"""Limits of what is imported: far above any real staff list, far below what would exhaust a browser tab."""

MAX_BYTES = 50 * 2**20
"""Of the file. A staff list of 200,000 rows with twenty columns is about 40 MB as CSV."""
MAX_UNPACKED = 1000 * 2**20
"""Of all parts of a workbook together, unpacked: they are streamed, never held."""
MAX_SHARED_TEXT = 200 * 2**20
"""Of any part but a sheet, unpacked: these are held as a whole, the list of texts above all."""
MAX_RATIO = 200
"""Unpacked ÷ packed of one part. Spreadsheets reach 60 at the most; a zip bomb starts at 1,000."""
RATIO_COUNTS_FROM = 2**20
"""Below this size, in bytes unpacked, a part may be packed as well as it can: it is harmless."""
MAX_MEMBERS = 2_000
"""Parts in a workbook. A sheet brings two or three, and pictures one each."""
MAX_SHEETS = 50
"""Sheets that are looked at. More is no staff list but an archive."""
MAX_COLUMNS = 300
"""Columns that may hold something. HR systems offer about two hundred fields."""
MAX_ROWS = 200_000
"""Rows of staff. The largest Dutch employers have fewer than that."""
MAX_SCANNED = 1_048_576
"""Rows of a sheet, empty ones included: as many as a spreadsheet has."""
MAX_CELL = 32_767
"""Characters in a cell: as many as a spreadsheet allows. More is a quotation mark that was never closed."""
MAX_VALUE = 200
"""Characters of a text that is recognised as a code, a day or a figure."""
HEAD_ROWS = 60
"""Rows in which the names of the columns are looked for: reports begin with titles and dates."""
SAMPLE_ROWS = 500
"""Rows by which a column is judged that no name gives away."""
PREVIEW_ROWS = 8
"""Rows that are shown of a file."""
PROLOG = 64 * 2**10
"""Bytes in which a part of a workbook has to come to its first element."""
