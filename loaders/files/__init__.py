"""One module per file of a paper: the model of its records, and what is made of them."""
