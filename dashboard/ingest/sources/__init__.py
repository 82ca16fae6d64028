"""Opens the files that people send and yields their rows, without trusting what is in them."""
