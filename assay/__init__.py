"""Assay: a tiered certification programme for city governments, end to end."""
