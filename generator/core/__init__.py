"""Records, fingerprints, status, the citation graph and diagnostics: no files, no HTML, no MkDocs."""
