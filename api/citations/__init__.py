"""The papers behind answers, for reference managers."""
