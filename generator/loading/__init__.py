"""From files to records: every problem of the input becomes a diagnostic at its place."""
