"""Commands of maintainers: record, matrix, stress, mutants."""
