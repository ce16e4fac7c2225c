"""A file that cannot be imported at all: raised within the importer, never out of it."""


class RefusedError(Exception):
    """Why a file is refused, as the code of a problem, with values for its sentence."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = {key: (value,) for key, value in values.items()}
