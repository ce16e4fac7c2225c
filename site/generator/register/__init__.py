"""The register of certified organisations: read from a table, strictly."""
