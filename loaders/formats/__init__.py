"""Reading of the plain formats that papers are written in, each record with the line that it stands on."""
