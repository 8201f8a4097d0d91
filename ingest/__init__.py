"""Raw files → Document: sections, paragraphs, markers, notes and cells of one edition."""
