"""Minimum sets: the fewest things, works, claims or documents whose loss cuts a source from an effect."""
