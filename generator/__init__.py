"""The generator of the evidence knowledge base: claims and Markdown in, a linked website out."""
