"""What a page may call in one line: tables, pictures and places to fill in."""
