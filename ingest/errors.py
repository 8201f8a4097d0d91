"""What can go wrong, with one root. A message says where, what was found, and what to do."""


class FigtrailError(Exception):
    """The root of all errors that figtrail raises on purpose."""


class IngestError(FigtrailError):
    """An edition that cannot be read at all."""
