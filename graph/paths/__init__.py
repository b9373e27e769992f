"""Exact search for signed paths over the path index."""
