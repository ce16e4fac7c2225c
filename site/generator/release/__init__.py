"""A release: the whole site as one archive, what is in it, and the versions before it."""
