"""What a number says: what is counted, of what kind, whose, where, as of when, according to whom, on which notes."""
