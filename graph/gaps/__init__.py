"""What is missing: claims that nothing stands beneath, chains that nobody tested whole, evidence that is not there."""
