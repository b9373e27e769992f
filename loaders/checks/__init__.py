"""What a paper's files are held to, and how a mistake in them is reported."""
