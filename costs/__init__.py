"""What multiprocessing costs.

cost       the program that readers run; measured.json is what it measured here
engines    the same for whole programs of examples/engines; engines.json
"""
