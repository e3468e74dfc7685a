"""What is done to the built HTML, whatever built it."""
