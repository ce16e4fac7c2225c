"""Text as writers write it: Markdown, its headings, terms, figures and calls."""
