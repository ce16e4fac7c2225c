"""The version of this package: the one place that names it."""

VERSION = "1.0.0"
