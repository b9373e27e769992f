"""Whether what somebody writes is claimed: a sentence is read by rules, and held to the claims."""
