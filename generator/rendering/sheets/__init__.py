"""Sheets: PDFs for the wall and the pocket, set by typst from the same views as the pages of the site."""
