"""From an assessed project to a published folder, whole or not at all."""
