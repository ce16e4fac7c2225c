"""1 April: what a new edition asks of editors, and a draft of the news."""
