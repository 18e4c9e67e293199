"""What writes into the project: each file whole or not at all."""
