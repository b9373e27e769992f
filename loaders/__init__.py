"""Where claims come from: one module per format, and the curated papers as data."""
