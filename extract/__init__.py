"""Document → mentions: actors, figures, dates and citations, each with its place in the text."""
