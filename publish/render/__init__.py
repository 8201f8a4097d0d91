"""What is published → what a person reads: terminals, Markdown, pages."""
