"""Where claims contradict each other, and what differs between the two sides."""
