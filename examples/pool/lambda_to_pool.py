from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(lambda number: number * number, range(4))
