"""Review events that their reviewers sign with SSH keys, and which events count because of it."""
