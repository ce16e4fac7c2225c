"""What visitors get, part by part: its version, its licence, and which files it is."""
