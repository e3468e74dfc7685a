import sqlite3
from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        database = sqlite3.connect(":memory:")
        pool.apply(type, (database,))
