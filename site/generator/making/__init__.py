"""From everything that was read to every file of the site."""
