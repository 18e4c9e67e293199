"""Pure functions from records to HTML, SVG and formatted references."""
