"""Honest files: how they are written, how they are signed."""
