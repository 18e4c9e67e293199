"""An algorithm as a flowchart: one layout of our own, drawn by the web's picture and by the sheet."""
