"""Files of other tools: what each says, row by row, made claims of one document."""
