"""What is known: the models, vocabulary, evidence rubric and errors that all else is built from."""
