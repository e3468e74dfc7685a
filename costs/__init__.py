"""What multiprocessing costs: the program that readers run, and what it measured here."""
