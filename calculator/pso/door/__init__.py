"""The door of the browser: what a page may ask, one module a question. Each takes an `Asked` and gives plain data."""
