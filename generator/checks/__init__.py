"""What must be true of the content, one file per subject; the docstring of a check is its manual."""
