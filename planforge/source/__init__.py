"""Bytes of a file, as clean text, as a YAML tree with places, as values that fit a model."""
