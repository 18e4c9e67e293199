"""Payloads of forges as plain records; one file per forge."""
