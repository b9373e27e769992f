"""Answers in TRAPI, the Translator Reasoner API: what is asked, how it is found, and the message that is made."""
