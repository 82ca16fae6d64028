"""The read side: one question per function."""
