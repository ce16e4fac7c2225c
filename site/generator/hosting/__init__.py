"""What each host reads, to send the headers that a `<meta>` element cannot be: all made of one list of rules."""
