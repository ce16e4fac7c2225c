"""The pages of the values of the norm, and the way there from a figure in a text."""
