"""Searching the site: the page, its index and words that mean the same."""
