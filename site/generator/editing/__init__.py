"""What editors use: beginning a page, reading it through, taking a text over from Word."""
