"""Measuring answers against a gold set."""
